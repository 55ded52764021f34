"""Delivery notes: what was handed over, with or without its prices."""

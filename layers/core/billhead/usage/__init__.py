"""Counts of issued documents for usage-based pricing."""

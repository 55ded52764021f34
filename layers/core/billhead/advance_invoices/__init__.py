"""Advance invoices: money asked for before the supply, later deducted from the invoice."""

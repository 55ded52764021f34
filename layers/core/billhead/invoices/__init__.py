"""Invoices: what is theirs alone; the rest is documents/."""

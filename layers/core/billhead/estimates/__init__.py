"""Estimates and pro forma invoices: offers that a customer accepts or declines."""

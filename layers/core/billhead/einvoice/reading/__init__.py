"""Received electronic invoices: CII, UBL or a PDF that holds one, read into the model of EN 16931. Trusts nothing."""

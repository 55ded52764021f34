"""Electronic invoices by EN 16931: one semantic model, mapped from our documents, written as CII and as UBL."""

"""VAT ids: read, checked offline, and asked of the EU's registry."""

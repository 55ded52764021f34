"""Exchange rates: the European Central Bank's daily tables, stored and looked up."""

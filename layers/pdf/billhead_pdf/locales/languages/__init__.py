"""One module per language, each with one constant LABELS: the words of the trade as its law and offices use them."""

"""What payment codes say: one module per standard, from one order; drawing them is another package's."""

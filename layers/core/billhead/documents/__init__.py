"""What all document types share: shape, totals, storage."""

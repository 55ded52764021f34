"""Text before it is drawn: made harmless, measured, broken into lines. Knows nothing of PDF."""

"""What customers, items and taxes have in common: stored, listed, searched, softly deleted the same way."""

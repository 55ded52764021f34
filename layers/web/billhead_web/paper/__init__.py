"""A document as a page: the words of its PDF, in the same brand, for every screen, reader and printer."""

"""The page behind a public link: the document, what became of it, and what can be taken along."""

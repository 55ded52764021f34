"""The four looks of a document: type, colour and space as data, and how each opens its first page."""

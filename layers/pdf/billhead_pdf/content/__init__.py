"""What a document says, in words of its language: from canonical JSON to text. Knows nothing of pages or fonts."""

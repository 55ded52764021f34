"""What the law of the issuer's country demands to stand on a document, checked before a number is spent."""

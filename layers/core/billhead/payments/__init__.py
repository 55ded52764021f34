"""Money received: kept beside the document that it settles."""

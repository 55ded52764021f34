"""The parties an entity bills."""

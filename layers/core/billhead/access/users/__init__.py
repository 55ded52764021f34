"""The people of an entity and their roles."""

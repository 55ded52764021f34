"""A customer signs up on the platform: an entity is made."""

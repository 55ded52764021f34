"""Tax rates and the entity's own tax list."""

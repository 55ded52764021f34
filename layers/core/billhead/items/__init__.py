"""The catalogue of what an entity sells."""

"""Sort keys of an entity's own record. Nowhere else."""

ENTITY = "entity"

"""The embedded dashboard's way in: one-time tokens and the sessions that they open."""

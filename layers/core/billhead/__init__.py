"""Billhead: white-label invoicing, one isolated entity per customer of a platform."""

import gc

# A start makes some 100,000 objects that live as long as the container. At Python's default threshold the collector
# goes through them several times on the way and frees nothing: about a fifth of a cold start's CPU (`make bench`).
gc.set_threshold(200_000, 20, 100)

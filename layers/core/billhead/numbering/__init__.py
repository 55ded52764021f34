"""Gapless numbers per series and their hash chain."""

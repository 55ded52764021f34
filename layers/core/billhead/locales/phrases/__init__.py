"""What Billhead itself writes, one module per language: read by locales/phrasebook.py. Our own wording; data only."""

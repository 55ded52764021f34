"""API keys of accounts and entities."""

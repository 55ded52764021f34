"""What an entity chooses: formats, texts, templates."""

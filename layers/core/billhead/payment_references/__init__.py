"""Payment references: what a payer quotes so that the payee knows what was paid, with their check digits."""

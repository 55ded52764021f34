"""Who may do what: accounts, keys, users, tokens, sessions."""

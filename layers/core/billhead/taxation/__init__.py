"""Which tax is due on a sale, why, and how an auditor sees that again."""

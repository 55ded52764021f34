"""The tenants: create, brand, disable."""

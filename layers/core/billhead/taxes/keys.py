"""The sort key of an entity's default tax. Those of the taxes themselves are catalog/keys.py's."""

DEFAULT_TAX = "default-tax"

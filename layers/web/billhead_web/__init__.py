"""The embedded dashboard's pages; only the function `dashboard` has this layer. A page loads nothing."""

"""Words and formats of the dashboard's pages, by language tag."""

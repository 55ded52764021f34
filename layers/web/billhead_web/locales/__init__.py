"""Words of the dashboard's pages, by language tag; figures and dates are billhead.locales's."""

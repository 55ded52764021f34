"""Values of CLDR, one module per language, made by `python -m tests.support.locale_tables`: change them there."""

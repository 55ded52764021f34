"""Typefaces, prepared when the layer is built: widths, glyphs and subsets without parsing a font. Knows no document."""

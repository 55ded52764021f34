"""Rebuilds an SVG from the shapes and paints it knows, in the small dialect that the PDF renderer draws."""

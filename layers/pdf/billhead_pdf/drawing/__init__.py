"""Draws planned pages with fpdf2. The only package here that may import it; fpdf2 itself stays as released."""

"""The sums of a document, exact to the minor unit: lines, tax summary, converted amounts, what a credit takes back."""

"""Pages for browsers: the embedded dashboard, a document as a page, a shared one. A page loads nothing.

`paper` and `shared` speak in the words of the PDF and need its WordsLayer; the dashboard has no use for them.
"""

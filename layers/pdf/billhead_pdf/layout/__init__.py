"""Plans pages: measured text at fixed places, page by page, before anything is drawn. Pure; knows nothing of fpdf2."""

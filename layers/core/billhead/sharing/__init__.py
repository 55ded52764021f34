"""Public links to issued documents: made, shown again, ended, and followed by strangers."""

"""Every limit of a logo, with the reason that its breach gives; only numbers live here."""

MAX_RASTER_BYTES = 2 * 1024 * 1024  # too_large; of the file, and of the picture that was made from it
MAX_SIDE_PIXELS = 4_000  # too_many_pixels
MAX_PIXELS = 12_000_000  # too_many_pixels
# A progressive JPEG makes its decoder visit every pixel once per scan; real files have about ten.
MAX_JPEG_SCANS = 100  # too_many_pixels
# The stored picture: 1,200 pixels are 10 cm at 300 dpi, more than any template gives a logo.
LOGO_SIDE_PIXELS = 1_200
# A letterhead is the whole page: 200 dpi on the long side of A4.
PAPER_SIDE_PIXELS = 2_339
JPEG_QUALITY = 90

MAX_SVG_BYTES = 256 * 1024  # too_large
MAX_CLEAN_SVG_BYTES = 512 * 1024  # svg_too_complex
# Elements, depth and characters count twice: in the file, and after every <use> has been replaced by what it shows.
MAX_SVG_ELEMENTS = 2_000  # svg_too_complex
MAX_SVG_DEPTH = 30  # svg_too_complex
MAX_SVG_REFERENCES = 10  # svg_too_complex; the longest chain of <use>, or of gradients that continue each other
MAX_SVG_CHARACTERS = 300_000  # svg_too_complex; of attribute values, path data above all
MAX_SVG_STYLE_RULES = 500  # svg_too_complex
MAX_SVG_NUMBER = 1_000_000  # broken_image
MIN_SVG_SIDE = 0.01  # broken_image; of the viewBox

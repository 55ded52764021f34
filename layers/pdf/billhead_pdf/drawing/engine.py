"""What writes the file: fpdf2's producer, as released. The only module that imports it for a document without pictures.

`import fpdf` reads fontTools, Pillow, an HTML parser and an HTTP client. Of fpdf2 itself, a document whose pages and
fonts are written here needs the half that makes a file; the half that draws is loaded with the first picture."""

from typing import Final

from billhead_pdf.drawing.deferral import Deferral, deferring

DEFERRAL: Final = Deferral(
    packages=frozenset({"fpdf"}),
    later=frozenset(
        {
            "PIL",
            "fontTools",
            "fpdf.annotations",
            "fpdf.drawing",
            "fpdf.drawing_primitives",
            "fpdf.enums",
            "fpdf.font_type_3",
            "fpdf.fonts",
            "fpdf.image_datastructures",
            "fpdf.line_break",
            "fpdf.outline",
            "fpdf.pattern",
            "fpdf.sign",
            "html",
            "importlib.resources",
        }
    ),
    never=frozenset({"cryptography", "endesive", "numpy", "uharfbuzz"}),
)

with deferring(DEFERRAL):
    from fpdf.output import OutputProducer, PDFPage
    from fpdf.syntax import PDFArray, PDFObject, PDFString, Raw

__all__ = ["OutputProducer", "PDFArray", "PDFObject", "PDFPage", "PDFString", "Raw"]

"""Writes the file of a document: fpdf2's producer, with pages, fonts and pictures that are written already."""

from typing import Any, cast

from billhead_pdf.drawing.document import Document
from billhead_pdf.drawing.embedding import embed_font
from billhead_pdf.drawing.engine import OutputProducer, PDFArray, PDFObject, PDFPage, PDFString, Raw
from billhead_pdf.drawing.objects import Ready, Written
from billhead_pdf.fonts.store import load_profile

# Colours of transparent pictures are mixed in RGB, as the file's output intent has them.
_TRANSPARENT = "<</Type /Group /S /Transparency /CS /DeviceRGB>>"


class Producer(OutputProducer):
    """What it leaves to fpdf2: the header, the catalog, the tree of pages, the metadata, the table of references."""

    def __init__(self, document: Document) -> None:
        super().__init__(cast(Any, document))
        self.document = document

    def _add_output_intents(self) -> Any:
        """ISO 19005-3, 6.2.3: which red, green and blue are meant."""
        profile = self._added(Written("/N 3 /Alternate /DeviceRGB", load_profile()))
        return PDFArray(
            [
                Raw(
                    "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB2014 \\(v2\\)) "
                    f"/RegistryName (http://www.color.org) /DestOutputProfile {profile.ref}>>"
                )
            ]
        )

    def _add_pages(self, _slice: slice = slice(0, None)) -> list[PDFPage]:
        for page in self.document.pages.values():
            page.media_box = "[0 0 {:.2f} {:.2f}]".format(*page.dimensions())
            page.group = _TRANSPARENT
            self._add_pdf_obj(page)
            page.contents = cast(Any, self._added(Written("", bytes(cast(bytearray, page.contents)))))
        return list(self.document.pages.values())

    def _insert_resources(self, page_objs: list[PDFPage]) -> None:
        """One dictionary for all pages: they have the same fonts and pictures."""
        fonts = {font.number: embed_font(font, self._added) for font in self.document.lettering.fonts if font.used}
        entries = f"/Font <<{' '.join(f'/F{number} {font.ref}' for number, font in fonts.items())}>>"
        if self.document.picture is not None:
            objects = self.document.picture.objects
            self.pdf_objs.extend(Ready(number, written) for number, written in enumerate(objects, 1))
            entries += f" /XObject <</I1 {len(objects)} 0 R>>"
        resources = self._added(Written(entries))
        for page in page_objs:
            page.resources = cast(Any, resources)

    def _add_structure_tree(self) -> PDFObject | None:
        """What a picture shows, for those who do not see it (ISO 32000-1, 14.9.3)."""
        figures = self.document.figures
        if not figures:
            return None
        root, whole, numbers = (self._added(Written("")) for _ in range(3))
        elements: list[Written] = []
        for key, (page, text) in enumerate(figures):
            self.document.pages[page].struct_parents = key
            elements.append(
                self._added(
                    Written(
                        f"/Type /StructElem /S /Figure /P {whole.ref} /Pg {self.document.pages[page].ref} /K [0] "
                        f"/Alt {PDFString(text).serialize()}"
                    )
                )
            )
        kids = " ".join(element.ref for element in elements)
        root.entries = f"/Type /StructTreeRoot /K [{whole.ref}] /ParentTree {numbers.ref}"
        whole.entries = f"/Type /StructElem /S /Document /P {root.ref} /K [{kids}]"
        numbers.entries = f"/Nums [{' '.join(f'{key} [{element.ref}]' for key, element in enumerate(elements))}]"
        return root

    def _added(self, written: Written) -> Written:
        self._add_pdf_obj(written)
        return written

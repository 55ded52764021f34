"""Writes the file of a document: fpdf2's producer, with pages, fonts and pictures that are written already."""

from typing import Any, cast

from billhead_pdf.drawing.document import Document
from billhead_pdf.drawing.elements import TreeWriter
from billhead_pdf.drawing.embedding import embed_font
from billhead_pdf.drawing.engine import OutputProducer, PDFArray, PDFObject, PDFPage, PDFString, Raw
from billhead_pdf.drawing.objects import Ready, Written
from billhead_pdf.drawing.packing import Packer, packable
from billhead_pdf.fonts.store import load_profile

# Colours of transparent pictures are mixed in RGB, as the file's output intent has them.
_TRANSPARENT = "<</Type /Group /S /Transparency /CS /DeviceRGB>>"
# ISO 14289-1, 7.1: a window shows the title, not the name of the file.
_PREFERENCES = "<</DisplayDocTitle true>>"


class Producer(OutputProducer):
    """What it leaves to fpdf2: the catalog, the tree of pages, the metadata."""

    def __init__(self, document: Document) -> None:
        super().__init__(cast(Any, document))
        self.document = document
        self._packer = Packer()

    def write_file(self) -> bytes:
        """In fpdf2's order, but for what none of our documents has; what its own `bufferize` writes is not packed."""
        root, catalog = self._add_pages_root(), self._add_catalog()
        pages = self._add_pages()
        for file in self.document.embedded_files:
            self._add_pdf_obj(file)
            self._add_pdf_obj(file.file_spec())
        self._insert_resources(pages)
        root.kids = PDFArray(pages)
        for page in pages:
            page.parent, page.annots = root, None
        self._finalize_catalog(
            catalog,
            pages_root_obj=root,
            first_page_obj=pages[0],
            sig_annotation_obj=None,
            xmp_metadata_obj=self._add_xmp_metadata(),
            struct_tree_root_obj=self._add_structure_tree(),
            outline_dict_obj=None,
        )
        catalog.viewer_preferences = cast(Any, Raw(_PREFERENCES))
        # The same as in the metadata (ISO 19005-3, 6.6.2.2); browsers know no other title.
        information = self._added(Written(f"/Title {PDFString(self.document.title).serialize()}"))
        for written in self.pdf_objs:
            self._pack(cast(PDFObject, written))
        roots = f"/Root {catalog.ref}/Info {information.ref}"
        return self._packer.finish(roots, self.obj_id + 1, self.document.identify)

    def _pack(self, added: PDFObject) -> None:
        written: str | bytes = added.serialize()
        dictionary = packable(written)
        if dictionary is None:
            self._packer.add_object(added.id, written if isinstance(written, bytes) else written.encode("latin-1"))
        else:
            self._packer.add_dictionary(added.id, dictionary)

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
        for number, page in self.document.pages.items():
            page.media_box = "[0 0 {:.2f} {:.2f}]".format(*page.dimensions())
            page.group = _TRANSPARENT
            if self.document.marking is not None:
                page.struct_parents = number - 1
            self._add_pdf_obj(page)
            page.contents = cast(Any, self._added(Written("", bytes(cast(bytearray, page.contents)))))
        return list(self.document.pages.values())

    def _insert_resources(self, page_objs: list[PDFPage]) -> None:
        """One dictionary for all pages: they have the same fonts and pictures."""
        fonts = {font.number: embed_font(font, self._added) for font in self.document.lettering.fonts if font.used}
        entries = f"/Font <<{' '.join(f'/F{number} {font.ref}' for number, font in fonts.items())}>>"
        pictures = self.document.pictures
        if pictures:
            parts = [part for picture in pictures.values() for part in picture.numbered]
            self.pdf_objs.extend(Ready(number, written) for number, written in parts)
            forms = " ".join(f"/{name} {picture.last} 0 R" for name, picture in pictures.items())
            entries += f" /XObject <<{forms}>>"
        resources = self._added(Written(entries))
        for page in page_objs:
            page.resources = cast(Any, resources)

    def _add_structure_tree(self) -> PDFObject | None:
        """Straight into the file: there may be thousands of elements."""
        structure, marking = self.document.structure, self.document.marking
        if structure is None or marking is None:
            return None
        root = Written("")
        root.id = first = self.obj_id + 1
        pages = [page.ref for page in self.document.pages.values()]
        writer = TreeWriter(marking, pages, first, self.document.second_language)
        for number, written in enumerate(writer.write(structure), first):
            self._packer.add_dictionary(number, written)
            self.obj_id = number
        return root

    def _added(self, written: Written) -> Written:
        self._add_pdf_obj(written)
        return written

"""Objects of a file that are text already: fpdf2 would look at every attribute of each of them. Knows no document."""

from typing import Any, cast

from billhead_pdf.drawing.engine import PDFObject, PDFPage
from billhead_pdf.drawing.packing import stream


class Written(PDFObject):
    """A dictionary; with `data` a compressed stream."""

    def __init__(self, entries: str, data: bytes | None = None) -> None:
        super().__init__()
        self.entries = entries
        self.data = data

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> Any:
        if self.data is None:
            return f"{self.id} 0 obj\n<<{self.entries}>>\nendobj"
        return stream(self.id, self.entries, self.data)


class Ready(PDFObject):
    """An object that was written for another file, with the number that it has there."""

    def __init__(self, number: int, written: bytes) -> None:
        super().__init__()
        self.id = number
        self.written = written

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> Any:
        return self.written


class Page(PDFPage):
    """A page as a dictionary of references."""

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        parts: list[tuple[str, Any]] = [
            ("Parent", self.parent and self.parent.ref),
            ("MediaBox", self.media_box),
            ("Resources", self.resources and self.resources.ref),
            ("Contents", cast(Any, self.contents).ref),
            ("Group", self.group),
            ("Annots", self.annots and self.annots.serialize()),
            ("StructParents", self.struct_parents),
            # ISO 14289-1, 7.18.3: in the order of the structure.
            ("Tabs", None if self.struct_parents is None else "/S"),
        ]
        written = " ".join(f"/{name} {value}" for name, value in parts if value is not None)
        return f"{self.id} 0 obj\n<</Type /Page {written}>>\nendobj"

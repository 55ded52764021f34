"""A document before it is a file: its pages, what it says of itself, and what else fpdf2's producer asks. No clock."""

from collections.abc import Mapping
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from billhead_pdf.drawing.embedded import EmbeddedFile
from billhead_pdf.drawing.lettering import Lettering
from billhead_pdf.drawing.marking import Marking
from billhead_pdf.drawing.metadata import Metadata, speakable, write_xmp
from billhead_pdf.drawing.objects import Page
from billhead_pdf.layout.ops import PictureName
from billhead_pdf.layout.tags import Tag

if TYPE_CHECKING:
    from billhead_pdf.drawing.pictures import DrawnPicture

    Pictures = Mapping[PictureName, DrawnPicture]


class Document:
    """With its pictures by name, each drawn as often as wanted. With a structure it is a PDF/A-3A (ISO 19005-3,
    conformance A) and PDF/UA-1 (ISO 14289-1), without one a PDF/A-3B."""

    def __init__(
        self,
        lettering: Lettering,
        metadata: Metadata,
        pictures: "Pictures" = MappingProxyType({}),
        structure: Tag | None = None,
    ) -> None:
        self.lettering = lettering
        self.pictures = pictures
        self.structure = structure
        self.marking = None if structure is None else Marking()
        self.pages: dict[int, Page] = {}
        self.lang = metadata.language
        self.second_language = metadata.second_language
        self.title = speakable(metadata.title)
        self.xmp_metadata = write_xmp(metadata, is_tagged=structure is not None)
        # A file's names stand in their order (ISO 32000-1, 7.9.6).
        files = sorted(metadata.attachments, key=lambda attachment: attachment.name)
        self.embedded_files = [EmbeddedFile(file, metadata.created) for file in files]
        self._answer_the_producer(max((picture.last for picture in pictures.values()), default=0))

    def _answer_the_producer(self, reserved: int) -> None:
        """What the producer reads from a document; here it has nothing of it, but numbers that pictures have taken."""
        self._resource_catalog = SimpleNamespace(last_reserved_object_id=reserved, optional_content_groups={})
        self._compliance: Any = "PDF/A-3"
        self.default_page_dimensions = (595.28, 841.89)
        self.zoom_mode = "fullwidth"
        self.page_layout = self.page_mode = self.viewer_preferences = None
        self.named_destinations: dict[str, Any] = {}

    @property
    def pages_count(self) -> int:
        return len(self.pages)

    def open_page(self, width: float, height: float) -> None:
        """A new page of this size in points."""
        page = Page(None, None, bytearray(), len(self.pages) + 1)
        page.set_dimensions(width, height)
        self.pages[len(self.pages) + 1] = page
        if self.marking is not None:
            self.marking.open_page()

    def write_instructions(self, instructions: str) -> None:
        """At the end of the page that was opened last; one byte per character."""
        contents = self.pages[len(self.pages)].contents
        if not isinstance(contents, bytearray):
            raise ValueError("the file was written already")
        contents += instructions.encode("latin-1") + b"\n"

    def identify(self, buffer: bytearray) -> str:
        """ISO 32000-1, 14.4: 16 bytes that tell files apart, the same for the same file: a checksum of each quarter."""
        quarter = len(buffer) // 4 + 1
        digest = "".join(f"{crc32(buffer[at : at + quarter]):08X}" for at in range(0, 4 * quarter, quarter))
        return f"<{digest}><{digest}>"

"""What a document would look like with settings that nobody has saved: composed to be drawn, and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.aws.files import TenantFiles
from billhead.aws.items import Item
from billhead.documents.draft import DocumentDraft
from billhead.documents.printing import Drawing, read_pictures
from billhead.documents.reading import Documents
from billhead.documents.sample import sample_draft
from billhead.entities.keys import ENTITY
from billhead.entities.picture_names import PictureName
from billhead.entities.pictures import picture_requests
from billhead.kernel.fields import Model
from billhead.kernel.merge import merge
from billhead.kernel.validation import validate
from billhead.settings.model import EntitySettings, stored_settings, with_whole_template

# The header of an answer that names the pictures whose new addresses were not fetched.
UNFETCHED = "Billhead-Unfetched-Pictures"
# A look at a page asks no register abroad.
_ASKS_NOBODY = {"tax_rules": {"eu": {"vies_validate_vat": False}}}


class LookRequest(Model):
    """`settings` are merged into the entity's as a PATCH would; `document` is as for creating one, or is a sample."""

    settings: dict[str, Any] = {}
    document: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What to draw, and pictures whose new addresses were not fetched for it: the stored ones stand for them."""

    drawing: Drawing
    filename: str
    unfetched: str


class Looks:
    """Of one type of document of one tenant. Nothing is written and no number is taken."""

    def __init__(self, documents: Documents, files: TenantFiles) -> None:
        self._documents = documents
        self._files = files

    def look(self, asked: LookRequest, language: str | None) -> Look:
        """Errors: Invalid, UnsafeUrl, EntityNotFound, EntityDisabled, and what creating the document refuses."""
        documents, kind = self._documents, self._documents.kind
        draft = None if asked.document is None else validate(kind.draft, asked.document)
        known = documents.known(draft or DocumentDraft.model_construct(date=None, customer_id=None, items=[]))
        known, unfetched = _with_settings(known, asked.settings)
        if draft is None:
            draft = validate(kind.draft, sample_draft(kind.name, known.get(ENTITY, {})))
        content = documents.unsaved(draft, documents.context(draft, known))
        pictures = read_pictures(content["branding"], self._files)
        return Look(Drawing(content, pictures, language), f"{kind.name}-preview.pdf", ", ".join(unfetched))


def _with_settings(
    known: dict[str, Item], settings: Mapping[str, Any]
) -> tuple[dict[str, Item], tuple[PictureName, ...]]:
    """The entity as it would be, were these its settings; a picture that is cleared is gone."""
    entity = known.get(ENTITY)
    if entity is None:
        return known, ()
    wanted = merge(entity["settings"], with_whole_template(settings))
    whole = validate(_Settings, {"settings": merge(wanted, _ASKS_NOBODY)})
    changed = {**entity, "settings": stored_settings(whole.settings)}
    change, unfetched = picture_requests(entity, changed)
    return {**known, ENTITY: {**changed, **change}}, tuple(unfetched)


class _Settings(Model):
    """So that a fault is found under /settings, where it is sent."""

    settings: EntitySettings

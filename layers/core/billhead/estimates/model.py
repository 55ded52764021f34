"""What a client says of an estimate or a pro forma invoice. Pure."""

from billhead.documents.draft import DocumentDraft
from billhead.kernel.fields import Day, Flag


class EstimateDraft(DocumentDraft):
    """An offer, open until a day; as a pro forma it looks like the invoice that it announces and is none."""

    valid_until: Day | None = None
    pro_forma: Flag = False

    @property
    def until(self) -> str | None:
        return self.valid_until

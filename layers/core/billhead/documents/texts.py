"""Which texts a document bears: the client's own, else the entity's in its language. Fills no variables. Pure."""

from collections.abc import Mapping

from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.types import DocumentType
from billhead.settings.texts import default_texts

NOTHING: Mapping[str, str] = {}


def document_texts(
    kind: DocumentType, draft: DocumentDraft, context: Context, language: str, transaction_type: str
) -> dict[str, str | None]:
    """What is omitted is the entity's default; an empty text means none."""
    settings, own = context.settings, _translation(context.settings.translations, language)
    note = f"default_{kind.name}_note"
    terms = own.get("default_invoice_payment_terms") or _payment_terms(context, language)
    clause = own.get("tax_clause") or settings.tax_clause_defaults.of(transaction_type)
    chosen = {
        "header": (draft.header, own.get("document_header") or settings.document_header),
        "note": (draft.note, own.get(note) or getattr(settings, note)),
        "payment_terms": (draft.payment_terms, terms if kind.is_payable else None),
        "tax_clause": (draft.tax_clause, clause),
        "footer": (draft.footer, own.get("document_footer") or settings.document_footer),
        "signature": (draft.signature, own.get("default_document_signature") or settings.default_document_signature),
    }
    return {name: (given if given is not None else default) or None for name, (given, default) in chosen.items()}


def _translation(translations: Mapping[str, Mapping[str, str]], language: str) -> Mapping[str, str]:
    """Of the very locale, else of another one of the same language."""
    primary = language.partition("-")[0]
    alike = [texts for locale, texts in translations.items() if locale.partition("-")[0] == primary]
    return translations.get(language) or next(iter(alike), NOTHING)


def _payment_terms(context: Context, language: str) -> str | None:
    """Terms that the entity never changed are ours, and ours exist in every language."""
    stored = context.settings.default_invoice_payment_terms
    untouched = stored == default_texts(context.entity["locale"]).invoice_payment_terms
    return default_texts(language).invoice_payment_terms if untouched else stored

"""What an entity may set: one model, validated whole after every change. Pure."""

import re
from typing import Annotated, Any, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.kernel.address import Locale
from billhead.kernel.fields import Block, Count, Email, Flag, Header, Model, Name, Text
from billhead.kernel.iban import compact_iban, is_iban
from billhead.locales.languages import known_language
from billhead.particulars.model import ParticularsSettings
from billhead.payment_references.model import Scheme
from billhead.settings.number_format import MalformedNumberFormat, NumberFormat

DocumentType = Literal["invoice", "estimate", "credit_note", "advance_invoice", "delivery_note"]

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")


def _color(text: str) -> str:
    if not _COLOR.fullmatch(text):
        raise PydanticCustomError("color_malformed", "A colour is written as #RRGGBB.")
    return text.upper()


def _iban(text: str) -> str:
    plain = compact_iban(text)
    if not is_iban(plain):
        raise PydanticCustomError("iban_malformed", "This is not a valid IBAN.")
    return plain


def _bic(text: str) -> str:
    plain = text.replace(" ", "").upper()
    if not _BIC.fullmatch(plain):
        raise PydanticCustomError("bic_malformed", "A BIC has 8 or 11 characters (ISO 9362).")
    return plain


def _number_format(text: str) -> str:
    try:
        return NumberFormat.parse(text).text
    except MalformedNumberFormat as error:
        raise PydanticCustomError("number_format_malformed", "{reason}", {"reason": error.detail}) from None


def _origin(text: str) -> str:
    if not re.fullmatch(r"https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?", text):
        raise PydanticCustomError("origin_malformed", "An origin is https://host[:port] in lower case, without a path.")
    return text


def _template(value: Any) -> Any:
    """A bare name is a template with all else default."""
    return {"template": value} if isinstance(value, str) else value


def with_whole_template(settings: Any) -> Any:
    """Of a patch: a bare template name must not clear the logo and the colours that stand beside it."""
    if not isinstance(settings, dict):
        return settings
    given = cast(dict[str, Any], settings)
    template = given.get("pdf_template")
    return {**given, "pdf_template": {"template": template}} if isinstance(template, str) else given


def _written(text: str) -> str:
    if known_language(text) is None:
        raise PydanticCustomError("language_unknown", "Documents are not written in this language.")
    return text


SecondLanguage = Annotated[Locale, AfterValidator(_written)]
Color = Annotated[Text, AfterValidator(_color)]
Iban = Annotated[Text, AfterValidator(_iban)]
Bic = Annotated[Text, AfterValidator(_bic)]
FormatText = Annotated[Text, AfterValidator(_number_format)]
Origin = Annotated[Text, AfterValidator(_origin)]
Url = Annotated[str, Field(max_length=2048, strict=True)]
Days = Annotated[Count, Field(ge=0, le=3650)]
FirstNumber = Annotated[Count, Field(ge=1, le=999_999_999)]


class PdfTemplate(Model):
    template: Literal["modern", "classic", "condensed", "minimal"] = "modern"
    logo_url: Url | None = None
    logo_position: Literal["left", "center", "right"] | None = None
    primary_color: Color = "#1F4E79"
    accent_color: Color | None = None
    font: Text | None = None
    logo_scale_percent: Annotated[Count, Field(ge=10, le=200)] = 100
    page_size: Literal["A4", "Letter"] | None = None
    second_language: SecondLanguage | None = None
    show_qr: Flag = True
    letterhead_url: Url | None = None
    letterhead_pages: Literal["first", "all"] = "first"
    letterhead_margin_top_mm: Annotated[Count, Field(ge=0, le=150)] = 45
    letterhead_margin_bottom_mm: Annotated[Count, Field(ge=0, le=80)] = 25
    signature_url: Url | None = None
    address_window: Literal["none", "din5008_a", "din5008_b", "c56", "us10"] = "none"
    fold_marks: Flag = False


class BankAccount(Model):
    """What a payer needs: an IBAN, or the numbers of a domestic account."""

    type: Literal["iban", "us_domestic", "uk_domestic", "other"] = "iban"
    name: Text | None = None
    bank_name: Text | None = None
    iban: Iban | None = None
    bic: Bic | None = None
    account_number: Text | None = None
    routing_number: Text | None = None
    sort_code: Text | None = None
    is_default: Flag = False

    @model_validator(mode="after")
    def _payable(self) -> "BankAccount":
        if self.iban is None and self.account_number is None:
            raise PydanticCustomError("bank_account_incomplete", "A bank account has an iban or an account_number.")
        return self


class EmailDefaults(Model):
    sender_name: Text | None = None
    reply_to: Email | None = None
    invoice_subject: Text | None = None
    invoice_body: Block | None = None
    estimate_subject: Text | None = None
    estimate_body: Block | None = None
    credit_note_subject: Text | None = None
    credit_note_body: Block | None = None


class Calculation(Model):
    default_mode: Literal["b2b_standard", "b2c_gross_discount"] = "b2b_standard"


class EuTaxRules(Model):
    """`oss_registered`: in the Union scheme, so that distance sales bear the tax of their destination."""

    vies_validate_vat: Flag = False
    auto_reverse_charge: Flag = True
    auto_remove_tax_export: Flag = True
    oss_registered: Flag = False


class TaxRules(Model):
    """`default_classification`: what is sold where neither the line nor its item says."""

    eu: EuTaxRules = Field(default_factory=EuTaxRules)
    default_classification: Literal["product", "service", "electronic_service"] = "service"


class TaxClauses(Model):
    domestic: Block | None = None
    intra_eu_b2b: Block | None = None
    intra_eu_b2c: Block | None = None
    w3_b2b: Annotated[Block | None, Field(alias="3w_b2b")] = None
    w3_b2c: Annotated[Block | None, Field(alias="3w_b2c")] = None
    export: Block | None = None

    def of(self, transaction_type: str) -> str | None:
        """By the document's `transaction_type`."""
        return getattr(self, {"3w_b2b": "w3_b2b", "3w_b2c": "w3_b2c"}.get(transaction_type, transaction_type))


class PaymentCode(Model):
    """A payment code is shown where the account, the currency and the country's rules allow it."""

    enabled: Flag = True


class PaymentReferences(Model):
    """How references are made of document numbers; None is what is usual in the account's country."""

    scheme: Scheme | None = None


class Reminders(Model):
    enabled: Flag = False
    threshold_days: Days = 3


class EInvoicing(Model):
    """Which electronic invoices must be to be had of every document that the law calls an invoice."""

    factur_x: Flag = False
    xrechnung: Flag = False
    peppol_bis: Flag = False

    @property
    def is_on(self) -> bool:
        return self.factur_x or self.xrechnung or self.peppol_bis


class Embed(Model):
    allowed_origins: Annotated[list[Origin], Field(max_length=20)] = []
    hidden_features: Annotated[list[Name], Field(max_length=50)] = []


class EntitySettings(Model):
    """All settings of an entity (API §2). What is absent has the default of its field or of the country."""

    pdf_template: Annotated[PdfTemplate, BeforeValidator(_template)] = Field(default_factory=PdfTemplate)
    email_defaults: EmailDefaults = Field(default_factory=EmailDefaults)
    number_formats: dict[DocumentType, FormatText] = {}
    number_sequence_starts: dict[DocumentType, FirstNumber] = {}
    default_invoice_due_days: Days = 30
    default_invoice_note: Block | None = None
    default_invoice_payment_terms: Block | None = None
    default_estimate_note: Block | None = None
    default_credit_note_note: Block | None = None
    default_advance_invoice_note: Block | None = None
    default_delivery_note_note: Block | None = None
    document_header: Header | None = None
    document_footer: Block | None = None
    default_document_signature: Block | None = None
    translations: Annotated[dict[Name, dict[Name, Block]], Field(max_length=40)] = {}
    calculation: Calculation = Field(default_factory=Calculation)
    tax_rules: TaxRules = Field(default_factory=TaxRules)
    particulars: ParticularsSettings = Field(default_factory=ParticularsSettings)
    tax_clause_defaults: TaxClauses = Field(default_factory=TaxClauses)
    bank_accounts: Annotated[list[BankAccount], Field(max_length=20)] = []
    epc_qr: PaymentCode = Field(default_factory=PaymentCode)
    upn_qr: PaymentCode = Field(default_factory=PaymentCode)
    hub3: PaymentCode = Field(default_factory=PaymentCode)
    swiss_qr: PaymentCode = Field(default_factory=PaymentCode)
    payment_reference: PaymentReferences = Field(default_factory=PaymentReferences)
    e_invoicing: EInvoicing = Field(default_factory=EInvoicing)
    payment_reminders: Reminders = Field(default_factory=Reminders)
    overdue_notifications: Reminders = Field(default_factory=Reminders)
    embed: Embed = Field(default_factory=Embed)

    def default_bank_account(self) -> BankAccount | None:
        marked = [account for account in self.bank_accounts if account.is_default]
        return next(iter(marked or self.bank_accounts), None)

    def first_number(self, document_type: str) -> int:
        starts: dict[Any, int] = self.number_sequence_starts  # pyright: ignore[reportAssignmentType]
        return starts.get(document_type, 1)


def stored_settings(settings: EntitySettings) -> dict[str, Any]:
    """Only what was set: defaults of ours may improve later without touching stored choices."""
    return settings.model_dump(exclude_unset=True, exclude_none=True, by_alias=True)

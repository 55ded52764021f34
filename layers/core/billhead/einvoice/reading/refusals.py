"""Why a received electronic invoice cannot be read at all; what is only unreadable in parts is a warning. Data only."""

from billhead.kernel.errors import Invalid, Malformed, TooLarge, UnsupportedMedia


class TypeUnsupported(UnsupportedMedia):
    """An electronic invoice comes as application/xml, text/xml or application/pdf."""

    code = "e_invoice_type_unsupported"


class AnswerTooLarge(TooLarge):
    """The invoice says more than one answer can hold; docs/limits.md has the figure."""

    code = "e_invoice_too_large"


class SyntaxUnknown(Invalid):
    """The XML is neither a Cross Industry Invoice (D16B) nor an Invoice or a CreditNote of UBL 2."""

    code = "e_invoice_syntax_unknown"


class XmlMalformed(Malformed):
    """The XML is not well-formed."""

    code = "xml_malformed"


class XmlEncodingRefused(Malformed):
    """The XML is not in the encoding that it says, or in one that is not taken: UTF-8, UTF-16 with its mark, Latin."""

    code = "xml_encoding_refused"


class XmlDoctypeRefused(Malformed):
    """The XML has a document type declaration: no electronic invoice needs one, and attacks with entities do."""

    code = "xml_doctype_refused"


class XmlTooComplex(Malformed):
    """The XML is deeper or has more elements or longer values than any invoice; docs/limits.md has the figures."""

    code = "xml_too_complex"


class PdfMalformed(Malformed):
    """The file is no PDF, or so damaged that the files in it cannot be found."""

    code = "pdf_malformed"


class PdfTooComplex(Malformed):
    """The PDF has more objects, or unpacks to more, than is read for one invoice; docs/limits.md has the figures."""

    code = "pdf_too_complex"


class PdfEncrypted(Invalid):
    """The PDF is encrypted: send the file without a password."""

    code = "pdf_encrypted"


class PdfWithoutInvoice(Invalid):
    """No file in the PDF is called factur-x.xml, xrechnung.xml or zugferd-invoice.xml."""

    code = "pdf_without_invoice"

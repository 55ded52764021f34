"""POST /e-invoices/parse: a received electronic invoice, XML or PDF, becomes our JSON. Stores nothing. Wiring only."""

from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.einvoice.reading.refusals import AnswerTooLarge, TypeUnsupported
from billhead.einvoice.reading.service import PDF, XML, parse_pdf, parse_xml

api = make_api()
# What Lambda takes at once is 6 MB, and base64 makes a third more of a file; an answer is escaped once more on its way.
MAX_FILE = 4 * 1024 * 1024
MAX_ANSWER = 5 * 1024 * 1024


@api.post("/e-invoices/parse")
def parse_e_invoice() -> Response[str]:
    media_type = (api.request.header("content-type") or "").partition(";")[0].strip().lower()
    if media_type not in {PDF, *XML}:
        raise TypeUnsupported("Send application/xml, text/xml or application/pdf.")
    content = api.request.content(MAX_FILE)
    is_decoded = not api.request.is_binary
    answer = json_response(200, parse_pdf(content) if media_type == PDF else parse_xml(content, is_decoded=is_decoded))
    if _weight(answer.body or "") > MAX_ANSWER:
        raise AnswerTooLarge("The invoice says more than one answer can hold.")
    return answer


def _weight(body: str) -> int:
    """Bytes of the answer as Lambda carries it: in JSON once more, with its quotes and backslashes escaped."""
    return len(body.encode("utf-8", "surrogatepass")) + body.count('"') + body.count("\\")


handler = api.handler

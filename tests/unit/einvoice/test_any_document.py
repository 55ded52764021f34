"""Whatever document Billhead makes: what the preflight accepts passes the official rules, and nothing else does."""

from billhead.einvoice.preflight import lacks
from billhead.einvoice.profiles import FORMATS, Format
from billhead.einvoice.writing import write_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.official_rules import verdicts
from tests.unit.einvoice.any_documents import Document, documents


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(document=documents(), form=st.sampled_from(FORMATS))
def test_the_preflight_accepts_exactly_what_the_official_rules_accept(document: Document, form: Format) -> None:
    told = lacks(document, form)
    official = verdicts(write_document(document, form), form)
    assert bool(told) is bool(official), (form.name, told, official)

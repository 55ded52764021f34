"""Every write that the product knows, as one row each: a new one is added here, and all faults are tried on it."""

import re

from tests.concurrency.entity_cases import CATALOG, ENTITIES
from tests.concurrency.use_case import (
    ADA,
    BATCHES,
    CHUNKS,
    DRAFT,
    FILES,
    INVOICE,
    LINE,
    LINKS,
    LONG,
    REQUESTS,
    RESULTS,
    SIGN_UPS,
    Ask,
    Prepare,
    UseCase,
    ask,
    count_usage,
    done,
    drafts,
    fetch_logo,
    finalize_drafts,
    finalize_first,
    keep_history,
    made,
    new_account,
    platform,
    print_ahead,
    publish,
    sign_up_by_cognito,
    sign_up_by_event,
    sign_up_by_hook,
    streamed,
    web,
)

HERE = "/invoices/{invoice}"
AN_INVOICE = (made("invoice", "/invoices", INVOICE),)
A_DRAFT = (made("invoice", "/invoices", DRAFT),)
A_LONG_DRAFT = (made("invoice", "/invoices", {**DRAFT, "items": LONG}),)
# What another document is of stands in it under the name that its maker gave it: see World.
CREDIT = {"credited_invoice_id": "{invoice}", "date": "2026-11-21"}
DEDUCTING = {**INVOICE, "advance_invoices": ["{advance}"]}
PAYMENT = {"document_id": "{invoice}", "type": "bank_transfer", "amount": 50}
AN_ESTIMATE = (made("estimate", "/estimates", INVOICE),)
AN_ADVANCE = (made("advance", "/advance-invoices", {**INVOICE, "items": [{**LINE, "quantity": 1}]}),)
A_DELIVERY = (made("delivery", "/delivery-notes", INVOICE),)
FURTHER_TYPES = {
    "estimate": "/estimates",
    "credit note": "/credit-notes",
    "advance invoice": "/advance-invoices",
    "delivery note": "/delivery-notes",
}
REFERRING = {**INVOICE, "reference": "2025-4711"}


def drafted(path: str) -> tuple[Prepare, ...]:
    return (made("draft", path, {**REFERRING, "is_draft": True}),)


def whole(path: str) -> tuple[Prepare, ...]:
    return (made("whole", path, REFERRING),)


def shared(kind: str, path: str) -> tuple[UseCase, ...]:
    """Its public link is made, and ended."""
    link = f"{path}/{{whole}}/share"
    return (
        UseCase(f"{kind} is shared", ask("POST", link, {}), whole(path), REQUESTS, unfinished=LINKS),
        UseCase(
            f"the link of {kind} is ended",
            ask("DELETE", link),
            (*whole(path), done("POST", link, {})),
            unfinished=LINKS,
        ),
    )


INVOICES = (
    *shared("invoice", "/invoices"),
    UseCase("an invoice is issued", ask("POST", "/invoices", INVOICE)),
    UseCase("a second invoice is issued", ask("POST", "/invoices", INVOICE), (made("first", "/invoices", INVOICE),)),
    UseCase("a long invoice is issued", ask("POST", "/invoices", {**INVOICE, "items": LONG}), leaves=CHUNKS),
    UseCase(
        "an invoice saves its customer",
        ask("POST", "/invoices", {**INVOICE, "customer": {**ADA, "save_customer": True}}),
    ),
    UseCase("a draft is made", ask("POST", "/invoices", DRAFT)),
    UseCase("a long draft is made", ask("POST", "/invoices", {**DRAFT, "items": LONG}), leaves=CHUNKS),
    UseCase("a draft is changed", ask("PATCH", HERE, {"note": "Hello"}), A_DRAFT),
    UseCase(
        "a draft of a version is changed",
        ask("PATCH", HERE, {"note": "Hello"}, headers={"if-match": '"1"'}),
        A_DRAFT,
    ),
    UseCase(
        "a long draft is changed",
        ask("PATCH", HERE, {"note": "Hello"}),
        A_LONG_DRAFT,
        leaves=CHUNKS,
        stays=True,
    ),
    UseCase("a draft is deleted", ask("DELETE", HERE), A_DRAFT),
    UseCase(
        "a long draft is deleted",
        ask("DELETE", HERE),
        A_LONG_DRAFT,
        CHUNKS,
    ),
    UseCase("a draft is finalized", ask("POST", HERE + "/finalize"), A_DRAFT),
    UseCase(
        "a long draft is finalized",
        ask("POST", HERE + "/finalize"),
        A_LONG_DRAFT,
        CHUNKS,
        stays=True,
    ),
    UseCase(
        "an invoice is voided",
        ask("POST", HERE + "/void", {"reason": "Wrong"}),
        AN_INVOICE,
    ),
    UseCase("an invoice is printed ahead", print_ahead, AN_INVOICE, FILES),
    UseCase(
        "an invoice is printed on the spot",
        ask("GET", HERE + "/pdf"),
        AN_INVOICE,
        FILES,
    ),
)

OTHERS = (
    UseCase("an estimate is issued", ask("POST", "/estimates", INVOICE)),
    UseCase("an estimate is accepted", ask("POST", "/estimates/{estimate}/accept", {}), AN_ESTIMATE),
    UseCase("an estimate is declined", ask("POST", "/estimates/{estimate}/decline", {}), AN_ESTIMATE),
    UseCase("an estimate is converted", ask("POST", "/estimates/{estimate}/convert", {}), AN_ESTIMATE),
    UseCase("an invoice is credited", ask("POST", "/credit-notes", CREDIT), AN_INVOICE),
    UseCase(
        "a credit note is voided",
        ask("POST", "/credit-notes/{credit}/void", {"reason": "Wrong"}),
        (*AN_INVOICE, made("credit", "/credit-notes", CREDIT)),
    ),
    UseCase("an advance invoice is issued", ask("POST", "/advance-invoices", INVOICE)),
    UseCase("an advance is deducted", ask("POST", "/invoices", DEDUCTING), AN_ADVANCE),
    UseCase(
        "an invoice that deducts an advance is voided",
        ask("POST", HERE + "/void", {"reason": "Wrong"}),
        (*AN_ADVANCE, made("invoice", "/invoices", DEDUCTING)),
    ),
    UseCase("a delivery note is issued", ask("POST", "/delivery-notes", INVOICE)),
    UseCase("a delivery note is converted", ask("POST", "/delivery-notes/{delivery}/convert", {}), A_DELIVERY),
    UseCase("an invoice is paid", ask("POST", "/payments", PAYMENT), AN_INVOICE),
    *(
        case
        for kind, path in FURTHER_TYPES.items()
        for case in (
            *shared(kind, path),
            UseCase(f"a draft {kind} is changed", ask("PATCH", f"{path}/{{draft}}", {"note": "Hello"}), drafted(path)),
            UseCase(f"a draft {kind} is deleted", ask("DELETE", f"{path}/{{draft}}"), drafted(path)),
            UseCase(f"a draft {kind} is finalized", ask("POST", f"{path}/{{draft}}/finalize"), drafted(path)),
            UseCase(f"{kind} is voided", ask("POST", f"{path}/{{whole}}/void", {"reason": "Wrong"}), whole(path)),
        )
    ),
    UseCase("what happened is kept", keep_history),
)

USER = {"email": "ada@example.com", "role": "editor"}
KEY = {"name": "Reports"}
PEOPLE = "/entities/users"
ACCESS = (
    UseCase("a user is added", ask("POST", PEOPLE, USER), leaves=REQUESTS),
    UseCase("a user is changed", ask("PATCH", PEOPLE + "/{user}", {"role": "viewer"}), (made("user", PEOPLE, USER),)),
    UseCase("a user is removed", ask("DELETE", PEOPLE + "/{user}"), (made("user", PEOPLE, USER),)),
    UseCase(
        "a removed user is added",
        ask("POST", PEOPLE, USER),
        (made("user", PEOPLE, USER), done("DELETE", PEOPLE + "/{user}")),
        REQUESTS,
    ),
    UseCase("an account's key is made", ask("POST", "/api-keys", KEY)),
    UseCase(
        "an account's key is deleted",
        ask("DELETE", "/api-keys/{key}"),
        (made("key", "/api-keys", KEY),),
        by_token=True,
    ),
    UseCase("an entity's key is made", ask("POST", "/entities/api-keys", KEY)),
    UseCase(
        "an entity's key is deleted",
        ask("DELETE", "/entities/api-keys/{key}"),
        (made("key", "/entities/api-keys", KEY),),
        by_token=True,
    ),
    # Nobody can be shown the first token again, so a repetition makes another.
    UseCase("a token is made", ask("POST", PEOPLE + "/their-42/token", {}), leaves=REQUESTS, is_another=True),
    # An operator who lost the answer makes another account; the first has no key that anybody knows.
    UseCase("an account is made", new_account, is_another=True, by_token=True),
)

LINKING = (
    made("whole", "/invoices", INVOICE),
    made("draft1", "/invoices", {**DRAFT, "linked_documents": ["{whole}"]}),
    made("draft2", "/invoices", {**DRAFT, "linked_documents": ["{whole}"]}),
)
BULK = (
    UseCase(
        "drafts are put into the queue",
        ask("POST", "/documents/finalize", {"ids": ["{draft1}", "{draft2}"]}),
        drafts(2),
        BATCHES,
        has_messages=True,
    ),
    UseCase("drafts are finalized in bulk", finalize_drafts, drafts(3), unfinished=RESULTS),
    UseCase(
        "long drafts are finalized in bulk",
        finalize_drafts,
        drafts(2, items=LONG),
        CHUNKS,
        stays=True,
        unfinished=RESULTS,
    ),
    UseCase(
        "drafts that change one document are finalized in bulk",
        finalize_drafts,
        LINKING,
        stages=(finalize_first,),
        unfinished=RESULTS,
    ),
)

WORKERS = (
    UseCase("a logo is fetched", fetch_logo, (web,), FILES, has_messages=True),
    UseCase("a customer signs up by hook", sign_up_by_hook, (platform,)),
    UseCase("a customer signs up by an event", sign_up_by_event, (platform,)),
    UseCase("a customer signs up by Cognito", sign_up_by_cognito, (platform,), SIGN_UPS, stays=True, has_messages=True),
    UseCase("a document is counted", count_usage),
    UseCase("events are published", publish, (made("invoice", "/invoices", INVOICE), streamed), has_messages=True),
)

USE_CASES = (*ENTITIES, *CATALOG, *INVOICES, *OTHERS, *BULK, *ACCESS, *WORKERS)

# Written without Ask above.
FURTHER_ROUTES = {"POST /entities/{}/logo", "POST /hooks/signup"}
# The first five save nothing. A token is spent before its session begins, so that no crash can make two of it: who
# dies between asks for another. Leaving takes one item away.
LEFT_OUT = {
    "POST /documents/preview",
    "POST /documents/preview.pdf",
    "POST /documents/next-number",
    "POST /transaction-type",
    "POST /e-invoices/parse",
    "POST /embed",
    "POST /embed/leave",
}


def covered_routes() -> set[str]:
    """With `{}` for each parameter."""
    asked = [case.write for case in USE_CASES if isinstance(case.write, Ask)]
    return (
        {re.sub(r"\{[^}]+\}|their-42", "{}", f"{one.method} {one.path}") for one in asked} | FURTHER_ROUTES | LEFT_OUT
    )

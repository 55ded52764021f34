"""`tax_decision` of a document: rules, inputs and evidence as JSON values; and the same again from its inputs. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from billhead.taxation.assess import Situation, assess, transaction_type
from billhead.taxation.cautions import tax_warnings
from billhead.taxation.evidence import evidence
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Buyer, Issuer, Place, Question, Supply, Treatment
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE, ENGINE_VERSION
from billhead.taxation.treat import domestic_reverse_charge, treat

_SWITCHES = ("auto_reverse_charge", "auto_remove_tax_export", "oss_registered")


class OtherEngineVersion(ValueError):
    """The record was made by another version of the engine; replay it with the release that carries that one."""


def decision_record(situation: Situation, lines: Sequence[LineTreatment]) -> dict[str, Any]:
    """For canonical JSON: no dates, no tuples. One entry of `rules` for each rule and kind of supply."""
    warnings = tax_warnings(situation, lines)
    record: dict[str, Any] = {
        "engine_version": ENGINE_VERSION,
        "transaction_type": transaction_type(situation, [line.supply for line in lines]),
        "rules": _rules(lines),
        "inputs": _inputs(situation.question),
        "evidence": evidence(situation, lines),
    }
    if warnings:
        record["warnings"] = [{"code": warning.code, "detail": warning.detail} for warning in warnings]
    return record


def replay(record: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine decides today on the record's inputs; for an unchanged engine it equals the record.

    Errors: OtherEngineVersion; KeyError and TypeError for what is no record.
    """
    if record["engine_version"] != ENGINE_VERSION:
        raise OtherEngineVersion(record["engine_version"])
    situation = assess(_question(record["inputs"]))
    lines = [line for entry in record["rules"] for line in _lines(situation, entry)]
    return decision_record(situation, sorted(lines, key=lambda line: line.position))


def _rules(lines: Iterable[LineTreatment]) -> list[dict[str, Any]]:
    entries: dict[tuple[str, Supply], dict[str, Any]] = {}
    for line in lines:
        key = (line.treatment.rule.id, line.supply)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = _entry(line.supply, line.treatment)
        entry["lines"].append(line.position)
    return list(entries.values())


def _entry(supply: Supply, treatment: Treatment) -> dict[str, Any]:
    rule = treatment.rule
    entry: dict[str, Any] = {
        "id": rule.id,
        "version": rule.version,
        "summary": rule.summary,
        "law": rule.law,
        "supply": supply,
        "lines": [],
        "category": rule.category,
        "exemption_reason_code": rule.exemption_reason_code,
        "rates": treatment.country if treatment.is_taxed else None,
    }
    return {key: value for key, value in entry.items() if value is not None}


def _inputs(question: Question) -> dict[str, Any]:
    to = question.destination
    parties = {
        "issuer": _said(question.issuer),
        "buyer": _said(question.buyer) if question.buyer else None,
        "destination": {name: value for name, value in to._asdict().items() if value is not None} if to else None,
    }
    return {
        "date": question.on.isoformat(),
        **{name: party for name, party in parties.items() if party is not None},
        **{name: getattr(question, name) for name in _SWITCHES},
    }


def _said(party: Issuer | Buyer) -> dict[str, Any]:
    """Without what is not there: None and a flag that is off by default."""
    said = ((field, getattr(party, field.name)) for field in fields(party))
    return {
        field.name: value.isoformat() if isinstance(value, date) else value
        for field, value in said
        if value is not None and not (value is False and field.default is False)
    }


def _question(inputs: Mapping[str, Any]) -> Question:
    return Question(
        issuer=Issuer(**inputs["issuer"]),
        buyer=_buyer(inputs["buyer"]) if "buyer" in inputs else None,
        on=date.fromisoformat(inputs["date"]),
        destination=Place(**inputs["destination"]) if "destination" in inputs else None,
        **{name: inputs[name] for name in _SWITCHES},
    )


def _buyer(given: Mapping[str, Any]) -> Buyer:
    values = dict(given)
    if "vies_date" in given:
        values["vies_date"] = date.fromisoformat(given["vies_date"])
    return Buyer(**values)


def _lines(situation: Situation, entry: Mapping[str, Any]) -> list[LineTreatment]:
    is_chosen = entry["id"] == DOMESTIC_REVERSE_CHARGE.id
    supply: Supply = entry["supply"]
    treatment = domestic_reverse_charge(situation) if is_chosen else treat(situation, supply)
    return [LineTreatment(position, supply, treatment) for position in entry["lines"]]

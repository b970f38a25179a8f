"""A record as it is written: the International Patient Summary of a short form, or the document that was sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from daodi.hub.health.referrals.services import System, system_of

Node = dict[str, Any]
LOINC = "http://loinc.org"
TERMS = "http://terminology.hl7.org/CodeSystem"
SUMMARY = ("60591-5", "Patient summary Document")
REPORT = ("11488-4", "Consult note")
SECTIONS = {
    "problems": ("11450-4", "Problem list - Reported"),
    "allergies": ("48765-2", "Allergies and adverse reactions Document"),
    "medications": ("10160-0", "History of Medication use Narrative"),
    "procedures": ("47519-4", "History of Procedures Document"),
}
NONE_KNOWN = ("nilknown", "Nil Known")
NOT_ASKED = ("notasked", "Not Asked")


@dataclass(frozen=True)
class Coded:
    """One entry: a code of a system with its words, or words alone, which are never released unless agreed."""

    text: str
    code: str = ""
    system: str = ""

    def concept(self) -> Node:
        """As FHIR's CodeableConcept."""
        known: System | None = system_of(self.system)
        if not self.code or known is None:
            return {"text": self.text}
        display = {"display": self.text} if self.text else {}
        return {"coding": [{"system": known.uri, "code": self.code, **display}]}


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who it is about, as the sender knows them."""

    family: str = ""
    given: str = ""
    gender: str = "unknown"
    born: date | None = None
    identifier: str = ""
    identifier_system: str = ""
    phone: str = ""

    def resource(self) -> Node:
        """As FHIR's Patient."""
        name = {"family": self.family, "given": [self.given] if self.given else []}
        number = {"system": self.identifier_system, "value": self.identifier}
        said: Node = {
            "resourceType": "Patient",
            "identifier": [_filled(number)] if self.identifier else [],
            "name": [_filled(name)] if self.family or self.given else [],
            "telecom": [{"system": "phone", "value": self.phone}] if self.phone else [],
            "gender": self.gender,
            "birthDate": self.born.isoformat() if self.born else "",
        }
        return _filled(said)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What is known of the person, or was done: none where it wasn't asked, empty where none is known."""

    problems: Sequence[Coded] | None = None
    allergies: Sequence[Coded] | None = None
    medications: Sequence[Coded] | None = None
    procedures: Sequence[Coded] | None = None


def written(person: Person, summary: Summary, *, by: str, now: datetime, report: bool = False) -> Node:
    """The document: a Composition of sections, the person, the party, and an entry for each code."""
    who, party, own = _address(), _address(), _address()
    sections: list[Node] = []
    entries: list[tuple[str, Node]] = []
    for name, said in (("problems", summary.problems), ("allergies", summary.allergies)):
        sections.append(_section(name, said, who, now, entries))
    sections.append(_section("medications", summary.medications, who, now, entries))
    if summary.procedures is not None:
        sections.append(_section("procedures", summary.procedures, who, now, entries))
    composition = {
        "resourceType": "Composition",
        "status": "final",
        "type": _coded(LOINC, REPORT if report else SUMMARY),
        "subject": {"reference": who},
        "date": now.isoformat(timespec="seconds"),
        "author": [{"reference": party}],
        "title": "Report" if report else "Patient summary",
        "section": sections,
    }
    first = [(own, composition), (who, person.resource()), (party, {"resourceType": "Organization", "name": by})]
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _address()},
        "type": "document",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [_entry(address, held) for address, held in (*first, *entries)],
    }


def _section(name: str, said: Sequence[Coded] | None, who: str, now: datetime, entries: list[tuple[str, Node]]) -> Node:
    code, display = SECTIONS[name]
    section: Node = {"title": display, "code": _coded(LOINC, (code, display))}
    if not said:
        empty = NOT_ASKED if said is None else NONE_KNOWN
        return {**section, "text": _text(empty[1]), "emptyReason": _coded(f"{TERMS}/list-empty-reason", empty)}
    made = [(_address(), ENTRIES[name](one, {"reference": who}, now)) for one in said]
    entries.extend(made)
    return {
        **section,
        "text": _text(", ".join(one.text or one.code for one in said)),
        "entry": [{"reference": address} for address, _held in made],
    }


def _problem(one: Coded, who: Node, _now: datetime) -> Node:
    status = _coded(f"{TERMS}/condition-clinical", ("active", "Active"))
    return {"resourceType": "Condition", "clinicalStatus": status, "code": one.concept(), "subject": who}


def _allergy(one: Coded, who: Node, _now: datetime) -> Node:
    status = _coded(f"{TERMS}/allergyintolerance-clinical", ("active", "Active"))
    return {"resourceType": "AllergyIntolerance", "clinicalStatus": status, "code": one.concept(), "patient": who}


def _medication(one: Coded, who: Node, now: datetime) -> Node:
    taken = {"medicationCodeableConcept": one.concept(), "subject": who, "effectiveDateTime": now.date().isoformat()}
    return {"resourceType": "MedicationStatement", "status": "active", **taken}


def _procedure(one: Coded, who: Node, now: datetime) -> Node:
    done = {"code": one.concept(), "subject": who, "performedDateTime": now.date().isoformat()}
    return {"resourceType": "Procedure", "status": "completed", **done}


ENTRIES = {"problems": _problem, "allergies": _allergy, "medications": _medication, "procedures": _procedure}


def request(
    *, asked: Coded, why: Iterable[Coded], priority: str, now: datetime, person: str, by: Node | None = None
) -> Node:
    """The ServiceRequest that goes with a document; ``person`` is how the document refers to the patient."""
    said: Node = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "priority": priority,
        "code": asked.concept(),
        "subject": {"reference": person},
        "authoredOn": now.isoformat(timespec="seconds"),
        "reasonCode": [one.concept() for one in why],
        **({"requester": by} if by else {}),
    }
    return _filled(said)


def joined(document: Node, asked: Node | None) -> Node:
    """The document with the request among its entries, so that both are minimised as one."""
    if asked is None:
        return document
    return {**document, "entry": [*document["entry"], _entry(_address(), asked)]}


def parted(document: Node | None) -> tuple[Node | None, Node | None]:
    """The document and the request again."""
    if document is None:
        return None, None
    asked = [one["resource"] for one in document["entry"] if one["resource"]["resourceType"] == "ServiceRequest"]
    rest = [one for one in document["entry"] if one["resource"]["resourceType"] != "ServiceRequest"]
    return ({**document, "entry": rest} if rest else None), (asked[0] if asked else None)


def resources(document: Node | None, kind: str) -> list[Node]:
    """The resources of a type in a document."""
    held = [one.get("resource") for one in (document or {}).get("entry", ())]
    return [one for one in held if isinstance(one, dict) and one.get("resourceType") == kind]


def patient_of(document: Node) -> tuple[str, Node] | None:
    """The person of a document, with how its other resources refer to them."""
    for one in document.get("entry", ()):
        held = one.get("resource")
        if isinstance(held, dict) and held.get("resourceType") == "Patient":
            return str(one.get("fullUrl") or f"Patient/{held.get('id')}"), held
    return None


def _entry(address: str, held: Node) -> Node:
    kind = held["resourceType"]
    return {"fullUrl": address, "resource": {"resourceType": kind, "id": address.removeprefix("urn:uuid:")} | held}


def _address() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def _coded(system: str, code: tuple[str, str]) -> Node:
    return {"coding": [{"system": system, "code": code[0], "display": code[1]}]}


def _text(words: str) -> Node:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{escaped}</div>'}


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], {}, None)}

"""A resource is held against its structure and the rules that the structure can't say; nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.health.fhir.validation import is_valid, validate

PATIENT = {"resourceType": "Patient", "id": "p1"}
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
ENTRY = {"fullUrl": "urn:uuid:6b9d1b1c-4b3a-4f6e-9d53-0d1d8d6a1e10", "resource": PATIENT}
Lines = Callable[[str], list[dict[str, Any]]]


def told(resource: object) -> list[tuple[str, str]]:
    """The rules broken, and where."""
    return [(issue.rule, issue.path) for issue in validate(json.dumps(resource)) if issue.severity == "error"]


def patient(**facts: object) -> dict[str, object]:
    return {**PATIENT, **facts}


def coded(system: str) -> dict[str, object]:
    return {"coding": [{"system": system, "code": "M"}]}


def narrated(inner: str) -> dict[str, object]:
    return patient(text={"status": "generated", "div": DIV.format(inner)})


def bundle(kind: str, *entries: object, **facts: object) -> dict[str, object]:
    return {"resourceType": "Bundle", "type": kind, "entry": list(entries), **facts}


BROKEN = [
    (patient(nome="x"), "structure", "Patient.nome"),
    (patient(name={"family": "x"}), "structure", "Patient.name"),
    (patient(name=[]), "structure", "Patient.name"),
    (patient(name=[{}]), "ele-1", "Patient.name[0]"),
    (patient(name=None), "structure", "Patient.name"),
    (patient(active="true"), "value", "Patient.active"),
    (patient(birthDate="1977-13-01"), "value", "Patient.birthDate"),
    (patient(birthDate="2023-02-29"), "value", "Patient.birthDate"),
    (patient(gender="f"), "value", "Patient.gender"),
    (patient(deceasedBoolean=True, deceasedDateTime="2020"), "structure", "Patient"),
    (patient(_nome={"id": "x"}), "structure", "Patient._nome"),
    (patient(id="a b"), "id", "Patient"),
    (patient(meta={"lastUpdated": "2020-01-01"}), "value", "Patient.meta.lastUpdated"),
    (patient(identifier=[{"system": "no address here"}]), "value", "Patient.identifier[0].system"),
    (patient(identifier=[{"period": {"start": "2021", "end": "2020"}}]), "per-1", "Patient.identifier[0].period"),
    (patient(photo=[{"contentType": "image/png", "data": "%%%"}]), "value", "Patient.photo[0].data"),
    (patient(photo=[{"contentType": "image/png", "data": "aGFs", "size": 4}]), "att-size", "Patient.photo[0]"),
    (patient(photo=[{"data": "aGFs"}]), "att-1", "Patient.photo[0]"),
    (patient(telecom=[{"value": "1"}]), "cpt-2", "Patient.telecom[0]"),
    (patient(extension=[{"url": "http://a.org/x"}]), "ext-1", "Patient.extension[0]"),
    (patient(generalPractitioner=[{"reference": "#x"}]), "ref-1", "Patient.generalPractitioner[0]"),
    (
        patient(maritalStatus={"coding": [{"system": "M", "code": "x"}]}),
        "value",
        "Patient.maritalStatus.coding[0].system",
    ),
    (
        patient(maritalStatus=coded("http://hl7.org/fhir/ValueSet/marital-status")),
        "value",
        "Patient.maritalStatus.coding[0].system",
    ),
    (patient(contained=[{"resourceType": "Organization", "name": "x"}]), "dom-3", "Patient.contained[0]"),
    (patient(name=[{"id": "1"}, {"id": "1"}]), "id", "Patient.name[1]"),
    (narrated("<script>x</script>"), "txt-1", "Patient.text.div"),
    (narrated('<b onclick="x">x</b>'), "txt-1", "Patient.text.div"),
    (
        narrated('<a href="javascript:x">x</a>'),
        "txt-1",
        "Patient.text.div",
    ),
    (patient(text={"status": "generated", "div": "<p>x</p>"}), "txt-1", "Patient.text.div"),
    (patient(text={"status": "generated"}), "structure", "Patient.text"),
    ({"resourceType": "Organization", "active": True}, "org-1", "Organization"),
    ({"resourceType": "Task", "intent": "order", "status": "done"}, "value", "Task.status"),
    ({"resourceType": "Task", "intent": "order"}, "structure", "Task"),
    ({"resourceType": "Herb"}, "structure", "Herb"),
    ({"resourceType": "Period"}, "structure", "Period"),
    (bundle("collection", {"fullUrl": "Patient/p1", "resource": PATIENT}), "bdl-url", "Bundle.entry[0]"),
    (bundle("collection", ENTRY, ENTRY), "bdl-7", "Bundle"),
    (bundle("transaction", ENTRY), "bdl-3", "Bundle"),
    (bundle("searchset", {"resource": {"resourceType": "Patient"}}), "id", "Bundle.entry[0]"),
    (bundle("document", ENTRY), "bdl-11", "Bundle"),
    (
        bundle(
            "document", {**ENTRY, "resource": patient(link=[{"type": "refer", "other": {"reference": "urn:uuid:x"}}])}
        ),
        "reference",
        "Bundle.entry[0].resource.link[0].other",
    ),
]


@pytest.mark.parametrize(("resource", "rule", "path"), BROKEN, ids=[f"{rule}-{path}" for _r, rule, path in BROKEN])
def test_what_breaks_a_rule_is_told_by_its_key_and_place(resource: dict[str, Any], rule: str, path: str) -> None:
    assert (rule, path) in told(resource)


KEPT = [
    PATIENT,
    patient(birthDate="1977"),
    patient(_birthDate={"extension": [{"url": "http://a.org/x", "valueCode": "unknown"}]}),
    patient(name=[{"given": ["A", None], "_given": [None, {"id": "g"}]}]),
    patient(name=[{"text": "less < more > most"}]),
    narrated("<p>a &nbsp; b</p>"),
    patient(identifier=[{"period": {"start": "2020-01-01T10:00:00Z", "end": "2020-01-01T13:00:00+02:00"}}]),
    patient(
        contained=[{"resourceType": "Organization", "id": "o", "name": "x"}],
        managingOrganization={"reference": "#o"},
    ),
    bundle("transaction", {**ENTRY, "request": {"method": "POST", "url": "Patient"}}),
]


@pytest.mark.parametrize("resource", KEPT, ids=[str(number) for number in range(len(KEPT))])
def test_what_keeps_the_rules_has_nothing_told_of_it(resource: dict[str, Any]) -> None:
    assert validate(resource) == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"{", "not JSON"),
        (b'{"resourceType": "Patient", "id": "a", "id": "b"}', "id stands twice"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"resourceType": "Patient", "multipleBirthInteger": NaN}', "NaN is no JSON number"),
        (b"[" * 100 + b"]" * 100, "nested too deep"),
        (b"[" * 100_000 + b"]" * 100_000, "not JSON"),
        (b'{"resourceType": "Patient", "multipleBirthInteger": 1e400}', "expected a whole number"),
        (b'{"resourceType": "Patient", "multipleBirthInteger": 2147483648}', "expected a whole number"),
        (b'{"resourceType": "Patient", "multipleBirthInteger": ' + b"9" * 400 + b"}", "expected a whole number"),
        (b'{"resourceType": "Patient", "name": [{"text": "\\ud800"}]}', "expected text"),
        (b"null", "expected a resource"),
        (b"[]", "expected the name of a resource"),
    ],
)
def test_what_cannot_be_read_is_one_issue_in_words(sent: bytes, said: str) -> None:
    issues = validate(sent)
    assert len(issues) == 1
    assert said in issues[0].text


def test_comments_are_passed_over_and_told() -> None:
    issues = validate(b'// said\n{"resourceType": "Patient", "id": "a//b"}'.replace(b"a//b", b"ab"))
    assert [(issue.rule, issue.severity) for issue in issues] == [("json", "warning")]
    assert is_valid(b'{"resourceType": "Patient", /* x */ "language": "en"}')


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
NAMES = st.sampled_from(
    ["resourceType", "entry", "resource", "text", "div", "name", "period", "start", "item", "id", "x"]
)
NODES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))


@given(node=NODES, kind=st.sampled_from(["Patient", "Bundle", "Questionnaire", "Observation", "Parameters", "List"]))
def test_whatever_is_sent_is_answered_and_never_breaks(node: Any, kind: str) -> None:
    rest = node if isinstance(node, dict) else {"text": node, "entry": node, "item": node}
    validate({**rest, "resourceType": kind})


def test_official_examples_are_valid(official: Lines) -> None:
    lines = official("r4-examples.ndjson") + official("ips/examples.ndjson")
    assert [line["file"] for line in lines if not is_valid(line["resource"])] == []


def test_the_official_tests_are_told_apart(official: Lines) -> None:
    lines = [line for line in official("validator-tests/r4-base.ndjson") if line["core_scope"]]
    refused = [line["kind"] for line in lines if not is_valid(line["input"])]
    assert refused.count("valid") == 0
    assert refused.count("offline-invalid") >= 27

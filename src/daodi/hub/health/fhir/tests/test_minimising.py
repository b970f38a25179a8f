"""Nothing leaves but what the table allows for the purpose, the jurisdiction and the classes that were consented to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.health.fhir.minimising import CLASSES, PURPOSES, allowed, minimised, pseudonym
from daodi.hub.health.fhir.minimising.allowed import table
from daodi.hub.health.fhir.minimising.written import WAYS
from daodi.hub.health.fhir.validation import validate

Lines = Callable[[str], list[dict[str, Any]]]
NAMED = pseudonym(b"of this release")
PATIENT = {
    "resourceType": "Patient",
    "id": "p17",
    "gender": "female",
    "birthDate": "1977-09-07",
    "name": [{"family": "Lin", "text": "Lin SECRET"}],
    "identifier": [{"system": "urn:oid:1.2", "value": "A123", "assigner": {"display": "SECRET"}}],
    "extension": [{"url": "http://a.org/x", "valueString": "SECRET"}],
    "text": {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">SECRET</div>'},
    "_birthDate": {"extension": [{"url": "http://a.org/t", "valueString": "SECRET"}]},
}
ALLERGY = {
    "resourceType": "AllergyIntolerance",
    "id": "a1",
    "patient": {"reference": "Patient/p17", "display": "SECRET"},
    "code": {"text": "SECRET root"},
    "note": [{"text": "SECRET"}],
}
BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": PATIENT},
        {"resource": ALLERGY},
        {"resource": {"resourceType": "Account", "name": "SECRET"}},
    ],
}


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its path, without the places in lists."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for one in node:
            yield from leaves(one, path)
    else:
        yield path, node


def left(resource: dict[str, Any], **asked: Any) -> dict[str, Any]:
    """What leaves of it."""
    found = minimised(resource, **{"purpose": "treatment", "named": NAMED, **asked}).resource
    assert found is not None
    return found


def test_an_offer_says_sex_and_year_of_birth_and_nobodys_name() -> None:
    found = minimised(PATIENT, purpose="offer", named=NAMED)
    assert found.resource is not None
    assert {name: found.resource[name] for name in ("gender", "birthDate")} == {"gender": "female", "birthDate": "1977"}
    assert set(found.resource) == {"resourceType", "id", "gender", "birthDate", "text"}
    assert found.resource["text"]["div"].endswith("<ul><li>gender: female</li><li>birthDate: 1977</li></ul></div>")
    assert found.withheld == ("Patient._birthDate", "Patient.extension", "Patient.identifier", "Patient.name")


def test_who_accepted_gets_the_name_but_no_free_text_nor_extension() -> None:
    found = left(PATIENT, classes=("clinical", "identity"))
    assert found["name"] == [{"family": "Lin"}]
    assert found["identifier"] == [{"system": "urn:oid:1.2", "value": "A123"}]
    assert "SECRET" not in json.dumps(found)


def test_an_allergy_that_is_not_coded_is_told_to_be_there() -> None:
    found = minimised(BUNDLE, purpose="treatment", named=NAMED)
    entries = left(BUNDLE)["entry"]
    patient, allergy = (entry["resource"] for entry in entries)
    assert allergy["code"] == {"text": "not shared: not coded"}
    assert allergy["patient"] == {"reference": entries[0]["fullUrl"]} == {"reference": f"urn:uuid:{patient['id']}"}
    assert entries[0]["fullUrl"] != entries[1]["fullUrl"]
    assert "Account" in found.withheld
    assert "SECRET" not in json.dumps(found.resource)


def test_free_text_leaves_only_with_its_own_consent() -> None:
    allergy = left(BUNDLE, classes=("clinical", "free-text"))["entry"][1]["resource"]
    assert allergy["code"] == {"text": "SECRET root"}
    assert allergy["note"] == [{"text": "SECRET"}]


def test_pseudonyms_of_two_releases_have_nothing_in_common() -> None:
    one, again = left(PATIENT), left(PATIENT)
    other = left(PATIENT, named=pseudonym(b"another"))
    assert one == again
    assert one["id"] != other["id"]
    assert "p17" not in json.dumps([one, other])


def test_a_purpose_or_type_that_the_table_does_not_hold_lets_nothing_leave() -> None:
    assert minimised(PATIENT, purpose="curiosity", named=NAMED).resource is None
    assert minimised({"resourceType": "Account", "id": "1"}, purpose="treatment", named=NAMED) == (None, ("Account",))


def test_every_row_of_the_table_is_understood() -> None:
    for row in table():
        assert row.purpose in PURPOSES
        assert row.data_class in CLASSES
        assert row.how in {*WAYS, "reference", "party", "deny"}, row
        assert row.basis
        assert row.source
        assert row.quality in ("official", "secondary", "curated")


@pytest.mark.parametrize(
    ("purpose", "classes"),
    [("offer", ("clinical",)), ("treatment", ("clinical",)), ("treatment", CLASSES)],
)
def test_what_is_left_of_the_official_summaries_is_valid_and_allowed(
    official: Lines, purpose: str, classes: tuple[str, ...]
) -> None:
    rows = allowed(purpose, "TH", frozenset(classes))
    for line in official("ips/examples.ndjson") + official("r4-examples.ndjson"):
        found = minimised(line["resource"], purpose=purpose, receiving="TH", classes=classes, named=NAMED)
        if found.resource is None:
            continue
        if line["file"].startswith("Bundle-bundle") or line["resource"]["resourceType"] == "Patient":
            assert [str(issue) for issue in validate(found.resource) if issue.severity == "error"] == [], line["file"]
        assert_only_allowed(found.resource, rows)


LEAVES = st.text(max_size=5) | st.integers() | st.booleans() | st.none()
ELEMENTS = sorted({part for row in table() for part in row.element.split(".")} | {"extension", "text", "note", "xyz"})
NODES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(ELEMENTS), inner, max_size=4)
)


@settings(max_examples=150)
@given(
    facts=st.dictionaries(st.sampled_from(ELEMENTS), NODES, max_size=6),
    kind=st.sampled_from(sorted({row.type for row in table()} | {"Account"})),
    purpose=st.sampled_from(PURPOSES),
    classes=st.sets(st.sampled_from(CLASSES)),
)
def test_nothing_outside_the_table_ever_leaves(
    facts: dict[str, Any], kind: str, purpose: str, classes: set[str]
) -> None:
    resource = {**facts, "resourceType": kind, "id": "1"}
    found = minimised(resource, purpose=purpose, classes=classes, named=NAMED)
    if found.resource is not None:
        assert_only_allowed(found.resource, allowed(purpose, "*", frozenset(classes)))


OURS = {"resourceType", "id", "text.status", "text.div", "section.text.status", "section.text.div"}


def assert_only_allowed(resource: dict[str, Any], rows: dict[str, dict[str, str]]) -> None:
    """Each leaf stands at an element of the table or below one; a Bundle's likewise, entry by entry."""
    if resource["resourceType"] == "Bundle":
        for entry in resource["entry"]:
            assert_only_allowed(entry["resource"], rows)
        return
    elements = rows[resource["resourceType"]]
    for path, _value in leaves(resource):
        assert path in OURS or any(path == one or path.startswith(f"{one}.") for one in elements), path

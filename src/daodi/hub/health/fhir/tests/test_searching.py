"""A search finds what a reader of all the records would pick out by hand, and never what the reader may not see."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job
from daodi.hub.health.fhir.asked import asked
from daodi.hub.health.fhir.asking import PREFIXES
from daodi.hub.health.fhir.outcome import Unfit
from daodi.hub.health.fhir.searching import matching
from daodi.hub.health.fhir.tests import served
from daodi.hub.health.fhir.tests.conftest import Program
from daodi.hub.health.fhir.tests.test_resting import issues
from daodi.hub.health.fhir.times import span
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.visit import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
Programs = Callable[..., Program]
STARTS = ["2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z", "2026-02-01T09:30:00Z", "2026-03-01T00:00:00Z"]
WRITTEN = ["2026", "2026-02", "2026-02-01", "2026-02-01T09:30Z", "2026-02-01T09:30:00Z", "2026-02-01T17:30:00%2B08:00"]


def found(answer: Any, mode: str = "match") -> list[str]:
    """The ids of what was found, in order; the Bundle is valid."""
    assert (answer.status_code, validate(answer.content)) == (200, [])
    entries = answer.json().get("entry", [])
    return [one["resource"]["id"] for one in entries if one["search"]["mode"] == mode]


def names(answer: Any) -> list[str]:
    said = {one["resource"]["id"]: one["resource"] for one in answer.json().get("entry", [])}
    return sorted(said[mark]["code"]["text"] for mark in found(answer))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Bark", "bark", "root", "root, cut"]),
        ("name=bar", ["Bark", "bark"]),
        ("name:exact=bark", ["bark"]),
        ("name:contains=oo", ["root", "root, cut"]),
        ("name=bark,root", ["Bark", "bark", "root", "root, cut"]),
        ("name:exact=root\\, cut", ["root, cut"]),
        ("name=root&name:contains=cut", ["root, cut"]),
        ("name=root&identifier=2", []),
        ("identifier=2", ["bark"]),
        ("identifier=|2", ["bark"]),
        ("identifier=urn:x|2", []),
        ("identifier:not=2", ["Bark", "root", "root, cut"]),
        ("identifier:not=1,2", ["root", "root, cut"]),
        ("identifier:missing=true", ["root, cut"]),
        ("identifier:missing=false", ["Bark", "bark", "root"]),
        ("_id=x", []),
        ("_lastUpdated=ge2000", ["Bark", "bark", "root", "root, cut"]),
        ("_lastUpdated=lt2000", []),
    ],
)
def test_values_commas_repeats_and_modifiers(
    query: str, expected: list[str], alice: Actor, program: Programs, document: Any
) -> None:
    for name, mark in (("Bark", "1"), ("bark", "2"), ("root", "3"), ("root, cut", "")):
        document(alice, name, sha256=mark)
    assert names(program(alice).get(f"/Basic?{query}")) == expected


def test_a_search_by_post_asks_the_same(alice: Actor, program: Programs, document: Any) -> None:
    document(alice, "root")
    client = program(alice).client
    form = "application/x-www-form-urlencoded"
    assert names(client.post("/fhir/Basic/_search", "name=root", content_type=form)) == ["root"]
    assert names(client.post("/fhir/Basic/_search?name=bark", "name=root", content_type=form)) == []
    assert client.post("/fhir/Basic/_search", "{}", content_type="application/json").status_code == 415


def interval(task: Job) -> tuple[datetime, datetime] | None:
    if task.started_at is None and task.ended_at is None:
        return None
    tick = timedelta(microseconds=1)
    first = task.started_at or datetime.min.replace(tzinfo=UTC)
    return first, task.ended_at + tick if task.ended_at else datetime.max.replace(tzinfo=UTC)


def fits(prefix: str, held: tuple[datetime, datetime], first: datetime, after: datetime) -> bool:
    """What R4 says of the two ranges (search.html#prefix)."""
    start, end = held
    within = first <= start and end <= after
    return {
        "eq": within,
        "ne": not within,
        "gt": end > after,
        "lt": start < first,
        "ge": end > after or within,
        "le": start < first or within,
        "sa": start >= after,
        "eb": end <= first,
        "ap": start < after + (after - first) and end > first - (after - first),
    }[prefix]


@pytest.mark.parametrize("written", WRITTEN)
def test_dates_are_compared_as_ranges(written: str, alice: Actor, job: Any) -> None:
    at = [None, *(datetime.fromisoformat(one) for one in STARTS)]
    held = [
        job(alice, started_at=start, ended_at=end) for start in at for end in at if not (start and end and end < start)
    ]
    visit = Visit(alice, strict=True)
    first, after = span(written.replace("%2B", "+"))
    for prefix in PREFIXES:
        search = asked(served.TASK, f"period={prefix}{written}", visit)
        got = {one.pk for one in matching(served.TASK, search, visit)}
        wanted = {one.pk for one in held if (each := interval(one)) and fits(prefix, each, first, after)}
        assert (prefix, got) == (prefix, wanted)


@pytest.mark.parametrize(
    "query",
    [
        "authored-on=2026-13-01",
        "authored-on=x",
        "authored-on=0001-01-01T00:00:00%2B14:00",
        "authored-on=ap0001",
        "authored-on=9999",
        "authored-on:exact=2026",
        "status:contains=x",
        "name:missing=x",
        "_count=x",
        "_count=99999999999",
        "_sort=nothing",
        "_include=Basic:author",
        "_include=Task:nothing",
        "_revinclude=Herb:x",
        "_total=some",
        "_summary=x",
        "_include:iterate=Task:focus",
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(query: str, alice: Actor, program: Programs, job: Any) -> None:
    path = "/Basic" if query.startswith("name") else "/Task"
    answer = program(alice).get(f"{path}?{query}")
    assert (answer.status_code, issues(answer)[0][0]) == (400, "invalid")


def test_an_unknown_parameter_is_warned_of_or_refused(alice: Actor, program: Programs, document: Any) -> None:
    document(alice)
    answer = program(alice).get("/Basic?colour=red&name=a")
    assert len(found(answer)) == 1
    assert found(answer, "outcome") == ["outcome-1"]
    assert "colour" in answer.json()["entry"][1]["resource"]["issue"][0]["diagnostics"]
    assert answer.json()["link"][0]["url"] == "http://testserver/fhir/Basic?name=a"
    assert program(alice).get("/Basic?colour=red", Prefer="handling=strict").status_code == 400


def test_pages_hold_each_record_once(alice: Actor, program: Programs, document: Any) -> None:
    held = {str(document(alice, f"n{number}").pk) for number in range(7)}
    seen: list[str] = []
    path, pages = "/Basic?name=n&_count=3&_sort=-_lastUpdated", 0
    while path:
        answer = program(alice).get(path)
        assert answer.json()["total"] == 7
        seen += found(answer)
        links = {one["relation"]: one["url"] for one in answer.json()["link"]}
        path, pages = links.get("next", "").removeprefix("http://testserver/fhir"), pages + 1
    assert (len(seen), set(seen), pages) == (7, held, 3)


def test_an_order_is_kept(alice: Actor, program: Programs, document: Any) -> None:
    first, second = document(alice, "b"), document(alice, "a")
    assert found(program(alice).get("/Basic?_sort=name")) == [str(second.pk), str(first.pk)]
    assert found(program(alice).get("/Basic?_sort=-name")) == [str(first.pk), str(second.pk)]
    assert found(program(alice).get("/Basic?_sort=created,name")) == [str(first.pk), str(second.pk)]


def test_counts_are_as_asked(alice: Actor, program: Programs, document: Any) -> None:
    for _ in range(3):
        document(alice)
    for query in ("_summary=count", "_count=0"):
        said = program(alice).get(f"/Basic?{query}").json()
        assert (said["total"], "entry" in said) == (3, False)
    assert "total" not in program(alice).get("/Basic?_total=none").json()
    assert program(alice).get("/Basic?_total=accurate&_count=1").json()["total"] == 3


def test_references_are_asked_for_in_each_form(alice: Actor, program: Programs, document: Any, job: Any) -> None:
    target = document(alice, "root")
    one = str(job(alice, result=target).pk)
    job(alice)
    for value in (target.pk, f"Basic/{target.pk}", f"http://testserver/fhir/Basic/{target.pk}"):
        assert found(program(alice).get(f"/Task?focus={value}")) == [one]
    assert found(program(alice).get(f"/Task?focus:Basic={target.pk}")) == [one]
    assert found(program(alice).get(f"/Task?focus=Patient/{target.pk}")) == []
    assert program(alice).get(f"/Task?focus:Patient={target.pk}").status_code == 400
    assert len(found(program(alice).get("/Task?focus:missing=true"))) == 1
    for chain in ("focus.name=roo", "focus:Basic.name=roo", "focus.name:exact=root", f"focus._id={target.pk}"):
        assert found(program(alice).get(f"/Task?{chain}")) == [one]
    assert found(program(alice).get("/Task?focus.name=x")) == []
    assert program(alice).get("/Task?focus.colour=x", Prefer="handling=strict").status_code == 400


def test_nothing_unseen_comes_along_or_is_told_by_a_chain(
    alice: Actor, charlie: Actor, program: Programs, document: Any, job: Any
) -> None:
    """A task of Alice's that all may see leads to a document that she keeps to herself, and the other way round."""
    hidden, open_ = document(alice, "hidden"), document(alice, "open", visibility=Visibility.PUBLISHED)
    leading = job(alice, result=hidden, visibility=Visibility.PUBLISHED)
    job(alice, result=open_)
    hers, his = program(alice), program(charlie)
    assert set(found(hers.get("/Task?_include=Task:focus"), "include")) == {str(hidden.pk), str(open_.pk)}
    for query in ("_include=Task:focus", "_include=*", "_include=Task:focus:Basic"):
        answer = his.get(f"/Task?{query}")
        assert (found(answer), found(answer, "include")) == ([str(leading.pk)], [])
    assert len(found(hers.get("/Basic?name=open&_revinclude=Task:focus"), "include")) == 1
    assert found(his.get("/Basic?name=open&_revinclude=Task:focus"), "include") == []
    assert found(hers.get("/Task?focus.name=hidden")) == [str(leading.pk)]
    for chain in ("focus.name=hidden", "focus.identifier=0", "focus._lastUpdated=gt2000", "focus.name:missing=false"):
        assert found(his.get(f"/Task?{chain}")) == []
    assert found(program().get("/Task?focus.name=hidden")) == []
    batch = {"resourceType": "Bundle", "type": "batch"}
    entry = {"request": {"method": "GET", "url": "Task?_include=Task:focus"}}
    assert "hidden" not in his.send("", batch | {"entry": [entry]}).content.decode()


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=6)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["name", "name:exact", "status", "focus.name", "_id", "created", "_sort", "_count"]), TEXTS
    ),
    max_size=3,
)


@given(QUERIES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_is_asked_is_answered_or_refused(alice: Actor, query: list[tuple[str, str]]) -> None:
    for one in (served.BASIC, served.TASK):
        visit = Visit(alice)
        with suppress(Unfit):
            list(matching(one, asked(one, urlencode(query), visit), visit))


@given(names=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5), value=TEXTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_search_is_a_filter(alice: Actor, names: list[str], value: str) -> None:
    Document.objects.all().delete()
    for name in names:
        Document.objects.create(owner=alice.organisation, name=name, sha256="0", size=1)
    visit = Visit(alice)
    for modifier, is_so in (("exact", str.__eq__), ("contains", lambda name, part: part.lower() in name.lower())):
        part = value.replace(",", "").replace("\\", "")
        if part and part.isascii() and all(name.isascii() for name in names):
            search = asked(served.BASIC, f"name:{modifier}={quote(part)}", visit)
            assert sorted(one.name for one in matching(served.BASIC, search, visit)) == sorted(
                name for name in names if is_so(name, part)
            )

"""Nothing that no person confirmed is shown to others, exported or counted; and pages ask the database little."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daodi.hub.cooperation.evidence import deciding, facts, linking, queries
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.cooperation.programmes import plans, projects
from daodi.hub.cooperation.programmes import queries as programmes
from daodi.hub.cooperation.programmes.models import Reading, Target
from daodi.hub.core.access.actions import set_visibility, share
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid

DESK = "/cooperation/evidence"


def exported(client: Client) -> list[dict[str, str]]:
    answer = client.get(f"{DESK}/facts.csv")
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode())))


def test_of_a_published_source_only_what_was_confirmed_is_shown(
    alice: Actor, charlie: Actor, source: Source, named: Callable[[str], Fact], signed_in: Callable[[Actor], Client]
) -> None:
    set_visibility(actor=alice, subject=source, visibility="published")
    at = f"{DESK}/sources/{source.pk}"
    for client in (Client(), signed_in(charlie)):
        page = client.get(at).content.decode()
        assert "1200" not in page
        assert "Health cooperation along the corridor" not in page
    deciding.confirm(actor=alice, fact=named("1200"))
    deciding.reject(actor=alice, fact=named("41"))
    for client in (Client(), signed_in(charlie)):
        page = client.get(at).content.decode()
        assert "more than 1200 nurses" in page
        for hidden in ("41 projects", "120 billion", "5200", "Take back", 'value="confirm"', "Alice"):
            assert hidden not in page
        assert client.get(f"{DESK}/facts/{named('1200').pk}").status_code == 200
        assert client.get(f"{DESK}/facts/{named('41').pk}").status_code == 404
        assert "41 projects" not in client.get(f"{DESK}/facts?state=rejected").content.decode()
        assert [row["quote"] for row in exported(client)] == ["more than 1200 nurses"]
    deciding.reopen(actor=alice, fact=named("1200"))
    assert exported(Client()) == []
    assert "1200" not in Client().get(at).content.decode()


def test_the_owner_too_exports_only_what_was_confirmed(
    alice: Actor, source: Source, named: Callable[[str], Fact], signed_in: Callable[[Actor], Client]
) -> None:
    assert exported(signed_in(alice)) == []
    deciding.confirm(actor=alice, fact=named("41"))
    deciding.dispute(actor=alice, fact=named("1200"), against=named("5200"))
    [row] = exported(signed_in(alice))
    assert (row["quote"], row["state"], row["sha256"]) == ("41 projects", "confirmed", source.current.sha256)


def test_who_it_is_shared_with_reads_the_text_and_what_was_confirmed(
    alice: Actor, charlie: Actor, source: Source, named: Callable[[str], Fact], signed_in: Callable[[Actor], Client]
) -> None:
    share(actor=alice, subject=source, to=charlie.organisation)
    deciding.confirm(actor=alice, fact=named("41"))
    page = signed_in(charlie).get(f"{DESK}/sources/{source.pk}").content.decode()
    assert "Health cooperation along the corridor" in page
    assert page.count("<mark") == 1
    assert list(queries.facts(charlie)) == [named("41")]
    assert not queries.facts(NOBODY).exists()


def test_a_confirmed_result_becomes_a_reading_and_a_target_a_target(
    alice: Actor, source: Source, named: Callable[[str], Fact]
) -> None:
    with pytest.raises(Conflict):
        linking.link(actor=alice, fact=named("1200"))
    for word in ("1200", "120 billion"):
        deciding.confirm(actor=alice, fact=named(word))
    reading = linking.link(actor=alice, fact=named("1200"), title="Nurses trained")
    assert isinstance(reading, Reading)
    assert (reading.state, str(reading.value), reading.count_kind, reading.qualifier) == (
        "confirmed", "1200.0000", "persons", "at_least",
    )  # fmt: skip
    assert (reading.quote, reading.sha256, reading.fact) == (
        "more than 1200 nurses", source.current.sha256, named("1200").pk,
    )  # fmt: skip
    assert (str(reading.ends), reading.when_inferred) == ("2024-03-01", True)
    target = linking.link(actor=alice, fact=named("120 billion"))
    assert isinstance(target, Target)
    assert (int(target.value), target.deadline, target.indicator.unit) == (120_000_000_000, "2025", "CNY")
    with pytest.raises(Conflict):
        linking.link(actor=alice, fact=named("1200"), indicator=reading.indicator)


def test_a_new_indicator_belongs_to_a_project_or_a_commitment_of_ours(
    alice: Actor, charlie: Actor, named: Callable[[str], Fact], signed_in: Callable[[Actor], Client]
) -> None:
    plan = plans.add_plan(actor=alice, title="Plan")
    project = projects.add_project(actor=alice, plan=plan, title="Clinics")
    promised = plans.add_commitment(actor=alice, plan=plan, text="Train")
    his = projects.add_project(actor=charlie, title="Of others")
    browser, answers = signed_in(alice), []
    for word, of in (("1200", f"commitment:{promised.pk}"), ("120 billion", f"project:{project.pk}")):
        deciding.confirm(actor=alice, fact=named(word))
        address = f"{DESK}/facts/{named(word).pk}/link"
        answers += [browser.post(address, {"of": one}).status_code for one in (f"project:{his.pk}", "project:x", of)]
    assert answers == [404, 404, 302] * 2
    assert promised.indicators.get().readings.get().fact == named("1200").pk
    assert project.indicators.get().targets.get().fact == named("120 billion").pk


@pytest.mark.parametrize(
    ("step", "after"), [("reopen", "rejected"), ("merge", "superseded"), ("dispute", "disputed"), ("revise", "stale")]
)
def test_what_stands_on_a_fact_falls_with_it(
    alice: Actor, source: Source, named: Callable[[str], Fact], step: str, after: str
) -> None:
    from daodi.hub.cooperation.evidence import sources

    fact = deciding.confirm(actor=alice, fact=named("1200"))
    reading = linking.link(actor=alice, fact=fact)
    does: dict[str, Callable[[], object]] = {
        "reopen": lambda: deciding.reopen(actor=alice, fact=fact),
        "merge": lambda: deciding.merge(actor=alice, fact=fact, into=named("5200")),
        "dispute": lambda: deciding.dispute(actor=alice, fact=fact, against=named("5200")),
        "revise": lambda: sources.revise(actor=alice, source=source, text="Nothing of it."),
    }
    does[step]()
    reading.refresh_from_db()
    assert reading.state == after
    assert not programmes.readings_of(alice, reading.indicator).filter(state="confirmed").exists()


def test_what_has_no_figure_or_no_kind_counts_for_nothing(alice: Actor, source: Source) -> None:
    bare = facts.add_by_hand(actor=alice, source=source, quote="corridor", facts={"type": "mechanism"})
    vague = facts.add_by_hand(actor=alice, source=source, quote="Free", facts={"type": "result", "value": "3"})
    for fact, error in ((bare, Conflict), (vague, Invalid)):
        deciding.confirm(actor=alice, fact=fact)
        with pytest.raises(error):
            linking.link(actor=alice, fact=fact)


def test_pages_ask_no_more_for_more_facts(alice: Actor, source: Source, signed_in: Callable[[Actor], Client]) -> None:
    client = signed_in(alice)

    def asked(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert client.get(path).status_code == 200
        return len(told)

    paths = [f"{DESK}/sources/{source.pk}", DESK, f"{DESK}/facts?state=proposed"]
    before = [asked(path) for path in paths]
    for at in range(30):
        facts.add_by_hand(
            actor=alice, source=source, quote=source.current.text[at : at + 3], start=at, facts={"type": "project"}
        )
    after = [asked(path) for path in paths]
    assert after == before
    assert max(after) <= 32, after


def test_overlapping_facts_are_all_marked(alice: Actor, source: Source, signed_in: Callable[[Actor], Client]) -> None:
    wide = facts.add_by_hand(
        actor=alice, source=source, quote="trained more than 1200 nurses, and 41 projects", facts={"type": "event"}
    )
    page = signed_in(alice).get(f"{DESK}/sources/{source.pk}?fact={wide.pk}").content.decode()
    assert page.count('<mark class="lit">') == 4
    for one in source.facts.all():
        assert f'id="q-{one.pk}"' in page


def test_a_source_is_found_by_who_may_see_it(alice: Actor, charlie: Actor, source: Source) -> None:
    from daodi.hub.cooperation.evidence.found import hits

    assert [one.text for one in hits("corrid", alice)] == ["Corridor"]
    assert [list(hits("corrid", one)) for one in (charlie, None)] == [[], []]


def test_what_is_shared_is_withdrawn_at_once(
    alice: Actor, charlie: Actor, source: Source, signed_in: Callable[[Actor], Client]
) -> None:
    hers, his, at = signed_in(alice), signed_in(charlie), f"{DESK}/sources/{source.pk}"
    for step, answer in (("share", 200), ("withdraw", 404)):
        assert hers.post(f"{at}/{step}", {"reader": str(charlie.organisation.pk)}).status_code == 302
        assert his.get(at).status_code == answer
    assert hers.post(f"{at}/share", {"reader": ""}).status_code == 422
    assert his.post(f"{at}/share", {"reader": str(charlie.organisation.pk)}).status_code == 404

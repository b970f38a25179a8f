"""A rule is read against its text: it shows by whom and when, and never changes what the reference says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.materia.desk import queries
from daodi.hub.materia.desk.actions import end_curator, opine, read
from daodi.hub.materia.desk.models import Curator, Reading
from daodi.hub.materia.desk.standing import account
from daodi.hub.materia.desk.tests.conftest import FACTS, RULE
from daodi.reference import Limit, rows

ROW = next(row for row in rows(Limit) if row.rule_id == RULE)


def standing() -> str:
    return queries.of_rule(ROW).standing


def test_a_reading_makes_a_rule_verified_here_and_leaves_its_own_quality(cora: Actor) -> None:
    assert standing() == "unread"
    reading = read(actor=cora, rule_id=RULE, facts=FACTS)
    assert standing() == "verified"
    assert (reading.by, reading.read_on) == (cora.user, date(2026, 1, 2))
    assert queries.rule(RULE) == ROW
    assert [one.verb for one in Entry.objects.filter(subject_id=str(reading.pk))] == ["read-rule"]
    assert broken() == []


def test_a_text_that_says_something_else_is_said(cora: Actor) -> None:
    read(actor=cora, rule_id=RULE, facts={**FACTS, "found": "differs"})
    assert standing() == "differs"


def test_a_second_person_agrees_or_makes_it_disputed(cora: Actor, dan: Actor) -> None:
    reading = read(actor=cora, rule_id=RULE, facts=FACTS)
    opine(actor=dan, reading=reading, stance="agree")
    assert (standing(), queries.of_rule(ROW).people) == ("verified", 2)
    opine(actor=dan, reading=reading, stance="disagree", why="p. 12 speaks of seeds alone")
    assert (standing(), queries.of_rule(ROW).people) == ("disputed", 1)


def test_nobody_agrees_with_themselves_and_nobody_withdraws_anothers(cora: Actor, dan: Actor) -> None:
    reading = read(actor=cora, rule_id=RULE, facts=FACTS)
    with pytest.raises(Conflict):
        opine(actor=cora, reading=reading, stance="agree")
    with pytest.raises(NotAllowed):
        opine(actor=dan, reading=reading, stance="withdraw", why="no")


def test_against_a_reading_only_with_a_reason(cora: Actor, dan: Actor) -> None:
    reading = read(actor=cora, rule_id=RULE, facts=FACTS)
    with pytest.raises(Invalid):
        opine(actor=dan, reading=reading, stance="disagree", why=" ")


def test_a_correction_is_a_new_entry_and_the_old_one_stays(cora: Actor, dan: Actor) -> None:
    first = read(actor=cora, rule_id=RULE, facts=FACTS)
    with pytest.raises(Conflict):
        read(actor=cora, rule_id=RULE, facts=FACTS)
    with pytest.raises(NotAllowed):
        read(actor=dan, rule_id=RULE, facts=FACTS, replaces=first)
    read(actor=cora, rule_id=RULE, facts={**FACTS, "found": "differs"}, replaces=first)
    assert standing() == "differs"
    assert Reading.objects.get(pk=first.pk).found == "agrees"
    with pytest.raises(Conflict):
        read(actor=cora, rule_id=RULE, facts=FACTS, replaces=first)


def test_a_withdrawn_reading_verifies_nothing_and_can_be_read_anew(cora: Actor) -> None:
    reading = read(actor=cora, rule_id=RULE, facts=FACTS)
    opine(actor=cora, reading=reading, stance="withdraw", why="the wrong edition")
    assert standing() == "unread"
    with pytest.raises(Conflict):
        opine(actor=cora, reading=reading, stance="withdraw", why="again")
    read(actor=cora, rule_id=RULE, facts=FACTS)
    assert standing() == "verified"


def test_a_rule_that_changed_since_is_no_longer_verified(cora: Actor) -> None:
    read(actor=cora, rule_id=RULE, facts=FACTS)
    stricter = msgspec.structs.replace(ROW, value="1")
    better_source = msgspec.structs.replace(ROW, quality="official", source="https://example.org/")
    assert account(stricter, list(queries.readings())).standing == "overtaken"
    assert account(better_source, list(queries.readings())).standing == "verified"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("found", "perhaps"),
        ("quote", "  "),
        ("quote", "x" * 2001),
        ("page", ""),
        ("link", "javascript:alert(1)"),
        ("link", "see the pharmacopoeia"),
        ("read_on", "2.1.2026"),
        ("read_on", "2999-01-01"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(cora: Actor, name: str, text: str) -> None:
    with pytest.raises(Invalid) as told:
        read(actor=cora, rule_id=RULE, facts={**FACTS, name: text})
    assert list(told.value.fields) == [name]
    assert not Reading.objects.exists()


def test_only_curators_and_the_operator_read(alice: Actor, olga: Actor) -> None:
    with pytest.raises(NotSignedIn):
        read(actor=NOBODY, rule_id=RULE, facts=FACTS)
    with pytest.raises(NotAllowed):
        read(actor=alice, rule_id=RULE, facts=FACTS)
    assert read(actor=olga, rule_id=RULE, facts=FACTS).by == olga.user
    with pytest.raises(NotFound):
        read(actor=olga, rule_id="no such rule", facts=FACTS)


def test_a_curators_work_ends_at_once_and_what_they_read_stays(cora: Actor, olga: Actor) -> None:
    read(actor=cora, rule_id=RULE, facts=FACTS)
    end_curator(actor=olga, curator_id=Curator.objects.get(user=cora.user).pk)
    assert standing() == "verified"
    with pytest.raises(NotAllowed):
        read(actor=cora, rule_id="HK-AF-001", facts=FACTS)


def test_the_page_says_by_whom_and_never_an_address(cora: Actor, client: Client) -> None:
    read(actor=cora, rule_id=RULE, facts=FACTS)
    page = client.get(reverse("desk:rule", args=[RULE])).content.decode()
    assert "Cora, Institute of texts, on 2026-01-02" in page
    assert "cora@example.org" not in page
    page = client.get(reverse("standards:rule", args=[RULE])).content.decode()
    assert "Verified here" in page


def test_from_the_queue_on_to_the_next_rule(cora: Actor, signed_in: Callable[[Actor], Client]) -> None:
    browser = signed_in(cora)
    first = browser.get(reverse("desk:queue"), {"market": "HK"}).context["row"]
    answer = browser.post(reverse("desk:rule", args=[first.rule_id]), {**FACTS, "queue": "1"}, follow=True)
    assert answer.status_code == 200
    assert answer.context["row"].rule_id != first.rule_id
    wrong = browser.post(reverse("desk:rule", args=[RULE]), {**FACTS, "page": ""})
    assert wrong.status_code == 422
    assert FACTS["quote"] in wrong.content.decode()


def test_a_signed_in_curator_still_sees_who_they_are(cora: Actor, signed_in: Callable[[Actor], Client]) -> None:
    for address in (f"{reverse('desk:queue')}?market=HK", reverse("desk:rule", args=[RULE])):
        assert reverse("account_logout") in signed_in(cora).get(address).content.decode()


def test_one_may_correct_ones_own_entry_on_the_page(cora: Actor, signed_in: Callable[[Actor], Client]) -> None:
    first = read(actor=cora, rule_id=RULE, facts=FACTS)
    browser = signed_in(cora)
    page = browser.get(reverse("desk:rule", args=[RULE]), {"correct": first.pk}).content.decode()
    assert str(first.pk) in page
    sent = {**FACTS, "found": "differs", "replaces": str(first.pk)}
    assert browser.post(reverse("desk:rule", args=[RULE]), sent).status_code == 302
    assert standing() == "differs"
    again = browser.post(reverse("desk:rule", args=[RULE]), FACTS)
    assert again.status_code == 422
    assert browser.get(reverse("desk:rule", args=[RULE]), {"correct": "nonsense"}).status_code == 404


def test_ten_readings_cost_the_page_no_more_queries_than_one(
    cora: Actor, client: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for row in [row for row in rows(Limit) if row.market == "HK"][:10]:
        read(actor=cora, rule_id=row.rule_id, facts=FACTS)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        client.get(reverse("desk:queue"), {"market": "HK"})

"""What was done is said in sentences: who, did what, to what; in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import entries
from daodi.hub.core.audit.telling import Told, history_of, told
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.members import set_role
from daodi.hub.core.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def sentence(one: Told) -> str:
    party = f" ({one.party})" if one.party else ""
    return f"{one.who}{party} {one.before}{one.kind} {one.title}{one.after}"


def test_each_entry_is_a_sentence_with_its_changes_beside(alice: Actor, charlie: Actor, growers: Organisation) -> None:
    document = keep(actor=alice, name="批号.csv", content=b"lot,Cd\n")
    share(actor=alice, subject=document, to=charlie.organisation)
    shared, kept = history_of(alice, document)
    assert sentence(kept) == "Alice (Growers of Longxi) kept the file 批号.csv"
    assert sentence(shared) == "Alice (Growers of Longxi) shared the file 批号.csv"
    assert shared.href == f"/documents/{document.pk}"
    assert shared.changes == [("to", "Buyers of Rotterdam")]
    assert (shared.whole, kept.whole) == (True, True)


def test_a_change_says_what_was_and_what_is(alice: Actor, bob: Actor, growers: Organisation) -> None:
    assert bob.user is not None
    set_role(actor=alice, organisation=growers, user_id=bob.user.pk, role="reader")
    with translation.override("zh-hans"):
        [one] = history_of(alice, growers)
        assert sentence(one) == "Alice (Growers of Longxi) 更改了成员角色：机构 Growers of Longxi"
        assert set(one.changes) == {("人员", "Bob"), ("角色", "成员 → 只读成员")}


def test_a_verb_that_nobody_knows_is_said_as_it_is(alice: Actor, growers: Organisation) -> None:
    record(actor=alice, verb="water-plants", subject=growers, changes={"litres": 3})
    [one] = history_of(alice, growers)
    assert sentence(one) == "Alice (Growers of Longxi) water plants the organisation Growers of Longxi"
    assert one.changes == [("litres", "3")]


def test_the_operator_learns_no_name_of_what_it_does_not_see(alice: Actor, olga: Actor) -> None:
    document = keep(actor=alice, name="secret.csv", content=b"lot,Cd\n")
    [one] = told(olga, Entry.objects.filter(subject_id=str(document.pk)))
    assert (one.title, one.href) == (str(document.pk)[:8], "")


def test_the_operator_learns_that_something_was_changed_and_not_what_it_says(
    alice: Actor, olga: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    document = keep(actor=alice, name="secret.csv", content=b"lot,Cd\n")
    record(actor=alice, verb="keep", subject=document, changes={"words": "very-secret"})
    record(actor=alice, verb="rename", subject=growers, changes={"words": "said-to-all"})
    for path in ("/history", "/api/history"):
        told_to = {actor: signed_in(actor).get(path).content.decode() for actor in (alice, olga)}
        assert "very-secret" in told_to[alice]
        assert "very-secret" not in told_to[olga]
        assert "said-to-all" in told_to[olga]


def test_a_changed_entry_is_marked(alice: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]) -> None:
    for _ in range(2):
        record(actor=alice, verb="identify", subject=growers, changes={"gln": "1"})
    Entry.objects.filter(number=1).update(changes={"gln": "2"})
    assert [one.whole for one in history_of(alice, growers)] == [True, False]
    page = signed_in(alice).get("/history").content.decode()
    assert (page.count("seal holds"), page.count("was changed")) == (1, 1)


def test_people_read_what_was_done_to_their_own_account(alice: Actor, bob: Actor) -> None:
    record(actor=bob, verb="set-password", subject=bob.user, changes={})
    assert [one.verb for one in entries(bob)] == ["set-password"]
    assert not entries(alice).exists()


def test_a_page_of_history_asks_the_database_a_few_times_only(
    alice: Actor, growers: Organisation, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for n in range(30):
        keep(actor=alice, name=f"{n}.csv", content=b"lot,Cd\n")
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        assert len(told(alice, entries(alice))) == 30

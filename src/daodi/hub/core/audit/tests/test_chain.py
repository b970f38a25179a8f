"""The chain of what was done: any change made to it is found and named."""

from __future__ import annotations

import pytest
from django.db.models import F

from daodi.hub.core.access.actor import READ, Actor
from daodi.hub.core.access.errors import NotAllowed
from daodi.hub.core.audit.actions import record
from daodi.hub.core.audit.models import Entry, Head
from daodi.hub.core.audit.queries import broken, head, history, knows
from daodi.hub.core.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(alice: Actor, growers: Organisation) -> list[Entry]:
    return [record(actor=alice, verb=f"step-{n}", subject=growers, changes={"n": n}) for n in range(1, 7)]


def test_a_chain_nobody_touched_is_whole(chain: list[Entry]) -> None:
    assert broken() == []
    assert head().number == 6


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("changes", {"n": 99}),
        ("verb", "other"),
        ("by", {"user": None, "organisation": None, "via": "session"}),
        ("subject_id", "00000000-0000-0000-0000-000000000000"),
        ("owner", "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_a_changed_entry_is_found_and_named(chain: list[Entry], field: str, value: object) -> None:
    Entry.objects.filter(number=3).update(**{field: value})
    assert [flaw.number for flaw in broken()] == [3]


def test_a_changed_entry_sealed_anew_is_found_at_its_follower(chain: list[Entry]) -> None:
    Entry.objects.filter(number=3).update(hash="0" * 64)
    assert [flaw.number for flaw in broken()] == [3, 4]


def test_a_removed_entry_is_found(chain: list[Entry]) -> None:
    Entry.objects.filter(number=4).delete()
    assert [(flaw.number, flaw.why) for flaw in broken()] == [(4, "was removed")]


def test_entries_removed_from_the_end_are_found(chain: list[Entry]) -> None:
    Entry.objects.filter(number__gte=5).delete()
    assert [(flaw.number, flaw.why) for flaw in broken()] == [(5, "to 6 were removed from the end")]


def test_entries_put_in_another_order_are_found(chain: list[Entry]) -> None:
    Entry.objects.filter(number=2).update(number=100)
    Entry.objects.filter(number=3).update(number=2)
    Entry.objects.filter(number=100).update(number=3)
    assert {flaw.number for flaw in broken()} >= {2, 3}


def test_an_entry_added_behind_the_head_is_found(chain: list[Entry]) -> None:
    Head.objects.update(number=F("number") - 1)
    assert [flaw.number for flaw in broken()] == [6]


def test_a_hash_noted_outside_shows_a_chain_written_anew(chain: list[Entry]) -> None:
    noted = head().hash
    assert knows(noted)
    Entry.objects.filter(number=6).delete()
    assert not knows(noted)


def test_history_is_for_the_owner_and_the_operator(
    chain: list[Entry], alice: Actor, charlie: Actor, olga: Actor, growers: Organisation
) -> None:
    assert [len(history(actor=who, subject=growers)) for who in (alice, charlie, olga)] == [6, 0, 6]


def test_nothing_is_kept_of_what_a_reading_key_tried(alice: Actor, growers: Organisation) -> None:
    reading = Actor(user=alice.user, organisation=growers, roles=alice.roles, scopes=READ, via="key:daodi_abcd")
    with pytest.raises(NotAllowed):
        record(actor=reading, verb="try", subject=growers, changes={})
    assert not Entry.objects.exists()

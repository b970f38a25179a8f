"""Private by default: seen by its own organisation, by everybody once published, by another for as long as granted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility, share, withdraw
from daodi.hub.core.access.actor import NOBODY, READ, Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed, NotFound
from daodi.hub.core.access.models import Grant
from daodi.hub.core.access.queries import grants_of, one, visible
from daodi.hub.core.audit.queries import history
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(alice: Actor) -> Document:
    return keep(actor=alice, name="a.csv", content=b"lot,Cd\n")


@pytest.fixture
def buyers(charlie: Actor) -> Organisation:
    assert charlie.organisation is not None
    return charlie.organisation


def sees(actor: Actor) -> bool:
    return visible(Document.objects.all(), actor).exists()


def test_it_is_private_even_to_the_operator(
    hers: Document, alice: Actor, bob: Actor, charlie: Actor, olga: Actor
) -> None:
    assert [sees(who) for who in (alice, bob, charlie, olga, NOBODY)] == [True, True, False, False, False]
    with pytest.raises(NotFound):
        one(Document.objects.all(), charlie, hers.pk)


def test_published_it_is_for_everybody_until_taken_back(hers: Document, alice: Actor, charlie: Actor) -> None:
    set_visibility(actor=alice, subject=hers, visibility="published")
    assert all(sees(who) for who in (charlie, NOBODY))
    set_visibility(actor=alice, subject=hers, visibility="private")
    assert not any(sees(who) for who in (charlie, NOBODY))


def test_shared_it_is_for_that_organisation_until_withdrawn(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, buyers: Organisation
) -> None:
    share(actor=alice, subject=hers, to=buyers)
    assert [sees(who) for who in (charlie, olga, NOBODY)] == [True, False, False]
    withdraw(actor=alice, subject=hers, to=buyers)
    assert not sees(charlie)
    share(actor=alice, subject=hers, to=buyers)
    assert sees(charlie)


def test_a_grant_ends_at_its_time(hers: Document, alice: Actor, charlie: Actor, buyers: Organisation) -> None:
    share(actor=alice, subject=hers, to=buyers, until=timezone.now() + timedelta(days=1))
    assert sees(charlie)
    Grant.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert not sees(charlie)


def test_a_grant_is_for_one_record_alone(hers: Document, alice: Actor, charlie: Actor, buyers: Organisation) -> None:
    other = keep(actor=alice, name="b.csv", content=b"lot,Pb\n")
    share(actor=alice, subject=hers, to=buyers)
    assert set(visible(Document.objects.all(), charlie)) == {hers}
    with pytest.raises(NotFound):
        one(Document.objects.all(), charlie, other.pk)


def test_who_sees_it_may_not_pass_it_on(hers: Document, alice: Actor, charlie: Actor, buyers: Organisation) -> None:
    with pytest.raises(NotFound):
        set_visibility(actor=charlie, subject=hers, visibility="published")
    share(actor=alice, subject=hers, to=buyers)
    with pytest.raises(NotAllowed):
        set_visibility(actor=charlie, subject=hers, visibility="published")
    with pytest.raises(NotAllowed):
        share(actor=charlie, subject=hers, to=buyers)


def test_a_reading_key_shares_nothing(hers: Document, alice: Actor, buyers: Organisation) -> None:
    reading = Actor(alice.user, alice.organisation, alice.roles, scopes=READ, via="key:x")
    with pytest.raises(NotAllowed):
        share(actor=reading, subject=hers, to=buyers)


def test_its_owner_alone_knows_to_whom_it_is_shown(
    hers: Document, alice: Actor, bob: Actor, charlie: Actor, buyers: Organisation
) -> None:
    share(actor=alice, subject=hers, to=buyers)
    assert [grants_of(hers, who).count() for who in (alice, bob, charlie)] == [1, 1, 0]
    assert [entry.verb for entry in history(actor=bob, subject=hers)] == ["keep", "share"]


def test_what_can_t_be_shared_is_said(
    hers: Document, alice: Actor, growers: Organisation, buyers: Organisation
) -> None:
    with pytest.raises(Invalid, match="own organisation"):
        share(actor=alice, subject=hers, to=growers)
    with pytest.raises(Invalid, match="passed"):
        share(actor=alice, subject=hers, to=buyers, until=timezone.now())
    buyers.standing = "suspended"
    with pytest.raises(Invalid, match="not a member"):
        share(actor=alice, subject=hers, to=buyers)


def test_what_is_no_id_is_not_found(alice: Actor) -> None:
    for odd in ("", "1", "../../etc", "0" * 400, "\x00"):
        with pytest.raises(NotFound):
            one(Document.objects.all(), alice, odd)

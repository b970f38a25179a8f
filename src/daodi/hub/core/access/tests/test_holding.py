"""What the operator holds back leaves the public at once, and its owner can't bring it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.hub.core.access import holding
from daodi.hub.core.access.actions import set_visibility, share
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.queries import visible
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(alice: Actor) -> Document:
    document = keep(actor=alice, name="a.csv", content=b"lot,Cd\n")
    set_visibility(actor=alice, subject=document, visibility="published")
    return document


def sees(actor: Actor) -> bool:
    return visible(Document.objects.all(), actor).exists()


def test_held_it_is_its_owners_alone_and_stays_so(hers: Document, alice: Actor, olga: Actor) -> None:
    holding.hold(actor=olga, subject=hers)
    assert (sees(NOBODY), sees(alice)) == (False, True)
    with pytest.raises(Conflict, match="holds this back"):
        set_visibility(actor=alice, subject=hers, visibility="published")
    assert not sees(NOBODY)
    assert broken() == []


def test_only_the_operator_holds_and_lifts(hers: Document, alice: Actor, charlie: Actor, olga: Actor) -> None:
    for other in (alice, charlie):
        with pytest.raises(NotFound):
            holding.hold(actor=other, subject=hers)
    held = holding.hold(actor=olga, subject=hers)
    with pytest.raises(NotFound):
        holding.lift(actor=alice, held=held, subject=hers)


def test_lifted_it_is_what_it_was(hers: Document, olga: Actor) -> None:
    held = holding.hold(actor=olga, subject=hers)
    holding.lift(actor=olga, held=held, subject=hers)
    assert sees(NOBODY)
    with pytest.raises(Conflict):
        holding.lift(actor=olga, held=held, subject=hers)


def test_held_twice_it_comes_back_with_the_last_one(hers: Document, olga: Actor) -> None:
    first, second = (holding.hold(actor=olga, subject=hers) for _one in range(2))
    holding.lift(actor=olga, held=first, subject=hers)
    assert not sees(NOBODY)
    holding.lift(actor=olga, held=second, subject=hers)
    assert sees(NOBODY)


def test_what_its_owner_took_back_meanwhile_stays_private(hers: Document, alice: Actor, olga: Actor) -> None:
    held = holding.hold(actor=olga, subject=hers)
    set_visibility(actor=alice, subject=hers, visibility="private")
    holding.lift(actor=olga, held=held, subject=hers)
    assert not sees(NOBODY)


def test_closed_wholly_it_is_shared_with_nobody_until_it_is_lifted(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, organisation: Callable[..., Organisation]
) -> None:
    assert charlie.organisation is not None
    share(actor=alice, subject=hers, to=charlie.organisation)
    held = holding.hold(actor=olga, subject=hers, sharing=False)
    assert not sees(charlie)
    with pytest.raises(Conflict):
        share(actor=alice, subject=hers, to=organisation("Another"))
    holding.lift(actor=olga, held=held, subject=hers)
    set_visibility(actor=alice, subject=hers, visibility="private")
    assert sees(charlie)
    assert holding.held(Document, [hers.pk]) == set()

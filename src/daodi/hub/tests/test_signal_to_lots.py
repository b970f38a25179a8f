"""A herb's reaction signal, found under five names, leads to its lots: those that its reader may see."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from daodi.check import Lot as Stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.health.safety import receiving, screening
from daodi.hub.health.safety.models import Signal
from daodi.hub.health.safety.tests.conftest import FIVE, HERB, five_names
from daodi.hub.materia.laboratory import keeping
from daodi.hub.materia.laboratory.models import Lot

pytestmark = pytest.mark.django_db


def lot(actor: Actor, code: str, material: str = "黄芪") -> Lot:
    return keeping.announce(actor=actor, stated=msgspec.convert({"lot": code, "material": material}, Stated))


def test_a_signal_found_under_five_names_leads_to_the_lots_that_its_reader_may_see(
    alice: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    hers, hidden, other = lot(alice, "HQ-1"), lot(charlie, "HQ-SECRET"), lot(alice, "GC-1", "甘草")
    receiving.receive(actor=alice, name="five.csv", content=five_names(), source="A register")
    screening.fill(screening.start(actor=alice))
    signal = Signal.objects.get(material_id=HERB, reaction="rash")
    page = signed_in(alice).get(reverse("safety:signal", args=[signal.pk])).content.decode()
    assert all(name in page for name in FIVE)
    assert reverse("materials:page", args=[HERB]) in page
    assert reverse("laboratory:lot", args=[hers.pk]) in page
    assert signed_in(alice).get(reverse("laboratory:lot", args=[hers.pk])).status_code == 200
    assert "HQ-SECRET" not in page
    assert str(hidden.pk) not in page
    assert str(other.pk) not in page
    told = signed_in(alice).get(f"/api/signals/{signal.pk}/lots").json()
    assert [one["code"] for one in told] == ["HQ-1"]

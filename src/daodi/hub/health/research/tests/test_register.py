"""The register: what is taken in is kept once, seen by its owner, found by its numbers, and published by its owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.health.research import keeping, queries
from daodi.hub.health.research.models import Trial
from daodi.hub.health.research.registers import Number
from daodi.hub.health.research.tests.matrix import read

pytestmark = pytest.mark.django_db


def test_a_trial_that_comes_again_changes_the_one_that_is_kept(alice: Actor) -> None:
    first = keeping.keep(actor=alice, one=read())
    again = keeping.keep(actor=alice, one=read(status="completed"))
    assert (again.pk, again.status, Trial.objects.count()) == (first.pk, "completed", 1)


def test_a_trial_is_private_until_its_owner_publishes_it(alice: Actor, charlie: Actor) -> None:
    trial = keeping.keep(actor=alice, one=read())
    assert not queries.trials(charlie).exists()
    set_visibility(actor=alice, subject=trial, visibility="published")
    assert queries.trials(NOBODY).get() == trial


def test_a_trial_is_found_by_another_number_of_its_own(alice: Actor) -> None:
    other = "CTRI/2020/04/024857"
    numbers = (Number("NCT", "NCT04290858", "NCT04290858"), Number("CTRI", other, other, "secondary"))
    trial = keeping.keep(actor=alice, one=read(numbers=numbers))
    assert list(queries.listed(alice, text=other.lower())) == [trial]


def test_what_is_tested_is_linked_to_its_materials(alice: Actor) -> None:
    trial = keeping.keep(actor=alice, one=read(interventions=("Ephedra sinica 6 g and licorice, as a decoction",)))
    known = {one.material_id: one.several for one in trial.materials.all()}
    assert known["glycyrrhizae-radix-et-rhizoma"] is False
    assert known["ephedrae-herba"] is True  # the plant alone does not say herb or root
    assert list(queries.listed(alice, material="ephedrae-herba")) == [trial]


def test_traditional_medicine_without_a_known_material_says_so(alice: Actor) -> None:
    assert keeping.keep(actor=alice, one=read(interventions=("Tanreqing injection",))).linked == "unresolved"
    other = keeping.keep(actor=alice, one=read("NCT04290859", title="Remdesivir", interventions=("remdesivir",)))
    assert other.linked == "none"


def test_the_page_says_what_the_register_states(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    trial = keeping.keep(actor=alice, one=read(sponsor="Example Institute", size=120, countries=("CN",)))
    page = signed_in(alice).get(f"/health/research/trials/{trial.pk}").content.decode()
    assert "Example granules for cough" in page
    listed = signed_in(alice).get("/health/research?country=CN").content.decode()
    assert "NCT04290858" in listed

"""Drug projects: where one stands is what its latest entry says; materials are resolved, trials tied by number."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.health.research import keeping, projecting
from daodi.hub.health.research.models import DrugProject
from daodi.hub.health.research.picture import picture
from daodi.hub.health.research.tests.matrix import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(alice: Actor) -> DrugProject:
    return projecting.add(
        actor=alice,
        facts={"title": "Example granules", "product_number": "HKC-10001"},
        materials=["黄芪", "木通", "no such herb"],
        stage="preclinical",
        since=date(2024, 1, 1),
    )


def test_a_name_of_one_material_is_resolved_and_any_other_stays_as_stated(project: DrugProject) -> None:
    said = [(one.name, one.material_id) for one in project.materials.all()]
    assert said == [("黄芪", "astragali-radix"), ("木通", ""), ("no such herb", "")]


def test_the_latest_entry_says_where_it_stands_whatever_was_entered_last(project: DrugProject, alice: Actor) -> None:
    projecting.state_stage(actor=alice, one=project, stage="phase-1", since=date(2026, 1, 1))
    late = projecting.state_stage(actor=alice, one=project, stage="approval", since=date(2025, 1, 1))
    project.refresh_from_db()
    assert (project.stage, project.since) == ("phase-1", date(2026, 1, 1))
    with pytest.raises(Invalid):
        projecting.state_stage(actor=alice, one=project, stage="phase-2", since=date(2026, 1, 1))
    projecting.drop_stage(actor=alice, one=project, entry_id=late.pk)
    assert project.stages.count() == 2


def test_the_only_stage_is_not_taken_back(project: DrugProject, alice: Actor) -> None:
    with pytest.raises(Conflict):
        projecting.drop_stage(actor=alice, one=project, entry_id=project.stages.get().pk)


def test_a_trial_is_tied_by_a_number_that_one_sees(project: DrugProject, alice: Actor, charlie: Actor) -> None:
    trial = keeping.keep(actor=alice, one=read())
    assert projecting.tie(actor=alice, one=project, number=" nct04290858 ").trial == trial
    keeping.keep(actor=charlie, one=read("NCT04290999"))
    with pytest.raises(Invalid):
        projecting.tie(actor=alice, one=project, number="NCT04290999")
    with pytest.raises(NotFound):
        projecting.tie(actor=charlie, one=project, number="NCT04290858")


def test_the_picture_shows_how_far_one_came_before_it_stopped(project: DrugProject, alice: Actor) -> None:
    projecting.state_stage(actor=alice, one=project, stage="phase-2", since=date(2025, 1, 1))
    projecting.state_stage(actor=alice, one=project, stage="stopped", since=date(2026, 1, 1))
    project.refresh_from_db()
    drawn = picture([project])
    assert drawn is not None
    assert (drawn.bars[0].stopped, drawn.bars[0].width) == (True, 84 * 5 - 8)

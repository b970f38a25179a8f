"""The example of a demonstration site goes out, valid."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.cooperation.iati import demo, publishing
from daodi.hub.cooperation.programmes import plans, projects
from daodi.hub.core.access.actor import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


def test_the_example_plan_and_project_are_valid(alice: Actor) -> None:
    plan = plans.add_plan(actor=alice, title="Example plan", about="An example", begins="2024-01-01")
    project = projects.add_project(actor=alice, plan=plan, title="Example project", actual_start="2024-02-01")
    for one in (plan, project):
        plans.add_party(actor=alice, of=one, name="A hospital", role="implementing")
    plans.show(actor=alice, plan=plan, visibility="published")
    authority = alice.organisation
    assert authority is not None
    demo.load({"authority": authority})
    offered = list(publishing.each(None, date(2026, 11, 22)))
    assert [(one.refused, one.lacks) for one in offered] == [(False, ()), (False, ())]

"""What goes out: published and confirmed alone, valid, or refused with the field named."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.cooperation.iati import publishing
from daodi.hub.cooperation.iati.standard import read
from daodi.hub.cooperation.iati.standard.records import Share
from daodi.hub.cooperation.programmes import projects
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def _offered(project: Project) -> publishing.Offered:
    return publishing.offered(publishing.one(project.pk), TODAY)


@pytest.mark.usefixtures("installed")
def test_a_published_project_goes_out_valid_by_schema_and_rules(project: Project) -> None:
    offered = _offered(project)
    assert offered.lacks == ()
    assert [one for one in offered.findings if one.severity == "error"] == []
    assert not offered.refused
    assert offered.verdict.checked


def test_it_says_what_was_promised_and_what_was_confirmed(project: Project) -> None:
    said = read.activity(_offered(project).element)
    assert said.identifier == f"CN-TEST-1-{project.pk.hex[:12]}"
    assert said.related == (("1", f"CN-TEST-1-PLAN-{project.plan.pk.hex[:12]}"),)
    assert [(one.text, one.language) for one in said.title] == [
        ("Eye surgery in Vientiane", ""),
        ("万象眼科手术", "zh"),
    ]
    assert said.countries == (Share(code="LA"),)
    [budget], [paid] = said.budgets, said.transactions
    assert (budget.value, budget.currency, paid.kind, paid.on) == ("1200.5", "CNY", "3", "2024-05-01")
    [period, later] = said.results[0].indicators[0].periods
    assert [one.value for one in period.actuals] == ["1100"]
    assert (later.begins, later.ends) == ("2024-02-01", "2025-12-31")
    assert [(one.value, one.comment[0].text) for one in later.targets] == [("5200", "at least 5200")]


def test_what_nobody_confirmed_is_not_in_it(project: Project) -> None:
    [result] = read.activity(_offered(project).element).results
    values = [one.value for period in result.indicators[0].periods for one in period.actuals]
    assert "777" not in values


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"about": ""}, "about"),
        ({"actual_start": ""}, "planned_start"),
        ({"sectors": []}, "sectors"),
        ({"countries": []}, "countries"),
        ({"countries": [{"code": "LA"}, {"code": "KH"}]}, "countries"),
    ],
)
def test_a_project_that_lacks_something_is_refused_with_the_field_named(
    alice: Actor, project: Project, facts: dict[str, object], field: str
) -> None:
    projects.change_project(actor=alice, project=project, **facts)
    offered = _offered(project)
    assert offered.refused
    assert [name for name, _why in offered.lacks] == [field]


def test_an_organisation_without_an_iati_identifier_is_told_so(alice: Actor, project: Project) -> None:
    alice.organisation.identifiers.all().delete()
    assert [name for name, _why in _offered(project).lacks] == ["identifier"]


@pytest.mark.usefixtures("installed")
def test_what_breaks_a_rule_of_the_standard_is_refused(alice: Actor, project: Project) -> None:
    projects.change_project(actor=alice, project=project, actual_start="2030-01-01")
    offered = _offered(project)
    assert offered.refused
    assert "11.1.4" in {one.code for one in offered.findings}


def test_what_is_private_does_not_go_out(alice: Actor, project: Project) -> None:
    set_visibility(actor=alice, subject=project, visibility="private")
    assert project.pk not in {one.subject.pk for one in publishing.each(None, TODAY)}


@pytest.mark.usefixtures("bare")
def test_without_the_official_files_nothing_is_called_checked(project: Project) -> None:
    offered = _offered(project)
    assert not offered.verdict.checked
    assert not offered.refused


def test_a_plan_goes_out_as_the_parent_of_its_projects(project: Project) -> None:
    offered = publishing.offered(publishing.one(project.plan.pk), TODAY)
    said = read.activity(offered.element)
    assert said.related == (("2", f"CN-TEST-1-{project.pk.hex[:12]}"),)
    assert [share.code for share in said.sectors] == ["12220"]
    assert {name for name, _why in offered.lacks} == {"about", "parties"}

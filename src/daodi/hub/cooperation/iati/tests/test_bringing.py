"""Files come in whole: what is good is kept, what is bad is told, and all of it goes out as it came."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from daodi.hub.cooperation.iati import bringing, publishing
from daodi.hub.cooperation.iati.models import Delivery
from daodi.hub.cooperation.iati.reading import as_sent, understood
from daodi.hub.cooperation.iati.standard.parsing import canonical, kind_of, parse
from daodi.hub.cooperation.iati.standard.read import identifier_of
from daodi.hub.cooperation.programmes import projects
from daodi.hub.cooperation.programmes.models import Project, Reading, Target
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.audit.queries import broken

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
GOOD = """<iati-activity xml:lang="en" default-currency="USD"><iati-identifier>XM-DAC-928-{n}</iati-identifier>
<reporting-org ref="XM-DAC-928" type="40"><narrative>WHO</narrative></reporting-org>
<title><narrative>Training {n}</narrative><narrative xml:lang="zh">培训{n}</narrative></title>
<description><narrative>For health workers</narrative></description>
<participating-org role="1" ref="XM-DAC-928"><narrative>WHO</narrative></participating-org>
<activity-status code="2"/><activity-date type="2" iso-date="2024-01-01"/>
<recipient-country code="LA"/><sector vocabulary="1" code="12220"/>
<policy-marker code="1" significance="1" vocabulary="1"/>
<budget><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
<value value-date="2024-01-01">1000</value></budget>
<result type="1"><title><narrative>Output</narrative></title><indicator measure="1"><title>
<narrative>Health workers trained</narrative></title><period><period-start iso-date="2024-01-01"/>
<period-end iso-date="2024-12-31"/><target value="1200"/><actual value="1100"/></period></indicator></result>
</iati-activity>"""
BAD = "<iati-activity><iati-identifier>XM-DAC-928-9</iati-identifier></iati-activity>"


def _file(*activities: str) -> bytes:
    return f'<iati-activities version="2.03">{"".join(activities)}</iati-activities>'.encode()


def _brought(actor: Actor, content: bytes, dry_run: bool = False) -> bringing.Brought:
    return bringing.bring(actor=actor, name="who.xml", content=content, dry_run=dry_run)


@pytest.mark.usefixtures("installed")
def test_a_bad_activity_never_costs_a_good_one(alice: Actor) -> None:
    brought = _brought(alice, _file(GOOD.format(n=1), BAD, GOOD.format(n=2)))
    assert brought.said == "2 of 3 records kept"
    assert brought.lost == 1
    assert set(Project.objects.values_list("identifier", flat=True)) == {"XM-DAC-928-1", "XM-DAC-928-2"}
    [finding] = [one for one in brought.findings if one["code"] == "schema-content"]
    assert finding["path"] == "/iati-activities/iati-activity[2]"
    assert set(finding) == {"path", "line", "severity", "code", "message"}


@pytest.mark.usefixtures("installed")
def test_figures_arrive_confirmed_by_their_publisher_and_say_so(alice: Actor) -> None:
    _brought(alice, _file(GOOD.format(n=1)))
    [target], [reading] = Target.objects.all(), Reading.objects.all()
    assert (int(target.value), target.deadline, target.state) == (1200, "2024-12-31", "confirmed")
    assert (int(reading.value), reading.state, reading.source_kind) == (1100, "confirmed", "import")
    assert reading.source == "IATI: who.xml"
    assert broken() == []


@pytest.mark.usefixtures("installed")
def test_a_dry_run_keeps_nothing(alice: Actor) -> None:
    assert _brought(Actor(), _file(GOOD.format(n=1), BAD), dry_run=True).said == "1 of 2 records would be kept"
    assert not Delivery.objects.exists()
    assert not Project.objects.exists()


@pytest.mark.usefixtures("bare")
def test_without_the_official_files_it_says_that_nothing_was_validated(alice: Actor) -> None:
    brought = _brought(alice, _file(GOOD.format(n=1)))
    assert brought.said.startswith("1 of 1 records kept; not validated")


@pytest.mark.usefixtures("installed")
def test_the_same_activity_again_brings_its_facts_up_to_date_and_doubles_nothing(alice: Actor) -> None:
    _brought(alice, _file(GOOD.format(n=1)))
    again = _brought(alice, _file(GOOD.format(n=1).replace("Training 1", "Courses")))
    assert [one["code"] for one in again.findings] == ["known-already"]
    [project] = Project.objects.all()
    assert project.title == "Courses"
    assert Target.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"<a/>", b"no xml", b'<registry-record version="2.03"/>'])
def test_what_is_no_iati_file_is_said_in_one_line(alice: Actor, content: bytes) -> None:
    with pytest.raises(Invalid, match=r"who\.xml: "):
        _brought(alice, content)


def _publish(alice: Actor) -> Project:
    [project] = Project.objects.all()
    for one in (project, *project.indicators.all()):
        set_visibility(actor=alice, subject=one, visibility="published")
    return project


@pytest.mark.usefixtures("installed")
def test_what_nobody_changed_goes_out_as_it_came_in(alice: Actor) -> None:
    _brought(alice, _file(GOOD.format(n=1)))
    offered = publishing.offered(publishing.one(_publish(alice).pk), TODAY)
    assert offered.as_received
    assert canonical(offered.element) == canonical(parse(_file(GOOD.format(n=1))).getroot()[0])


@pytest.mark.usefixtures("installed")
def test_what_was_changed_goes_out_changed_with_the_rest_of_its_file(alice: Actor) -> None:
    _brought(alice, _file(GOOD.format(n=1)))
    project = _publish(alice)
    projects.change_project(actor=alice, project=project, title="Another title")
    alice.organisation.identifiers.create(scheme="iati", value="CN-TEST-1")
    offered = publishing.offered(publishing.one(project.pk), TODAY)
    assert not offered.as_received
    assert offered.element.findtext("title/narrative") == "Another title"
    assert offered.element.find("policy-marker") is not None
    assert [one for one in offered.findings if one.code.startswith("schema")] == []


def _round(content: bytes) -> tuple[list[tuple[bool, str, str]], str]:
    found = understood(content, TODAY)
    return [(one.is_record, one.identifier, one.xml) for one in found.records], found.head


def _kept(alice: Actor, content: bytes) -> bytes:
    return b"".join(as_sent(bringing.receive(actor=alice, name="a.xml", content=content)))


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", ["activity", "organisation"])
def test_the_annotated_examples_go_out_as_they_came_in(alice: Actor, official: Path, name: str) -> None:
    content = (official / "examples" / f"{name}-standard-example-annotated.xml").read_bytes()
    again = _kept(alice, content)
    assert _round(again) == _round(content)
    assert _kept(alice, again) == again


@pytest.mark.usefixtures("bare")
def test_every_official_file_that_must_pass_goes_out_as_it_came_in(alice: Actor, official: Path) -> None:
    cases = json.loads((official / "schema-tests" / "manifest.json").read_bytes())
    passing = [case["file"] for case in cases if case["valid"] and case["schema"] != "registry"]
    assert len(passing) > 200
    for file in passing:
        content = (official / file).read_bytes()
        assert _round(_kept(alice, content)) == _round(content), file


@pytest.mark.usefixtures("installed")
def test_the_annotated_activity_is_taken_over_whole(alice: Actor, official: Path) -> None:
    brought = _brought(alice, (official / "examples" / "activity-standard-example-annotated.xml").read_bytes())
    assert brought.lost == 0
    [project] = Project.objects.all()
    assert project.parties.count() == 3
    assert project.money.count() > 0


def test_comments_and_foreign_elements_keep_their_places() -> None:
    content = b'<iati-activities version="2.03" xmlns:x="urn:x"><!-- a --><x:b/></iati-activities>'
    assert [one[2] for one in _round(content)[0]] == ["<!-- a -->", '<x:b xmlns:x="urn:x"></x:b>']
    assert kind_of(parse(content)) == "activities"
    assert identifier_of(parse(content).getroot()) == ""

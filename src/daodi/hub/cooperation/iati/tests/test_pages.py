"""The pages and feeds of IATI, as people and programs meet them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from daodi.hub.cooperation.iati import bringing
from daodi.hub.cooperation.iati.models import Delivery
from daodi.hub.cooperation.iati.standard.check import Standard, is_valid
from daodi.hub.cooperation.iati.standard.parsing import parse
from daodi.hub.cooperation.iati.tests.test_bringing import BAD, GOOD, _file
from daodi.hub.cooperation.programmes import projects
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.jobs.run import Run

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def _work() -> None:
    while job := worker.take("a worker"):
        worker.carry_out(job, Run(job))


def _xml(client: Client, address: str) -> tuple[bytes, Any]:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content), response  # type: ignore[attr-defined]


def test_the_feeds_are_valid_for_everybody(
    client: Client, project: Project, standard: Standard, installed: None
) -> None:
    owner = project.owner_id
    for address in (
        "/iati/activities.xml",
        f"/iati/organisations/{owner}/activities.xml",
        f"/iati/activities/{project.pk}.xml",
        "/iati/organisations.xml",
        f"/iati/organisations/{owner}.xml",
    ):
        content, response = _xml(client, address)
        assert is_valid(standard.findings(parse(content), today=TODAY)), address
        assert response["IATI-Validated"].startswith("2.03 ")


@pytest.mark.usefixtures("bare")
def test_without_the_official_files_the_feed_says_that_it_was_not_validated(client: Client, project: Project) -> None:
    content, response = _xml(client, "/iati/activities.xml")
    assert b"<!-- Not validated: " in content
    assert response["IATI-Validated"] == "no"
    assert b"daodi hub schemas install iati" in client.get("/iati").content


def test_an_unchanged_feed_is_not_sent_twice(client: Client, project: Project, alice: Actor) -> None:
    _content, response = _xml(client, "/iati/activities.xml")
    again = client.get("/iati/activities.xml", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    projects.change_project(actor=alice, project=project, title="Other")
    assert client.get("/iati/activities.xml", headers={"if-none-match": response["ETag"]}).status_code == 200


def test_a_refused_activity_names_its_fields_on_the_page_and_in_the_feed(
    client: Client, project: Project, alice: Actor
) -> None:
    projects.change_project(actor=alice, project=project, sectors=[])
    response = client.get(f"/iati/activities/{project.pk}.xml")
    assert response.status_code == 422
    assert b"12220" in client.get(f"/iati/activities/{project.pk}").content
    assert client.get("/iati/activities.xml").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_projects(
    client: Client, project: Project, alice: Actor, django_assert_max_num_queries: Callable[..., Any], installed: None
) -> None:
    for number in range(5):
        projects.add_project(actor=alice, plan=project.plan, title=f"Project {number}", about="A")
    with django_assert_max_num_queries(40):
        assert client.get("/iati").status_code == 200


def test_a_file_is_sent_shown_and_kept(alice: Actor, signed_in: Callable[[Actor], Client], installed: None) -> None:
    browser = signed_in(alice)
    file = io.BytesIO(_file(GOOD.format(n=1), BAD))
    file.name = "who.xml"
    response = browser.post("/iati/import", {"file": file})
    assert response.status_code == 302
    shown = browser.get(response["Location"]).content.decode()
    assert "Keep 1 record" in shown
    assert "/iati-activities/iati-activity[2]" in shown
    [delivery] = Delivery.objects.all()
    browser.post(f"/iati/files/{delivery.pk}/keep")
    assert Project.objects.get().identifier == "XM-DAC-928-1"
    assert "Training 1" in browser.get(f"/iati/files/{delivery.pk}").content.decode()


def test_what_is_no_iati_file_is_said_beside_the_field(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    file = io.BytesIO(b"<html></html>")
    file.name = "a.xml"
    response = signed_in(alice).post("/iati/import", {"file": file})
    assert response.status_code == 422
    assert "expected &lt;iati-activities&gt;" in response.content.decode()


@pytest.mark.usefixtures("installed")
def test_the_api_checks_and_keeps(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    browser = signed_in(alice)
    file = io.BytesIO(_file(GOOD.format(n=1), BAD))
    file.name = "who.xml"
    checked = browser.post("/api/iati/check", {"file": file}).json()
    assert checked["records"] == 2
    assert not Delivery.objects.exists()
    file.seek(0)
    response = browser.post("/api/iati/files", {"file": file})
    assert response.status_code == 201
    assert response.json()["state"] == "kept"
    assert {one["code"] for one in response.json()["findings"]} >= {"schema-content"}
    assert browser.get("/api/iati/files").json()["items"][0]["name"] == "who.xml"


@pytest.mark.usefixtures("bare")
def test_a_long_file_is_kept_by_a_job(alice: Actor) -> None:
    content = _file(*(GOOD.format(n=number) for number in range(bringing.AT_ONCE + 1)))
    delivery = bringing.start_keeping(
        actor=alice, delivery=bringing.receive(actor=alice, name="long.xml", content=content)
    )
    assert delivery.state == "keeping"
    assert Job.objects.get().kind == bringing.KIND


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("bare")
def test_a_file_of_many_bytes_is_read_and_kept_by_jobs(alice: Actor) -> None:
    delivery = bringing.receive(actor=alice, name="big.xml", content=_file(GOOD.format(n=1)), and_keep=True, at_once=1)
    assert delivery.state == "waiting"
    assert not delivery.records.exists()
    _work()
    delivery.refresh_from_db()
    assert delivery.state == "kept"
    assert Project.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("bare")
def test_a_file_of_many_bytes_that_is_none_is_told(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    delivery = bringing.receive(actor=alice, name="big.xml", content=b"<html/>", at_once=1)
    assert "being read" in signed_in(alice).get(f"/iati/files/{delivery.pk}").content.decode()
    _work()
    delivery.refresh_from_db()
    assert delivery.state == "unreadable"
    assert "expected &lt;iati-activities&gt;" in signed_in(alice).get(f"/iati/files/{delivery.pk}").content.decode()

"""No page of the wing of cooperation has a fault that axe finds, light and dark; none runs off a telephone's side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django import Settings

from daodi.hub.cooperation.consensus import balloting, drafting
from daodi.hub.cooperation.consensus.models import Ballot, Draft
from daodi.hub.cooperation.docking import introducing
from daodi.hub.cooperation.docking.models import Call, Entry
from daodi.hub.cooperation.evidence.models import Source
from daodi.hub.cooperation.front.models import Cooperation
from daodi.hub.cooperation.mechanisms.models import Mechanism, Meeting
from daodi.hub.cooperation.programmes.models import Indicator, Place, Plan, Project, Report
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import User
from daodi.hub.operate.demo import examples
from daodi.hub.optional import standing
from daodi.hub.tests.browser.test_accessible import LOOKS, aside, faults
from daodi.hub.tests.browser.way import Way

ACTING = ("authority", "alliance", "growers", "research", "laboratory")
PLANS, WING = "/cooperation/plans", "/cooperation"


@pytest.fixture
def members(db: None, person: Callable[..., User], settings: Settings, tmp_path: Path) -> dict[str, Actor]:
    """The example members, each with somebody who acts for it, and what the rooms of this wing show of them."""
    settings.SITE = tmp_path
    parties = examples()
    people = {key: person(key.title(), parties[key], "admin") for key in ACTING}
    for room in standing("demo"):
        if ".cooperation." in room:
            import_module(room).load(parties)
    acting = {key: by_user(user) for key, user in people.items()}
    met(acting["growers"], acting["research"])
    voted(acting["alliance"], [acting[key] for key in ("growers", "research", "laboratory")])
    return acting


def met(one: Actor, other: Actor) -> None:
    """Their need and offer are brought together."""
    need, offer = (Entry.objects.get(owner=actor.organisation) for actor in (one, other))
    match = introducing.propose(actor=one, own=need, other=offer, today=timezone.localdate())
    introducing.take_step(actor=other, match=match, name="accept")


def voted(owner: Actor, members: list[Actor]) -> None:
    """A draft is commented on; a ballot on another is open, and one on a third was closed with two votes against."""
    today = timezone.localdate()
    draft = Draft.objects.get()
    for _twice in range(2):
        drafting.comment(actor=members[0], draft=draft, facts={"kind": "technical", "text": "Say how it is sampled."})
    for number, cast in enumerate(((), ("approve", "disapprove", "disapprove", "approve"))):
        other = drafting.begin(actor=owner, facts={"code": f"EX-{number}", "title": "Grades", "market": "ISO"})
        drafting.write(actor=owner, draft=other, facts={"number": "1", "text": "Roots are dried."})
        for member in members:
            drafting.seat(actor=owner, draft=other, member=member.organisation)
        drafting.open_comment(actor=owner, draft=other)
        day = today + timedelta(days=1)
        ballot = balloting.open_ballot(actor=owner, draft=other, quorum=50, threshold=66, closes_on=day, today=today)
        for voter, choice in zip([owner, *members], cast, strict=False):
            balloting.vote(actor=voter, ballot=ballot, choice=choice, reasons="Too few samples.")
        if cast:
            balloting.close_ballot(actor=owner, ballot=ballot, today=today)


def pages() -> list[tuple[str, str]]:
    """Who looks at which page."""
    plan, project, place = Plan.objects.all()[0], Project.objects.all()[0], Place.objects.all()[0]
    source, cooperation = Source.objects.all()[0], Cooperation.objects.all()[0]
    figure, report = cooperation.figures.all()[0], Report.objects.all()[0]
    indicator = Indicator.objects.filter(readings__state="confirmed").order_by("created_at")[0]
    closed = Ballot.objects.get(state="closed")
    entries = Entry.objects.order_by("created_at")
    return [
        ("authority", WING),
        *(("authority", f"{PLANS}{end}") for end in ("", "/add", "/sheet", f"/{plan.pk}", f"/{plan.pk}/paper")),
        ("authority", f"{PLANS}/{plan.pk}/change"),
        *(("authority", f"{WING}/projects{end}") for end in ("", "/add", f"/{project.pk}")),
        *(("authority", f"{WING}/indicators/{indicator.pk}{end}") for end in ("", "/change")),
        *(("authority", f"{WING}/places{end}") for end in ("", f"/{place.pk}")),
        *(("authority", f"{WING}/reports{end}") for end in ("", f"/{report.pk}")),
        *(("authority", f"{WING}/evidence{end}") for end in ("", "/add", f"/sources/{source.pk}")),
        ("authority", f"{WING}/evidence/facts/{source.facts.all()[0].pk}"),
        *(("authority", path) for path in ("/iati", "/iati/import", "/iati/files", f"/iati/activities/{project.pk}")),
        *(("authority", f"{WING}/public{end}") for end in ("", "/add", f"/{cooperation.pk}")),
        *(("authority", f"/c/{cooperation.slug}{end}") for end in ("", "/report", "/news", f"/figures/{figure.pk}")),
        ("authority", f"{WING}/coverage"),
        *(("alliance", f"{WING}/mechanisms{end}") for end in ("", "/add", f"/{Mechanism.objects.all()[0].pk}")),
        ("alliance", f"{WING}/meetings"),
        *(("alliance", f"{WING}/meetings/{one.pk}") for one in Meeting.objects.all()),
        *(("alliance", f"{WING}/consensus{end}") for end in ("", "/begin")),
        *(("alliance", f"{WING}/consensus/{one.pk}") for one in Draft.objects.all()),
        ("alliance", f"{WING}/ballots/{closed.pk}"),
        ("growers", f"{WING}/ballots/{Ballot.objects.get(state='open').pk}"),
        *(("growers", f"{WING}/docking{end}") for end in ("", "/add", "/matches", "/calls")),
        *(("growers", f"{WING}/docking/{one.pk}") for one in entries),
        ("growers", f"{WING}/docking/calls/{Call.objects.get().pk}"),
    ]


@pytest.mark.parametrize("way", LOOKS, ids=str)
def test_pages_of_cooperation(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], members: dict[str, Actor], way: Way
) -> None:
    windows = {key: signed(way, members[key]) for key in ("authority", "alliance", "growers")}
    wrong = []
    for number, (key, path) in enumerate(pages()):
        page = windows[key]
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        wrong += [*faults(page), *aside(page), *twice(page)]
        picture(page, f"axe-cooperation-{number:02}-{way}")
    assert not wrong, "\n".join(wrong)


def twice(page: Page) -> list[str]:
    """The ids that stand on the page more than once; what is named by one of them would be named wrongly."""
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    return [f"{page.url} has the id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]

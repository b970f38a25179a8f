"""What the page of a referral shows: its course, the consent, who did and read what; nothing of the person."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.request import Request
from daodi.hub.health.referrals import forms, tables
from daodi.hub.health.referrals.asking import standing_consent
from daodi.hub.health.referrals.counting import counts, duties_of
from daodi.hub.health.referrals.course import course
from daodi.hub.health.referrals.emergency import ALLOWED
from daodi.hub.health.referrals.history import told
from daodi.hub.health.referrals.models import Consent, Direction, Referral, Release, Review, Side
from daodi.hub.health.referrals.policy import ENDED, OPEN, TAKEN, WITH_REASON, side_of, steps
from daodi.hub.health.referrals.reading import readable_now
from daodi.hub.health.referrals.releasing import covers
from daodi.hub.health.referrals.words import SHORT_CLASSES, STEPS
from daodi.hub.web.shapes import Cell, Crumb

HERE = {"wing": "health", "room": "referrals:list"}


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Referrals"), href=reverse("referrals:list")), *more)


def of_referral(request: Request, one: Referral, **sent: Any) -> dict[str, Any]:
    """The page of a referral; ``sent`` holds forms that came back to be put right."""
    actor, now = request.actor, timezone.now()
    side, may = side_of(actor, one), steps(actor, one)
    consent = standing_consent(one)
    tongue = get_language() or "en"
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.number)),
        "referral": one,
        "what": tables.what(one),
        "side": side,
        "across": tables.party(one.receiver if side == Side.SENDER else one.owner),
        "next": tables.waits(actor, one),
        "course": course(one),
        "facts": _facts(one, side),
        "reading": _readings(actor, one, side),
        "consent": _consent(one, consent) if consent else None,
        "covered": covers(one, consent, Direction.OUT, timezone.localdate(now)),
        "duties": [(duty, duty.text(tongue)) for duty in duties_of(one.owner.jurisdiction)] if one.crosses else [],
        "releases": [_release(release) for release in one.releases.all()],
        "due": one.releases.filter(review=Review.DUE).first() if side == Side.SENDER else None,
        "told": told(one),
        "link": one.links.filter(withdrawn_at=None, expires_at__gt=now).first() if side == Side.SENDER else None,
        "may": may,
        "plain": [(name, STEPS[name]) for name in may if name in ("receive", "accept", "start")],
        "with_reason": [(name, STEPS[name]) for name in may if name in WITH_REASON],
        **_forms(actor, one, side, may),
        **sent,
    }


def warnings(actor: Actor) -> list[dict[str, Any]]:
    """What the desk warns of: numbers of persons that come near a threshold of law."""
    if actor.organisation is None:
        return []
    tongue = get_language() or "en"
    found = counts(actor.organisation, timezone.localdate().year)
    return [{"count": one, "text": one.threshold.text(tongue)} for one in found if one.warns]


def _forms(actor: Actor, one: Referral, side: Side | None, may: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"reason_form": forms.ReasonForm(auto_id="r-%s")}
    if not actor.may_write:
        return made
    if side == Side.SENDER and one.state in (*OPEN, *TAKEN):
        made["consent_form"] = forms.ConsentForm(auto_id="c-%s")
        made["may_link"] = True
    if "complete" in may:
        made["report_form"] = forms.ReportForm(auto_id="p-%s")
    standing = one.releases.filter(direction=Direction.OUT, ended_at=None).exists()
    if side == Side.RECEIVER and one.state in ALLOWED and not standing:
        made["emergency_form"] = forms.EmergencyForm(auto_id="e-%s")
    return made


def _readings(actor: Actor, one: Referral, side: Side | None) -> list[tuple[str, str]]:
    """What the actor's side may read now, with its address."""
    now, found = timezone.now(), []
    names = {"offer": _("Read the offer"), "record": _("Read the record"), "report": _("Read the report")}
    if side == Side.SENDER:
        names |= {"offer": _("What the receiver is offered"), "record": _("What we keep of it")}
    for what in ("offer", "record", "report"):
        if readable_now(actor, one, what, now):
            found.append((names[what], reverse(f"referrals:{what}", args=[one.pk])))
    return found


def _facts(one: Referral, side: Side | None) -> list[tuple[str, Cell]]:
    said = [
        (str(Side.SENDER.label), tables.party(one.owner)),
        (str(Side.RECEIVER.label), tables.party(one.receiver)),
        (_("How soon"), Cell(text=one.get_priority_display())),
        (_("Asked on"), Cell(text=tables.moment(one.asked_at) if one.asked_at else "")),
        (_("Our own number"), Cell(text=one.key if side == Side.SENDER else "", look="mono")),
        (_("Why it ended"), Cell(text=one.get_reason_display() if one.state in ENDED else "")),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _consent(one: Referral, consent: Consent) -> list[tuple[str, Cell]]:
    classes = ", ".join(str(SHORT_CLASSES[name]) for name in consent.classes)
    abroad = _("agreed to separately") if consent.abroad else _("not agreed to")
    period = _("%(starts)s to %(ends)s") % {"starts": consent.starts, "ends": consent.ends}
    return [
        (_("What may be read"), Cell(text=classes)),
        (_in("consent", "By whom"), Cell(text=consent.to.name)),
        (_("What for"), Cell(text=_("treatment"))),
        (_("When"), Cell(text=period)),
        *([(_("To another jurisdiction"), Cell(text=abroad))] if one.crosses else []),
        (_("Result back to the sender"), Cell(text=_("agreed to") if consent.back else _("not agreed to"))),
        (_("How it was given"), Cell(text=consent.get_how_display())),
    ]


def _release(release: Release) -> dict[str, Any]:
    return {
        "release": release,
        "when": tables.moment(release.made_at),
        "ended": tables.moment(release.ended_at) if release.ended_at else "",
        "classes": ", ".join(str(SHORT_CLASSES[name]) for name in release.classes),
        "withheld": release.withheld,
    }

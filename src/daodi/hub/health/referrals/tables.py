"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.referrals.models import Referral
from daodi.hub.health.referrals.policy import side_of
from daodi.hub.health.referrals.services import services, system_of
from daodi.hub.health.referrals.words import KINDS, STATUSES, WAITS
from daodi.hub.web.shapes import Cell, Column, Table

Node = dict[str, Any]
# Codes of these systems are words of their own.
WORDS = "http://terminology.hl7.org/"
ASIDE = ("Patient", "Composition", "Organization", "Practitioner", "PractitionerRole", "ServiceRequest")
CODES = ("code", "medicationCodeableConcept", "vaccineCode", "type")
DAYS = ("onsetDateTime", "effectiveDateTime", "performedDateTime", "occurrenceDateTime", "recordedDate")


def referrals(actor: Actor, found: Iterable[Referral]) -> Table:
    """Referrals: which, with whom, for what, how soon, and what comes next."""
    columns = (
        Column(_("Referral")),
        Column(_("With")),
        Column(_("How soon")),
        Column(_("State")),
        Column(_("Last change")),
    )
    rows = [
        (
            Cell(text=what(one), href=page(one), note=one.number),
            Cell(text=_across(actor, one), note=_("we send") if actor.is_of(one.owner_id) else _("we receive")),
            Cell(text=one.get_priority_display()),
            Cell(
                text=one.get_state_display(),
                note=waits(actor, one),
                tag=_("your turn") if getattr(one, "waits", 0) else "",
            ),
            Cell(text=moment(one.changed_at)),
        )
        for one in found
    ]
    return Table(caption=_("Referrals"), columns=columns, rows=rows)


def entries(document: Node) -> Table | None:
    """What a document holds, an entry a row."""
    columns = (Column(_("What")), Column(_("Kind")), Column(_("More")))
    held = [one["resource"] for one in document.get("entry", ()) if one["resource"]["resourceType"] not in ASIDE]
    rows = [
        (
            Cell(text=_named(one)),
            Cell(text=str(KINDS.get(one["resourceType"], one["resourceType"]))),
            Cell(text=" · ".join(_more(one)) or _("nothing more"), look="" if any(_more(one)) else "mut"),
        )
        for one in held
    ]
    return Table(caption=_("What it holds"), columns=columns, rows=rows) if rows else None


def concept(value: Any) -> str:
    """A code in words: as it is called, or its system and code where it may not be called anything."""
    if not isinstance(value, dict):
        return ""
    for one in value.get("coding") or ():
        if one.get("display"):
            return str(one["display"])
        if one.get("code"):
            return service_name(str(one["code"])) or f"{_system(str(one.get('system') or ''))} {one['code']}".strip()
    return status(str(value.get("text") or ""))


def status(code: str) -> str:
    """A status in words; one that is not among them stays as it came."""
    return str(STATUSES.get(code, code))


def what(one: Referral) -> str:
    """What is asked for, in the reader's language."""
    return service_name(one.service) or _("A service, as coded")


def service_name(code: str) -> str:
    """What a service is called."""
    known = services().get(code)
    return known.name(get_language() or "en") if known else ""


def page(one: Referral) -> str:
    """The address of a referral's page."""
    return reverse("referrals:page", args=[one.pk])


def waits(actor: Actor, one: Referral) -> str:
    """What comes next, as the actor's side reads it."""
    side = side_of(actor, one)
    return str(WAITS.get((one.state, side.value), "")) if side else ""


def party(one: Organisation | None) -> Cell:
    """An organisation, with its page."""
    if one is None:
        return Cell(text=_("not chosen yet"), look="mut")
    return Cell(
        text=one.name, href=reverse("organisations:page", args=[one.pk]), tag=_("example") if one.example else ""
    )


def day(one: date | None) -> str:
    """A day, year first."""
    return one.isoformat() if one else ""


def moment(one: datetime) -> str:
    """A time with its zone, year first."""
    return timezone.localtime(one).strftime("%Y-%m-%d %H:%M %Z")


def _across(actor: Actor, one: Referral) -> str:
    across = one.receiver if actor.is_of(one.owner_id) else one.owner
    return across.name if across else _("not chosen yet")


def _named(one: Node) -> str:
    named = next((text for name in CODES if (text := concept(one.get(name)))), "")
    return named or _("not named")


def _more(one: Node) -> list[str]:
    said = [str(one[name]) for name in DAYS if one.get(name)]
    quantity = one.get("valueQuantity")
    if isinstance(quantity, dict) and "value" in quantity:
        said.append(f"{quantity['value']} {quantity.get('unit') or quantity.get('code') or ''}".strip())
    said += [status(_code(one["clinicalStatus"]))] if "clinicalStatus" in one else []
    said += [text for name in ("severity", "valueCodeableConcept") if (text := concept(one.get(name)))]
    said += [status(one[name]) for name in ("criticality", "status") if isinstance(one.get(name), str)]
    said += [str(note["text"]) for note in one.get("note") or () if isinstance(note, dict) and note.get("text")]
    return said


def _code(value: Any) -> str:
    """The code of a status, or else what it says."""
    codings = value.get("coding") if isinstance(value, dict) else None
    return next((str(one["code"]) for one in codings or () if one.get("code")), concept(value))


def _system(uri: str) -> str:
    known = system_of(uri)
    return known.name if known else "" if uri.startswith(WORDS) else uri

"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.cooperation.mechanisms.models import FollowUp, Mechanism, Meeting, Party
from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.queries import Tie
from daodi.hub.cooperation.mechanisms.standing import WORDS, standing
from daodi.hub.web.shapes import Cell, Column, Table


def mechanisms(found: Iterable[Mechanism], ties: Iterable[Tie], today: date) -> Table:
    """Mechanisms as records: what, at which level, who, and where it stands."""
    heads = (_("Mechanism"), _("Kind and level"), _("Parties"), _in("state", "Where it stands"))
    parties: dict[object, list[str]] = {}
    for tie in ties:
        parties.setdefault(tie.mechanism.pk, []).append(tie.party.name)
    rows = [
        (
            Cell(text=title(one), href=_page(one), tag=_("example") if one.owner.example else ""),
            Cell(text=one.get_kind_display(), note=one.get_level_display()),
            Cell(text=_(", ").join(parties.get(one.pk, ())) or _("none named yet")),
            Cell(text=WORDS[standing(one, today)], note=_dates(one)),
        )
        for one in found
    ]
    return Table(caption=_("Mechanisms"), columns=[Column(head) for head in heads], rows=rows)


def parties(found: Iterable[Party]) -> Table:
    """Parties: who confirmed, and who is only named in a source."""
    columns = (Column(_("Party")), Column(_("Role")), Column(_("Country or region")), Column(_("Standing")))
    rows = [
        (
            Cell(
                text=one.name,
                href=reverse("organisations:page", args=[one.member_id]) if one.member_id else "",
                tag="" if one.member_id else _("no member"),
            ),
            Cell(text=one.get_role_display()),
            Cell(text=one.jurisdiction or _("not stated")),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Parties"), columns=columns, rows=rows)


def meetings(found: Iterable[Meeting]) -> Table:
    """Meetings: what, when, where, and whether it was held."""
    columns = (Column(_("Meeting")), Column(_("When")), Column(_in("meeting", "Where")), Column(_("State")))
    rows = [
        (
            Cell(text=one.title, href=_meeting(one.pk), note=title(one.mechanism)),
            Cell(text=moment(one.starts_at)),
            Cell(text=one.place or _("not stated")),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Meetings"), columns=columns, rows=rows)


def follow_ups(found: Iterable[FollowUp], today: date) -> Table:
    """What is to be done, what is late, and what came of it."""
    columns = (Column(_("What is to be done")), Column(_("By whom")), Column(_("Until")), Column(_("State")))
    rows = [
        (
            Cell(
                text=one.text,
                note=one.decision.text,
                href=reverse("mechanisms:meeting", args=[one.decision.meeting_id]),
            ),
            Cell(text=one.party.name if one.party else _("not assigned")),
            Cell(text=day(one.due_on)),
            state(one, today),
        )
        for one in found
    ]
    return Table(caption=_("Follow-ups"), columns=columns, rows=rows)


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else _("not held")


def moment(value: datetime) -> str:
    """A time with its zone, year first."""
    return str(shown_date(timezone.localtime(value), "Y-m-d H:i T"))


def state(one: FollowUp, today: date) -> Cell:
    """Whether a follow-up is open, late or done."""
    if one.done_on:
        return Cell(text=_("Done"), note=one.outcome)
    return Cell(text=_("Late"), look="strong") if one.due_on < today else Cell(text=_("Open"))


def _dates(one: Mechanism) -> str:
    if one.ends_on:
        return _("until %s") % day(one.ends_on)
    began = one.signed_on or one.starts_on
    return _("since %s") % day(began) if began else ""


def _page(one: Mechanism) -> str:
    return reverse("mechanisms:page", args=[one.pk])


def _meeting(meeting_id: UUID) -> str:
    return reverse("mechanisms:meeting", args=[meeting_id])

"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.inquiries import telling
from daodi.hub.exchange.inquiries.comparing import LotStanding
from daodi.hub.exchange.inquiries.models import Asked, Inquiry, Quote, QuoteVersion, SampleRequest
from daodi.hub.exchange.inquiries.policy import standing
from daodi.hub.exchange.inquiries.words import REASONS, STANDING
from daodi.hub.web.names import analyte_name, market_name
from daodi.hub.web.shapes import Cell, Column, Table


def inquiries(actor: Actor, found: Iterable[Inquiry]) -> Table:
    """Inquiries: what, with whom, how much and where to, until when."""
    columns = (
        Column(_("Inquiry")),
        Column(_("With whom")),
        Column(_("Amount")),
        Column(_("Goes to")),
        Column(_("Last day for quotes")),
        Column(_("State")),
    )
    rows = [
        (
            Cell(text=one.title, href=reverse("inquiries:page", args=[one.pk]), note=telling.material(one).text),
            _with(actor, one),
            Cell(text=telling.amount(one.amount, one.unit, one.unit_region)),
            Cell(text=market_name(one.market)),
            Cell(text=telling.day(one.closes_on), look="nw"),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Inquiries"), columns=columns, rows=rows)


def asked(found: Iterable[Asked]) -> Table:
    """Who is asked, and what came of it: for the buyer."""
    columns = (Column(_("Supplier")), Column(_("State")), Column(_("Asked")), Column(_("First answer")))
    rows = [
        (
            Cell(text=one.supplier.name, tag=_("example") if one.supplier.example else ""),
            Cell(text=one.get_state_display(), note=one.why),
            Cell(text=telling.moment(one.asked_at) or _("not yet")),
            Cell(text=telling.moment(one.answered_at) or _("none yet")),
        )
        for one in found
    ]
    return Table(caption=_("Who is asked"), columns=columns, rows=rows)


def quotes(found: Sequence[tuple[Quote, QuoteVersion]], now: datetime, *, named: bool) -> Table:
    """Quotes with the last version of each; by whom, for the buyer."""
    columns = [Column(_("Quote")), *([Column(_("Supplier"))] if named else []), Column(_("Price"), figures=True)]
    columns += [Column(_("Delivery term")), Column(_("Valid until")), Column(_("State"))]
    rows = [
        (
            Cell(
                text=quote.number,
                href=reverse("inquiries:quote", args=[quote.pk]),
                look="mono",
                note=_("version %d") % version.version,
            ),
            *([Cell(text=quote.asked.supplier.name)] if named else []),
            Cell(text=telling.price(version), look="nw"),
            Cell(text=telling.term(version.incoterm, version.place)),
            Cell(text=telling.moment(version.valid_until, version.zone), note=telling.left(version, now)),
            Cell(text=STANDING[standing(version, now)]),
        )
        for quote, version in found
    ]
    return Table(caption=_("Quotes"), columns=columns, rows=rows)


def samples(actor: Actor, found: Iterable[SampleRequest]) -> Table:
    """Samples: what, with whom, how much, and how far they are."""
    columns = (Column(_("Sample")), Column(_("With whom")), Column(_("Amount")), Column(_("State")))
    rows = [
        (
            Cell(text=one.material, href=reverse("inquiries:sample", args=[one.pk]), note=one.number),
            Cell(text=telling.other(actor, one), note=_("we asked") if actor.is_of(one.buyer_id) else _("asked of us")),
            Cell(text=telling.amount(one.amount, one.unit, one.unit_region)),
            Cell(text=one.get_state_display(), note=telling.day(one.sent_on) if one.sent_on else ""),
        )
        for one in found
    ]
    return Table(caption=_("Samples"), columns=columns, rows=rows)


def lots(found: Iterable[LotStanding], market: str) -> Table:
    """Quoted lots with their facts, and how they stand in the buyer's market."""
    columns = (
        Column(_("Lot")),
        Column(_("Origin, as stated")),
        Column(_("In %s") % market_name(market)),
        Column(_("Papers")),
    )
    rows = [
        (
            Cell(text=one.lot.facts.get("code", ""), look="mono", note=one.lot.facts.get("material", "")),
            Cell(text=one.lot.facts.get("origin") or _("not stated"), note=one.lot.facts.get("manufactured_on", "")),
            Cell(outcome=one.outcome or "no-rule", note=why(one)),
            Cell(text=papers(one) or _("none")),
        )
        for one in found
    ]
    return Table(caption=_("Lots"), columns=columns, rows=rows)


def why(one: LotStanding) -> str:
    """What decided a lot's verdict: the failing rules with their clauses, or how many tests are missing."""
    if one.verdict is None:
        return _("on %s, when it was quoted") % telling.day(one.lot.on)
    said = failing(one)
    missing = len(one.verdict.missing)
    if not said and missing:
        said = [ngettext("%d test is missing", "%d tests are missing", missing) % missing]
    if one.changed:
        said = [*said, _("it stood otherwise on %s, when it was quoted") % telling.day(one.lot.on)]
    return "; ".join(said)


def failing(one: LotStanding) -> list[str]:
    """Each finding that fails: the test, the reason, the document and its clause."""
    return [
        " ".join(part for part in (said, f"({clause})" if clause else "") if part) for said, clause, _id in broken(one)
    ]


def broken(one: LotStanding) -> list[tuple[str, str, str]]:
    """The same in parts: the reason, the clause, and the rule's id; what the lot itself is comes first."""
    if one.verdict is None or one.outcome != "fail":
        return []
    found = [each for each in one.verdict.findings if each.outcome == "fail"]
    said = {each.reason for each in found}
    itself = [
        (str(REASONS.get(each, each)), "", "") for each in one.verdict.reasons if not any(r in each for r in said)
    ]
    results = [
        (
            _("%(test)s: %(reason)s") % {"test": analyte_name(each.analyte), "reason": each.reason},
            ", ".join(part for part in (each.document, each.clause) if part),
            each.rule_id or "",
        )
        for each in found
    ]
    return [*itself, *results]


def papers(one: LotStanding) -> str:
    """The certificates and identity tests of a lot."""
    return ", ".join(f"{each.title} ({each.issuer})" if each.issuer else each.title for each in one.papers)


def _with(actor: Actor, one: Inquiry) -> Cell:
    if not actor.is_of(one.owner_id):
        return Cell(text=one.owner.name, note=_("asked of us"))
    known = list(one.asked.all())
    quoted = sum(each.state == "quoted" for each in known)
    return Cell(
        text=ngettext("%d supplier asked", "%d suppliers asked", len(known)) % len(known),
        note=ngettext("%d has quoted", "%d have quoted", quoted) % quoted if quoted else "",
    )

"""What members do with lots and reports. Each action asks the policy, writes in one transaction, and is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check import Lot as Stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change, may_write
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.queries import content
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.laboratory import judging
from daodi.hub.materia.laboratory.claims import claim
from daodi.hub.materia.laboratory.edition import edition
from daodi.hub.materia.laboratory.models import (
    IdentityStatement,
    Lot,
    Method,
    Report,
    ReportState,
    ResultRow,
    VerdictRecord,
)
from daodi.hub.materia.laboratory.reading import CHOICES, Understood, understood
from daodi.resolve import resolve
from daodi.tables import Unreadable

AT_ONCE = 50_000  # results of one report; more are sent in parts
JUDGED_AT_ONCE = 50  # lots whose verdicts are kept with their report
MARKETS = 30
SPECIES = 50
CHANGEABLE = ("material", "product", "form", "use", "market", "origin", "laboratory", "daily_dose_g", "tested_on")


def receive(
    *, actor: Actor, name: str, content: bytes | IO[bytes] | UploadedFile, laboratory: str = "", source: str = ""
) -> Report:
    """Takes a certificate or table in. Nothing becomes a lot yet: how it is understood is shown first."""
    may_write(actor)
    with transaction.atomic():
        document = keep(actor=actor, name=name, content=content, source=source)
        report = Report(owner=actor.organisation, document=document, laboratory=laboratory.strip()[:300])
        found = reading_of(report)
        if found.results > AT_ONCE:
            raise Invalid(
                {
                    "file": _("It holds %(n)d results; expected at most %(most)d. Send it in parts.")
                    % {"n": found.results, "most": AT_ONCE}
                }
            )
        report.laboratory = (
            report.laboratory or next((lot.laboratory for lot in found.lots if lot.laboratory), "")[:300]
        )
        report.save(force_insert=True)
        record(actor=actor, verb="receive", subject=report, changes={"document": str(document.pk), "name": name})
    return report


def reading_of(report: Report) -> Understood:
    """How a report is understood with the fields chosen so far; ``Invalid`` where nothing of it can be used."""
    with content(report.document) as file:
        sent = file.read()
    try:
        return understood(sent, report.document.name, report.columns)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error


@transaction.atomic
def set_columns(*, actor: Actor, report: Report, columns: Mapping[str, str]) -> Understood:
    """Says what columns are, by their labels; refused as a whole where the report could no longer be read."""
    may_change(actor, report)
    _not_kept(report)
    wrong = {label: _("expected a field of the list") for label, field in columns.items() if field not in CHOICES}
    if wrong:
        raise Invalid(wrong)
    before, report.columns = report.columns, {**report.columns, **columns}
    found = reading_of(report)
    report.save(update_fields=["columns"])
    record(actor=actor, verb="set-columns", subject=report, changes={"columns": [before, report.columns]})
    return found


@transaction.atomic
def keep_report(*, actor: Actor, report: Report) -> list[Lot]:
    """Turns a report into lots with their results. A lot that is here already gets the results added."""
    may_change(actor, report)
    report = Report.objects.select_for_update().select_related("document", "owner").get(pk=report.pk)
    _not_kept(report)
    found = reading_of(report)
    lots = list(dict.fromkeys(_kept(actor, report, stated) for stated in found.lots))
    close(actor=actor, report=report, found=found, lots=len(lots))
    if len(lots) <= JUDGED_AT_ONCE:
        today = timezone.localdate()
        for lot in lots:
            _record(actor, [lot], judging.asked_first([lot]), today)
    return lots


@transaction.atomic
def set_aside(*, actor: Actor, report: Report) -> None:
    """Takes the results of a report out of every verdict from now on; what was answered with them stays on record."""
    may_change(actor, report)
    if report.state != ReportState.KEPT:
        raise Conflict(_("Only a report that was kept can be set aside."))
    report.state = ReportState.SET_ASIDE
    report.save(update_fields=["state"])
    record(actor=actor, verb="set-aside", subject=report, changes={"state": [ReportState.KEPT, ReportState.SET_ASIDE]})
    for lot in Lot.objects.filter(results__report=report).distinct():
        record(actor=actor, verb="set-aside-results", subject=lot, changes={"report": str(report.pk)})


@transaction.atomic
def add_lot(*, actor: Actor, stated: Stated) -> Lot:
    """Adds a lot as a program states it, with its results, from a report made of just what was sent."""
    may_write(actor)
    if not stated.lot.strip() or not stated.results:
        raise Invalid({"lot": _("expected a lot number and at least one result")})
    sent = BytesIO(judging.encoded(stated))
    document = keep(actor=actor, name=f"{stated.lot}.json", content=sent, source="API")
    report = Report.objects.create(owner=actor.organisation, document=document, laboratory=stated.laboratory[:300])
    lot = _kept(actor, report, stated)
    close(actor=actor, report=report, found=None, lots=1)
    return lot


@transaction.atomic
def change(*, actor: Actor, lot: Lot, facts: Mapping[str, str]) -> None:
    """Corrects what is stated of a lot; its results stay as the laboratory wrote them."""
    may_change(actor, lot)
    before = {name: getattr(lot, name) for name in CHANGEABLE}
    for name in CHANGEABLE:
        setattr(lot, name, facts.get(name, before[name]).strip())
    lot.material_id = _material_id(lot.material)
    _fits(lot)
    lot.save()
    told = {name: [old, getattr(lot, name)] for name, old in before.items() if getattr(lot, name) != old}
    record(actor=actor, verb="change", subject=lot, changes=told)


@transaction.atomic
def record_verdicts(*, actor: Actor, lot: Lot, markets: Sequence[str], on: date) -> list[VerdictRecord]:
    """Checks a lot and keeps each verdict whole, with the edition of the rules it was made with."""
    may_change(actor, lot)
    codes = judging.markets_of(markets)
    if not codes or len(codes) > MARKETS:
        raise Invalid({"market": _("Choose at least one market, at most %d.") % MARKETS})
    return _record(actor, [lot], codes, on)


@transaction.atomic
def state_identity(
    *, actor: Actor, lot: Lot, method: str, laboratory: str, species: Sequence[str], tested_on: date | None = None
) -> IdentityStatement:
    """Keeps what an identity test made elsewhere named, and what that means for the claimed material."""
    may_change(actor, lot)
    wrong = {}
    if method not in Method.values:
        wrong["method"] = _("Choose how it was tested.")
    if not laboratory.strip():
        wrong["laboratory"] = _("Enter who made the test.")
    named = [one.strip() for one in species if one.strip()]
    if len(named) > SPECIES or any(len(one) > 200 for one in named):
        wrong["species"] = _("Enter one species a line, at most %d.") % SPECIES
    if wrong:
        raise Invalid(wrong)
    said = claim(lot.material_id, named)
    kept = IdentityStatement.objects.create(
        lot=lot,
        method=method,
        laboratory=laboratory.strip()[:300],
        species=named,
        tested_on=tested_on,
        claim=said.claim,
        reason=said.reason,
    )
    record(actor=actor, verb="state-identity", subject=lot, changes={"species": named, "claim": said.claim})
    return kept


def _not_kept(report: Report) -> None:
    if report.state != ReportState.READ:
        raise Conflict(_("This report was kept already."))


def _kept(actor: Actor, report: Report, stated: Stated) -> Lot:
    """The lot that is stated, here already or new, with these results."""
    lot = _lot(actor, report.owner, stated)
    add_results(actor=actor, lot=lot, report=report, stated=stated)
    return lot


def add_results(*, actor: Actor, lot: Lot, report: Report, stated: Stated) -> None:
    """Adds results to a lot; one that is stated twice is kept once. Who may, its callers have asked."""
    rows = {tuple(getattr(one, name) for name in judging.OF_RESULT[:-1]): one for one in reversed(stated.results)}
    ResultRow.objects.bulk_create(
        [
            ResultRow(lot=lot, report=report, **{name: clean(getattr(one, name)) for name in judging.OF_RESULT})
            for one in reversed(rows.values())
        ],
        batch_size=500,
    )
    record(actor=actor, verb="add-results", subject=lot, changes={"report": str(report.pk), "results": len(rows)})


def _lot(actor: Actor, owner: Organisation, stated: Stated) -> Lot:
    facts = {name: clean(getattr(stated, name)) for name in judging.OF_LOT} | {"code": clean(stated.lot)}
    lot = Lot(
        owner=owner,
        material_id=_material_id(stated.material),
        market=clean(stated.market),
        on=clean(stated.on),
        sources=list(stated.documents),
        **facts,
    )
    _fits(lot)
    same = {name: getattr(lot, name) for name in ("code", "material", "product", "form", "use")}
    kept, is_new = Lot.objects.get_or_create(owner=owner, **same, defaults=_others(lot, same))
    if is_new:
        record(actor=actor, verb="add", subject=kept, changes=facts)
    return kept


def _others(lot: Lot, same: Mapping[str, str]) -> dict[str, object]:
    names = ("material_id", "market", "on", "sources", *(name for name in judging.OF_LOT if name not in same))
    return {name: getattr(lot, name) for name in names}


def clean(text: str) -> str:
    """Text fit for every database: without the character that PostgreSQL can't hold, nor lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _fits(lot: Lot) -> None:
    for field in Lot._meta.concrete_fields:
        value = getattr(lot, field.attname)
        if field.max_length and isinstance(value, str) and len(value) > field.max_length:
            raise Invalid({field.name: _("It is too long; expected at most %d characters.") % field.max_length})


def _material_id(name: str) -> str:
    found = resolve(name) if name.strip() else None
    return found.materials[0].id if found and found.status == "match" else ""


def close(*, actor: Actor, report: Report, found: Understood | None, lots: int) -> None:
    """Marks a report as kept, with the rows that could not be read. Who may, its callers have asked."""
    report.state, report.kept_at = ReportState.KEPT, timezone.now()
    report.problems = [
        {"row": one.row, "column": one.column, "what": one.what, "expected": one.expected}
        for one in (found.rows_lost if found else ())
    ]
    report.save(update_fields=["state", "kept_at", "problems"])
    told = {"lots": lots, "rows not read": len(report.problems)}
    record(actor=actor, verb="keep-report", subject=report, changes=told)


def _record(actor: Actor, lots: Sequence[Lot], markets: Sequence[str], on: date) -> list[VerdictRecord]:
    kept = []
    for lot in lots:
        for verdict in judging.verdicts([lot], markets=markets, on=on):
            kept.append(
                VerdictRecord(
                    lot=lot,
                    market=verdict.market,
                    on=on,
                    outcome=verdict.verdict,
                    answer=verdict.to_dict(),
                    rules=edition(),
                    made_by=actor.user,
                )
            )
        told = {"on": on, "verdicts": {one.market: one.outcome for one in kept if one.lot == lot}}
        record(actor=actor, verb="check", subject=lot, changes=told)
    return VerdictRecord.objects.bulk_create(kept)

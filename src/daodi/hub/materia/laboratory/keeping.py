"""From reports to lots: at once where they are short, as a job in parts where they are long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check import Lot as Stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.jobs.actions import ask
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.lots import changed
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.search.actions import index
from daodi.hub.materia.laboratory import judging
from daodi.hub.materia.laboratory.actions import keep_verdicts, reading_of
from daodi.hub.materia.laboratory.facts import clean, fits, material_id
from daodi.hub.materia.laboratory.models import Lot, Report, ReportState, ResultRow
from daodi.hub.materia.laboratory.policy import acting_for
from daodi.hub.materia.laboratory.reading import Composition, Understood

KIND = "keep-report"
AT_ONCE = 1000  # results of one report that are kept while its sender waits
JUDGED = 50  # lots whose verdicts are kept with their report
OPEN = (ReportState.READ, ReportState.KEEPING)


@transaction.atomic
def keep_report(*, actor: Actor, report: Report) -> list[Lot]:
    """Turns a report into lots with their results. A lot that is here already gets the results added."""
    may_change(actor, report)
    _not_kept(report)
    found = reading_of(report)
    lots = keep_part(actor=actor, report=report, found=found, most=len(found.lots))
    if not lots:
        raise Conflict(_("This report was kept already."))
    if len(lots) <= JUDGED:
        today = timezone.localdate()
        for lot in lots:
            keep_verdicts(actor, lot, judging.asked_first([lot]), today)
    return lots


@transaction.atomic
def start_keeping(*, actor: Actor, report: Report) -> Job:
    """The same as a job; started again after it was cut short, it goes on where it was."""
    may_change(actor, report)
    report = held(report)
    _not_kept(report)
    report.state = ReportState.KEEPING
    report.save(update_fields=["state"])
    return ask(actor=actor, kind=KIND, params={"report": str(report.pk)})


@transaction.atomic
def keep_part(*, actor: Actor, report: Report, found: Understood, most: int) -> list[Lot]:
    """Keeps the next lots of a report; none where all are kept. Whoever comes second goes on after the first."""
    may_change(actor, report)
    report = held(report)
    if report.state not in OPEN:
        return []
    part = enumerate(found.lots[report.done : report.done + most], report.done)
    kept = [_kept(actor, report, stated, place) for place, stated in part]
    lots = list(dict.fromkeys(kept))
    index(lots)
    report.done += len(kept)
    report.state = ReportState.KEEPING
    report.save(update_fields=["done", "state"])
    if report.done >= len(found.lots):
        close(actor=actor, report=report, found=found, lots=len(found.lots))
    return lots


def held(report: Report) -> Report:
    """The report as it stands now, held until the transaction ends."""
    return Report.objects.select_for_update(of=("self",)).select_related("document", "owner").get(pk=report.pk)


def _not_kept(report: Report) -> None:
    if report.state not in OPEN:
        raise Conflict(_("This report was kept already."))


@transaction.atomic
def add_lot(*, actor: Actor, stated: Stated) -> Lot:
    """Adds a lot as a program states it, with its results, from a report made of just what was sent."""
    owner = acting_for(actor)
    if not clean(stated.lot).strip() or not stated.results:
        raise Invalid({"lot": _("expected a lot number and at least one result")})
    sent = BytesIO(judging.encoded(stated))
    document = keep(actor=actor, name=f"{stated.lot}.json", content=sent, source="API")
    report = Report.objects.create(owner=owner, document=document, laboratory=stated.laboratory[:300])
    lot = _kept(actor, report, stated)
    index([lot])
    close(actor=actor, report=report, found=None, lots=1)
    return lot


@transaction.atomic
def announce(*, actor: Actor, stated: Stated) -> Lot:
    """Adds a lot before anything is measured, so that tests can be asked for: of a material, a product or a device."""
    owner = acting_for(actor)
    if not clean(stated.lot).strip():
        raise Invalid({"lot": _("Enter the lot or serial number.")})
    if not (stated.material.strip() or stated.product.strip()):
        raise Invalid({"material": _("Enter a material, or the name of a product or device.")})
    lot = _lot(actor, owner, stated, since=timezone.now())
    index([lot])
    return lot


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
    changed(report.results.values_list("lot", flat=True).distinct())


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


def _kept(actor: Actor, report: Report, stated: Stated, place: int = 0) -> Lot:
    """The lot that is stated, here already or new, with these results.

    Lists begin with the newest: of one report, with its first lot.
    """
    lot = _lot(actor, report.owner, stated, since=report.created_at - timedelta(microseconds=place))
    add_results(actor=actor, lot=lot, report=report, stated=stated)
    return lot


def _lot(actor: Actor, owner: Organisation, stated: Stated, since: datetime) -> Lot:
    facts = {name: clean(getattr(stated, name)) for name in judging.OF_LOT} | {"code": clean(stated.lot)}
    lot = Lot(
        owner=owner,
        created_at=since,
        composition=isinstance(stated, Composition),
        material_id=material_id(stated.material),
        market=clean(stated.market),
        on=clean(stated.on),
        sources=list(stated.documents),
        **facts,
    )
    fits(lot)
    same = {name: getattr(lot, name) for name in ("code", "material", "product", "form", "use")}
    kept, is_new = Lot.objects.get_or_create(owner=owner, **same, defaults=_others(lot, same))
    if is_new:
        record(actor=actor, verb="add", subject=kept, changes=facts)
    return kept


def _others(lot: Lot, same: Mapping[str, str]) -> dict[str, object]:
    names = (
        "created_at",
        "composition",
        "material_id",
        "market",
        "on",
        "sources",
        *(name for name in judging.OF_LOT if name not in same),
    )
    return {name: getattr(lot, name) for name in names}

"""Lots as other rooms read them, through the core."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from daodi.check import Verdict
from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.queries import found, visible
from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.laboratory import queries
from daodi.hub.materia.laboratory.judging import identity_of
from daodi.hub.materia.laboratory.judging import verdicts as judged
from daodi.hub.materia.laboratory.models import IdentityStatement, Lot, Report, ReportState

MOST = 500


class Kept:
    """The room of lots, answering the others."""

    def own(self, actor: Actor) -> list[LotFacts]:
        return [_facts(lot) for lot in queries.lots(actor, whose="own").prefetch_related("identities")[:MOST]]

    def one(self, actor: Actor, lot_id: object) -> LotFacts:
        return _facts(queries.lot(actor, str(lot_id)))

    def of_material(self, actor: Actor, material_id: str) -> list[LotFacts]:
        seen = queries.lots(actor).filter(material_id=material_id)
        return [_facts(lot) for lot in seen.prefetch_related("identities")[:MOST]]

    def facts(self, lot_ids: Sequence[UUID]) -> list[LotFacts]:
        return [_facts(lot) for lot in _in_order(lot_ids)]

    def verdicts(self, lot_ids: Sequence[UUID], markets: Sequence[str], on: date) -> list[tuple[UUID, Verdict]]:
        lots = _in_order(lot_ids)
        answers = judged(lots, markets=markets, on=on)
        return [(UUID(answer.input), answer) for answer in answers]

    def papers(self, lot_ids: Sequence[UUID]) -> list[Paper]:
        reports = Report.objects.filter(results__lot__in=lot_ids, state=ReportState.KEPT)
        pairs = reports.values_list("results__lot", "document_id", "document__name", "laboratory", "created_at")
        told = [
            Paper(
                lot_id=lot, kind="certificate", title=name, issuer=by, dated=at.date().isoformat(), document_id=document
            )
            for lot, document, name, by, at in pairs.distinct().order_by("created_at")
            if lot in set(lot_ids)
        ]
        return told + [_identity(one) for one in IdentityStatement.objects.filter(lot__in=lot_ids)]

    @transaction.atomic
    def release(self, actor: Actor, lot_id: UUID, to: Organisation) -> list[str]:
        lot = found(Lot.objects.all(), pk=lot_id)
        may_change(actor, lot)
        share(actor=actor, subject=lot, to=to)
        withheld = []
        for report in Report.objects.filter(results__lot=lot, state=ReportState.KEPT).distinct():
            if not actor.is_of(report.owner_id) or _tells_of_hidden(report, to):
                withheld.append(report.document.name)
                continue
            share(actor=actor, subject=report, to=to)
            share(actor=actor, subject=report.document, to=to)
        return withheld


def _tells_of_hidden(report: Report, to: Organisation) -> bool:
    """Whether a report tells of lots that the other organisation may not see: its file would show them."""
    told = Lot.objects.filter(results__report=report)
    return told.exclude(pk__in=visible(Lot.objects.all(), Actor(organisation=to)).values("pk")).exists()


def _in_order(lot_ids: Sequence[UUID]) -> list[Lot]:
    lots = {lot.pk: lot for lot in queries.with_results(Lot.objects.filter(pk__in=lot_ids))}
    return [lots[one] for one in dict.fromkeys(lot_ids) if one in lots]


def _facts(lot: Lot) -> LotFacts:
    return LotFacts(
        id=lot.pk,
        owner_id=lot.owner_id,
        code=lot.code,
        material=lot.material,
        material_id=lot.material_id,
        form=lot.form,
        use=lot.use,
        origin=lot.origin,
        manufactured_on=lot.manufactured_on,
        identity=identity_of(lot),
        href=reverse("laboratory:lot", args=[lot.pk]),
    )


def _identity(told: IdentityStatement) -> Paper:
    return Paper(
        lot_id=told.lot_id,
        kind="identity",
        title=str(told.get_method_display()),
        issuer=told.laboratory,
        dated=told.tested_on.isoformat() if told.tested_on else "",
        said=told.claim,
    )

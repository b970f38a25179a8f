"""What members do with lots and reports. Each action asks the policy, writes in one transaction, and is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.queries import content
from daodi.hub.core.lots import changed
from daodi.hub.core.rulebook.laid import book, edition_of
from daodi.hub.core.search.actions import index
from daodi.hub.materia.laboratory import judging
from daodi.hub.materia.laboratory.claims import claim
from daodi.hub.materia.laboratory.facts import fits, material_id
from daodi.hub.materia.laboratory.models import (
    IdentityStatement,
    Lot,
    Method,
    Report,
    ReportState,
    VerdictRecord,
)
from daodi.hub.materia.laboratory.policy import acting_for
from daodi.hub.materia.laboratory.reading import CHOICES, Understood, understood
from daodi.tables import Unreadable

MOST = 200_000  # results of one report; more are sent in parts
MARKETS = 30
SPECIES = 50
CHANGEABLE = ("material", "product", "form", "use", "market", "origin", "laboratory", "daily_dose_g", "tested_on")


def receive(
    *, actor: Actor, name: str, content: bytes | IO[bytes] | UploadedFile[bytes], laboratory: str = "", source: str = ""
) -> Report:
    """Takes a certificate or table in. Nothing becomes a lot yet: how it is understood is shown first."""
    owner = acting_for(actor)
    with transaction.atomic():
        document = keep(actor=actor, name=name, content=content, source=source)
        report = Report(owner=owner, document=document, laboratory=laboratory.strip()[:300])
        found = reading_of(report)
        if found.results > MOST:
            raise Invalid(
                {
                    "file": _("It holds %(n)d results; expected at most %(most)d. Send it in parts.")
                    % {"n": found.results, "most": MOST}
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
    changed(report.results.values_list("lot", flat=True).distinct())


@transaction.atomic
def change(*, actor: Actor, lot: Lot, facts: Mapping[str, str]) -> None:
    """Corrects what is stated of a lot; its results stay as the laboratory wrote them.

    What identity tests named is held against the material as it is stated then.
    """
    may_change(actor, lot)
    before, was = {name: getattr(lot, name) for name in CHANGEABLE}, lot.material_id
    for name in CHANGEABLE:
        setattr(lot, name, facts.get(name, before[name]).strip())
    lot.material_id = material_id(lot.material)
    fits(lot)
    lot.save()
    told: dict[str, object] = {
        name: [old, getattr(lot, name)] for name, old in before.items() if getattr(lot, name) != old
    }
    if lot.material_id != was and (claims := _claimed_again(lot)):
        told |= {"claims": claims}
    record(actor=actor, verb="change", subject=lot, changes=told)
    index([lot])
    changed([lot.pk])


def _claimed_again(lot: Lot) -> list[list[str]]:
    """Weighs the identity tests of a lot against another material; what each came to before and comes to now."""
    found = []
    for one in IdentityStatement.objects.filter(lot=lot):
        said = claim(lot.material_id, one.species)
        found.append([one.claim, said.claim])
        one.claim, one.reason = said.claim, said.reason
        one.save(update_fields=["claim", "reason"])
    return found


@transaction.atomic
def record_verdicts(*, actor: Actor, lot: Lot, markets: Sequence[str], on: date) -> list[VerdictRecord]:
    """Checks a lot and keeps each verdict whole, with the edition of the rules it was made with."""
    may_change(actor, lot)
    codes = judging.markets_of(markets)
    if not codes or len(codes) > MARKETS:
        raise Invalid({"market": _("Choose at least one market, at most %d.") % MARKETS})
    return keep_verdicts(actor, lot, codes, on)


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
    changed([lot.pk])
    return kept


def _not_kept(report: Report) -> None:
    if report.state != ReportState.READ:
        raise Conflict(_("This report was kept already."))


def keep_verdicts(actor: Actor, lot: Lot, markets: Sequence[str], on: date) -> list[VerdictRecord]:
    """Keeps the verdicts of a lot. Who may, its callers have asked."""
    rules = book()
    answers = judging.verdicts([lot], markets=markets, on=on, rules=rules)
    told = {one.market: one.verdict for one in answers}
    record(actor=actor, verb="check", subject=lot, changes={"on": on, "verdicts": told})
    return VerdictRecord.objects.bulk_create(
        VerdictRecord(
            lot=lot,
            market=one.market,
            on=on,
            outcome=one.verdict,
            answer=one.to_dict(),
            rules=edition_of(rules),
            made_by=actor.user,
        )
        for one in answers
    )

"""The way of an edition: proposed from a file, looked over by a second person, approved under a number or refused."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.rulebook.flaws import flaws, refuse
from daodi.hub.core.rulebook.laid import held, row_of
from daodi.hub.core.rulebook.models import RuleEdition
from daodi.hub.core.rulebook.publishing import DESK, lay
from daodi.hub.materia.desk.models import Edition, EditionRow, State
from daodi.hub.materia.desk.overlay import compared
from daodi.hub.materia.desk.policy import is_another, is_own, may_curate

STEPS = {"approve": State.APPROVED, "refuse": State.REFUSED, "withdraw": State.WITHDRAWN}


@transaction.atomic
def propose(*, actor: Actor, content: bytes, why: str) -> Edition:
    """Keeps the rows of a file that are new or say something else; nothing changes until a second person approves."""
    user, organisation = may_curate(actor)
    why = why.replace("\x00", "").strip()[:1000]
    if not why:
        raise Invalid({"why": _("Say what the rows change, and from which text.")})
    sent = compared(content)
    edition = Edition(table=sent.table, why=why, same=sent.same, proposed_by=user, organisation=organisation)
    edition.save(force_insert=True)
    EditionRow.objects.bulk_create(
        EditionRow(edition=edition, place=one.place, key=one.key, before=one.before, after=one.after)
        for one in sent.changes
    )
    changes = {"table": sent.table, "rows": {one.key: one.after for one in sent.changes}}
    record(actor=actor, verb="propose-edition", subject=edition, changes=changes)
    return edition


@transaction.atomic
def decide(*, actor: Actor, edition_id: object, step: str, why: str = "") -> Edition:
    """Takes a step: ``approve`` or ``refuse`` by a second person, ``withdraw`` by the one who proposed it.

    The rows of an approved edition count from then on: ``check`` uses them.
    """
    user, _organisation = may_curate(actor)
    if step not in STEPS:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(STEPS)})
    # All are held while one is decided: numbers follow each other, and rows are compared with what stands.
    list(Edition.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    edition = found(Edition.objects.all(), pk=edition_id)
    _may_step(actor, edition, step)
    why = why.replace("\x00", "").strip()[:500]
    if step == "refuse" and not why:
        raise Invalid({"why": _("Say why.")})
    if step == "approve":
        _still_fits(edition)
        edition.number = _laid(actor, edition).number
    edition.state, edition.decided_by, edition.decided_at = STEPS[step], user, timezone.now()
    edition.decided_why = why
    edition.save(update_fields=["state", "decided_by", "decided_at", "decided_why", "number"])
    record(actor=actor, verb=f"{step}-edition", subject=edition, changes={"number": edition.number, "why": why})
    if step != "withdraw":
        tell(to=edition.proposed_by, say=lambda: _said(edition), path=f"/materia/standards/editions/{edition.pk}")
    return edition


def _laid(actor: Actor, edition: Edition) -> RuleEdition:
    """Its rows, laid over the tables: ``check`` uses them from now on."""
    rows: Any = [row_of(edition.table, one.after) for one in edition.rows.all()]
    page = f"/materia/standards/editions/{edition.pk}"
    return lay(actor=actor, publisher=DESK, title=edition.why[:300], page=page, **{edition.table: rows})


def _said(edition: Edition) -> str:
    if edition.state == State.APPROVED:
        return _("Your edition was approved.")
    return _("Your edition was refused: %s") % edition.decided_why


def _may_step(actor: Actor, edition: Edition, step: str) -> None:
    if edition.state != State.WAITING:
        raise Conflict(edition.get_state_display())
    if step == "withdraw":
        is_own(actor, edition)
    else:
        is_another(actor, edition, _("A second person has to look it over."))


def _still_fits(edition: Edition) -> None:
    """The rows are still what the proposer compared them with, and still right."""
    before = held(edition.table)
    rows = list(edition.rows.all())
    moved = [one.key for one in rows if before.get(one.key) != one.before]
    if moved:
        raise Conflict(_("These rows changed since they were proposed; propose them again: %s") % ", ".join(moved[:20]))
    refuse(flaws(edition.table, [(one.place, row_of(edition.table, one.after)) for one in rows]))

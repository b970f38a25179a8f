"""What stands in a spreadsheet, entered: commitments, indicators, targets, figures, and who reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.indicators import add_indicator, add_reading, add_target, take_step
from daodi.hub.cooperation.programmes.kinds import SourceKind
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Period, Plan
from daodi.hub.cooperation.programmes.plans import add_commitment
from daodi.hub.cooperation.programmes.reporting import assign, open_period
from daodi.hub.cooperation.programmes.sheet import Read, Row, read
from daodi.hub.cooperation.programmes.span import span
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content
from daodi.hub.core.organisations.models import Name, Organisation, Standing
from daodi.tables import Unreadable


def reading_of(document: Document) -> Read:
    """A sheet as it is understood; ``Invalid`` where nothing of it can be used."""
    with content(document) as file:
        sent = file.read()
    try:
        return read(sent, document.name)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error


@transaction.atomic
def enter(*, actor: Actor, plan: Plan, document: Document) -> int:
    """Enters the good rows of a sheet into a plan; gives how many. Targets are confirmed, figures proposed."""
    may_change(actor, plan)
    found = reading_of(document)
    if not found.rows:
        raise Invalid({"file": _("No row of it can be used.")})
    entering = _Entering(actor, plan, document)
    for row in found.rows:
        try:
            entering.enter(row)
        except Invalid as error:
            said = "; ".join(error.fields.values())
            raise Invalid({"file": _("Row %(row)d: %(said)s") % {"row": row.number, "said": said}}) from error
    return len(found.rows)


class _Entering:
    def __init__(self, actor: Actor, plan: Plan, document: Document) -> None:
        self.actor, self.plan, self.document = actor, plan, document
        self.commitments: dict[str, Commitment] = {one.text: one for one in plan.commitments.all()}
        self.periods: dict[tuple[object, object], Period] = {
            (one.begins, one.ends): one for one in plan.periods.filter(closed_at=None)
        }
        self.members: Mapping[str, Organisation] | None = None

    def enter(self, row: Row) -> None:
        commitment = self._commitment(row)
        if not row.indicator:
            return
        based = span(row.baseline_on)
        indicator = add_indicator(
            actor=self.actor,
            commitment=commitment,
            title=row.indicator,
            count_kind=row.count_kind,
            unit=row.unit,
            aggregation=row.aggregation,
            baseline=row.baseline,
            baseline_on=based[1] if based else None,
        )
        self._figures(row, indicator)
        if row.reported:
            self._report(row, indicator)

    def _commitment(self, row: Row) -> Commitment:
        text = row.commitment or row.indicator
        if text not in self.commitments:
            made = add_commitment(actor=self.actor, plan=self.plan, text=text, evidence=self._evidence(row))
            self.commitments[text] = made
        return self.commitments[text]

    def _evidence(self, row: Row) -> Evidence:
        where = f"{self.document.name}:{row.number}"
        source = f"{row.source} ({where})" if row.source else where
        return Evidence(source_kind=SourceKind.IMPORT, source=source, document=self.document, quote=row.quote)

    def _figures(self, row: Row, indicator: Indicator) -> None:
        evidence = self._evidence(row)
        if row.target:
            facts: dict[str, Any] = {"qualifier": row.target_hedge, "deadline": row.deadline}
            target = add_target(actor=self.actor, indicator=indicator, evidence=evidence, value=row.target, **facts)
            take_step(actor=self.actor, figure=target, name="confirm")
        if row.value:
            at = span(row.ends)
            facts = {"qualifier": row.value_hedge, "ends": at[1] if at else None}
            facts |= {"count_kind": row.value_kind} if row.value_kind else {}
            if at and row.aggregation in ("single", "per_year"):
                facts["begins"] = at[0]
            add_reading(actor=self.actor, indicator=indicator, evidence=evidence, value=row.value, **facts)

    def _report(self, row: Row, indicator: Indicator) -> None:
        begins, until, due = span(row.begins), span(row.until), span(row.due)
        member = self._member(row.member)
        if not (begins and until and due) or member is None:
            return
        key = (begins[0], until[1])
        if key not in self.periods:
            self.periods[key] = open_period(
                actor=self.actor, plan=self.plan, begins=begins[0], ends=until[1], due=due[1]
            )
        assign(actor=self.actor, indicator=indicator, member=member, periods=[self.periods[key]])

    def _member(self, name: str) -> Organisation | None:
        if self.members is None:
            approved = Organisation.objects.filter(standing=Standing.APPROVED)
            others = Name.objects.filter(organisation__in=approved).select_related("organisation")
            self.members = {one.text.casefold(): one.organisation for one in others} | {
                one.name.casefold(): one for one in approved
            }
        return self.members.get(name.casefold())

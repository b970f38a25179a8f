"""The steps of a report after it came in. Each asks the table, changes the state, is recorded, and is told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import holding
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Owned
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.removal import telling
from daodi.hub.exchange.removal.deadlines import deadlines, working_days_after
from daodi.hub.exchange.removal.models import Case
from daodi.hub.exchange.removal.policy import is_told, may_take

# The text that a step needs, and where it is kept.
TEXTS = {
    "ask": "question",
    "answer": "answer",
    "keep": "reasons",
    "restrict": "reasons",
    "remove": "reasons",
    "counter": "counter",
    "uphold": "ended_because",
    "restore": "ended_because",
}
LONGEST = 10_000


@transaction.atomic
def take_step(*, actor: Actor, case: Case, name: str, text: str = "", follows: bool = False) -> Case:
    """Takes one step; ``text`` is what it needs in writing. ``follows``: the reporter, by the secret link."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    today = timezone.localdate()
    before, after = case.state, may_take(actor, case, name, today=today, follows=follows)
    _write(case, name, text)
    if name == "ask":
        case.answer_by = working_days_after(today, deadlines()[case.reason].answer_days)
    if name == "counter":
        case.due_on = working_days_after(today, deadlines()[case.reason].counter_days)
    if name in ("keep", "restrict", "remove"):
        case.decision, case.decided_at = str(after), timezone.now()
    _hold(actor, case, name)
    case.state, case.changed_at = after, timezone.now()
    case.save()
    record(actor=actor, verb=f"case-{name}", subject=case, changes={"state": [before, after]})
    _tell(case, name)
    return case


def subject_of(case: Case) -> Owned | None:
    """The record that a report is about; none where it is no more."""
    model = case.object_type.model_class()
    found = model._base_manager.filter(pk=case.object_id).first() if model is not None else None
    return found if isinstance(found, Owned) else None


def _write(case: Case, name: str, text: str) -> None:
    field = TEXTS.get(name)
    if field is None:
        return
    if not text.strip():
        raise Invalid({"text": _("Write it in a few words; nothing is decided without reasons.")})
    if len(text) > LONGEST:
        raise Invalid({"text": _("expected at most %d characters") % LONGEST})
    setattr(case, field, text.strip())


def _hold(actor: Actor, case: Case, name: str) -> None:
    """Takes the record from the public, more strictly, or gives it back, as the step asks."""
    subject = subject_of(case)
    if subject is None:
        return
    if name in ("hold", "restrict") and case.hold is None:
        case.hold = holding.hold(actor=actor, subject=subject)
    elif name == "remove":
        provisional, case.hold = case.hold, holding.hold(actor=actor, subject=subject, sharing=False)
        if provisional is not None:
            holding.lift(actor=actor, held=provisional, subject=subject)
    elif name in ("keep", "restore") and case.hold is not None and case.hold.lifted_at is None:
        holding.lift(actor=actor, held=case.hold, subject=subject)


def _tell(case: Case, name: str) -> None:
    number, title = case.number, case.title
    if name in ("answer", "counter"):
        telling.tell_operator(case, lambda: _("The publisher wrote about report %s.") % number)
    elif name == "ask":
        until = case.answer_by.isoformat() if case.answer_by else ""
        telling.tell_publisher(
            case,
            lambda: (
                _("“%(title)s” was reported. Your view is asked for until %(day)s.") % {"title": title, "day": until}
            ),
        )
    elif name == "hold":
        telling.tell_publisher(case, lambda: _("“%s” is held back from the public until it is decided.") % title)
    elif name in ("keep", "restrict", "remove", "uphold", "restore"):
        if is_told(case):
            telling.tell_publisher(case, lambda: _("The report about “%s” was decided; the reasons are there.") % title)
        telling.tell_reporter(case, lambda: _("Your report %s was decided; the reasons are there.") % number)

"""An application for recognition: drafted, submitted, asked about, answered, decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import share, withdraw
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.access.queries import found, grants_of
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Role
from daodi.hub.health.qualifications.assessing import assessed
from daodi.hub.health.qualifications.models import Case, CaseState, Decision, Evidence, Message, Outcome
from daodi.hub.health.qualifications.policy import a_side_of_case, decides, may_change_case, may_say, sides_of_case
from daodi.hub.health.qualifications.steps import APPLICANT, CASE, may_step
from daodi.reference import Profession, RecognitionFact, rows

FACTS = (
    "person",
    "profession",
    "title",
    "awarded_by",
    "origin",
    "awarded_on",
    "training_years",
    "training_hours",
    "licence_number",
    "licensed_until",
    "practice_years",
    "languages",
    "market",
    "path",
    "invited_by",
    "begins",
    "ends",
    "note",
)
PLAIN = ("submit", "take-up", "withdraw")
LONGEST = 100


@transaction.atomic
def draft(*, actor: Actor, desk: Organisation, facts: Mapping[str, Any]) -> Case:
    """An application of the actor's own, seen by nobody else until it is submitted."""
    case = Case(owner=acting_for(actor), desk=desk, **_fields(facts))
    _fits(case)
    checked(case).save(force_insert=True)
    record(actor=actor, verb="draft", subject=case, changes={})
    return case


@transaction.atomic
def change(*, actor: Actor, case: Case, facts: Mapping[str, Any]) -> Case:
    """Corrects what is stated, while it is a draft or the desk asks. Where it goes stays once it was submitted."""
    case = _held(case)
    may_change_case(actor, case)
    for name, value in _fields(facts).items():
        setattr(case, name, value)
    if case.state == CaseState.DRAFT and "desk" in facts:
        case.desk = facts["desk"]
    _fits(case)
    checked(case).save()
    record(actor=actor, verb="change", subject=case, changes={})
    return case


@transaction.atomic
def state(*, actor: Actor, case: Case, stated: Mapping[str, str]) -> Case:
    """Keeps the answers to what the paths ask; an empty one takes an answer back."""
    case = _held(case)
    may_change_case(actor, case)
    known = {row.fact for row in rows(RecognitionFact) if row.kind != "paper"}
    if unknown := sorted(set(stated) - known):
        raise Invalid({unknown[0]: _("expected a fact that a path asks for")})
    said = {**case.facts, **{fact: text.strip()[:LONGEST] for fact, text in stated.items()}}
    case.facts = {fact: text for fact, text in said.items() if text}
    case.save(update_fields=["facts"])
    record(actor=actor, verb="state", subject=case, changes={})
    return case


@transaction.atomic
def lay(*, actor: Actor, case: Case, fact: str, document: Document) -> Evidence:
    """Lays a paper beside a case; the desk sees it from when the case is submitted."""
    case = _held(case)
    may_change_case(actor, case)
    if fact not in {row.fact for row in rows(RecognitionFact) if row.kind == "paper"}:
        raise Invalid({"fact": _("expected one of the papers that a path asks for")})
    _away(actor, case, case.evidence.filter(fact=fact))
    paper = checked(Evidence(case=case, fact=fact, document=document))
    paper.save(force_insert=True)
    if case.state != CaseState.DRAFT:
        share(actor=actor, subject=document, to=case.desk)
    record(actor=actor, verb="lay", subject=case, changes={})
    return paper


@transaction.atomic
def take_back(*, actor: Actor, case: Case, fact: str) -> None:
    """Takes a paper away again, from the desk too."""
    case = _held(case)
    may_change_case(actor, case)
    found(case.evidence.all(), fact=fact)
    _away(actor, case, case.evidence.filter(fact=fact))
    record(actor=actor, verb="take-back", subject=case, changes={})


@transaction.atomic
def take_step(*, actor: Actor, case: Case, name: str, today: date) -> Case:
    """Submits, takes up or withdraws. To ask, answer and decide, words are needed: ``say``, ``decide``."""
    if name not in PLAIN:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(PLAIN)})
    return _step(actor, _held(case), name, today)


@transaction.atomic
def say(*, actor: Actor, case: Case, text: str, today: date, step: str = "") -> Message:
    """A word to the other side; with ``ask`` or ``answer`` it moves the case."""
    case = _held(case)
    may_say(actor, case)
    if step not in ("", "ask", "answer"):
        raise Invalid({"step": _("expected one of: %s") % "ask, answer"})
    said = Message(case=case, text=text.strip(), by=acting_for(actor), person=actor.user)
    checked(said).save(force_insert=True)
    if step:
        _step(actor, case, step, today)
    else:
        record(actor=actor, verb="say", subject=case, changes={})
        _tell_other(actor, case, lambda: _("There is a new message about %s.") % case.person)
    return said


@transaction.atomic
def decide(*, actor: Actor, case: Case, facts: Mapping[str, Any], today: date) -> Decision:
    """The desk's decision with its reasons, and beside it what the rules held say on this day."""
    case = _held(case)
    imposes = facts.get("outcome") == Outcome.COMPENSATION
    may_step(actor, CASE, case.state, sides_of_case(actor, case), "impose" if imposes else "decide")
    computed = assessed(case, today)
    names = ("outcome", "clause", "reasons", "valid_from", "valid_until", "measure")
    decision = Decision(
        case=case,
        computed=computed.to_dict(),
        said=computed.verdict,
        by=acting_for(actor),
        person=actor.user,
        **{name: facts[name] for name in names if name in facts},
    )
    checked(decision).save(force_insert=True)
    _step(actor, case, "impose" if imposes else "decide", today)
    return decision


def _step(actor: Actor, case: Case, name: str, today: date) -> Case:
    step = may_step(actor, CASE, case.state, sides_of_case(actor, case), name)
    before, case.state = case.state, CaseState(step.next)
    if name == "submit":
        case.submitted_on = today
        for paper in case.evidence.select_related("document"):
            share(actor=actor, subject=paper.document, to=case.desk)
    if name == "withdraw":
        _hide(actor, case, case.evidence.all())
    if step.next in (CaseState.DECIDED, CaseState.WITHDRAWN):
        case.decided_on = today
    case.save(update_fields=["state", "submitted_on", "decided_on"])
    record(actor=actor, verb=f"step-{name}", subject=case, changes={"state": [before, step.next]})
    _tell_other(actor, case, lambda: f"{case.person}: {CaseState(step.next).label}")
    return case


def _away(actor: Actor, case: Case, papers: QuerySet[Evidence]) -> None:
    """Takes papers from a case; the desk sees them no more."""
    _hide(actor, case, papers)
    papers.delete()


def _hide(actor: Actor, case: Case, papers: QuerySet[Evidence]) -> None:
    """Ends that the desk sees these papers, unless something else before it rests on the same file."""
    going = list(papers.select_related("document"))
    others = Evidence.objects.filter(case__desk=case.desk).exclude(pk__in=[paper.pk for paper in going])
    used = others.exclude(case__state__in=(CaseState.DRAFT, CaseState.WITHDRAWN))
    for document in {paper.document for paper in going}:
        seen = grants_of(document, actor).filter(to=case.desk).exists()
        if seen and not used.filter(document=document).exists():
            withdraw(actor=actor, subject=document, to=case.desk)


def _held(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends."""
    return found(Case.objects.select_for_update(of=("self",)).select_related("desk"), pk=case.pk)


def _fields(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}


def _fits(case: Case) -> None:
    case.origin, case.market = case.origin.strip().upper(), case.market.strip().upper()
    if case.profession not in {row.profession for row in rows(Profession)}:
        raise Invalid({"profession": _("expected a profession of the list")})
    if not decides(case.desk, case.market):
        raise Invalid({"desk": _("expected the operator, or the regulator of where it is to be used")})


def _tell_other(actor: Actor, case: Case, say: Callable[[], str]) -> None:
    other = case.desk if a_side_of_case(actor, case) == APPLICANT else case.owner
    for membership in other.memberships.filter(role=Role.ADMIN).select_related("user"):
        tell(to=membership.user, say=say, path=f"/health/qualifications/cases/{case.pk}")

"""What an actor may see of trials, partners and projects: its own, the published, and what is shared with it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, visible
from daodi.hub.core.search.queries import matching
from daodi.hub.health.research.models import (
    DrugProject,
    Interest,
    Likeness,
    PartnerCall,
    Trial,
    TrialImport,
)

MANY_PLACES = 2000


def trials(actor: Actor) -> QuerySet[Trial]:
    """The trials that the actor may see, the latest registered first."""
    return visible(Trial.objects.select_related("owner"), actor)


def trial(actor: Actor, trial_id: object) -> Trial:
    """One trial, or ``NotFound``."""
    return found(trials(actor), pk=trial_id)


def listed(
    actor: Actor, *, text: str = "", register: str = "", status: str = "", country: str = "", linked: str = "",
    material: str = "",
) -> QuerySet[Trial]:  # fmt: skip
    """The register: by words, numbers and materials; by register, recruitment, country, and materials known."""
    records = trials(actor)
    for name, value in (("register", register), ("status", status), ("linked", linked)):
        if value:
            records = records.filter(**{name: value})
    if country:
        records = records.filter(countries__contains=f" {country.upper()} ")
    if material:
        records = records.filter(materials__material_id=material).distinct()
    if text:
        numbered = Q(numbers__study=text.strip().upper())
        records = records.filter(Q(pk__in=matching(text, actor, Trial)) | numbered).distinct()
    return records


def countries(actor: Actor) -> set[str]:
    """The countries of the trials that the actor may see."""
    stated = trials(actor).order_by().values_list("countries", flat=True).distinct()[:MANY_PLACES]
    return {code for codes in stated for code in codes.split()}


def imports(actor: Actor) -> QuerySet[TrialImport]:
    """The files that the actor's organisation took in."""
    records = TrialImport.objects.all()
    return records.filter(owner=actor.organisation) if actor.organisation else records.none()


def likenesses(actor: Actor) -> QuerySet[Likeness]:
    """The pairs that the actor's organisation has to look at, of trials that it may see."""
    records = Likeness.objects.select_related("first__owner", "second__owner")
    if actor.organisation is None:
        return records.none()
    seen = trials(actor).values("pk")
    return records.filter(owner=actor.organisation, first__in=seen, second__in=seen)


def same(actor: Actor, one: Trial) -> QuerySet[Trial]:
    """Other records of the same trial: by a register's number, or since a person said so. Only those the actor sees."""
    ours = one.numbers.exclude(where="text").values("study")
    by_number = Q(study=one.study) | Q(study__in=ours) | Q(numbers__study=one.study, numbers__where="secondary")
    said = Likeness.objects.filter(Q(first=one) | Q(second=one), state="same", owner=actor.organisation)
    by_person = Q(pk__in=said.values("first")) | Q(pk__in=said.values("second"))
    return trials(actor).filter(by_number | by_person).exclude(pk=one.pk).distinct()


def calls(actor: Actor) -> QuerySet[PartnerCall]:
    """Partners sought and offered, as far as they are published or one's own."""
    return visible(PartnerCall.objects.select_related("owner", "trial", "project"), actor)


def call(actor: Actor, call_id: object) -> PartnerCall:
    """One of them, or ``NotFound``."""
    return found(calls(actor), pk=call_id)


def interests(actor: Actor, of: PartnerCall | None = None) -> QuerySet[Interest]:
    """Interests that the actor's organisation expressed or was told of: nobody else sees any."""
    records = Interest.objects.select_related("call", "caller", "party")
    if actor.organisation is None:
        return records.none()
    records = records.filter(Q(caller=actor.organisation) | Q(party=actor.organisation))
    return records.filter(call=of) if of else records


def interest(actor: Actor, interest_id: object) -> Interest:
    """One interest, or ``NotFound``."""
    return found(interests(actor), pk=interest_id)


def projects(actor: Actor) -> QuerySet[DrugProject]:
    """Drug projects that the actor may see."""
    return visible(DrugProject.objects.select_related("owner"), actor)


def project(actor: Actor, project_id: object) -> DrugProject:
    """One project, or ``NotFound``."""
    return found(projects(actor), pk=project_id)

"""What an actor may see: of its own reports everything, of others' signals what they published or shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Model, Q, QuerySet, Sum

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.search.queries import matching
from daodi.hub.health.safety.models import (
    Assessment,
    Decision,
    LineList,
    ListState,
    Pair,
    ProductName,
    Screening,
    Signal,
    Status,
)

M = TypeVar("M", bound=Model)
FEW = 5  # fewer reports than this are not counted out to a reader in another jurisdiction
WHOSE = ("own", "shared", "published")
UNRESOLVED = ExpressionWrapper(Q(material_id=""), BooleanField())
PAIRS = Pair.objects.select_related("screening", "signal")


def line_lists(actor: Actor) -> QuerySet[LineList]:
    """The line lists of the actor's organisation, newest first; nobody else sees any."""
    return _own(LineList.objects.select_related("owner", "document"), actor)


def line_list(actor: Actor, line_list_id: object) -> LineList:
    """One line list, or ``NotFound``."""
    return found(line_lists(actor), pk=line_list_id)


def names(actor: Actor, *, status: str = "", text: str = "") -> QuerySet[ProductName]:
    """How the actor's standing reports name products, those of most reports first, each with how many that are.

    ``status``: match, ambiguous, unknown, decided, or ``open`` for the ambiguous that nobody decided yet.
    """
    counted = Sum("mentions__reports", filter=Q(mentions__line_list__state=ListState.READ))
    seen = _own(ProductName.objects.select_related("decided_by"), actor).annotate(reports=counted)
    seen = seen.filter(reports__gt=0).order_by("-reports", "name")
    if status == "open":
        seen = seen.filter(status=Status.AMBIGUOUS, decision=Decision.NONE)
    elif status == "decided":
        seen = seen.exclude(decision=Decision.NONE)
    elif status:
        seen = seen.filter(status=status, decision=Decision.NONE)
    return seen.filter(name__icontains=text) if text else seen


def name(actor: Actor, name_id: object) -> ProductName:
    """One name, or ``NotFound``."""
    return found(_own(ProductName.objects.select_related("decided_by"), actor), pk=name_id)


def screenings(actor: Actor) -> QuerySet[Screening]:
    """The screenings of the actor's organisation, newest first; nobody else sees any."""
    return _own(Screening.objects.select_related("owner", "job", "asked_by"), actor)


def screening(actor: Actor, screening_id: object) -> Screening:
    """One screening, or ``NotFound``."""
    return found(screenings(actor), pk=screening_id)


def latest(actor: Actor) -> Screening | None:
    """The last screening of the actor's organisation that ended."""
    return screenings(actor).filter(done_at__isnull=False).order_by("-done_at").first()


def pairs(of: Screening, *, text: str = "", all_of_them: bool = False) -> QuerySet[Pair]:
    """What a screening found: those that stand out, or all; the strongest first."""
    found_there = PAIRS.filter(screening=of)
    if not all_of_them:
        found_there = found_there.filter(stands_out=True)
    for word in text.split()[:8]:
        found_there = found_there.filter(Q(product__icontains=word) | Q(reaction__icontains=word))
    return found_there.order_by("-stands_out", F("ic_lower").desc(nulls_last=True), "product", "reaction")


def signals(actor: Actor, *, whose: str = "", state: str = "", text: str = "") -> QuerySet[Signal]:
    """The signals that the actor may see: all, or its own, those shared with it, those others published.

    Those of materials come first; of the actor's own the strongest.
    """
    seen = visible(Signal.objects.select_related("owner", "figures__screening", "stated__screening"), actor)
    own = Q(owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    if whose == "own":
        seen = seen.filter(own)
    elif whose == "published":
        seen = seen.filter(visibility=Visibility.PUBLISHED)
    elif whose == "shared":
        seen = seen.filter(~own, visibility=Visibility.PRIVATE)
    if state:
        seen = seen.filter(state=state)
    if text := text.strip():
        seen = seen.filter(pk__in=matching(text, actor, Signal))
    strongest = (F("figures__ic_lower").desc(nulls_last=True),) if whose == "own" else ()
    return seen.order_by(UNRESOLVED.asc(), *strongest, "product", "reaction", "id")


def signal(actor: Actor, signal_id: object) -> Signal:
    """One signal, or ``NotFound``."""
    return one(Signal.objects.select_related("owner", "figures__screening", "stated__screening"), actor, str(signal_id))


def assessments(actor: Actor, of: Signal) -> QuerySet[Assessment]:
    """What people said of a signal, the oldest first; who sees it reads all of it."""
    return of.assessments.select_related("by", "person", "figures__screening")


def counts(actor: Actor) -> dict[str, int]:
    """How many of the actor's own signals stand in each state."""
    own = _own(Signal.objects.all(), actor)
    return dict(own.order_by().values_list("state").annotate(Count("pk")))


@dataclass(frozen=True)
class Shown:
    """The figures of a signal as one reader may know them; none where ``few`` reports were not to be counted out."""

    pair: Pair | None
    few: bool = False


def shown(actor: Actor, of: Signal) -> Shown:
    """The figures: the latest to its owner, to others those that its people had before them when they last spoke.

    Fewer than five reports are not counted out, nor is what they could be reckoned from, to a reader in another
    jurisdiction, or to nobody known.
    """
    if actor.is_of(of.owner_id):
        return Shown(of.figures)
    pair = of.stated or of.figures
    return Shown(None, few=True) if _withheld(actor, of, pair) else Shown(pair)


def _withheld(actor: Actor, of: Signal, pair: Pair) -> bool:
    """Whether a reader is not told how many reports there are."""
    at_home = actor.organisation is not None and actor.organisation.jurisdiction == of.owner.jurisdiction
    return pair.n < FEW and not at_home and not actor.is_of(of.owner_id)


def _own(records: QuerySet[M], actor: Actor) -> QuerySet[M]:
    return records.filter(owner=actor.organisation) if actor.organisation else records.none()

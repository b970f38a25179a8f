"""Which needs and offers fit: what rules a pair out, and what speaks for it. Pure: no records, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from daodi.resolve.fold import HAN, words

# What kinds of offer can answer a need of a kind.
ANSWERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "technology": frozenset({"technology", "result"}),
        "result": frozenset({"result", "technology"}),
        "product": frozenset({"product"}),
        "investment": frozenset({"investment", "partner"}),
        "service": frozenset({"service", "facility"}),
        "site": frozenset({"site", "facility"}),
        "people": frozenset({"people"}),
        "facility": frozenset({"facility", "service"}),
        "partner": frozenset({"partner", "technology", "result", "investment"}),
    }
)
STAGES = ("idea", "laboratory", "pilot", "proven", "market")
WEIGHTS: Mapping[str, Decimal] = MappingProxyType(
    {
        "material": Decimal("0.30"),
        "words": Decimal("0.30"),
        "place": Decimal("0.12"),
        "stage": Decimal("0.08"),
        "language": Decimal("0.08"),
        "amount": Decimal("0.07"),
        "kind": Decimal("0.05"),
    }
)
LEAST = Decimal("0.20")
ENOUGH, SHOWN = 4, 6  # so many words in common are full marks; so many are named
SHORTEST = 3  # shorter ones say nothing
COMMON = frozenset(
    (
        "and",
        "for",
        "the",
        "with",
        "from",
        "our",
        "are",
        "that",
        "this",
        "need",
        "needs",
        "offer",
        "offers",
        "seek",
        "sought",
        "want",
        "合作",
        "提供",
        "需求",
        "寻求",
        "我们",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one entry states. No places or languages: anywhere, any. A need's stage is the least it asks for."""

    id: str
    owner: str
    side: str
    kind: str
    words: frozenset[str] = frozenset()
    material: str = ""
    stage: str = ""
    places: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    least: Decimal | None = None
    most: Decimal | None = None
    currency: str = ""
    valid_until: date | None = None
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a pair, and what they have in common."""

    kind: str
    common: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that fit: how well, 0 to 1, and why."""

    need: str
    offer: str
    score: Decimal
    reasons: tuple[Reason, ...] = field(default=())


def refusals(one: Stated, other: Stated, today: date) -> list[str]:
    """Everything that rules a pair out, in the order of the checks; empty where they may meet.

    >>> need = Stated(id="1", owner="a", side="need", kind="product")
    >>> refusals(need, Stated(id="2", owner="a", side="offer", kind="people"), date(2026, 1, 1))
    ['kind', 'owner']
    """
    if {one.side, other.side} != {"need", "offer"}:
        return ["side"]
    need, offer = (one, other) if one.side == "need" else (other, one)
    broken = {
        "kind": offer.kind not in ANSWERS.get(need.kind, ()),
        "owner": need.owner == offer.owner,
        "closed": not (need.is_open and offer.is_open),
        "day": any(each.valid_until and each.valid_until < today for each in (need, offer)),
        "place": bool(need.places and offer.places and not need.places & offer.places),
        "currency": bool(need.currency and offer.currency and need.currency != offer.currency),
        "amount": not _meet(need, offer),
        "stage": bool(need.stage) and (not offer.stage or _rank(offer) < _rank(need)),
    }
    return [name for name, is_so in broken.items() if is_so]


def pair(one: Stated, other: Stated, today: date) -> Pair | None:
    """The pair with its score and reasons, or ``None`` where something rules it out or too little speaks for it."""
    if refusals(one, other, today):
        return None
    need, offer = (one, other) if one.side == "need" else (other, one)
    reasons = tuple(_reasons(need, offer))
    score = sum((_weight(reason) for reason in reasons), Decimal(0)).quantize(Decimal("0.01"))
    return Pair(need.id, offer.id, score, reasons) if score >= LEAST else None


def pairs(one: Stated, others: Iterable[Stated], today: date) -> list[Pair]:
    """All that fits one entry, the best first; equal ones by their ids."""
    fit = (found for other in others if (found := pair(one, other, today)))
    return sorted(fit, key=lambda each: (-each.score, each.need, each.offer))


def words_of(*texts: str) -> frozenset[str]:
    """The words that texts are compared by: Chinese in pairs of characters, one script, no case.

    >>> sorted(words_of("Drying of 黃芪片", "drying"))
    ['drying', '芪片', '黄芪']
    """
    found: set[str] = set()
    for word in (each for text in texts for each in words(text)):
        if HAN.match(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= SHORTEST:
            found.add(word)
    return frozenset(found - COMMON)


def _reasons(need: Stated, offer: Stated) -> Iterator[Reason]:
    if need.material and need.material == offer.material:
        yield Reason("material", (need.material,))
    if common := need.words & offer.words:
        yield Reason("words", tuple(sorted(common)[:SHOWN]))
    if common := need.places & offer.places:
        yield Reason("place", tuple(sorted(common)))
    if need.stage and offer.stage:
        yield Reason("stage", (offer.stage,))
    if common := need.languages & offer.languages:
        yield Reason("language", tuple(sorted(common)))
    if need.currency and need.currency == offer.currency and _stated(need) and _stated(offer):
        yield Reason("amount", (need.currency,))
    if need.kind == offer.kind:
        yield Reason("kind", (need.kind,))


def _weight(reason: Reason) -> Decimal:
    full = WEIGHTS[reason.kind]
    return full * min(ENOUGH, len(reason.common)) / ENOUGH if reason.kind == "words" else full


def _stated(one: Stated) -> bool:
    return one.least is not None or one.most is not None


def _meet(need: Stated, offer: Stated) -> bool:
    below = need.most is not None and offer.least is not None and offer.least > need.most
    above = need.least is not None and offer.most is not None and offer.most < need.least
    return not (below or above)


def _rank(one: Stated) -> int:
    return STAGES.index(one.stage) if one.stage in STAGES else -1

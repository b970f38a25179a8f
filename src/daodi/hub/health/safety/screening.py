"""Searches line lists for signals: reports counted once, names taken for what they mean, pairs measured, kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.detect import signals
from daodi.detect.signals import Fitted, Row, Signals, stands_out
from daodi.detect.signals import Signal as Measured
from daodi.detect.signals.prior import Prior, prior_of
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.actions import ask
from daodi.hub.core.search.actions import index
from daodi.hub.health.safety import naming
from daodi.hub.health.safety.models import (
    FIGURES,
    Decision,
    LineList,
    ListState,
    Pair,
    ProductName,
    Screening,
    Signal,
    Status,
)
from daodi.hub.health.safety.receiving import all_rows

KIND = "screen-reports"
MOST = 1_000_000  # rows of all lists together
LEAST = 3  # with fewer reports nothing is raised
PART, TOLD = 500, 20

Said = Mapping[tuple[str, str], Mapping[str, set[str]]]
Key = tuple[str, str]


@transaction.atomic
def start(*, actor: Actor, prior: str = "") -> Screening:
    """Asks a worker to screen all standing line lists of the actor's organisation together."""
    owner = acting_for(actor)
    lists = list(LineList.objects.filter(owner=owner, state=ListState.READ))
    if not lists:
        raise Invalid({"lists": _("There are no reports yet; send a line list first.")})
    if sum(one.rows for one in lists) > MOST:
        raise Invalid({"lists": _("They hold more than %d rows; set some aside first.") % MOST})
    given(prior)
    screening = Screening.objects.create(owner=owner, prior=prior.strip(), asked_by=actor.user)
    screening.lists.set(lists)
    screening.job = ask(actor=actor, kind=KIND, params={"screening": str(screening.pk)})
    screening.save(update_fields=["job"])
    record(actor=actor, verb="screen", subject=screening, changes={"lists": [str(one.pk) for one in lists]})
    return screening


def given(text: str) -> Prior | None:
    """The prior that a person states; ``Invalid`` where it can't be one."""
    try:
        return prior_of(text) if text.strip() else None
    except ValueError as error:
        raise Invalid({"prior": str(error)}) from error


def fill(screening: Screening) -> None:
    """Searches, and keeps what was found. Said twice, it is done once."""
    if screening.done_at:
        return
    names = _names(screening)
    said: defaultdict[Key, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    found_there = signals(_renamed(screening, names, said), prior=given(screening.prior))
    with transaction.atomic():
        locked = found(Screening.objects.select_for_update(of=("self",)), pk=screening.pk)
        if locked.done_at:
            return
        pairs = [_pair(locked, one, names, said) for one in found_there]
        locked.raised = _keep(locked, pairs)
        locked.counted, locked.fit = account(found_there, names), fit(found_there.prior)
        locked.done_at = timezone.now()
        locked.save(update_fields=["raised", "counted", "fit", "done_at"])


def _names(screening: Screening) -> dict[str, ProductName]:
    listed = ProductName.objects.filter(mentions__line_list__screenings=screening).distinct()
    return {one.name: one for one in listed}


def _renamed(
    screening: Screening, names: Mapping[str, ProductName], said: defaultdict[Key, defaultdict[str, set[str]]]
) -> Iterator[Row]:
    """The rows with each product as it is counted; which reports call a material what is noted in ``said``."""
    for row in all_rows(screening.lists.select_related("document").order_by("created_at", "id")):
        name = names.get(row.product) or naming.known(screening.owner_id, [row.product])[row.product]
        if name.material_id:
            said[name.product, row.reaction][row.product].add(row.report)
        yield Row(row.report, name.product, row.reaction, row.stratum, row.alike)


def _pair(screening: Screening, one: Measured, names: Mapping[str, ProductName], said: Said) -> Pair:
    called = said.get((one.product, one.reaction), {})
    material = next((names[name].material_id for name in called if name in names), "")
    return Pair(
        screening=screening,
        product=one.product,
        material_id=material,
        reaction=one.reaction,
        names={name: len(reports) for name, reports in called.items()},
        n=one.n,
        expected=one.expected,
        reason=one.reason or "",
        stands_out=one.n >= LEAST and stands_out(one),
        **{name: getattr(one, name) for name in FIGURES},
    )


def _keep(screening: Screening, pairs: Sequence[Pair]) -> int:
    """Keeps the pairs, with the signals that they belong to; how many signals are new."""
    held = {(one.product, one.reaction): one for one in Signal.objects.filter(owner=screening.owner_id)}
    for pair in pairs:
        pair.signal = held.get((pair.product, pair.reaction))
    Pair.objects.bulk_create(pairs, batch_size=PART)
    seen = [_seen(pair.signal, pair) for pair in pairs if pair.signal]
    Signal.objects.bulk_update(seen, ["figures", "material_id"], batch_size=PART)
    standing = [pair for pair in pairs if pair.stands_out and not pair.signal]
    new = Signal.objects.bulk_create((_raised(screening.owner_id, pair) for pair in standing), batch_size=PART)
    for pair, signal in zip(standing, new, strict=True):
        pair.signal = signal
    Pair.objects.bulk_update(standing, ["signal"], batch_size=PART)
    index([*seen, *new])
    return len(new)


def _seen(signal: Signal, pair: Pair) -> Signal:
    signal.figures, signal.material_id = pair, pair.material_id
    return signal


def _raised(owner_id: UUID, pair: Pair) -> Signal:
    return Signal(
        owner_id=owner_id,
        product=pair.product,
        material_id=pair.material_id,
        reaction=pair.reaction,
        figures=pair,
    )


def account(found_there: Signals, names: Mapping[str, ProductName]) -> dict[str, Any]:
    """What was counted, what was left out and why, and how names were taken."""
    counted = found_there.counted
    by_product: defaultdict[str, list[ProductName]] = defaultdict(list)
    for one in names.values():
        by_product[one.product].append(one)
    opened = [one.name for one in names.values() if one.status == Status.AMBIGUOUS and not one.decision]
    return {
        "rows": counted.rows,
        "reports": counted.reports,
        "products": counted.products,
        "reactions": counted.reactions,
        "pairs": counted.pairs,
        "repeated": counted.repeated,
        "alike": counted.alike,
        "mixed": counted.mixed,
        "joined": sum(len(several) for several in by_product.values() if len(several) > 1),
        "ambiguous": len(opened),
        "ambiguous_first": sorted(opened)[:TOLD],
        "unknown": sum(one.status == Status.UNKNOWN and not one.decision for one in names.values()),
        "decided": sum(one.decision != Decision.NONE for one in names.values()),
    }


def fit(prior: Fitted | None) -> dict[str, Any]:
    """How the fit of the prior ended, and why no score is built on it, if none is."""
    if prior is None:
        return {}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(prior))
    return {**plain, "usable": prior.usable, "why_not": prior.why_not or ""}

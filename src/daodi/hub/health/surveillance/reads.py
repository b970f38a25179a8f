"""What the pages put together from what a reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.surveillance import curve, queries, tables, tiles
from daodi.hub.health.surveillance.grid import Grid, Row, Withheld, value
from daodi.hub.health.surveillance.models import Cell, Judgement, Series, Tally
from daodi.hub.health.surveillance.steps import written
from daodi.hub.health.surveillance.words import number

DRAWN = {"day": 120, "week": 104, "month": 36}


def latest(found: Iterable[Tally]) -> dict[object, int]:
    """The last step that was told of each tally."""
    told = Cell.objects.filter(series__tally__in=[one.pk for one in found]).values("series__tally")
    return {one["series__tally"]: one["last"] for one in told.annotate(last=Max("step")).order_by()}


def seen(actor: Actor, series: Series) -> list[curve.Seen]:
    """The last steps of a series, each with its bound, as the actor reads them."""
    unit = series.tally.unit
    cells = {one.step: one for one in queries.cells(actor).filter(series=series)}
    if not cells:
        return []
    last = max(cells)
    first = max(min(cells), last - DRAWN[unit] + 1)
    judged = {one.step: one for one in queries.judgements(actor, series.tally).filter(series=series)}
    return [_seen(unit, step, cells.get(step), judged.get(step)) for step in range(first, last + 1)]


def tile_map(actor: Actor, grid: Grid) -> tiles.Tiles | None:
    """The areas of a tally at its last step."""
    if not grid.steps:
        return None
    step = grid.steps[-1]
    judged = {one.series_id: one for one in queries.judgements(actor, grid.tally).filter(step=step)}
    rows = [row for row in grid.rows if row.series is not None]
    return tiles.tiles([_tile(row, judged.get(row.series.pk)) for row in rows if row.series is not None])


def in_words(seen: Sequence[curve.Seen]) -> str:
    """What the curve says, as a sentence."""
    alarms = [one for one in seen if one.alarm and isinstance(one.value, int)]
    if alarms:
        highest = max(alarms, key=lambda one: one.value if isinstance(one.value, int) else 0)
        return _("%(n)d above the bound; the highest is %(seen)s in %(step)s, where %(expected)s were expected.") % {
            "n": len(alarms),
            "seen": tables.shown(highest.value),
            "step": highest.step,
            "expected": number(highest.expected),
        }
    if all(one.alarm is None for one in seen):
        return _("No answer: no step has enough history before it.")
    return _("No count is above its bound.")


def _seen(unit: str, step: int, cell: Cell | None, judged: Judgement | None) -> curve.Seen:
    return curve.Seen(
        step=written(unit, step),
        value=value(cell),
        expected=judged.expected if judged else None,
        upper=judged.upper if judged else None,
        alarm=judged.alarm if judged else None,
        reason=judged.reason if judged else "",
        method=judged.method if judged else "",
    )


def _tile(row: Row, judged: Judgement | None) -> tiles.Seen:
    assert row.series is not None
    count = row.values[-1]
    if isinstance(count, Withheld):
        kind, text = "withheld", _("withheld")
    elif count is None:
        kind, text = "untold", _("not told")
    else:
        text = f"{count:,}"
        kind = "silent" if judged is None or judged.alarm is None else "alarm" if judged.alarm else "quiet"
    said = {"alarm": _("above the bound"), "quiet": _("within the bound"), "silent": _("no answer")}.get(kind, "")
    href = reverse("surveillance:series", args=[row.series.pk])
    return tiles.Seen(row.area, text, kind, href, ": ".join(filter(None, (row.area.called, text, said))))

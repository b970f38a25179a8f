"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.safety.models import LineList, Pair, ProductName, Screening, Signal
from daodi.hub.health.safety.queries import Shown, shown
from daodi.hub.health.safety.screening import LEAST
from daodi.hub.health.safety.words import MEASURES
from daodi.hub.web.names import shown as material_shown
from daodi.hub.web.shapes import Cell, Column, Table

BOUNDS = {name: (f"{name}_lower", f"{name}_upper") for name in ("prr", "ror", "ic")} | {"ebgm": ("eb05", "eb95")}
NOTHING = Cell(text="–", look="mut")


def figure(value: float) -> str:
    """A figure with as many places as it bears.

    >>> figure(1.234), figure(56.78), figure(1234.5)
    ('1.23', '56.8', '1234')
    """
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"


def measure(pair: Pair | None, name: str) -> Cell:
    """A measure with its interval on a second line."""
    value = getattr(pair, name) if pair else None
    if value is None:
        return NOTHING
    return Cell(text=figure(value), note=interval(pair, name))


def interval(pair: Pair | None, name: str) -> str:
    """From its lower to its upper bound; empty where there is none."""
    lower, upper = (getattr(pair, bound) for bound in BOUNDS[name])
    return "" if lower is None or upper is None else _("%(lower)s to %(upper)s") % _bounds(lower, upper)


def _bounds(lower: float, upper: float) -> dict[str, str]:
    return {"lower": figure(lower), "upper": figure(upper)}


def reports(told: Shown) -> Cell:
    """In how many reports the two stand together, and in how many one would expect it."""
    if told.pair is None:
        return Cell(text=_("fewer than 5"))
    expected = _("%s expected") % figure(told.pair.expected)
    return Cell(text=str(told.pair.n), note=expected)


def product(thing: Signal | Pair, href: str = "") -> Cell:
    """The material, or the product as it is written."""
    material = material_shown(thing.material_id)
    if material is None:
        return Cell(text=thing.product, href=href)
    return Cell(text=material.name, lang=material.lang, href=href, note=material.latin)


def _figures() -> list[Column]:
    return [
        Column(_in("reactions", "Reports"), figures=True),
        *(Column(MEASURES[name][0], figures=True) for name in MEASURES),
    ]


def signals(actor: Actor, found: Iterable[Signal], *, whose: str) -> Table:
    """Signals with their figures as the reader may know them, and how they stand."""
    others = whose != "own"
    heads = [Column(_("Material or product")), Column(_("Reaction")), *_figures(), Column(_in("signal", "State"))]
    if others:
        heads.append(Column(_("Whose")))
    return Table(
        caption=_("Signals"), columns=heads, rows=[_signal(actor, one, others=others) for one in found], kind="stack"
    )


def _signal(actor: Actor, one: Signal, *, others: bool) -> list[Cell]:
    told = shown(actor, one)
    row = [
        product(one, page(one)),
        Cell(text=one.reaction),
        reports(told),
        *(measure(told.pair, name) for name in MEASURES),
        Cell(tag=one.get_state_display(), note=_published(one) if not others else ""),
    ]
    return [*row, Cell(text=str(one.owner), tag=_("example") if one.owner.example else "")] if others else row


def _published(one: Signal) -> str:
    return _("published") if one.visibility == "published" else ""


def page(one: Signal) -> str:
    """Where a signal's page is."""
    return reverse("safety:signal", args=[one.pk])


def pairs(found: Iterable[Pair]) -> Table:
    """What one screening found."""
    heads = [Column(_("Material or product")), Column(_("Reaction")), *_figures(), Column(_("More than expected?"))]
    return Table(caption=_("Products and reactions"), columns=heads, rows=[_pair(one) for one in found], kind="stack")


def _pair(one: Pair) -> list[Cell]:
    href = reverse("safety:signal", args=[one.signal_id]) if one.signal_id else ""
    row = [product(one, href), Cell(text=one.reaction), reports(Shown(one))]
    return [*row, *(measure(one, name) for name in MEASURES), _stands(one)]


def _stands(one: Pair) -> Cell:
    if one.n < LEAST:
        return Cell(outcome="cannot-decide", note=_("fewer than 3 reports"))
    return Cell(tag=_("stands out")) if one.stands_out else Cell(text=_("not clearly"), look="mut")


def measures(pair: Pair) -> Table:
    """The measures of one pair, with what each says."""
    columns = (
        Column(_in("figures", "Measure")),
        Column(_("Value"), figures=True),
        Column(_("Interval")),
        Column(_in("figures", "What it is")),
    )
    rows = []
    for name, (short, about) in MEASURES.items():
        value = getattr(pair, name)
        if value is None:
            rows.append([Cell(text=short), NOTHING, NOTHING, Cell(text=about)])
        else:
            rows.append([Cell(text=short), Cell(text=figure(value)), Cell(text=interval(pair, name)), Cell(text=about)])
    return Table(caption=_("Measures"), columns=columns, rows=rows, kind="stack")


def over_time(found: Iterable[Pair]) -> Table:
    """One product and reaction in each screening, the latest first."""
    columns = [Column(_("Screening")), *_figures()]
    rows = [
        [
            Cell(text=str(one.screening), href=reverse("safety:screening", args=[one.screening_id])),
            reports(Shown(one)),
            *(measure(one, name) for name in MEASURES),
        ]
        for one in found
    ]
    return Table(caption=_("In each screening"), columns=columns, rows=rows, kind="stack")


def called(pair: Pair, known: dict[str, ProductName] | None) -> Table:
    """The names under which reports speak of it; its owner reads who took each for it, and in how many reports."""
    rows = []
    for name, number in sorted(pair.names.items(), key=lambda one: (-one[1], one[0])):
        if known is None:
            rows.append([Cell(text=name)])
            continue
        held = known.get(name)
        href = reverse("safety:name", args=[held.pk]) if held else ""
        rows.append([Cell(text=name, href=href), Cell(text=str(number)), Cell(text=taken(held) if held else "–")])
    columns = [Column(_("Name in the reports"))]
    if known is not None:
        columns += [Column(_in("reactions", "Reports"), figures=True), Column(_("Taken for it"))]
    return Table(caption=_("Names"), columns=columns, rows=rows, kind="stack tight")


def taken(name: ProductName) -> str:
    """Who took a name for what it is counted as."""
    if name.decision:
        return _("by %s") % name.decided_by if name.decided_by else _("by a person")
    return _("by the tables of names")


def lots(actor: Actor, found: Sequence[LotFacts]) -> Table:
    """Lots of a material that the reader may see."""
    columns = (Column(_("Lot")), Column(_("Named there")), Column(_("Form, origin")), Column(_("Whose")))
    owners = Organisation.objects.in_bulk({one.owner_id for one in found})
    rows = [
        [
            Cell(text=one.code, href=one.href),
            Cell(text=one.material),
            Cell(text=" · ".join(filter(None, (one.form, one.origin, one.manufactured_on))) or "–"),
            Cell(text=_("ours") if actor.is_of(one.owner_id) else str(owners[one.owner_id])),
        ]
        for one in found
    ]
    return Table(caption=_("Lots of this material"), columns=columns, rows=rows, kind="stack")


def line_lists(found: Iterable[LineList]) -> Table:
    """The line lists of a member."""
    columns = (
        Column(_("Line list")),
        Column(_in("reports", "From")),
        Column(_in("reactions", "Reports"), figures=True),
        Column(_("Rows"), figures=True),
        Column(_in("reports", "State")),
    )
    rows = [
        [
            Cell(text=one.title, href=reverse("safety:line-list", args=[one.pk]), note=moment(one.created_at)),
            Cell(text=one.source),
            Cell(text=f"{one.reports:,}"),
            Cell(text=f"{one.rows:,}", note=_lost(one)),
            Cell(tag=one.get_state_display()),
        ]
        for one in found
    ]
    return Table(caption=_("Line lists"), columns=columns, rows=rows)


def _lost(one: LineList) -> str:
    return ngettext("%(n)d not readable", "%(n)d not readable", one.lost) % {"n": one.lost} if one.lost else ""


def names(found: Iterable[ProductName]) -> Table:
    """Names of products, and what each is taken for."""
    columns = (
        Column(_("Name in the reports")),
        Column(_in("reactions", "Reports"), figures=True),
        Column(_("Taken for")),
    )
    rows = [
        [
            Cell(text=one.name, href=reverse("safety:name", args=[one.pk])),
            Cell(text=f"{one.reports:,}"),  # type: ignore[attr-defined]
            meaning(one),
        ]
        for one in found
    ]
    return Table(caption=_("Names of products"), columns=columns, rows=rows, kind="stack")


def meaning(one: ProductName) -> Cell:
    """What a name is taken for, and by whom."""
    material = material_shown(one.material_id)
    if material:
        return Cell(text=material.name, lang=material.lang, note=f"{material.latin} · {taken(one)}")
    if one.decision:
        return Cell(text=_("a product of its own"), note=taken(one))
    return Cell(tag=one.get_status_display())


def screenings(found: Iterable[Screening]) -> Table:
    """The screenings of a member."""
    columns = (
        Column(_("Screening")),
        Column(_in("reactions", "Reports"), figures=True),
        Column(_("Pairs"), figures=True),
        Column(_("New signals"), figures=True),
        Column(_("How the fit ended")),
    )
    return Table(caption=_("Screenings"), columns=columns, rows=[_screening(one) for one in found])


def _screening(one: Screening) -> list[Cell]:
    first = Cell(text=str(one), href=reverse("safety:screening", args=[one.pk]))
    if not one.done_at:
        return [first, NOTHING, NOTHING, NOTHING, Cell(tag=one.job.get_state_display() if one.job else _("Waiting"))]
    numbers = (one.counted["reports"], one.counted["pairs"], one.raised)
    return [first, *(Cell(text=f"{number:,}") for number in numbers), Cell(text=ended(one))]


def ended(one: Screening) -> str:
    """How the fit of EBGM's prior ended, in a few words."""
    fit = one.fit
    if not fit:
        return _("nothing to fit")
    if fit["given"]:
        return _("the prior was given")
    if fit["boundary"]:
        return _("at a boundary: no EBGM")
    if fit["flat"]:
        return _("too few reports: no EBGM")
    return _("it converged") if fit["converged"] else _("it did not converge: no EBGM")


def problems(found: Iterable[dict[str, object]]) -> Table:
    """Rows that could not be read."""
    columns = (Column(_("Row")), Column(_("Column")), Column(_("What is wrong")), Column(_("What was expected")))
    rows = [
        [
            Cell(text=str(one["row"] or "–")),
            *(Cell(text=str(one[name]) or "–") for name in ("column", "what", "expected")),
        ]
        for one in found
    ]
    return Table(caption=_("Rows that could not be read"), columns=columns, rows=rows)


def moment(at: object) -> str:
    """A time on the clock of the site."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")  # type: ignore[arg-type]

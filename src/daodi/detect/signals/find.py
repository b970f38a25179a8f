"""From rows of reports to signals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from daodi.detect.signals import naming
from daodi.detect.signals.naming import Named
from daodi.detect.signals.prior import Fitted, Prior
from daodi.detect.signals.report import Row, row_of
from daodi.detect.signals.reports import Reports, gathered, without_alike
from daodi.detect.signals.signal import Counted, Signal, Signals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from daodi.detect.signals.count import Pairs

MEASURES = ("prr", "ror", "ic", "ebgm")
PRR_UNDEFINED = "no PRR: no report names the reaction without the product"
ROR_UNDEFINED = "no ROR: one of the four counts is 0"


def find(
    rows: Iterable[Any],
    measures: Sequence[str],
    *,
    prior: Prior | None = None,
    by_material: bool = False,
    market: str | None = None,
    language: str | None = None,
) -> Signals:
    """The signals of the rows, with the measures asked for."""
    import numpy as np

    from daodi.detect.signals.count import counted

    taken = [row_of(row) for row in rows]
    products = [row.product for row in taken]
    named = naming.by_material(products, market, language) if by_material else naming.as_written(products)
    found = gathered(_renamed(taken, named))
    if any(map(any, found.shared.values())):
        without_alike(found)
    if not found.named:
        return Signals(signals=(), counted=_account(found, named, 0))
    report, product, reaction = np.array(list(found.named), dtype=np.int64).T
    strata = np.array([found.strata[one] for one in range(len(found.report_names))], dtype=np.int64)
    pairs = counted(report, product, reaction, strata)
    columns, fit = _measured(pairs, measures, prior)
    return Signals(
        signals=tuple(_signals(pairs, columns, fit, measures, found, named)),
        counted=_account(found, named, len(pairs.a)),
        prior=fit,
    )


def _renamed(rows: list[Row], named: dict[str, Named]) -> Iterable[Row]:
    for row in rows:
        yield Row(row.report, named[row.product].product, row.reaction, row.stratum, row.alike)


def _measured(
    pairs: Pairs, measures: Sequence[str], prior: Prior | None
) -> tuple[dict[str, list[float | None]], Fitted | None]:
    """The columns of the measures asked for, and the prior if one was needed."""
    from daodi.detect.signals import ratios

    four = (pairs.a, pairs.b, pairs.c, pairs.d)
    columns: dict[str, NDArray[np.float64]] = {"rr": pairs.a / pairs.expected}
    if "prr" in measures:
        columns |= ratios.prr(*four)
    if "ror" in measures:
        columns |= ratios.ror(*four)
    if "ic" in measures:
        columns |= ratios.ic(pairs.a, pairs.expected)
    fit = _prior(pairs, prior) if "ebgm" in measures else None
    if fit is not None and fit.usable:
        from daodi.detect.signals.shrink import ebgm

        columns |= ebgm(pairs.a, pairs.expected, fit.prior)
    return {name: _plain(values) for name, values in columns.items()}, fit


def _prior(pairs: Pairs, prior: Prior | None) -> Fitted:
    if prior is not None:
        return Fitted(prior=prior, given=True, converged=True)
    from daodi.detect.signals.fitting import fitted

    return fitted(pairs.a, pairs.expected)


def _plain(values: NDArray[np.float64]) -> list[float | None]:
    return [value if value - value == 0.0 else None for value in values.tolist()]


def _signals(
    pairs: Pairs,
    columns: dict[str, list[float | None]],
    fit: Fitted | None,
    measures: Sequence[str],
    found: Reports,
    named: dict[str, Named],
) -> Iterable[Signal]:
    products, reactions = list(found.product_names), list(found.reaction_names)
    names = _names(named)
    materials = {one.product: one.material for one in named.values()}
    never = fit.why_not if fit else None
    counts = zip(
        pairs.product.tolist(), pairs.reaction.tolist(), pairs.a.tolist(), pairs.expected.tolist(), strict=True
    )
    for at, (product, reaction, n, expected) in enumerate(counts):
        values = {name: column[at] for name, column in columns.items()}
        name = products[product]
        yield Signal(
            product=name,
            reaction=reactions[reaction],
            n=int(n),
            expected=expected,
            reason=_reason(values, measures, never),
            material=materials[name],
            names=names.get(name, ()),
            **values,  # type: ignore[arg-type]
        )


def _reason(values: dict[str, float | None], measures: Sequence[str], never: str | None) -> str | None:
    said = [never] if never else []
    if "prr" in measures and values["prr"] is None:
        said.append(PRR_UNDEFINED)
    if "ror" in measures and values["ror"] is None:
        said.append(ROR_UNDEFINED)
    return "; ".join(said) or None


def _names(named: dict[str, Named]) -> dict[str, tuple[str, ...]]:
    """What each product that has not its own name alone was called in the reports."""
    written: dict[str, list[str]] = defaultdict(list)
    for name, one in named.items():
        if one.material:
            written[one.product].append(name)
    return {product: tuple(several) for product, several in written.items()}


def _account(found: Reports, named: dict[str, Named], pairs: int) -> Counted:
    names = _names(named)
    return Counted(
        rows=found.rows,
        reports=len({told[0] for told in found.named}),
        products=len({told[1] for told in found.named}),
        reactions=len({told[2] for told in found.named}),
        pairs=pairs,
        repeated=found.repeated,
        alike=found.alike,
        mixed=len(found.mixed),
        joined=sum(len(several) for several in names.values() if len(several) > 1),
        ambiguous=tuple(name for name, one in named.items() if one.status == "ambiguous"),
        unknown=tuple(name for name, one in named.items() if one.status == "unknown"),
    )

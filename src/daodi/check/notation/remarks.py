"""What else stands in the name of a test: its unit, its limits, its basis, its sample."""

from __future__ import annotations

import functools
import re

import msgspec

from daodi.check.notation.basis import basis
from daodi.check.notation.folding import LONGEST, fold
from daodi.check.notation.results import limit_in, said
from daodi.check.notation.units import unit

_UNIT_END = re.compile(r"pp[mbt]|.{0,10}[/%‰].{0,10}", re.IGNORECASE)
_PARTS = re.compile(r"[()\[\]{}（）]|, ?| - |: |;")


class Remarks(msgspec.Struct, frozen=True, gc=False):
    """Cells that the name of a test carries; each as text, empty where it says nothing."""

    unit: str = ""
    loq: str = ""
    lod: str = ""
    basis: str = ""
    sample: str = ""


@functools.lru_cache(maxsize=8192)
def remarks(text: str) -> Remarks:
    """The unit, limits, basis and sample that the name of a test carries.

    >>> remarks("Arsenic (mg/kg, dry basis) (MDL 0.05)")
    Remarks(unit='mg/kg', loq='', lod='0.05', basis='dried', sample='')
    """
    rest = fold(text[:LONGEST])
    found: dict[str, str] = {}
    while (limit := limit_in(rest)) and limit[0] not in found:
        found[limit[0]], rest = limit[1], limit[2]
    for part in _PARTS.split(rest)[1:]:
        _take(part.strip(), found)
    if not found:
        _take_end(rest, found)
    return Remarks(**found)


def _take_end(text: str, found: dict[str, str]) -> None:
    """A unit or a sample that ends the name: "Lead mg/kg", "E. coli /g", "Salmonella in 25 g"."""
    words = text.split(" ")
    for size in (1, 2):
        end = " ".join(words[-size:]) if len(words) > size else ""
        if _UNIT_END.fullmatch(end) and unit(end):
            found.setdefault("unit", end)
        if end and (sampled := said(f"absent {end}")).sample is not None:
            found.setdefault("sample", str(sampled.sample))


def _take(part: str, found: dict[str, str]) -> None:
    if not part:
        return
    if said_basis := basis(part):
        found.setdefault("basis", said_basis)
    elif (known := unit(part)) and known.dimension not in ("mass", "volume", "item"):
        found.setdefault("unit", part)
    elif (sampled := said(f"absent {part}")).sample is not None:
        found.setdefault("sample", str(sampled.sample))

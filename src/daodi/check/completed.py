"""What the name of a test says of its result, where the columns do not: ``Lead (mg/kg)``, ``Arsenic (MDL 0.05)``."""

from __future__ import annotations

import re

import msgspec

from daodi.check.lot import Result
from daodi.check.notation.remarks import Remarks, remarks

NOTHING = Remarks()
TELLS = re.compile(r"[(\[{（,;:/%‰]| - |pp[mbt]\b|[0-9] ?(?:g|ml)\b|lo[dq]\b|[dqr]l\b", re.IGNORECASE)


def completed(result: Result) -> Result:
    """The result with the unit, limits, basis and sample of its name in the cells that are empty.

    >>> completed(Result(analyte="Lead (mg/kg)", result="0.5")).unit
    'mg/kg'
    """
    if not result.result or not TELLS.search(result.analyte):
        return result
    said = remarks(result.analyte)
    if said == NOTHING:
        return result
    return msgspec.structs.replace(
        result,
        unit=result.unit or said.unit,
        loq=result.loq or said.loq,
        lod=result.lod or said.lod,
        basis=result.basis or said.basis,
        sample_g=result.sample_g or said.sample,
    )

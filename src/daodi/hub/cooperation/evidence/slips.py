"""Words that machine translation is known to get wrong, and places that only a translation names."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.cooperation.evidence.models import Fact, Rendering
from daodi.hub.web.tongue import tongue

HELD = Path(__file__).with_name("slips.csv")
AROUND = 120


class Slip(NamedTuple):
    """Words as a translation writes them, what stands beside them then, and what is probably meant."""

    written: str
    beside: str
    meant: str
    note: str
    meant_zh_hans: str
    note_zh_hans: str
    meant_zh_hant: str
    note_zh_hant: str
    source: str
    quality: str


@cache
def slips() -> tuple[Slip, ...]:
    """The slips that are known."""
    with HELD.open(encoding="utf-8", newline="") as lines:
        return tuple(Slip(**row) for row in csv.DictReader(lines))


def warnings(fact: Fact) -> list[str]:
    """What a person should look at before confirming a fact of a text that is, or may be, a translation."""
    if fact.source.rendering == Rendering.ORIGINAL:
        return []
    text = fact.version.text
    near = text[max(0, fact.start - AROUND) : fact.end + AROUND].casefold()
    found = [_known(slip) for slip in slips() if _stands(slip, fact.quote.casefold(), near)]
    translated = fact.source.rendering in (Rendering.TRANSLATION, Rendering.MACHINE)
    return found + (_places(fact, text) if translated else [])


def _stands(slip: Slip, quote: str, near: str) -> bool:
    return slip.written.casefold() in quote and slip.beside.casefold() in near


def _known(slip: Slip) -> str:
    said = _("“%(written)s” is probably a slip of the translation and means: %(meant)s. %(note)s")
    ending = {"zh-Hans": "_zh_hans", "zh-Hant": "_zh_hant"}.get(tongue(), "")
    meant, note = (getattr(slip, f"{name}{ending}") for name in ("meant", "note"))
    return said % {"written": slip.written, "meant": meant, "note": note}


def _places(fact: Fact, text: str) -> list[str]:
    """Places that stand only once in a translation, as the beginning of a longer name: they may be no places at all."""
    said = _("%(place)s is named only once in this translation; look at the original before taking it for a place.")
    return [
        said % {"place": place}
        for place in fact.where
        if len(re.findall(re.escape(place), text)) == 1 and re.search(rf"{re.escape(place)}\s+[A-Z]", fact.quote)
    ]

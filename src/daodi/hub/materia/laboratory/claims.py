"""Whether the species that an identity test named may be the material that a lot is said to be."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from daodi.reference import Species, rows

MARKS = re.compile(r"\s+(?:sp|spp|aff|cf)\.?$", re.IGNORECASE)


class Said(NamedTuple):
    """What the claim comes to (agrees, disagrees, cannot-say), and why."""

    claim: str
    reason: str


def claim(material_id: str, species: Sequence[str]) -> Said:
    """Holds the species named against those held for the material. One that can't be told apart is not decided.

    >>> claim("astragali-radix", ["Astragalus mongholicus"]).claim
    'agrees'
    >>> claim("astragali-radix", ["Hedysarum polybotrys"]).claim
    'disagrees'
    >>> claim("astragali-radix", ["Astragalus"]).claim, claim("", ["Astragalus mongholicus"]).claim
    ('cannot-say', 'cannot-say')
    """
    named = [plain(one) for one in species if plain(one)]
    if not named:
        return Said("cannot-say", "the test named no species")
    if not material_id:
        return Said("cannot-say", "the lot's material is not resolved to one material")
    permitted = _permitted().get(material_id)
    if not permitted:
        return Said("cannot-say", f"no species is held for {material_id}")
    held = ", ".join(dict.fromkeys(row.species for row in rows(Species) if row.material_id == material_id))
    return _weighed(named, permitted, held)


def plain(name: str) -> str:
    """A species name for comparing: one space between words, no ``sp.`` at its end, the genus alone capitalised.

    >>> plain(" astragalus  MONGHOLICUS "), plain("Astragalus sp.")
    ('Astragalus mongholicus', 'Astragalus')
    """
    return MARKS.sub("", " ".join(name.split())).capitalize()


def _weighed(named: list[str], permitted: frozenset[str], held: str) -> Said:
    fits = [one for one in named if one in permitted]
    wide = [one for one in named if one not in permitted and any(each.startswith(f"{one} ") for each in permitted)]
    strange = [one for one in named if one not in fits and one not in wide]
    if len(fits) == len(named):
        return Said("agrees", f"{', '.join(named)}: among the species held ({held})")
    if len(strange) == len(named):
        return Said("disagrees", f"{', '.join(named)}: not among the species held ({held})")
    if wide:
        return Said("cannot-say", f"{', '.join(wide)}: wider than the species held ({held})")
    return Said("cannot-say", f"the test can't tell {', '.join(fits)} from {', '.join(strange)}")


@functools.cache
def _permitted() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(Species):
        names = (row.species, row.name_in_pharmacopoeia, row.accepted_name)
        found.setdefault(row.material_id, set()).update(plain(name) for name in names if name)
    return {material: frozenset(names) for material, names in found.items()}

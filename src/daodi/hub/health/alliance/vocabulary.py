"""The lists from which the directory's records choose: specialties, techniques, languages, kinds, things counted."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.errors import Invalid
from daodi.hub.web.tongue import own

Listing = Literal["specialty", "technique", "language", "campaign", "output"]
# Which field of a record chooses from which list.
FIELDS: dict[str, Listing] = {"specialties": "specialty", "techniques": "technique", "languages": "language"}


class Term(NamedTuple):
    """One choice of a list, with its source; ``unit`` is what a thing counted is counted in."""

    list: str
    code: str
    english: str
    zh_hans: str
    zh_hant: str
    unit: str
    source: str
    quality: str

    @property
    def name(self) -> str:
        """What it is called in the language of the page."""
        return own(self.english, self.zh_hans, self.zh_hant)


@functools.cache
def terms(listing: Listing) -> dict[str, Term]:
    """The choices of a list, by their codes.

    >>> terms("technique")["tuina"].zh_hant
    '推拿'
    """
    return {row.code: row for row in _rows() if row.list == listing}


@functools.cache
def _rows() -> tuple[Term, ...]:
    with Path(__file__).with_name("vocabulary.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Term(**row) for row in csv.DictReader(lines))


def name(listing: Listing, code: str) -> str:
    """What a choice is called in the language of the page; its code where it is none."""
    term = terms(listing).get(code)
    return term.name if term else code


def names(listing: Listing, codes: str) -> str:
    """What several are called, codes between spaces."""
    return _(", ").join(name(listing, code) for code in codes.split())


def choices(listing: Listing) -> list[tuple[str, str]]:
    """The choices of a list for a form."""
    return [(code, term.name) for code, term in terms(listing).items()]


def spellings(listing: Listing, codes: str) -> list[str]:
    """What the choices are called in every language, to be found by."""
    known = terms(listing)
    return [text for code in codes.split() if code in known for text in known[code][2:5]]


def known(field: str, listing: Listing, codes: Iterable[str]) -> None:
    """Refuses codes that are not in the list."""
    wrong = [code for code in codes if code not in terms(listing)]
    if wrong:
        expected = ", ".join(terms(listing))
        raise Invalid(
            {
                field: _("%(wrong)s is not listed; expected one of: %(expected)s")
                % {
                    "wrong": ", ".join(wrong)[:100],
                    "expected": expected,
                }
            }
        )


def unit(code: str) -> str:
    """What a thing is counted in."""
    words = {
        "persons": _in("counted in", "people"),
        "patients": _in("counted in", "patients"),
        "person_times": _in("counted in", "visits"),
        "operations": _in("counted in", "operations"),
        "deliveries": _in("counted in", "deliveries"),
    }
    term = terms("output").get(code)
    return words.get(term.unit, "") if term else ""

"""Who may read what, kept apart from the hub's own policy: every text that is sent is a mark found nowhere else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

EVERYBODY = "everybody"
MARK = re.compile(r"zq[a-z]{7}")
FIGURE = re.compile(r"(?<![0-9a-f.-])[1-9]\d{8,13}(?![0-9a-f-])")
GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3})")
# Steps without a common divisor with their span, so that no mark comes twice.
WORD_STEP, WORDS = 4_827_349, 26**7
LEAST, FIGURE_STEP, FIGURES = 100_000_007, 39_916_801, 899_999_963


@dataclass
class Audience:
    """Those who may read something, and all who may read what it stands in; they only ever become more."""

    of: set[str] = field(default_factory=set)
    within: Audience | None = None

    def add(self, *who: str) -> None:
        self.of.update(who)

    def __contains__(self, who: str) -> bool:
        return who in self.of or EVERYBODY in self.of or (self.within is not None and who in self.within)


def only(*who: str) -> Audience:
    """These, and for now nobody else."""
    return Audience(set(who))


def also(audience: Audience) -> Audience:
    """These, whoever they become, and others who may read a part alone."""
    return Audience(within=audience)


@dataclass(frozen=True)
class Secret:
    """A mark, what it stands for, and who may read it."""

    mark: str
    what: str
    audience: Audience


class Oracle:
    """Makes marks, words and figures, and finds in an answer those that its reader may not read."""

    def __init__(self) -> None:
        self.secrets: dict[str, Secret] = {}
        self.held = 0

    def word(self, what: str, audience: Audience) -> str:
        """A word found nowhere else."""
        number, letters = (len(self.secrets) * WORD_STEP + 1) % WORDS, ""
        for _place in range(7):
            number, letter = divmod(number, 26)
            letters += chr(97 + letter)
        return self.keep(f"zq{letters}", what, audience)

    def figure(self, what: str, audience: Audience) -> str:
        """A whole number found nowhere else: a price."""
        return self.keep(str(LEAST + len(self.secrets) * FIGURE_STEP % FIGURES), what, audience)

    def keep(self, mark: str, what: str, audience: Audience) -> str:
        """A mark, also one that the hub made out of others, such as a total."""
        self.secrets[mark] = Secret(mark, what, audience)
        return mark

    def leaks(self, reader: str, text: str, known: Collection[str] = ()) -> Iterator[Secret]:
        """The secrets in a text that its reader may not read, but for those that the reader sent."""
        told = GROUPED.sub("", text).lower()
        for mark in {*MARK.findall(told), *FIGURE.findall(told)} & self.secrets.keys():
            self.held += 1
            secret = self.secrets[mark]
            if reader not in secret.audience and mark not in known:
                yield secret

"""A terminal of a given width: text is wrapped to it, and colour only ever repeats what a mark and a word say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from daodi.check.show.marks import SIGN
from daodi.check.show.text import one_line
from daodi.check.show.width import wide, wrap
from daodi.check.show.words import Words
from daodi.check.verdict import Outcome

NARROWEST = 40
FEW = 3
SOME = 6
ANSI: dict[Outcome, str] = {
    "pass": "32",
    "fail": "1;97;41",
    "inconclusive": "33",
    "cannot-decide": "35",
    "no-rule": "2",
}
BOLD = "1"


@dataclass(frozen=True)
class Screen:
    """Where the lines go: how wide, in colour or not, in which words."""

    width: int
    colour: bool
    say: Words

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, where there is any."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def word(self, outcome: Outcome, group: str = "verdict") -> str:
        """An outcome as mark and word: ``■ Breaks a rule``."""
        return f"{SIGN[outcome]} {self.say[f'{group}.{outcome}']}"

    def lines(self, text: str, indent: int = 0, mark: str = "") -> Iterator[str]:
        """The text wrapped under itself, with ``mark`` before its first line."""
        margin = " " * (indent + wide(mark))
        for number, line in enumerate(wrap(one_line(text), max(self.width - len(margin), NARROWEST // 2))):
            yield (" " * indent + mark if number == 0 else margin) + line

    def painted(self, outcome: Outcome, word: str, lines: Iterable[str]) -> Iterator[str]:
        """The lines with the first ``word`` in the colour of its outcome; wrapped first, since colour has no width."""
        code = ANSI[outcome]
        for number, line in enumerate(lines):
            yield line.replace(word, self.paint(word, code), 1) if number == 0 else line

    def some(self, names: Sequence[str], verbose: bool = False) -> str:
        """The names; of many only the first and how many more, unless all are asked for."""
        shown = names if verbose or len(names) <= SOME else names[:FEW]
        more = [self.say.say("more", n=len(names) - len(shown))] if len(names) > len(shown) else []
        return self.say["comma"].join((*shown, *more))

"""Reads a line of an invoice or a label: which names stand in it, how processed, and what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from daodi.resolve import fold, latin, sino, vocabulary
from daodi.resolve.index import LONGEST, Index

SPECIFIC_LETTERS = 9
SHORTEST_ALONE = 4
SHORTEST_HEARD = 6
# A name and a word of the trade (厚朴花 粉) before two names (厚朴 花粉), a word that says nothing before one that may.
UNKNOWN_COST, NAME_COST, WORD_COST, QUALIFIER_COST, METHOD_COST = 10.0, 1.0, 0.95, 1.1, 1.5
SURE = frozenset(("latin_chp", "latin_other", "species"))
TITLED = frozenset(("thp", "pheur", "hkcmms", "jp18"))
REFUSED = frozenset(("organisation", "product"))


@dataclass(slots=True)
class Piece:
    """A name found in a line: the numbers of the names held.

    ``species``: botanical, or only its first word (``genus``); ``specific``: long enough to go by among strange
    words; ``sure``: Latin, botanical or Han, which a qualifier beside it does not make another material's name;
    ``parts``: those that a Latin title of species and part says.
    """

    numbers: tuple[int, ...]
    plain: str
    species: bool = False
    genus: bool = False
    specific: bool = False
    sure: bool = False
    parts: frozenset[str] = frozenset()

    def botanical(self) -> bool:
        """Whether it is a botanical name, not a Latin title of genus and part, whose epithet may be misspelt."""
        return self.species and not (self.genus and self.parts)


@dataclass(slots=True)
class Line:
    """What a line holds: names, ways of processing, parts, kinds of trade words, and words not understood.

    ``trailing``: those of the last that stand right after a Latin title, as *Viride* after *Pericarpium*.
    """

    pieces: list[Piece] = field(default_factory=list)
    methods: list[tuple[str, ...]] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    trailing: list[str] = field(default_factory=list)
    rest: int = 0

    def clear(self) -> bool:
        """Whether every word of the line is understood."""
        return self.acceptable() and not self.strange

    def acceptable(self) -> bool:
        """Whether the names found speak for the whole line."""
        if not self.pieces or self.kinds & REFUSED:
            return False
        sure = any(piece.sure for piece in self.pieces)
        if "qualifier" in self.kinds and not sure:
            return False
        strange = sum(map(len, self.strange))
        found = sum(len(piece.plain) for piece in self.pieces)
        return not strange or ((sure or any(piece.specific for piece in self.pieces)) and strange <= 3 * found)


def read(words: Sequence[str], index: Index, lenient: bool = False, heard: bool = True) -> Line:
    """Reads the plain words of a line from left to right, the longest name first.

    ``lenient``: a word of the trade or a very short one is taken for a name where it is one (Sulfur, oud).
    ``heard``: Latin letters may be a romanisation of Chinese.
    """
    line = Line()
    at = titled = 0
    starts = vocabulary.method_starts()
    while at < len(words):
        if "\u3400" <= words[at][0] <= "\u9fff":
            _read_han(words[at], line, index)
            at += 1
            continue
        method_size, method = _method_at(words, at) if words[at] in starts else (0, ())
        name_size, piece = _name_at(words, at, index, lenient, heard)
        if piece and name_size >= method_size:
            line.pieces.append(piece)
            line.parts |= piece.parts
            titled = at + name_size if piece.parts or (piece.sure and not piece.species) else titled
        elif method:
            line.methods.append(method)
        elif _take_word(words[at], line) and at == titled:
            line.trailing.append(words[at])
        at += max(name_size, method_size, 1)
    return line


def _name_at(words: Sequence[str], at: int, index: Index, lenient: bool, heard: bool) -> tuple[int, Piece | None]:
    """The longest name that begins here, and the number of its words."""
    word = words[at]
    for size in range(min(index.first.get(word, 0), len(words) - at), 0, -1):
        plain = word if size == 1 else "".join(words[at : at + size])
        if size == 1 and not (len(word) > 2 if lenient else _stands_alone(word)):
            break
        numbers = index.plain.get(plain)
        if not numbers and heard and (size > 1 or len(plain) >= SHORTEST_HEARD):
            numbers = index.sounds.get(plain)
        species = index.species.get(plain)
        genus = index.genera.get(plain) if size == 1 and plain not in vocabulary.trade() else None
        found = numbers or species or genus
        if found:
            specific = (size > 1 and len(plain) >= SPECIFIC_LETTERS) or not word.isascii()
            sure = size > 1 and _is_latin(words[at : at + size], found, index)
            longer = _unordered_at(words, at, index, size) if sure else (0, None)
            if longer[1]:
                return longer
            return size, Piece(found, plain, not numbers, not numbers and not species, specific, sure)
    if fold.HANGUL.match(word):
        return _hangul_at(word, index)
    return _unordered_at(words, at, index)


def _hangul_at(word: str, index: Index) -> tuple[int, Piece | None]:
    """A Korean name by its reading, or with a word of the trade grown to it (가루, powder)."""
    for cut in range(len(word), 1, -1):
        if cut == len(word) or word[cut:] in vocabulary.trade():
            numbers = index.plain.get(word[:cut]) or index.sounds.get(sino.hangul(word[:cut]))
            if numbers:
                return 1, Piece(numbers, word[:cut], specific=True)
    return 0, None


def _is_latin(words: Sequence[str], numbers: tuple[int, ...], index: Index) -> bool:
    """Whether words are a Latin title or a botanical name, not an English one."""
    systems = {index.held[n].system for n in numbers}
    return bool(systems & SURE) or (bool(systems & TITLED) and any(latin.parts().get(word) == word for word in words))


def _stands_alone(word: str) -> bool:
    if not word.isascii():
        return len(word) > 1
    return len(word) >= SHORTEST_ALONE and word not in vocabulary.trade() and word not in latin.parts()


def _unordered_at(words: Sequence[str], at: int, index: Index, over: int = 1) -> tuple[int, Piece | None]:
    """The longest Latin or English name that begins here in whatever order, of more than ``over`` words."""
    run: list[str] = []
    for word in words[at : at + LONGEST - 1]:
        if latin.stem(word) not in index.stems and word not in latin.LINKS:
            break
        run.append(word)
    for size in range(len(run), over, -1):
        form = latin.unordered(run[:size])
        numbers = index.unordered.get(form)
        if numbers:
            sure = _is_latin(run[:size], numbers, index)
            return size, Piece(numbers, form, specific=True, sure=sure)
        piece = _of_species(run[:size], index)
        if piece:
            return size, piece
    return 0, None


def _of_species(words: Sequence[str], index: Index) -> Piece | None:
    """A Latin title made of a species and a part (*Radix Rehmanniae glutinosae*), or of a genus and a part."""
    said = frozenset(latin.parts()[word] for word in words if word in latin.parts())
    if not said:
        return None
    species = latin.unordered([word for word in words if word not in latin.parts()])
    numbers = index.binomials.get(species)
    if not numbers:
        return None
    genus = " " not in species
    return Piece(numbers, species, species=True, genus=genus, specific=True, sure=not genus, parts=said)


def _method_at(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    for size in range(min(vocabulary.method_starts()[words[at]], len(words) - at), 0, -1):
        method = vocabulary.methods().get("".join(words[at : at + size]))
        if method and (method.place == "any" or len(words) > 1):
            return size, method.zh
    return 0, ()


def _take_word(word: str, line: Line) -> bool:
    """Takes a word that is neither a name nor a way of processing; gives whether it is strange."""
    part, kind = latin.parts().get(word), vocabulary.trade().get(word)
    if part:
        line.parts.add(part)
    if kind:
        line.kinds.add(kind)
    strange = not part and not kind and not is_figure(word)
    if strange:
        line.strange.append(word)
    line.rest += 1
    return strange


def is_figure(word: str) -> bool:
    """Whether a word is an amount, a number or a code: it has a digit and few letters."""
    return not word.isalpha() and sum(map(str.isalpha, word)) <= 3


def _read_han(run: str, line: Line, index: Index) -> None:
    """Cuts a run of Han characters into names, methods and trade words so that the least is left over."""
    if run in index.plain:
        line.pieces.append(Piece(index.plain[run], run, specific=True, sure=True))
        return
    cuts = _cut(run, index)
    names = [cut for cut, kind in cuts if kind == "name"]
    whole = not any(kind in ("", "qualifier") for _, kind in cuts)
    for cut, kind in cuts:
        if kind == "name":
            line.pieces.append(Piece(index.plain[cut], cut, specific=whole, sure=whole))
        elif kind == "method":
            line.methods.append(vocabulary.methods()[cut].zh)
        elif kind:
            line.kinds.add(kind)
        else:
            line.strange.append(cut * (3 if names else 1))
    line.rest += len(cuts) - len(names)


def _cut(run: str, index: Index) -> list[tuple[str, str]]:
    """The cheapest cut of a run of Han characters, each piece with its kind: name, method, a trade word's, or none."""
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(run) + 1):
        choice = (best[end - 1][0] + UNKNOWN_COST, end - 1, "")
        for start in range(max(0, end - LONGEST), end):
            price = _price(run[start:end], start, end, len(run), index)
            if price and best[start][0] + price[0] < choice[0]:
                choice = (best[start][0] + price[0], start, price[1])
        best.append(choice)
    cuts: list[tuple[str, str]] = []
    end = len(run)
    while end:
        _, start, kind = best[end]
        cuts.append((run[start:end], kind))
        end = start
    return cuts[::-1]


def _price(cut: str, start: int, end: int, length: int, index: Index) -> tuple[float, str] | None:
    """What it costs to take a piece as a name, a method or a trade word; None where it is none of these here."""
    if cut in index.plain and len(cut) > 1:
        return NAME_COST, "name"
    method = vocabulary.methods().get(cut)
    if method and (
        method.place == "any" or len(cut) == length or (end < length if method.place == "before" else start)
    ):
        return METHOD_COST, "method"
    kind = vocabulary.trade().get(cut)
    return (QUALIFIER_COST if kind == "qualifier" else WORD_COST, kind) if kind else None

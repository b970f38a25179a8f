"""The proposer that comes with the package: vocabulary and rules, one pass over the text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from daodi.extract.boilerplate import heads_teasers, is_boilerplate
from daodi.extract.dates import Mention, mentions
from daodi.extract.document import Document
from daodi.extract.fact import CountKind, Fact, Modality, Number, Qualifier
from daodi.extract.figures import Figure, figures
from daodi.extract.fold import Folded
from daodi.extract.named import Named, named
from daodi.extract.planning import is_aim, is_plan
from daodi.extract.sentence import FULL, Sentence, clause, sentences
from daodi.extract.stance import AHEAD, Stance, aggregation, done, of_no_cooperation, stance
from daodi.extract.tokens import Token, tokens
from daodi.extract.where import places

LARGE = {"persons", "person_times", "patients", "cases", "money", "products"}
WIDE = 24  # tokens of a clause that say what money is for
NUMBER = {"digit", "multiplier", "hedge_after", "measure", "currency"}
LASTS = 2  # sentences
AROUND = 12  # tokens of a clause that a quote may take in before its figure


def propose(document: Document) -> Iterator[Fact]:
    """The facts of one document, in the order of the text, not yet clustered."""
    folded = Folded(document.text)
    found = tokens(folded.text)
    plan = is_plan(folded.text, document)
    state = _State(document, folded, plan)
    for sentence in sentences(folded.text, found):
        yield from state.read(sentence)


class _State:
    """What is carried from sentence to sentence of a document: the names that were proposed, the head of a list."""

    def __init__(self, document: Document, folded: Folded, plan: bool) -> None:
        self.document = document
        self.folded = folded
        self.plan = plan
        self.year = _year(document.published)
        self.lead: Mention | None = None  # by when, from the line that a list stands under
        self.names: set[tuple[str, str]] = set()
        self.teasers = False  # below *Related stories*: headlines of other pages
        self.promised = 0  # for how many sentences more what is to be may still be going on

    def read(self, sentence: Sentence) -> Iterator[Fact]:
        self.teasers = heads_teasers(sentence.tokens) or (self.teasers and not _full(sentence))
        if self.teasers or is_boilerplate(sentence.tokens):
            return
        line = sentence.tokens
        carried = self.promised > 0 and _goes_on(sentence)
        ahead = carried or any(token.senses.get("modality") in AHEAD for token in line)
        self.promised = 0 if done(line) else LASTS if ahead else self.promised - 1
        if sentence.opens and not sentence.bullet:
            self.lead = None
        amounts = figures(sentence)
        things = [one for one in named(sentence, self.folded.text) if not _counted(one, line, amounts)]
        heads = line[-1].text == ":"
        if not amounts and not things and not heads:
            return
        times = mentions(line, self.document.published)
        if heads:
            self.lead = next((time for time in times if time.kind in ("by", "period")), None)
        parties = tuple(self._given(one.start, one.end) for one in things if one.type == "party")
        found = [self._figure(sentence, one, times, parties, carried) for one in amounts]
        if any(one and one.type == "target" for one in found):
            self.promised = LASTS
        found += [self._thing(line, one, times, parties) for one in things if self._new(one)]
        yield from sorted((one for one in found if one), key=lambda one: one.start)

    def _figure(
        self, sentence: Sentence, one: Figure, times: list[Mention], parties: tuple[str, ...], carried: bool
    ) -> Fact | None:
        line = sentence.tokens
        start, stop = clause(line, one.at)
        if of_no_cooperation(line, one, start, stop):
            return None
        how = stance(sentence, one, times, self.year, self._listed(sentence), carried)
        if not one.unit.known and one.unit.generic and not how.sure and not _acted(line[start:stop]):
            return None
        first = _opening(line, one, start)
        begin, end = self.folded.span(line[first].start, line[one.stop - 1].end)
        near = [time for time in times if time.at < stop or line[one.stop - 1].kind != "han"]
        if how.target and (today := self.document.published):
            near = [time for time in near if time.kind != "in" or len(time.iso) < 10 or time.iso > today]
        when, deadline = _time(near, one, how, self.year)
        if how.target and deadline is None and self.lead:
            deadline = self.lead._replace(inferred=True)
        inferred = tuple(name for name, time in (("when", when), ("deadline", deadline)) if time and time.inferred)
        return Fact(
            document=self.document.id,
            type="target" if how.target else "result",
            quote=self.document.text[begin:end],
            start=begin,
            end=end,
            value=plain_number(one.value),
            value_max=plain_number(one.high),
            unit=one.unit.name,
            count_kind=cast(CountKind, one.unit.kind) if one.unit.kind else None,
            qualifier=_qualifier(one, how, line),
            aggregation=aggregation(line, one, how.target),
            what=self._what(line, one, start, stop),
            who=parties,
            where=places(line[start:stop]) or places(line),
            when=when.iso if when else None,
            deadline=deadline.iso if deadline else None,
            modality=how.modality,
            confidence=_confidence(one, how),
            baseline=plain_number(one.baseline),
            converted=one.converted,
            inferred=inferred,
        )

    def _listed(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item of what is to be done: in a plan, or under a line that names a year."""
        if self.plan:
            return sentence.bullet or (sentence.opens and sentence.tokens[-1].text not in FULL | {"."})
        return sentence.bullet and (self.lead is not None or is_aim(sentence.tokens))

    def _new(self, one: Named) -> bool:
        """A name is proposed once a document."""
        name = one.type, self.folded.text[one.start : one.end].lower()
        known = name in self.names
        self.names.add(name)
        return not known

    def _what(self, line: list[Token], one: Figure, start: int, stop: int) -> str:
        """What the figure counts, in the words of the text; of money and shares the clause, as only it can tell."""
        first = one.at
        while first < one.unit.stop and (
            line[first].kind in ("number", "numeral") or NUMBER & line[first].senses.keys()
        ):
            first += 1
        last = one.unit.stop
        if last < stop and line[last].text in ("of", "in", "for") and line[last].kind == "word":
            last = min(stop, last + 5)
        if one.unit.kind in ("money", "percent") or first >= last:
            first, last = start, min(stop, start + WIDE)
        elif line[one.unit.stop - 1].kind == "han" and start < one.first:
            before = self._given(line[max(start, one.first - WIDE)].start, line[one.first - 1].end)
            behind = self._given(line[first].start, line[last - 1].end)
            return before if behind in ("人次", "人") or "的" in behind[:1] else before + behind
        return self._given(line[first].start, line[last - 1].end)

    def _thing(self, line: list[Token], one: Named, times: list[Mention], parties: tuple[str, ...]) -> Fact | None:
        begin, end = self.folded.span(one.start, one.end)
        quote = self.document.text[begin:end]
        when = next((time for time in times if time.kind == "in"), None)
        modality: Modality = "stated"
        for token in line:
            if (mood := token.senses.get("modality")) and mood != "reported" and token.start < one.start:
                modality = cast(Modality, mood)
        return Fact(
            document=self.document.id,
            type=one.type,
            subtype=one.subtype,
            quote=quote,
            start=begin,
            end=end,
            what=quote,
            who=(quote,) if one.type == "party" else parties,
            where=places(line),
            when=when.iso if when and one.type != "party" else None,
            modality=modality,
            confidence=0.7 if one.sure else 0.4,
            inferred=("when",) if when and when.inferred and one.type != "party" else (),
        )

    def _given(self, start: int, end: int) -> str:
        begin, stop = self.folded.span(start, end)
        return self.document.text[begin:stop]


def _full(sentence: Sentence) -> bool:
    """Whether a sentence is one of a text and no headline."""
    return not sentence.opens or sentence.tokens[-1].text in FULL | {"."}


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on with what the one before began: 同时, ...; or begins with its verb, 完成3家上市."""
    first = sentence.tokens[0]
    return first.senses.get("idiom") == "connective" or (
        not sentence.opens and first.kind == "han" and "achieve" in first.senses
    )


def _counted(one: Named, line: list[Token], amounts: list[Figure]) -> bool:
    """Whether a name is only what a figure counts: 9个海外中心 are no mechanism of their own."""
    if one.type == "party":
        return False
    spans = ((line[amount.at].start, line[amount.unit.stop - 1].end) for amount in amounts)
    return any(start < one.end and one.start < stop for start, stop in spans)


def plain_number(value: Decimal | None) -> Number | None:
    """A whole number as int, any other as float.

    >>> plain_number(Decimal("1.2E+8")), plain_number(Decimal("0.5"))
    (120000000, 0.5)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _year(published: str | None) -> int | None:
    return int(published[:4]) if published and published[:4].isdigit() else None


def _opening(line: list[Token], one: Figure, start: int) -> int:
    """The quote takes in the verb before the figure, or in Chinese the clause, where that is near."""
    for place in range(one.first - 1, max(start, one.first - AROUND) - 1, -1):
        token = line[place]
        if token.kind in ("number", "mark"):
            break
        if "achieve" in token.senses:
            return place
    return one.first


def _time(times: list[Mention], one: Figure, how: Stance, year: int | None) -> tuple[Mention | None, Mention | None]:
    """When it was, or by when it is to be: the nearest time before the figure, else the first behind it."""
    before = [time for time in times if time.at < one.at]
    ordered = before[::-1] + [time for time in times if time.at >= one.at]
    if not how.target:
        return next(iter(ordered), None), None
    for time in ordered:
        ahead = year is None or int(time.iso[-10:][:4] if "/" not in time.iso else time.iso[-4:]) >= year
        if time.kind in ("by", "period") or (time.kind == "in" and ahead):
            return None, time if "/" not in time.iso else time._replace(iso=time.iso.rpartition("/")[2])
    return None, None


def _qualifier(one: Figure, how: Stance, line: list[Token]) -> Qualifier:
    if one.high is not None:
        return "range"
    if one.hedge:
        return cast(Qualifier, one.hedge)
    if (
        not how.target
        and one.unit.kind in LARGE
        and any("incomplete statistics" in t.text or "不完全统计" in t.text for t in line)
    ):
        return "approx"
    return "target" if how.target else "exact"


def _confidence(one: Figure, how: Stance) -> float:
    score = 0.6 + 0.2 * one.unit.known + 0.15 * how.sure
    return round(score - (0.2 if one.unit.generic else 0), 2)


def _acted(tokens_: list[Token]) -> bool:
    return any("achieve" in token.senses for token in tokens_)

"""Whether a figure is a result or a target, said in which mood, single or added up, or nothing of a cooperation."""

from __future__ import annotations

from typing import NamedTuple, cast

from daodi.extract.dates import Mention
from daodi.extract.fact import Aggregation, Modality
from daodi.extract.figures import Figure
from daodi.extract.sentence import Sentence, clause
from daodi.extract.tokens import Token
from daodi.extract.vocabulary import words

POPULATION = 50_000_000
WEAK = {"have", "has", "had", "been", "was", "were"}
PAST = {"sent", "built", "held", "took part", "gave", "brought", "found"}
FOUND = {"found", "recorded", "reach", "reached", "覆盖", "实现", "include", "includes", "including", "达"}
ALREADY = {"已", "现已", "已经"}
FOR = {"is", "are", "mission", "deal", "money", "loan", "grant"}
HELPED = {"helped", "able", "continued", "managed", "began", "started", "went", "came", "used"}
AHEAD = {"planned", "intended", "expected", "target", "hoped", "proposed"}


class Stance(NamedTuple):
    """How a figure is meant; ``sure`` where a word of the clause itself says so."""

    target: bool
    modality: Modality
    sure: bool


def of_no_cooperation(line: list[Token], figure: Figure, start: int, stop: int) -> bool:
    """Burden of disease, populations, rankings, what something is compared with: figures that are no results."""
    before, behind = line[start : figure.first], line[figure.stop : stop]
    inside = line[figure.first : figure.stop]
    achieved = any("achieve" in token.senses and token.text not in FOUND for token in before + behind)
    if any("baseline" in token.senses for token in before[-1:]) and figure.baseline is None:
        return True
    if figure.unit.kind == "money" and _size(before):
        return True
    near = before[-6:] + inside + behind[:8]
    if figure.unit.kind != "money" and figure.baseline is None:
        if any("burden" in token.senses for token in near) and not achieved:
            return True
        grave = any(token.senses.get("burden") == "always" for token in line)
        if grave and not any("achieve" in token.senses and token.text not in FOUND for token in before + behind):
            return True
    if any("context" in token.senses for token in before[-8:] + inside + behind[:4]):
        return True
    if figure.unit.kind == "patients" and before and before[-1].text.endswith("有") and not achieved:
        return True
    return figure.unit.kind == "persons" and figure.value >= POPULATION and not achieved


def _size(before: list[Token]) -> bool:
    """*Enterprises of 10 billion yuan*: the amount tells how large they are."""
    if len(before) < 2 or before[-1].text not in {"of", "over", "above", "exceeding", "more than", "at least"}:
        return False
    if before[-2].senses.get("many") == "organisations":
        return True
    near = [token.text for token in before[-7:]]
    return {"with", "whose"} & set(near) != set() and any(text in words("turnover") for text in near)


def stance(
    sentence: Sentence, figure: Figure, times: list[Mention], year: int | None, planning: bool, carried: bool = False
) -> Stance:
    """The mood nearest to the figure decides; then a time ahead; then what kind of document it is."""
    line = sentence.tokens
    start, stop = clause(line, figure.at)
    if planning or (sentence.opens and _headed(line)):
        return Stance(True, "planned", True)
    for tokens in (line[start : figure.at][::-1], _until_next(line[figure.stop : stop]), line[:start][::-1]):
        if mood := _mood(tokens):
            made = mood == "proposed" and figure.unit.kind == "documents"  # 提出五条倡议: the proposals are there
            return Stance(mood in AHEAD and not made, mood, True)
    near = [time for time in times if time.kind == "by" and (time.at < stop or line[figure.at].kind != "han")]
    near = [time for time in near if time.at < stop or not _told(line[start:stop])]
    if any(year is None or int(time.iso[:4]) > year for time in near) and not done(line):
        return Stance(True, "target", year is not None)
    mood = _mood(_behind(line, figure, stop))
    if mood in ("planned", "expected") and figure.unit.kind != "money" and not done(line):
        return Stance(True, mood, False)
    return Stance(True, "planned", False) if carried and not done(line) else Stance(False, "reported", False)


def _behind(line: list[Token], figure: Figure, stop: int) -> list[Token]:
    """What may still say how a figure is meant behind its clause: in Chinese the next clause, in English what does
    not begin a new thought: *supports 36 clinics, and is to open more*.
    """
    if stop + 1 >= len(line):
        return []
    if line[figure.unit.stop - 1].kind != "han":
        return [] if line[stop + 1].text in {"and", "but", "while"} else line[stop:]
    acted = any("achieve" in token.senses or token.text in words("signed") for token in line[figure.stop : stop])
    return [] if acted else line[stop : clause(line, stop + 1)[1]]


def _headed(line: list[Token]) -> bool:
    """*Expected outcome: ...*, *Procurement of 3 ambulances*: a line of an activity; *Activity 2: ...*."""
    if line[0].text not in words("heading") or len(line) < 3:
        return False
    return any(token.text in {":", "of"} for token in line[1:4]) and not any(map(_past, line))


def _told(tokens: list[Token]) -> bool:
    """Whether a clause of English has a verb in the past."""
    return any(t.kind == "word" and t.text.endswith("ed") and len(t.text) > 5 and not t.senses for t in tokens)


def _until_next(tokens: list[Token]) -> list[Token]:
    """What is said of a figure behind it ends where the next begins: *trained 300 in 2019 and will train 500*."""
    for at, token in enumerate(tokens):
        if token.text in {"and", "while", "but", "并", "并将"}:
            return tokens[:at]
    return tokens


def _mood(tokens: list[Token]) -> Modality | None:
    for at, token in enumerate(tokens):
        mood = token.senses.get("modality")
        if mood is None and _past(token):
            if any(one.senses.get("modality") for one in tokens[at + 1 : at + 4]):
                continue  # will be trained
            return "reported"
        if mood is None and "achieve" in token.senses and at + 1 < len(tokens) and tokens[at + 1].text == "to":
            rest = tokens[at + 2 :]
            if _purpose(rest):
                moods = (one.senses.get("modality") for one in rest)
                return cast(Modality, next(filter(None, moods), "intended"))
        if mood:
            if token.text in WEAK and at + 1 < len(tokens) and tokens[at + 1].senses.get("modality") in AHEAD:
                continue  # hopes to have
            if mood in AHEAD and at + 1 < len(tokens) and tokens[at + 1].text in ALREADY:
                return "reported"  # 现已规划十四个园区
            return cast(Modality, mood)
    return None


def _purpose(rest: list[Token]) -> bool:
    """Whether *to train* says what something is for: a project, a plan, a mission that is under way."""
    if _told(rest) or any(t.senses.get("modality") == "reported" or _past(t) or t.text in HELPED for t in rest):
        return False
    return any(t.text in FOR or {"project", "agreement"} & t.senses.keys() for t in rest) or any(
        t.senses.get("modality") in AHEAD for t in rest
    )


def _past(token: Token) -> bool:
    return "achieve" in token.senses and (token.text in PAST or token.text.endswith("ed"))


def done(line: list[Token]) -> bool:
    """Whether a sentence tells what was."""
    return any(token.senses.get("modality") == "reported" for token in line)


def aggregation(line: list[Token], figure: Figure, target: bool) -> Aggregation:
    """Added up over time, per year, standing at a time, or single."""
    start, stop = clause(line, figure.at)
    for tokens in (line[start:stop], line):
        for token in tokens:
            if found := token.senses.get("aggregation"):
                return cast(Aggregation, found)
    return "single"

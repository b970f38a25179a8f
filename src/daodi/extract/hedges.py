"""How exact a figure is said to be: more than, nearly, about, up to; 余, 近, 约, 以上."""

from __future__ import annotations

import itertools

from daodi.extract.tokens import Token
from daodi.extract.vocabulary import starts

SKIPPED = {
    "a total of", "total of", "in total", "the", "a", "an", "another", "additional", "some of", "with", "an additional",
    "altogether", "of", "有", "为", "了", "共", "达", "total", "total number", "已", "at", "达到", "人民币",
    "about", "an average of",
    "的", "共计", "累计", "总计", "到", "those", "has", "have", "the first", "these", "为期", "各", "合计", "于", "计",
}  # fmt: skip
TOUCHING = {"来", "几"}
ROUND = {"十", "百", "千", "万", "亿", "十万", "百万", "千万", "上百", "上千", "万亿"}


def before(line: list[Token], at: int) -> tuple[str | None, int]:
    """The hedge before a number or its currency, and the token at which it begins."""
    place = at - 1
    for _ in range(3):
        if place < 0:
            return None, at
        token = line[place]
        if hedge := token.senses.get("hedge"):
            if token.text == "to" or not _close(line, place, at):
                return None, at
            return _stronger(line, place, hedge)
        if token.text not in SKIPPED:
            break
        place -= 1
    if at and line[at - 1].text == "上" and line[at].text in ROUND:
        return "at_least", at - 1
    return None, at


def _close(line: list[Token], place: int, at: int) -> bool:
    return all(token.kind != "mark" for token in line[place + 1 : at])


def _stronger(line: list[Token], place: int, hedge: str) -> tuple[str, int]:
    """*up to more than*, *approximately over*: the outermost hedge is where it begins, the inner one decides."""
    if place and line[place - 1].senses.get("hedge"):
        return hedge, place - 1
    return hedge, place


def after(line: list[Token], at: int) -> tuple[str | None, int]:
    """The hedge that begins at this token, and the token after it."""
    if at < len(line) and (hedge := line[at].senses.get("hedge_after")):
        touching = line[at].text not in TOUCHING or line[at - 1].kind in ("number", "numeral")
        return (hedge, at + 1) if touching else (None, at)
    if at + 1 < len(line) and line[at].text == "more than" and "many" in line[at + 1].senses:
        return "at_least", at + 1  # 1,900 more than person-times
    return None, at


def threshold(line: list[Token], at: int, kind: str) -> bool:
    """Whether 以上 makes the figure a condition on what follows: 产值5亿元以上企业."""
    if (
        kind == "money"
        and at < len(line)
        and line[at].text == "的"
        and (_yearly(line, at) or _counted(line, at) or _numbered(line, at))
    ):
        return True
    if at >= len(line) or line[at].text not in {"以上", "以下", "以内"}:
        return False
    if at + 1 >= len(line):
        return False
    behind = line[at + 1]
    if behind.text == "的":
        return True
    return kind in ("money", "percent", "areas") and behind.kind == "han" and "achieve" not in behind.senses


def _yearly(line: list[Token], at: int) -> bool:
    """产值超50亿元的企业: a turnover that describes what is counted."""
    return any(token.text.endswith(starts("turnover")) for token in line[max(0, at - 6) : at])


def _numbered(line: list[Token], at: int) -> bool:
    """5亿元至10亿元的15家: the amount tells which of them are counted."""
    return at + 2 < len(line) and line[at + 1].kind in ("number", "numeral") and "measure" in line[at + 2].senses


def _counted(line: list[Token], at: int) -> bool:
    """8个投资超30亿元的项目: the amount describes what another number counts."""
    near = line[max(0, at - 9) : at]
    for token, behind in itertools.pairwise(near):
        if token.kind in ("number", "numeral") and behind.text in {"个", "家", "项", "所"}:
            return True
    return False

"""``extract`` over documents, beside quantulum3 over the same ones, and over the same text four and sixteen times."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from bench.figure import Figure, Part, at_least, at_most, seconds, shown
from daodi.extract import extract

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared"
TABLES = ("cases.tsv", "unseen.tsv", "pages.tsv", "later.tsv", "last.tsv")
PEER = 40_000  # characters that the peer is given: it is slow
LONGER = (4, 16)
WORDS = """Characters a second over {what}, one process, vocabulary loaded before. **quantulum3** (`parser.parse`)
finds numbers and units only, in English; daodi also gives what is counted, hedge, target or result, deadline, places,
parties and the named facts, in English and Chinese. It is given the first {given:,} characters of the same documents.
*Longer* is the cost a character of the same text so many times over, held against the cost of the text once.
What readers told was known while the rules were made; docs/how-to/read-a-document.md has the figures of text that
nobody had looked at."""


def run() -> Part:
    """Measures characters a second, daodi and quantulum3 in one run, and how the cost grows."""
    texts, what = documents()
    size = sum(map(len, texts))
    extract(texts[0])
    whole = "\n".join(texts)
    own = size / seconds(lambda: extract(texts), 3)
    once = seconds(lambda: extract(whole), 3) / len(whole)
    figures = [Figure("daodi, characters/s", shown(own)), *_peer(texts, own)]
    for times in LONGER:
        cost = seconds(lambda times=times: extract(whole * times)) / (len(whole) * times)  # type: ignore[misc]
        figures.append(at_most(f"{times} times longer, cost a character", cost / once, 1.5, " x"))
    figures += _accuracy()
    return Part("extract: documents", WORDS.format(what=what, given=PEER), figures)


def _accuracy() -> list[Figure]:
    """Recall, precision and meaning of the figures that readers told, by the tests' own count."""
    folder = REAL / "reference" / "documents"
    if not folder.is_dir():
        return [Figure("figures that readers told", "not held here")]
    sys.path.insert(0, str(ROOT / "tests" / "extract"))
    from gold import measure  # type: ignore[import-not-found]

    held = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    facts = dict(zip(held, extract(list(held.values())), strict=True))
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = []
    for language, chinese in (("English", False), ("Chinese", True)):
        score = measure(gold, facts, held, chinese)
        figures += [
            at_least(f"{language}: found, of {score.expected} figures that readers told", score.recall, 0.95),
            at_least(f"{language}: right, of those found", score.precision, 0.92),
            at_least(f"{language}: kind, target or not, hedge and deadline all right", score.meaning, 0.80),
        ]
    return figures


def documents() -> tuple[list[str], str]:
    """The texts, and what they are: real documents where they stand beside the repository, else those of the tests."""
    folder = REAL / "reference" / "documents"
    if folder.is_dir():
        found = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(folder.glob("*.json"))]
        found += [path.read_text(encoding="utf-8", errors="replace") for path in sorted((REAL / "seeds").glob("*.txt"))]
        return found, f"{len(found)} real documents"
    lines = [line for name in TABLES for line in (ROOT / "tests/extract" / name).read_text("utf-8").splitlines()[1:]]
    found = [line.split("\t")[2] for line in lines]
    return found, f"the {len(found)} texts of the tests"


def _peer(texts: list[str], own: float) -> list[Figure]:
    parse = _quantulum()
    if parse is None:
        return [Figure("quantulum3", "not installed")]
    given, size = [], 0
    for text in texts:
        if size < PEER:
            given.append(text[: PEER - size])
            size += len(given[-1])
    parse("41 projects")
    speed = size / seconds(lambda: [parse(text) for text in given])
    return [
        Figure("quantulum3, characters/s", shown(speed)),
        at_least("times quantulum3", own / speed, 10, " x"),
    ]


def _quantulum() -> Callable[[str], object] | None:
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            from quantulum3 import parser
    except ImportError:
        return None

    def parse(text: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parser.parse(text)

    return parse

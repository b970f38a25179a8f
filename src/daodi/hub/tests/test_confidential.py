"""No answer ever holds what its reader may not know, whatever six organisations do and whoever asks."""

from __future__ import annotations

import os

import pytest
from pytest_django import Settings

from daodi.hub.tests.confidential.oracle import EVERYBODY, Oracle, only
from daodi.hub.tests.confidential.run import run

ACTIONS = int(os.environ.get("DAODI_ACTIONS", "400"))
SEED = int(os.environ.get("DAODI_SEED", "7"))
KINDS = ("listing", "lot", "inquiry", "version", "sample", "order", "shipment", "complaint", "paper", "document")


@pytest.mark.django_db
def test_nobody_is_answered_what_they_may_not_know(settings: Settings) -> None:
    settings.API_RATE = {"anonymous": 10**9, "member": 10**9}
    told = run(ACTIONS, SEED)
    assert not told.wrong, "\n\n".join(told.wrong)
    assert told.responses >= 2 * ACTIONS
    assert told.values > 4 * ACTIONS
    missing = [kind for kind in KINDS if not told.kinds[kind]]
    assert not missing


def test_a_mark_is_found_however_it_is_written() -> None:
    oracle = Oracle()
    word, figure = oracle.word("a word", only("ann")), oracle.figure("a price", only("ann"))
    grouped = f"{int(figure):,}.5000"
    for text in (f"<p>{word.upper()}</p>", f"USD {grouped}", f'"{figure}.00"', f"{word},{figure}"):
        assert list(oracle.leaks("ben", text)), text
        assert not list(oracle.leaks("ann", text))
        assert not list(oracle.leaks("ben", text, {word, figure}))


def test_what_everybody_may_read_is_nobodys_secret() -> None:
    oracle = Oracle()
    word = oracle.word("a title", only(EVERYBODY))
    assert not list(oracle.leaks("nobody", word))


def test_no_mark_comes_twice() -> None:
    oracle = Oracle()
    marks = [make("a mark", only()) for _ in range(3000) for make in (oracle.word, oracle.figure)]
    assert len(set(marks)) == len(marks) == len(oracle.secrets)

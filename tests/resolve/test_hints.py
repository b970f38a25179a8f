"""A market or a language says whose name a shared name is."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve


@pytest.mark.parametrize(
    ("name", "market", "language", "material"),
    [
        ("独活", None, "zh", "angelicae-pubescentis-radix"),
        ("独活", None, "ja", "araliae-cordatae-rhizoma"),
        ("独活", "JP", None, "araliae-cordatae-rhizoma"),
        ("独活", "jp", None, "araliae-cordatae-rhizoma"),
        ("川芎", "JP", None, "cnidii-rhizoma"),
        ("生姜", "JP", None, "zingiberis-rhizoma"),
        ("生姜", None, "zh-Hans", "zingiberis-rhizoma-recens"),
        ("厚朴", "CN", None, "magnoliae-officinalis-cortex"),
        ("防己", "CN", None, "stephaniae-tetrandrae-radix"),
    ],
)
def test_a_hint_decides_and_the_warnings_stay(
    name: str, market: str | None, language: str | None, material: str
) -> None:
    answer = resolve(name, market=market, language=language)
    assert (answer.status, answer.materials[0].id) == ("match", material)
    assert {"confusable", "shared"} & {caution.kind for caution in answer.warnings}


@pytest.mark.parametrize(("name", "market"), [("fang ji", "CN"), ("mu tong", "CN"), ("当归", "KR"), ("独活", "US")])
def test_a_hint_that_does_not_decide_leaves_the_name_ambiguous(name: str, market: str) -> None:
    assert resolve(name, market=market).status == "ambiguous"


def test_an_unknown_market_is_no_hint() -> None:
    assert resolve("黄芪", market="XX", language="tlh") == resolve("黄芪")

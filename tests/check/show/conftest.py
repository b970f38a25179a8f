"""Three lots in eight markets, made up to hold everything that a dossier may have to show."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from daodi.check.verdict import Coverage, Finding, Identified, Missing, Note, Requirement, Verdict

MARKETS = ("CN", "EU", "HK", "JP", "KR", "SG", "TW", "US")
HUANGQI = Identified(id="astragali-radix", latin="Astragali Radix", zh_hans="黄芪", query="北耆 Huang Qi")
BINGLANG = Identified(id="arecae-semen", latin="Arecae Semen", zh_hans="槟榔", query="檳榔")
FANGJI = Identified(
    id=None,
    latin=None,
    query="Fang Ji",
    status="ambiguous",
    reason="Stephaniae Tetrandrae Radix, Aristolochiae Fangchi Radix or Cocculi Radix",
)
TABLE = "Ph. Eur. 2.8.13 Pesticide residues"
HERBS = "Hong Kong Chinese Materia Medica Standards 香港中藥材標準"
NOT_HELD = (
    "pesticides: the current table",
    "microbial: rules for herbs taken without boiling",
    "identity: monograph, 鉴别 (TLC, DNA)",
)

LEAD = Finding(
    analyte="lead",
    result="0.82",
    value="0.82",
    unit="mg/kg",
    outcome="pass",
    limit="<= 5.0 mg/kg",
    rule_id="HK-CMMS-001",
    document=HERBS,
    edition="2009",
    clause="Appendix, limits of heavy metals",
    force="binding",
    status="unknown",
    source_url="https://example.org/hkcmms/heavy-metals?page=2&part=1",
    source_quality="secondary",
    route="medicine-material",
    reason="0.82 mg/kg <= 5.0 mg/kg",
    caveats=("last seen in force 2024-09-02", "start date not held"),
    input="coa.csv:2",
)


def finding(**changes: Any) -> Finding:
    """A finding like ``LEAD`` but for the changes."""
    return msgspec.structs.replace(LEAD, **changes)


AFLATOXIN = finding(
    analyte="aflatoxin B1",
    result="58 mcg/kg",
    value="0.058",
    outcome="fail",
    limit="<= 5 ug/kg",
    rule_id="HK-AF-003",
    document="Notice on aflatoxins in Chinese herbal medicines",
    edition="2023-02-28",
    clause="table 1",
    status="in-force",
    source_quality="official",
    reason="0.058 mg/kg > 0.005 mg/kg",
    input="coa.csv:12",
)
CADMIUM = finding(
    analyte="cadmium",
    result="0.34 ± 0.06",
    value="0.34",
    outcome="inconclusive",
    limit="<= 0.3 mg/kg",
    rule_id="TW-THP-014",
    document="臺灣中藥典",
    edition="第四版",
    clause="總則 3007",
    reason="the limit 0.3 lies inside 0.28 to 0.40 mg/kg: repeat the test with a smaller uncertainty",
    input="coa.csv:4",
)
DDT = finding(
    analyte="DDT (total)",
    result="ND",
    value=None,
    unit=None,
    outcome="cannot-decide",
    limit="<= 1 mg/kg",
    rule_id="EU-2813-018",
    document=TABLE,
    edition="9.6 and later",
    clause="Table 2.8.13.-1",
    source_quality="curated",
    reason="not detected, and no detection limit is stated: ask the laboratory for it",
    input="coa.csv:7",
)
UNRULED = Finding(
    analyte="polysaccharides 多糖",
    result="12.4 %",
    value=None,
    unit=None,
    outcome="no-rule",
    reason="no rule held for polysaccharides in this material here",
    input="coa.csv:9",
)
ARSENIC = finding(
    analyte="arsenic",
    result="0,41",
    value="0.41",
    rule_id="EU-1433-004",
    document="Ph. Eur. general monograph 1433 Herbal drugs",
    edition="11",
    clause="Heavy metals (2.4.27)",
    source_quality="curated",
    status="in-force",
    reason="0.41 mg/kg <= 5.0 mg/kg",
    input="coa.csv:3",
)

PRESUMED = Note(
    kind="rule",
    reason="0.82 mg/kg > 0.5 mg/kg; quoted by one manufacturer, edition presumed: does not decide",
    analyte="lead",
    rule_id="CN-CHP2025Q-017",
    document="ChP 2025 monograph 中国药典",
    edition="2025 (presumed)",
    clause="检查",
    force="quotation-presumed",
    outcome="fail",
    limit="<= 0.5 mg/kg",
    source_url="https://example.org/quote",
    source_quality="curated",
    input="coa.csv:2",
)
ENDED = Note(
    kind="superseded",
    reason="ChP 2020 ended on 2025-09-30; it would have been met; the edition of 2025 is not held",
    analyte="sulfur dioxide",
    rule_id="CN-0212-SO2-001",
    document="ChP 2020",
    edition="2020",
    clause="0212",
    force="binding",
    outcome="pass",
    limit="<= 150 mg/kg",
    source_quality="secondary",
)
DOUBT = Note(kind="plausibility", reason="tested on 2026-10-01, before it was made on 2026-10-14", input="coa.csv:2")

PERMIT = Requirement(
    kind="paper",
    requirement="import licence of the Department of Health",
    clause="Import and Export (General) Regulations (Cap. 60A), Schedule 2",
    source_url="https://example.org/cap60a",
    source_quality="official",
    note="applies to 36 Chinese herbal medicines",
)
LISTED = Requirement(
    kind="cites",
    requirement="export permit for wild specimens",
    clause="CITES Appendix II #3",
    source_url="from general knowledge; to be read in the appendix",
    source_quality="curated",
)
BAN = Requirement(
    kind="banned",
    requirement="herbs that contain aristolochic acids may not be sold",
    clause="Order of 2004, 第三條",
    source_url="https://example.org/order",
    source_quality="secondary",
)
CONFUSABLE = {
    "kind": "confusable",
    "name": "Fang Ji 防己",
    "with": "广防己 Aristolochiae Fangchi Radix",
    "why": "Aristolochia causes kidney failure and cancer",
    "source": "https://example.org/fangji",
    "quality": "official",
}
BANNED = {
    "kind": "banned",
    "name": "Aristolochia fangchi",
    "why": "no medicine with it may be sold here",
    "source": "Order of 2004",
    "quality": "secondary",
}


def missing(analyte: str, document: str, number: int, quality: str = "curated") -> Missing:
    """A test of a table that nobody made."""
    ident = f"R-{number:03}"
    return Missing(
        analyte=analyte, rule_id=ident, document=document, clause="1", limit="<= 0.05 mg/kg", source_quality=quality
    )


def pesticides(n: int) -> tuple[Missing, ...]:
    """That many tests of one table that nobody made."""
    return tuple(missing(f"pesticide {number}", TABLE, number) for number in range(1, n + 1))


METALS = tuple(missing(metal, "臺灣中藥典", number, "secondary") for number, metal in enumerate(("mercury", "copper")))


def verdict(**changes: Any) -> Verdict:
    """A pass of a lot of astragalus in Hong Kong but for the changes."""
    plain = Verdict(
        lot="HQ-2611",
        material=HUANGQI,
        form="dried herb 饮片",
        use="medicine",
        market="HK",
        on="2026-11-21",
        verdict="pass",
        findings=(LEAD, finding(analyte="mercury", result="<0.02", value="0.02", input="coa.csv:5")),
        notes=(),
        missing=(),
        requirements=(PERMIT,),
        coverage=Coverage(status="partial", not_held=NOT_HELD),
        kind="piece",
        input="coa.csv:2",
    )
    return msgspec.structs.replace(plain, **changes)


def _huangqi(market: str) -> Verdict:
    many = tuple(finding(analyte=f"pesticide {n}", result="<0.01", value="0.01") for n in range(1, 21))
    kinds: dict[str, dict[str, Any]] = {
        "CN": {
            "verdict": "cannot-decide",
            "notes": (PRESUMED, ENDED, DOUBT) + (PRESUMED,) * 9,
            "findings": (finding(outcome="cannot-decide", reason="edition not held: ChP 2025"), UNRULED),
            "coverage": Coverage(status="none", not_held=("everything but names and bans",)),
            "requirements": (),
        },
        "EU": {"verdict": "cannot-decide", "missing": pesticides(69), "findings": (LEAD, DDT, ARSENIC, *many)},
        "JP": {"findings": (ARSENIC, *many), "reasons": ("one rule that decides is not verified",)},
        "SG": {"coverage": Coverage(status="complete", not_held=()), "notes": (DOUBT,)},
        "TW": {"verdict": "inconclusive", "findings": (CADMIUM, LEAD), "missing": METALS},
        "US": {
            "verdict": "no-rule",
            "findings": (UNRULED,),
            "requirements": (LISTED,),
            "coverage": Coverage(status="none", not_held=NOT_HELD),
        },
    }
    return verdict(market=market, **kinds.get(market, {}))


def _binglang(market: str) -> Verdict:
    found = (LEAD, AFLATOXIN, CADMIUM, DDT, ARSENIC, UNRULED)
    lot = verdict(lot="A-17", material=BINGLANG, market=market, form="dried herb")
    if market in {"CN", "US"}:
        return msgspec.structs.replace(lot, verdict="no-rule", findings=(UNRULED,), requirements=())
    return msgspec.structs.replace(
        lot,
        verdict="fail",
        findings=found,
        missing=METALS if market == "TW" else (),
        notes=(PRESUMED, DOUBT),
        requirements=(PERMIT, LISTED),
        reasons=("aflatoxin B1: 0.058 mg/kg > 0.005 mg/kg (HK-AF-003)",),
    )


def _fangji(market: str) -> Verdict:
    lot = verdict(lot="批次 FJ/03", material=FANGJI, market=market, findings=(), warnings=(CONFUSABLE,), form="")
    if market in {"HK", "EU", "TW"}:
        return msgspec.structs.replace(
            lot,
            verdict="fail",
            warnings=(CONFUSABLE, BANNED),
            requirements=(BAN,),
            reasons=("one of the materials meant is banned here (Order of 2004, 第三條)",),
        )
    return msgspec.structs.replace(lot, verdict="cannot-decide", reasons=("the name means several materials",))


@pytest.fixture(scope="session")
def verdicts() -> tuple[Verdict, ...]:
    """Three lots in eight markets, every outcome among them."""
    return tuple(make(market) for make in (_huangqi, _binglang, _fangji) for market in MARKETS)


@pytest.fixture(scope="session")
def one() -> Any:
    """Makes one verdict: a pass in Hong Kong, but for the changes named."""
    return verdict


@pytest.fixture(scope="session")
def found() -> Any:
    """Makes one finding: lead within its limit, but for the changes named."""
    return finding

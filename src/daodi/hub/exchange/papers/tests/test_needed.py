"""What goods need on a lane, to the letter: papers, how surely each is asked for, and how it stands."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from daodi.hub.exchange.papers.grounds import Lane
from daodi.hub.exchange.papers.lane import told
from daodi.hub.exchange.papers.needed import Held, Lot, Need, needed

DAY = date(2026, 11, 22)
TRADE = {"commercial-invoice": "always", "packing-list": "always", "transport-document": "always"}
CUSTOMARY = {
    "certificate-of-origin": "depends",
    "fumigation-certificate": "depends",
    "identity-test": "depends",
    "gacp-certificate": "depends",
    "phytosanitary-certificate": "usual",
    "certificate-of-analysis": "usual",
}
PLANT = TRADE | CUSTOMARY


def asked(*materials: str, kind: str = "raw", to: str = "MY", use: str = "medicine", **more: object) -> dict[str, Need]:
    found = needed(material_ids=materials, kind=kind, origin="CN", market=to, on=DAY, use=use, held=[], **more)
    return {need.kind: need for need in found}


LANES = [
    (("astragali-radix",), "raw", "MY", "medicine", PLANT),
    (
        ("strychni-semen",),
        "raw",
        "HK",
        "medicine",
        PLANT | {"import-licence": "always", "trader-licence": "always"},
    ),
    (("astragali-radix",), "raw", "HK", "medicine", PLANT | {"trader-licence": "always"}),
    (
        ("ephedrae-herba",),
        "raw",
        "US",
        "supplement",
        PLANT
        | {
            "export-licence": "always",
            "controlled-substance-permit": "depends",
            "identity-test": "always",
            "prior-notice": "always",
            "facility-registration": "always",
            "supplier-verification": "always",
        },
    ),
    (
        ("aucklandiae-radix",),
        "raw",
        "EU",
        "medicine",
        PLANT
        | {
            "cites-export-permit": "always",
            "cites-import-permit": "always",
            "certificate-of-analysis": "always",
            "gacp-certificate": "always",
            "treatment-history": "depends",
        },
    ),
    (
        ("dendrobii-caulis",),
        "raw",
        "SG",
        "medicine",
        PLANT | {"cites-export-permit": "always", "endangered-species-certificate": "depends"},
    ),
    (
        ("astragali-radix",),
        "finished",
        "EU",
        "medicine",
        TRADE
        | {
            "certificate-of-origin": "depends",
            "fumigation-certificate": "depends",
            "certificate-of-pharmaceutical-product": "depends",
            "certificate-of-analysis": "always",
            "product-registration": "always",
            "gmp-certificate": "always",
        },
    ),
    (("papaveris-pericarpium",), "raw", "MY", "medicine", PLANT | {"controlled-substance-permit": "always"}),
    (
        ("ginseng-radix-et-rhizoma",),
        "raw",
        "MY",
        "medicine",
        PLANT | {"cites-export-permit": "depends", "endangered-species-certificate": "depends"},
    ),
]


@pytest.mark.parametrize(("materials", "kind", "to", "use", "expected"), LANES, ids=lambda one: str(one)[:30])
def test_a_lane_asks_for_these_papers(
    materials: tuple[str, ...], kind: str, to: str, use: str, expected: dict[str, str]
) -> None:
    assert {name: need.certainty for name, need in asked(*materials, kind=kind, to=to, use=use).items()} == expected


def test_the_clause_and_source_of_the_requirement_stand_with_the_paper() -> None:
    licence = asked("strychni-semen", to="HK")["import-licence"]
    assert licence.requirement.startswith("import and export licence of the Department of Health for 36 Chinese herbal")
    assert licence.clause == (
        "Import and Export (General) Regulations (Cap. 60A), Schedules 1 and 2; Chinese Medicine Ordinance (Cap. 549)"
    )
    assert (licence.source_url, licence.quality) == ("https://cmro.gov.hk/html/eng/about_us/ieccm.html", "official")
    assert licence.who == "importer"
    assert licence.because[0].why == ("to:HK", "listed:restricted|Semen Strychni (unprocessed)", "form:raw")


def test_what_is_common_practice_is_never_more_than_curated() -> None:
    invoice = asked("astragali-radix")["commercial-invoice"]
    assert (invoice.quality, invoice.clause, invoice.requirement) == ("curated", "", "")


def test_a_listing_is_told_in_its_own_words() -> None:
    permit = asked("dendrobii-caulis", to="SG")["cites-export-permit"]
    assert permit.because[0].requirement == "Dendrobium spp. (Orchidaceae): CITES-II"
    assert permit.because[0].clause == "CITES Appendices (as of 2023-02-23); CITES Articles III, IV"
    assert [one.certainty for one in permit.because] == ["always", "always", "always"]


def test_american_ginseng_needs_a_permit_and_chinese_ginseng_only_from_russia() -> None:
    assert asked("panacis-quinquefolii-radix")["cites-export-permit"].certainty == "always"
    [russian] = [
        need
        for need in needed(material_ids=["ginseng-radix-et-rhizoma"], kind="raw", origin="RU", market="MY", on=DAY)
        if need.kind == "cites-export-permit"
    ]
    assert russian.certainty == "always"


def test_an_unknown_material_leaves_open_what_depends_on_it() -> None:
    found = asked()
    assert found["phytosanitary-certificate"].certainty == "depends"
    assert found["phytosanitary-certificate"].because[0].open == ("material",)
    assert "cites-export-permit" not in found


def test_a_use_that_is_not_stated_leaves_open_what_depends_on_it() -> None:
    need = asked("astragali-radix", kind="finished", to="HK", use="")["product-registration"]
    assert (need.certainty, need.status, need.because[0].open) == ("depends", "not-known", ("use",))


def test_within_one_market_nothing_is_asked_for_at_a_border() -> None:
    assert set(asked("astragali-radix", to="CN")) == {"certificate-of-analysis", "identity-test", "gacp-certificate"}


def paper(kind: str = "phytosanitary-certificate", **more: object) -> Held:
    return Held(**({"kind": kind, "title": "PC-1"} | more))


@pytest.mark.parametrize(
    ("held", "status"),
    [
        (None, "not-known"),
        ([], "missing"),
        ([paper()], "present"),
        ([paper(valid_until=DAY)], "present"),
        ([paper(valid_until=date(2026, 11, 21))], "expired"),
        ([paper(issued_on=date(2026, 11, 23))], "expired"),
        ([paper(valid_until=date(2026, 11, 21)), paper()], "present"),
        ([paper("certificate-of-origin")], "missing"),
    ],
)
def test_a_paper_counts_on_the_days_on_which_it_is_valid(held: list[Held] | None, status: str) -> None:
    found = needed(material_ids=["astragali-radix"], kind="raw", origin="CN", market="MY", on=DAY, held=held)
    [need] = [one for one in found if one.kind == "phytosanitary-certificate"]
    assert need.status == status
    assert need.missing == (status in ("missing", "expired"))


def test_a_certificate_is_needed_of_every_lot() -> None:
    one, other = Lot(id=UUID(int=1), code="A"), Lot(id=UUID(int=2), code="B")
    of_one = [paper("certificate-of-analysis", lot_ids=(one.id,))]
    found = needed(
        material_ids=["astragali-radix"], kind="raw", origin="CN", market="MY", on=DAY, lots=[one, other], held=of_one
    )
    [need] = [each for each in found if each.kind == "certificate-of-analysis"]
    assert (need.status, need.lacking, len(need.present)) == ("missing", ("B",), 1)


def test_what_is_missing_stands_first() -> None:
    found = needed(
        material_ids=["aucklandiae-radix"], kind="raw", origin="CN", market="EU", on=DAY, held=[paper()], use="medicine"
    )
    order = ["missing", "expired", "not-known", "present"]
    assert [order.index(one.status) for one in found] == sorted(order.index(one.status) for one in found)
    assert found[0].kind == "cites-export-permit"


def lane(*materials: str, to: str, kind: str = "raw", origin: str = "CN") -> Lane:
    return Lane(material_ids=materials, kind=kind, origin=origin, market=to, use="medicine")


def test_a_ban_there_stops_the_goods_and_is_no_paper() -> None:
    answer = told([lane("aristolochiae-fangchi-radix", to="HK")], on=DAY)
    assert [(row.market, row.status) for row in answer.stops] == [("HK", "banned"), ("CN", "banned")] or [
        (row.market, row.status) for row in answer.stops
    ] == [("CN", "banned"), ("HK", "banned")]
    assert not any("ban" in need.kind for need in answer.needs)


def test_a_market_of_which_nothing_is_held_is_said() -> None:
    assert told([lane("astragali-radix", to="LA")], on=DAY).silent == ("LA",)
    assert told([lane("astragali-radix", to="EU")], on=DAY).silent == ()
    assert told([lane("astragali-radix", to="MY", origin="TH")], on=DAY).silent == ("TH", "MY")


def test_rules_that_ask_for_no_paper_are_told_apart() -> None:
    answer = told([lane("astragali-radix", to="SG")], on=DAY)
    assert [one.clause for one in answer.notes] == [
        "HSA guidance on traditional medicinal materials",
        "Medicines (Advertisement and Sale) Act, Schedule",
    ]


def test_several_kinds_of_goods_ask_for_each_paper_once() -> None:
    both = told([lane("astragali-radix", to="EU"), lane("astragali-radix", to="EU", kind="finished")], on=DAY)
    kinds = [need.kind for need in both.needs]
    assert len(kinds) == len(set(kinds))
    assert {"phytosanitary-certificate", "product-registration"} < set(kinds)

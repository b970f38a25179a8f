"""Delivery terms and customs codes."""

import pytest

from daodi.hub.exchange.terms.hs import codes, heading, hs, subheading
from daodi.hub.exchange.terms.incoterms import incoterm, incoterms


def test_there_are_eleven_rules_four_of_them_by_sea_only() -> None:
    assert len(incoterms()) == 11
    assert {code for code, rule in incoterms().items() if rule.transport == "sea"} == {"FAS", "FOB", "CFR", "CIF"}


def test_who_pays_is_said_by_the_rule() -> None:
    assert {code for code, rule in incoterms().items() if rule.insurance} == {"CIP", "CIF"}
    assert [code for code, rule in incoterms().items() if rule.import_duty == "seller"] == ["DDP"]
    assert {code for code, rule in incoterms().items() if rule.carriage == "buyer"} == {"EXW", "FCA", "FAS", "FOB"}
    with pytest.raises(ValueError, match="expected EXW"):
        incoterm("DAT")


def test_codes_are_written_one_way() -> None:
    assert (hs("1211.90.39"), heading("121190"), subheading("1211903900")) == ("1211.90.39", "1211", "1211.90")
    with pytest.raises(ValueError, match="expected 4, 6, 8 or 10 digits"):
        hs("12119")


def test_a_material_has_its_own_code_or_the_one_for_any_other_plant() -> None:
    assert [row.hs_code for row in codes("papaveris-pericarpium")] == ["1211.40"]
    assert [row.hs_code for row in codes("astragali-radix")] == ["1211.90"]
    assert codes("astragali-radix", "finished") == ()

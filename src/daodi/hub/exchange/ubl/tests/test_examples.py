"""Every official example is valid, becomes JSON and XML again, equal to what it was, and valid again."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.exchange.ubl.standard.jsontext import dumps, loads
from daodi.hub.exchange.ubl.standard.parsing import Unreadable, kind_of, parse
from daodi.hub.exchange.ubl.standard.reading import to_json
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.conftest import SHARED, canonical

EXAMPLES = sorted((SHARED / "conformance" / "ubl").glob("examples*/**/*.xml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_valid_and_comes_back_as_it_was(path: Path, standard: Standard) -> None:
    sent = path.read_bytes()
    tree = parse(sent)
    assert standard.schemas.findings(tree, kind_of(tree)) == []
    back = write(loads(dumps(to_json(tree)).encode()))
    assert canonical(back) == canonical(sent)
    assert standard.schemas.findings(parse(back), kind_of(tree)) == []


def test_the_order_in_json_gives_a_valid_order(official: Path, standard: Standard) -> None:
    order = loads((official / "validation-tests" / "order-test-good.json").read_bytes())
    made = parse(write(order))
    assert standard.schemas.findings(made, "Order") == []
    assert to_json(made) == order


def test_an_order_in_json_with_an_unknown_member_is_told_by_that_name(official: Path, standard: Standard) -> None:
    order = loads((official / "validation-tests" / "order-test-bad2.json").read_bytes())
    [found] = standard.schemas.findings(parse(write(order)), "Order")
    assert found.path == "/Order/cac:OrderDocumentReferenceXXXXX"


def test_an_order_of_a_wrong_model_names_the_element_its_line_and_what_was_expected(
    official: Path, standard: Standard
) -> None:
    tree = parse((official / "validation-tests" / "order-test-bad-model.xml").read_bytes())
    [found] = standard.schemas.findings(tree, "Order")
    assert (found.line, found.column, found.code) == (50, "cbc:ChannelCod", "schema-content")
    assert found.path == "/Order/cac:BuyerCustomerParty/cac:Party/cac:Contact/cac:OtherCommunication/cbc:ChannelCod"
    assert "expected ext:UBLExtensions or cbc:ChannelCode or cbc:Channel or cbc:Value" in found.message


def test_an_order_of_wrong_syntax_is_unreadable_and_the_line_is_told(official: Path) -> None:
    with pytest.raises(Unreadable, match=r"^line 50: it is no well-formed XML"):
        parse((official / "validation-tests" / "order-test-bad-syntax.xml").read_bytes())


def test_a_code_outside_its_list_is_told_though_the_schema_says_nothing(official: Path, standard: Standard) -> None:
    good = (official / "validation-tests" / "order-test-good.xml").read_bytes()
    tree = parse(good.replace(b"<cbc:ChannelCode>AL<", b"<cbc:ChannelCode>ZZZ<"))
    assert standard.schemas.findings(tree, "Order") == []
    [found] = [one for one in standard.findings(tree) if one.severity == "error"]
    assert (found.line, found.column, found.code) == (50, "cbc:ChannelCode", "code-list-ChannelCode")
    assert found.message.startswith("'ZZZ' of cbc:ChannelCode is no code of the list ChannelCode; expected one of its")


def test_the_good_order_has_no_error(official: Path, standard: Standard) -> None:
    tree = parse((official / "validation-tests" / "order-test-good.xml").read_bytes())
    assert [one for one in standard.findings(tree) if one.severity == "error"] == []

"""What a file may hold, what is said of a bad one, and what JSON can and can't be written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.exchange.ubl.standard.jsontext import dumps, loads
from daodi.hub.exchange.ubl.standard.lexical import Unwritable
from daodi.hub.exchange.ubl.standard.names import CAC, CBC, namespace
from daodi.hub.exchange.ubl.standard.parsing import DEEPEST, MOST, Unreadable, kind_of, parse
from daodi.hub.exchange.ubl.standard.reading import to_json
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.conftest import canonical

NS = f'xmlns="{namespace("Order")}" xmlns:cac="{CAC}" xmlns:cbc="{CBC}"'


def order(inside: str = "", before: str = "") -> bytes:
    return f"{before}<Order {NS}>{inside}</Order>".encode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "line 1: it is no well-formed XML"),
        (b"<a/>", "its root is <a> in no namespace; expected a UBL 2 document"),
        (b'<Order xmlns="urn:x"/>', "its root is <Order> in the namespace urn:x"),
        (order(before='<!DOCTYPE Order [<!ENTITY a "b">]>'), "document type declaration"),
        (order(before='<!DOCTYPE Order SYSTEM "http://127.0.0.1:1/x.dtd">'), "document type declaration"),
        (order("<cac:X>" * DEEPEST + "</cac:X>" * DEEPEST), "more than 64 deep"),
        (order("<cac:X>" * 1000 + "</cac:X>" * 1000), "line 1: it is no well-formed XML"),
        (b" " * (MOST + 1), "expected at most 16777216"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "line 1"),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(sent: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        kind_of(parse(sent))
    assert said in str(refused.value)


def test_an_entity_never_reaches_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    sent = order("<cbc:Note>&a;</cbc:Note>", f'<!DOCTYPE Order [<!ENTITY a SYSTEM "{tmp_path / "secret"}">]>')
    with pytest.raises(Unreadable, match="document type declaration"):
        parse(sent)


@pytest.mark.parametrize(
    ("inside", "path", "message"),
    [
        ("<cbc:ID>1</cbc:ID><cbc:IssueDate>20 Jan</cbc:IssueDate>", "/Order/cbc:IssueDate", "expected a date, for ex"),
        ("<cbc:ID>1</cbc:ID>", "/Order", "Order is not complete; expected"),
        ("x<cbc:ID>1</cbc:ID>", "/Order", "holds text between its elements"),
        ("<cbc:ID><cbc:ID/></cbc:ID>", "/Order/cbc:ID", "holds elements; expected text only"),
        ('<cbc:ID no="1">1</cbc:ID>', "/Order/cbc:ID/@no", "has no attribute no. Take it out."),
        ("<cbc:ID>1</cbc:ID><cbc:ID>1</cbc:ID>", "/Order/cbc:ID[2]", "has no place here; expected"),
    ],
)
def test_what_the_schema_refuses_is_said_in_plain_words(
    inside: str, path: str, message: str, standard: Standard
) -> None:
    found = {one.path: one.message for one in standard.findings(parse(order(inside)))}
    assert message in found[path]
    assert "http" not in "".join(found.values())


def test_a_kind_that_is_no_document_is_told_with_one_like_it(standard: Standard) -> None:
    with pytest.raises(Unreadable, match=r"Ordor is no document of UBL 2.4; expected one of its 93, Order"):
        standard.schemas.of("Ordor")


ODD = [
    '<cbc:Note languageID="zh">黄芪 &amp; &lt;b> "q"</cbc:Note><cbc:Note/><cac:Party/>',
    "<!-- first --><cbc:ID>1</cbc:ID><!-- then --><cbc:Note>a</cbc:Note><?do it?>",
    '<other:Party xmlns:other="' + CAC + '"><other:Party/></other:Party><cac:Party/>',
    '<Party xmlns="' + CAC + '"><cbc:ID>1</cbc:ID></Party>',
    '<cbc:ID xmlns:x="urn:x" x:y="1">1</cbc:ID>',
    '<cac:Party><cbc:ID xml:lang="en">1</cbc:ID> and text </cac:Party>',
    "<cbc:ID>1</cbc:ID><cac:Party/><cbc:ID>2</cbc:ID>",
    '<cac:Party><x xmlns="urn:x">a<b/>c</x></cac:Party>',
    "<cbc:Amount>0012.50</cbc:Amount><cbc:Amount>-0</cbc:Amount><cbc:Amount>1E3</cbc:Amount>",
    "<cbc:A>a\n&#13;b</cbc:A><cbc:AIndicator>1</cbc:AIndicator><cbc:AIndicator>true</cbc:AIndicator>",
]


@pytest.mark.parametrize("inside", ODD)
def test_however_odd_a_document_is_it_comes_back_as_it_was(inside: str) -> None:
    sent = order(inside)
    assert canonical(write(loads(dumps(to_json(parse(sent))).encode()))) == canonical(sent)


def test_digits_stay_as_they_were_written() -> None:
    text = dumps(to_json(parse(order('<cbc:PayableAmount currencyID="SEK">6225.00</cbc:PayableAmount>'))))
    assert '"PayableAmount":[{"_":6225.00,"currencyID":"SEK"}]' in text


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({}, "/: it holds no document; expected one document"),
        ({"Order": [{}]}, "/_D: it is 'None'; expected"),
        ({"_D": namespace("Order"), "Order": {}}, "/Order: expected a list of one object"),
        ({"_D": namespace("Order"), "Order": [{"ID": "1"}, {}]}, "/Order: expected a list of one object"),
        ({"_D": namespace("Order"), "Order": [{"ID": 1}]}, "/Order/ID: it is of type int; expected a list"),
        ({"_D": namespace("Order"), "Order": [{"ID": [1]}]}, "/Order/ID: it is of type int; expected an object"),
        ({"_D": namespace("Order"), "Order": [{"ID": [{"_": None}]}]}, "/Order/ID: its value is empty; expected text"),
        ({"_D": namespace("Order"), "Order": [{"P": [{"<": [{"_": "x"}]}]}]}, "/Order/P/<: 'cbc:<' is no name"),
        (
            {"_D": namespace("Order"), "Order": [{"ID": [{"_": "\x01"}]}]},
            "/Order/ID: it holds the sign U+0001",
        ),
        (
            {"_D": namespace("Order"), "Order": [{"ID": [{"_": "\ud800"}]}]},
            "/Order/ID: it holds the sign U+D800",
        ),
    ],
)
def test_json_that_is_no_document_is_refused_with_its_place(document: dict[str, Any], said: str) -> None:
    with pytest.raises(Unwritable) as refused:
        write(document)
    assert said in str(refused.value)


@pytest.mark.parametrize("sent", [b"{", b"[]", b"1", b'{"a": NaN}', b"\xff", b"[" * 100_000])
def test_text_that_is_no_json_object_is_refused(sent: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^line 1"):
        loads(sent)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
VALUE = st.builds(lambda value, language: {"_": value, "languageID": language}, TEXT, TEXT)
NUMBER = st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda one: {"_": one, "currencyID": "USD"})
LEAVES = st.fixed_dictionaries(
    {}, optional={"Note": st.lists(VALUE, min_size=1), "Amount": st.lists(NUMBER, min_size=1)}
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda one, many: {**one, "Party": many}, LEAVES, st.lists(inner, min_size=1, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=60)
@given(NODES)
def test_whatever_is_written_is_read_as_it_was(node: dict[str, Any]) -> None:
    document = {"_D": namespace("Order"), "_A": CAC, "_B": CBC, "Order": [node]}
    assert to_json(parse(write(document))) == document
    assert loads(dumps(document).encode()) == document


def test_numbers_are_exact() -> None:
    assert loads(b'{"a": [1.10, 3]}') == {"a": [Decimal("1.10"), Decimal(3)]}

"""A table of listings: each good row is a draft, each other row says what was expected."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.catalogue import importing
from daodi.hub.exchange.catalogue.models import Listing

pytestmark = pytest.mark.django_db
TABLE = """品名,药材,产地,单位,单位地区,币种,单价,起订量,交货期（天）
黄芪 一等,黄芪,甘肃陇西,斤,CN,CNY,100 18; 1000 16.5,100,7
木香,木香,云南,kg,,CNY,30,1,7
当归,当归,甘肃岷县,斤,,CNY,30,1,7
川芎,川芎,四川,kg,,CNY,thirty,1,7
三七,三七,云南文山,kg,,CNY,120,1,soon
白术,白术,浙江,kg,,CNY,45,1,10
"""


def test_good_rows_become_drafts_and_bad_ones_cost_none(alice: Actor) -> None:
    taken = importing.take(actor=alice, name="我们的.csv", content=TABLE.encode("gb18030"))
    assert [one.title for one in taken.kept] == ["黄芪 一等", "白术"]
    assert [(one.row, one.column) for one in taken.problems] == [
        (3, "material"),
        (4, "unit_region"),
        (5, "prices"),
        (6, "lead_days"),
    ]
    first = Listing.objects.get(title="黄芪 一等")
    assert (first.state, first.material_id, first.compare_price) == ("draft", "astragali-radix", Decimal(36))
    breaks = [(str(one.at_least.normalize()), str(one.price.normalize())) for one in first.breaks.all()]
    assert breaks == [("1E+2", "18"), ("1E+3", "16.5")]


@pytest.mark.parametrize("sent", [b"", b"a,b\n1,2\n", b"\x00\x01", "品名,产地\n黄芪,甘肃\n".encode()])
def test_what_is_no_table_of_listings_is_refused_in_words(alice: Actor, sent: bytes) -> None:
    with pytest.raises(Invalid):
        importing.take(actor=alice, name="x.csv", content=sent)
    assert not Listing.objects.exists()

"""What the tests of authorisations start from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.authorisations import authorising, producing
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct

PRODUCT = {"kind": "formula", "name": "Example Decoction Granules", "name_zh_hant": "示例湯濃縮顆粒"}
COMPOSITION = [{"name": "黄芪", "amount": "10", "unit": "g"}, {"name": "当归", "amount": "2.5", "unit": "g"}]
NUMBER = {
    "register": "tw-cm",
    "number": "衛部藥製字第060001號",
    "granted_on": date(2021, 3, 1),
    "valid_until": date(2026, 3, 1),
}
GRANTED = date(2021, 3, 1)


@pytest.fixture
def product(alice: Actor) -> MedicinalProduct:
    return producing.add(actor=alice, facts=PRODUCT, components=COMPOSITION)


@pytest.fixture
def authorisation(alice: Actor, product: MedicinalProduct) -> Authorisation:
    return authorising.add(actor=alice, product=product, facts=NUMBER)


@pytest.fixture
def published(alice: Actor, authorisation: Authorisation) -> Authorisation:
    """The same, seen by everybody."""
    producing.show(actor=alice, product=authorisation.product, visibility="published")
    authorising.show(actor=alice, authorisation=authorisation, visibility="published")
    return authorisation


@pytest.fixture
def rita(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Of the regulator of Taiwan in these tests."""
    return by_user(person("Rita", organisation("Authority of medicines", kind="regulator", jurisdiction="TW"), "admin"))


@pytest.fixture
def other_authority(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Of another regulator, which must see nothing of what is before the first."""
    return by_user(person("Max", organisation("Authority of Macao", kind="regulator", jurisdiction="MO"), "admin"))

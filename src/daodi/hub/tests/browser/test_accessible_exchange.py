"""No page of the exchange has a fault that axe finds, light and dark; none runs off a telephone's side."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django import Settings

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import User
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.fairs.models import Fair
from daodi.hub.exchange.inquiries.models import Inquiry, Quote, SampleRequest
from daodi.hub.exchange.orders.models import Complaint, Order
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.removal.models import Case
from daodi.hub.operate.demo import examples
from daodi.hub.optional import standing
from daodi.hub.tests.browser.test_accessible import LOOKS, aside, faults
from daodi.hub.tests.browser.test_accessible_cooperation import twice
from daodi.hub.tests.browser.way import Way

ACTING = ("growers", "supplier", "trader", "importer", "buyer", "manufacturer", "authority", "laboratory", "operator")
WING = "/exchange"
BUYER, SELLER, HOLDER, OPERATOR = "importer", "growers", "manufacturer", "operator"


@pytest.fixture
def members(db: None, person: Callable[..., User], settings: Settings, tmp_path: Path) -> dict[str, Actor]:
    """The example members, each with somebody who acts for it, and what the rooms of this wing show of them."""
    settings.SITE = tmp_path
    parties = examples()
    people = {key: person(key.title(), parties[key], "admin") for key in ACTING}
    for room in standing("demo"):
        if ".exchange." in room or ".laboratory." in room:
            import_module(room).load(parties)
    return {key: by_user(user) for key, user in people.items()}


def pages(acting: dict[str, Actor]) -> list[tuple[str, str]]:
    """Who looks at which page."""
    buyer, seller = acting[BUYER].organisation, acting[SELLER].organisation
    listed = Listing.objects.filter(owner=seller, state="published")[0]
    inquiry = Inquiry.objects.get(owner=buyer)
    quotes = Quote.objects.filter(asked__inquiry=inquiry)
    version = quotes.get(asked__supplier=seller).versions.all()[0]
    sample = SampleRequest.objects.filter(buyer=buyer)[0]
    orders = Order.objects.filter(owner=buyer)
    complaint = Complaint.objects.filter(order__owner=buyer)[0]
    paper = Paper.objects.filter(order__owner=buyer, order__supplier=seller)[0]
    own = paper.order
    product = MedicinalProduct.objects.filter(owner=acting[HOLDER].organisation)[0]
    authorisation = Authorisation.objects.filter(owner=acting[HOLDER].organisation)[0]
    fairs, cases = Fair.objects.filter(visibility="published"), Case.objects.all()[:2]
    supplier = f"{WING}/catalogue/suppliers/{seller.pk if seller else ''}"
    return [
        *((BUYER, f"{WING}{end}") for end in ("", "/catalogue", "/catalogue?q=黄芪&market=MY", "/catalogue/suppliers")),
        *((BUYER, path) for path in (supplier, f"{WING}/catalogue/{listed.pk}", f"{WING}/catalogue?q=zzzzzz")),
        *((SELLER, f"{WING}/catalogue/{end}") for end in ("own", "add", "take", f"{listed.pk}", f"{listed.pk}/change")),
        *((BUYER, f"{WING}/inquiries{end}") for end in ("", "/new", f"/{inquiry.pk}", f"/{inquiry.pk}/compare")),
        *((BUYER, f"{WING}/inquiries/quotes/{one.pk}") for one in quotes),
        *((BUYER, f"{WING}/inquiries/samples{end}") for end in ("", f"/{sample.pk}")),
        (BUYER, f"{WING}/inquiries/samples/ask?version={version.pk}"),
        *((SELLER, f"{WING}/inquiries/{inquiry.pk}{end}") for end in ("", "/quote")),
        (SELLER, f"{WING}/inquiries/quotes/{version.quote_id}/revise"),
        *((BUYER, f"{WING}/orders{end}") for end in ("", "/disputes", f"/from-listing/{listed.pk}")),
        *((BUYER, f"{WING}/orders/{one.pk}") for one in orders),
        (SELLER, f"{WING}/orders/{own.pk}"),
        *((who, f"{WING}/orders/complaints/{complaint.pk}") for who in (BUYER, OPERATOR)),
        *((BUYER, f"{WING}/papers{end}") for end in ("", "?material=黄芪&from=CN&to=MY&kind=raw&use=medicine")),
        *((BUYER, f"{WING}/papers/{end}") for end in ("kept", f"orders/{own.pk}", f"kept/{paper.pk}")),
        *((BUYER, f"{WING}/ubl{end}") for end in ("", "/send")),
        *((HOLDER, f"{WING}/authorisations{end}") for end in ("", "/expiring", "/paths", "/import", "/applications")),
        *((HOLDER, f"{WING}/authorisations/products/{end}") for end in ("add", f"{product.pk}", f"{product.pk}/paths")),
        *((HOLDER, f"{WING}/authorisations/products/{product.pk}/{end}") for end in ("change", "add", "apply")),
        *((HOLDER, f"{WING}/authorisations/{authorisation.pk}{end}") for end in ("", "/change")),
        *((BUYER, f"{WING}/centre{end}") for end in ("", "/samples", "/samples/lend", "/prices")),
        *((OPERATOR, f"{WING}/centre{end}") for end in ("", "/notices/add", "/samples", "/prices")),
        *((BUYER, f"{WING}/fairs{end}") for end in ("", "/add", *(f"/{one.pk}" for one in fairs))),
        *((BUYER, f"{WING}/removal{end}") for end in ("", f"/report?page={WING}/catalogue/{listed.pk}", "/mine")),
        *((OPERATOR, f"{WING}/removal/{end}") for end in ("desk", *(f"reports/{one.pk}" for one in cases))),
    ]


@pytest.mark.parametrize("way", LOOKS, ids=str)
def test_pages_of_the_exchange(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], members: dict[str, Actor], way: Way
) -> None:
    windows = {key: signed(way, members[key]) for key in (BUYER, SELLER, HOLDER, OPERATOR)}
    wrong = []
    for number, (key, path) in enumerate(pages(members)):
        page = windows[key]
        answer = page.goto(path)
        assert answer is not None
        if answer.status != 200:
            wrong.append(f"{key} was answered {answer.status} by {path}")
            continue
        wrong += [*faults(page), *aside(page), *twice(page)]
        picture(page, f"axe-exchange-{number:02}-{way}")
    assert not wrong, "\n".join(wrong)

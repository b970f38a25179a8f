"""Products and authorisations in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.exchange.authorisations import queries
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct, Shown
from daodi.hub.exchange.authorisations.names import register, title
from daodi.hub.exchange.authorisations.tables import page
from daodi.hub.web.names import market_name
from daodi.hub.web.search import Hit

MANY = 10


def said_of_product(product: MedicinalProduct) -> Said:
    """Its names, its UDI-DI, and every name of its materials, unless its composition is a secret."""
    words = (product.name_zh_hans, product.name_zh_hant, product.udi_di, product.dose_form)
    secret = product.composition_shown == Shown.NONE
    materials = () if secret else tuple(product.components.values_list("material_id", flat=True))
    return Said(title=product.name, words=words, materials=materials)


def said_of_authorisation(one: Authorisation) -> Said:
    """Its number and whoever held it. What the product is called is found by the product."""
    return Said(title=one.number, words=tuple(one.holdings.values_list("holder", flat=True)))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """What the actor may see: authorisations by number or holder, products by name or material."""
    actor = actor or NOBODY
    for one in found(query, actor, queries.authorisations(actor), most=MANY):
        exact = is_titled(one.number, query)
        note = f"{market_name(one.market)} · {register(one.register)} · {title(one.product)}"
        yield Hit(kind="authorisation", text=one.number, href=page(one), note=note, exact=exact)
    for product in found(query, actor, queries.products(actor), most=MANY):
        where = reverse("authorisations:product", args=[product.pk])
        exact = is_titled(product.name, query)
        yield Hit(kind="product", text=title(product), href=where, note=product.get_kind_display(), exact=exact)

"""What holders do with their products: state them, their composition, and the facts that paths ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index
from daodi.hub.exchange.authorisations.gs1 import udi_di
from daodi.hub.exchange.authorisations.models import Component, MedicinalProduct
from daodi.reference import PathFact, rows
from daodi.resolve import resolve

FACTS = (
    "kind",
    "name",
    "name_zh_hans",
    "name_zh_hant",
    "dose_form",
    "route",
    "supply",
    "pack",
    "shelf_life",
    "indication",
    "device_class",
    "udi_di",
    "composition_shown",
)
MOST = 100


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any], components: Sequence[Mapping[str, Any]] = ()) -> MedicinalProduct:
    """A product as its holder states it, private at first. ``components``: name, role, amount, unit of each."""
    product = checked(MedicinalProduct(owner=acting_for(actor), **_known(facts)))
    product.save(force_insert=True)
    record(actor=actor, verb="add", subject=product, changes={"name": product.name, "kind": product.kind})
    if components:
        compose(actor=actor, product=product, components=components)
    index([product])
    return product


@transaction.atomic
def change(*, actor: Actor, product: MedicinalProduct, facts: Mapping[str, Any]) -> None:
    """Corrects what is stated; facts not given stay."""
    may_change(actor, product)
    before = {name: getattr(product, name) for name in FACTS}
    for name, value in _known(facts).items():
        setattr(product, name, value)
    checked(product).save()
    changed = [name for name in FACTS if before[name] != getattr(product, name)]
    if changed:
        record(actor=actor, verb="change", subject=product, changes={"fields": changed})
        index([product])


@transaction.atomic
def compose(*, actor: Actor, product: MedicinalProduct, components: Sequence[Mapping[str, Any]]) -> list[Component]:
    """Sets the whole composition. The history says how many ingredients there are, and never which."""
    may_change(actor, product)
    if len(components) > MOST:
        raise Invalid({"components": _("expected at most %d ingredients") % MOST})
    product.components.all().delete()
    made = [_component(product, number, each) for number, each in enumerate(components, start=1)]
    Component.objects.bulk_create(made)
    record(actor=actor, verb="compose", subject=product, changes={"ingredients": len(made)})
    index([product])
    return made


@transaction.atomic
def state_facts(*, actor: Actor, product: MedicinalProduct, stated: Mapping[str, str]) -> None:
    """Keeps the answers to what paths ask for; the history says which were answered, and never how."""
    may_change(actor, product)
    known = {row.fact: row for row in rows(PathFact)}
    product.facts = {name: str(text).strip()[:200] for name, text in stated.items() if name in known and text}
    product.save(update_fields=["facts"])
    record(actor=actor, verb="state-facts", subject=product, changes={"fields": sorted(product.facts)})


@transaction.atomic
def show(*, actor: Actor, product: MedicinalProduct, visibility: str) -> None:
    """Publishes a product, or takes it back; it stays while an authorisation of it is published."""
    may_change(actor, product)
    published = product.authorisations.filter(visibility=Visibility.PUBLISHED)
    if visibility == Visibility.PRIVATE and published.exists():
        raise Conflict(_("An authorisation of this product is published; take that back first."))
    access.set_visibility(actor=actor, subject=product, visibility=visibility)


def read_composition(text: str) -> list[dict[str, str]]:
    """A composition as people paste it: an ingredient a line, with its amount and unit after it if they are known.

    >>> read_composition("黄芪 10 g\\n当归, 2.5, g\\n甘草")[1]
    {'name': '当归', 'amount': '2.5', 'unit': 'g'}
    """
    return [_line(line) for line in text.splitlines() if line.strip()]


def _line(line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.replace("\t", ",").replace("，", ",").split(",")]
    if len(cells) > 1:
        name, amount, unit = [*cells, "", ""][:3]
        return {"name": name[:200], "amount": amount, "unit": unit[:30]}
    words = line.split()
    for place in range(1, len(words)):
        if _decimal(words[place]) is not None:
            unit = " ".join(words[place + 1 :])
            return {"name": " ".join(words[:place])[:200], "amount": words[place], "unit": unit[:30]}
    return {"name": line.strip()[:200], "amount": "", "unit": ""}


def material_of(name: str) -> str:
    """The one material that a name means; nothing where it is unknown or may mean several."""
    found = resolve(name)
    return found.materials[0].id if found.status == "match" and len(found.materials) == 1 else ""


def _component(product: MedicinalProduct, number: int, stated: Mapping[str, Any]) -> Component:
    name, amount = str(stated.get("name", "")).strip(), stated.get("amount")
    found = _decimal(str(amount)) if amount not in (None, "") else None
    if amount not in (None, "") and found is None:
        raise Invalid({"components": _("%(name)s: expected a plain number, like 2.5") % {"name": name}})
    component = Component(
        product=product,
        number=number,
        name=name,
        material_id=material_of(name),
        role=stated.get("role") or "active",
        amount=found,
        unit=str(stated.get("unit") or "").strip(),
    )
    return checked(component)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and text[:1].isdigit() else None


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: facts[name] for name in FACTS if name in facts}
    if known.get("udi_di"):
        try:
            known["udi_di"] = udi_di(known["udi_di"])
        except ValueError as error:
            raise Invalid({"udi_di": str(error)}) from error
    return known

"""One herb under ten names is one: what each product of the reports is taken for, and who decided it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.detect.signals.naming import by_material
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.safety.models import Decision, ProductName
from daodi.hub.web.names import materials
from daodi.resolve import resolve

PART = 500


def known(owner_id: UUID, names: Iterable[str]) -> dict[str, ProductName]:
    """How an organisation takes each name; those not met before are resolved now."""
    wanted = list(dict.fromkeys(names))
    held = _held(owner_id, wanted)
    new = [one for one in wanted if one not in held]
    ProductName.objects.bulk_create(
        (
            ProductName(
                owner_id=owner_id,
                name=name,
                status=taken.status,
                product=taken.product,
                material_id=taken.material or "",
            )
            for name, taken in by_material(new, None, None).items()
        ),
        ignore_conflicts=True,
        batch_size=PART,
    )
    return held | _held(owner_id, new)


def _held(owner_id: UUID, names: Sequence[str]) -> dict[str, ProductName]:
    parts = (names[at : at + PART] for at in range(0, len(names), PART))
    records = (one for part in parts for one in ProductName.objects.filter(owner=owner_id, name__in=part))
    return {one.name: one for one in records}


@transaction.atomic
def decide(*, actor: Actor, name: ProductName, choice: str) -> ProductName:
    """Says what a name stands for: the id or any clear name of a material, ``as-written``, or nothing to ask the tables
    again. It holds for every screening to come; those made before stay as they were.
    """
    owner = acting_for(actor)
    name = found(ProductName.objects.select_for_update(of=("self",)), pk=name.pk, owner=owner)
    before = [name.decision, name.material_id]
    choice = choice.strip()
    if not choice:
        _by_tables(name)
    elif choice == Decision.AS_WRITTEN:
        _set(name, Decision.AS_WRITTEN, name.name, "")
    else:
        material = _meant(choice)
        _set(name, Decision.MATERIAL, materials()[material].latin, material)
    name.decided_by, name.decided_at = (actor.user, timezone.now()) if choice else (None, None)
    name.save(update_fields=["decision", "product", "material_id", "decided_by", "decided_at"])
    changes = {"decision": [before[0], name.decision], "material": [before[1], name.material_id]}
    record(actor=actor, verb="decide", subject=name, changes=changes)
    return name


def _set(name: ProductName, decision: Decision, product: str, material_id: str) -> None:
    name.decision, name.product, name.material_id = decision, product, material_id


def _by_tables(name: ProductName) -> None:
    taken = by_material([name.name], None, None)[name.name]
    _set(name, Decision.NONE, taken.product, taken.material or "")


def _meant(choice: str) -> str:
    """The material that an id or a clear name means."""
    if choice in materials():
        return choice
    answer = resolve(choice[:200])
    if answer.status == "match":
        return str(answer.materials[0].id)
    if answer.status == "ambiguous":
        several = ", ".join(one.latin for one in answer.materials[:4])
        raise Invalid({"choice": _("This name means several materials: %s. Choose one.") % several})
    raise Invalid({"choice": _("No material is known by this name.")})

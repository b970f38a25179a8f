"""The lots of a supplier, as what is offered states them: read through the core, kept as they are on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check import Verdict
from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.exchange.inquiries.models import QuoteLot, QuoteVersion

LOT_FACTS = ("code", "material", "material_id", "form", "use", "origin", "manufactured_on", "identity")
MOST = 50


def own_lot(actor: Actor, lot_id: str) -> kept.LotFacts:
    """A lot of the actor's own organisation."""
    try:
        found = kept.one(actor, lot_id)
    except NotFound:
        found = None
    if found is None or not actor.is_of(found.owner_id):
        raise Invalid({"lots": _("A lot was not found; expected lots of your own.")})
    return found


def keep_lots(actor: Actor, version: QuoteVersion, lots: Sequence[UUID | str], market: str, now: datetime) -> None:
    """Puts lots to a version, each with its facts and its verdict in the market as they are today."""
    ids = list(dict.fromkeys(str(one) for one in lots))
    if len(ids) > MOST:
        raise Invalid({"lots": _("expected at most %d lots") % MOST})
    today = timezone.localdate(now)
    held = [own_lot(actor, one) for one in ids]
    outcomes = verdicts([one.id for one in held], market, now)
    QuoteLot.objects.bulk_create(
        QuoteLot(
            version=version,
            lot_id=one.id,
            facts={name: getattr(one, name) for name in LOT_FACTS},
            outcome=outcomes[one.id].verdict if one.id in outcomes else "",
            on=today,
        )
        for one in held
    )


def verdicts(lot_ids: Sequence[UUID], market: str, now: datetime) -> dict[UUID, Verdict]:
    """Each lot's verdict in a market today, by the rules held now."""
    return dict(kept.verdicts(lot_ids, [market], timezone.localdate(now))) if lot_ids else {}

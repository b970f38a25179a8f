"""Reports for a demonstration site: one to decide, one where the publisher is asked."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.queries import own
from daodi.hub.exchange.removal import deciding, reporting


def load(parties: Mapping[str, Organisation]) -> None:
    """The buyer reports a listing of the trader's twice over: as deceiving, and as taken from somebody."""
    reporter, operator, trader = (_first_of(parties[key]) for key in ("buyer", "operator", "trader"))
    listed = own(trader).filter(visibility="published").first()
    if listed is None:
        return
    page = reverse("catalogue:listing", args=[listed.pk])
    reporting.report(actor=reporter, page=page, reason="fraud", words="The origin stated is not that on the bags.")
    case, _secret = reporting.report(
        actor=reporter, page=page, reason="copyright", words="The second picture is from our own catalogue."
    )
    deciding.take_step(actor=operator, case=case, name="assess")
    deciding.take_step(actor=operator, case=case, name="ask", text="Who took the second picture of this listing?")


def _first_of(party: Organisation) -> Actor:
    """The first person of a member."""
    membership = party.memberships.select_related("user").order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

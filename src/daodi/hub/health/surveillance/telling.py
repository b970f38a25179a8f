"""Who is told what. No number stands in a notice: each reads those that they may on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Membership, Organisation, Standing
from daodi.hub.health.surveillance.models import Alert, NetworkMember, Publication, State

STEPS: Mapping[str, Promise] = {
    "acknowledge": gettext_lazy("%(who)s acknowledged the alert: %(what)s."),
    "assess": gettext_lazy("%(who)s assessed the alert: %(what)s."),
    "close": gettext_lazy("%(who)s closed the alert: %(what)s."),
    "note": gettext_lazy("%(who)s wrote to the alert: %(what)s."),
}
OF_MEMBER: Mapping[str, Promise] = {
    "accept": gettext_lazy("%(who)s takes part in %(network)s."),
    "decline": gettext_lazy("%(who)s does not take part in %(network)s."),
    "leave": gettext_lazy("%(who)s left %(network)s."),
}


def tell_invited(member: NetworkMember) -> None:
    """That an organisation may take part."""
    _tell([member.organisation], lambda: _("You are invited to the network %s.") % member.network, _network(member))


def tell_member(member: NetworkMember, name: str) -> None:
    """What became of an invitation, to the organiser; or to the member, what the organiser did."""
    if name in OF_MEMBER:
        who, network = member.organisation.name, member.network
        _tell([network.owner], lambda: str(OF_MEMBER[name]) % {"who": who, "network": network}, _network(member))
    elif name == "invite":
        tell_invited(member)
    else:
        _tell([member.organisation], lambda: _("You no longer take part in the network %s.") % member.network, "")


def tell_raised(alert: Alert) -> None:
    """That an alert was raised, to everybody who reads it."""
    _tell(readers(alert), lambda: _("More cases than expected: %s.") % alert.series, _alert(alert))


def tell_step(alert: Alert, name: str, by: Organisation) -> None:
    """What was done about it, to everybody else who reads it."""
    others = [one for one in readers(alert) if one.pk != by.pk]
    _tell(others, lambda: str(STEPS[name]) % {"who": by.name, "what": str(alert.series)}, _alert(alert))


def readers(alert: Alert) -> list[Organisation]:
    """The owner, and the members of the networks it is published to; from other jurisdictions only where it is
    raised there too."""
    owner = alert.series.tally.owner
    there = Publication.objects.filter(tally=alert.series.tally, withdrawn_at=None).values("network")
    places = NetworkMember.objects.filter(network__in=there, state=State.ACCEPTED)
    known = Organisation.objects.filter(pk__in=places.values("organisation"), standing=Standing.APPROVED)
    if not alert.outside:
        known = known.filter(jurisdiction=owner.jurisdiction)
    return [owner, *known.exclude(pk=owner.pk)]


def _tell(to: Iterable[Organisation], say: Callable[[], str], path: str) -> None:
    people = Membership.objects.filter(organisation__in=[one.pk for one in to], role__in=("admin", "member"))
    for user in {one.user_id: one.user for one in people.select_related("user")}.values():
        tell(to=user, say=say, path=path)


def _network(member: NetworkMember) -> str:
    return reverse("surveillance:network", args=[member.network_id])


def _alert(alert: Alert) -> str:
    return reverse("surveillance:alert", args=[alert.pk])

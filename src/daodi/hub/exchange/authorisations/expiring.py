"""Warns holders before the last day of an authorisation; today is an argument."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Role
from daodi.hub.exchange.authorisations.models import Authorisation, Warned
from daodi.hub.exchange.authorisations.queries import SOON, stand, stands_as
from daodi.hub.exchange.authorisations.standing import valid_words

BEFORE = (180, 90, 30, 7)


def stage(valid_until: date, today: date) -> int | None:
    """The nearest of the days before the last one that was reached; None while it is far, or past.

    >>> stage(date(2026, 12, 31), date(2026, 12, 2)), stage(date(2026, 12, 31), date(2026, 1, 1))
    (30, None)
    """
    left = (valid_until - today).days
    return min((days for days in BEFORE if left <= days), default=None) if left >= 0 else None


@transaction.atomic
def warn(*, today: date, owners: Iterable[Organisation | None] | None = None) -> int:
    """Tells each holder's administrators once a stage; gives how many authorisations they were told of."""
    records = stand(Authorisation.objects.select_related("owner"), today).filter(stands_as(*valid_words()))
    records = records.filter(valid_until__range=(today, today + SOON))
    if owners is not None:
        records = records.filter(owner__in=owners)
    return sum(_warned(one, today) for one in records)


def _warned(authorisation: Authorisation, today: date) -> bool:
    until = authorisation.valid_until
    days = stage(until, today) if until else None
    if until is None or days is None:
        return False
    _kept, new = Warned.objects.get_or_create(authorisation=authorisation, valid_until=until, days=days)
    if new:
        for membership in authorisation.owner.memberships.filter(role=Role.ADMIN).select_related("user"):
            tell(
                to=membership.user,
                say=lambda: _("Your authorisation %(number)s ends on %(day)s.") % _said(authorisation),
                path=f"/exchange/authorisations/{authorisation.pk}",
            )
    return new


def _said(authorisation: Authorisation) -> dict[str, str]:
    return {"number": authorisation.number, "day": str(authorisation.valid_until)}

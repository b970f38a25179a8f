"""Who is told what about a report: the operator, the publisher and the reporter, each their own side of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Kind, Membership, Organisation, Standing
from daodi.hub.exchange.removal.models import Case

log = logging.getLogger("daodi.hub.letters")
Saying = Callable[[], str]


def operators() -> Iterable[Organisation]:
    """Those who decide."""
    return Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED)


def tell_operator(case: Case, say: Saying) -> None:
    """A word to everybody who may decide."""
    _tell(Membership.objects.filter(organisation__in=operators()), case, say)


def tell_publisher(case: Case, say: Saying) -> None:
    """A word to the people of the record's owner; nothing in it says who reported."""
    _tell(case.publisher.memberships.all(), case, say)


def tell_reporter(case: Case, say: Saying) -> None:
    """A word to the reporter: a notice, or a letter where there is no account. The letter repeats no secret."""
    if case.reporter is not None:
        tell(to=case.reporter, say=say, path=_page(case))
    elif case.email:
        with translation.override(case.language or settings.LANGUAGE_CODE):
            _post(case, say(), _("The address to follow it stands in our first letter."))


def send_link(case: Case, secret: str) -> None:
    """The first letter to a reporter: the number, and the address to follow the report."""
    if not case.email:
        return
    with translation.override(case.language or settings.LANGUAGE_CODE):
        said = _("Your report %s was received.") % case.number
        where = _("Follow it here; who has this address sees it:")
        _post(case, said, f"{where}\n{settings.ADDRESS}{reverse('removal:follow', args=[secret])}")


def _tell(memberships: Iterable[Membership], case: Case, say: Saying) -> None:
    for membership in memberships.filter(role__in=("admin", "member")).select_related("user"):  # type: ignore[attr-defined]
        tell(to=membership.user, say=say, path=_page(case))


def _page(case: Case) -> str:
    return reverse("removal:case", args=[case.pk])


def _post(case: Case, said: str, more: str) -> None:
    transaction.on_commit(partial(_send, said, f"{said}\n\n{more}\n", case.email))


def _send(subject: str, text: str, email: str) -> None:
    try:
        send_mail(subject, text, None, [email])
    except OSError as error:
        log.warning("a letter could not be sent: %s", type(error).__name__)

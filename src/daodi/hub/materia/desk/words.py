"""How the desk says what it knows."""

from __future__ import annotations

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.desk.standing import Account, Told
from daodi.hub.web.words import Words

STANDING: dict[str, Words] = {
    "verified": gettext_lazy("Verified here"),
    "disputed": gettext_lazy("Readers disagree"),
    "differs": gettext_lazy("The text differs"),
    "overtaken": gettext_lazy("The rule changed since it was read"),
    "unread": gettext_lazy("Not read here yet"),
}


def who(user: User, organisation: Organisation) -> str:
    """A person as the public sees them: never by their e-mail address."""
    return f"{user.name}, {organisation.name}" if user.name else organisation.name


def by_whom(told: Told) -> str:
    """Who read it, and on which day."""
    reading = told.reading
    return _("%(who)s, on %(day)s") % {"who": who(reading.by, reading.organisation), "day": reading.read_on.isoformat()}


def told_briefly(account: Account) -> str:
    """In one line: by whom a rule was read, and when."""
    return "; ".join(by_whom(one) for one in account.holding or account.told[:1])


def moment(at: object) -> str:
    """A moment in the site's time, to the minute."""
    return localtime(at).strftime("%Y-%m-%d %H:%M")  # type: ignore[arg-type]

"""What can stand in the way of a request. One family: pages and the API say each in their own form."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _


class Refusal(Exception):
    """A request that was not carried out, for a reason its sender may know."""

    status = 400
    kind = "refused"

    @property
    def title(self) -> str:
        return str(self)


class NotFound(Refusal):
    """There is no such thing for this actor: it isn't there, or it isn't theirs to see. Nobody can tell which."""

    status = 404
    kind = "not-found"

    @property
    def title(self) -> str:
        return str(self) or _("There is nothing here, or it is not shared with you.")


class NotSignedIn(Refusal):
    """The request needs somebody to answer for it."""

    status = 401
    kind = "not-signed-in"

    @property
    def title(self) -> str:
        return str(self) or _("Please sign in first.")


class NotAllowed(Refusal):
    """The thing may be seen, but not changed so by this actor."""

    status = 403
    kind = "not-allowed"

    @property
    def title(self) -> str:
        return str(self) or _("Your role does not allow this.")


class Conflict(Refusal):
    """The thing is not in the state that the request supposed."""

    status = 409
    kind = "conflict"


class TooMany(Refusal):
    """More was sent in a while than is one's fair share."""

    status = 429
    kind = "too-many"

    @property
    def title(self) -> str:
        return str(self) or _("That is more than we can take from one place in a while; try again later.")


class Invalid(Refusal):
    """What was sent can't be taken: ``fields`` says of each field what is wrong and what was expected."""

    status = 422
    kind = "invalid"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" if name else text for name, text in fields.items()))
        self.fields = dict(fields)


def unkeepable() -> Invalid:
    """For what a database can't hold at all: a sign that no text may have, a number without end."""
    return Invalid(
        {"": _("Something in it can't be kept: a sign that no text may hold, or a number that is too large.")}
    )

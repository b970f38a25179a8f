"""Which member a party is: by the numbers it states, else by its name. It is never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Identifier, Organisation, Scheme, Standing
from daodi.hub.core.organisations.numbers import cleaned
from daodi.hub.exchange.ubl.building.parties import OURS
from daodi.hub.exchange.ubl.taking.said import Said

# How documents call the registers whose numbers the hub knows.
SCHEMES = {
    "gln": Scheme.GLN,
    "0088": Scheme.GLN,
    "ean": Scheme.GLN,
    "uscc": Scheme.USCC,
    "cn:uscc": Scheme.USCC,
}
NUMBERS = ("cbc:EndpointID", "cac:PartyLegalEntity/cbc:CompanyID", "cac:PartyTaxScheme/cbc:CompanyID")
SAID_ONCE = (
    "cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "cac:PartyLegalEntity/cbc:RegistrationName",
)


def sender(actor: Actor, party: Said) -> bool:
    """Whether the one who sends is who the document says; told at the party where it isn't."""
    found = member(party)
    if found is not None and not actor.is_of(found.pk):
        party.wrong(
            f"The document is from {found.name}; expected one from the organisation you act for.", code="sender"
        )
    return found is not None and actor.is_of(found.pk)


def member(party: Said) -> Organisation | None:
    """The member that a party is; None, and told why, where it is none or can't be one alone."""
    numbers, name = list(_numbers(party)), _name(party)
    party.leave(*SAID_ONCE)
    held = _by_numbers(numbers)
    if len(held) > 1:
        party.wrong("Its numbers are those of several members; expected the numbers of one.", code="party")
        return None
    if held:
        return held[0]
    named = _by_name(name) if name else []
    fitting = [one for one in named if not _contradicts(one, numbers)]
    if len(fitting) == 1:
        return fitting[0]
    party.wrong(_why(name, named, fitting), code="party")
    return None


def leave(*parties: Said) -> None:
    """Counts what other parties say of themselves as taken."""
    for party in parties:
        _name(party)
        party.leave(*SAID_ONCE)
        for one in party.all("cac:PartyName"):
            one.leave("cbc:Name")
        for one in party.all("cac:PartyIdentification"):
            one.leave("cbc:ID")


def _why(name: str, named: list[Organisation], fitting: list[Organisation]) -> str:
    if not name:
        return "No member has a number that it states, and it states no name; expected a GLN, a USCC or a name."
    if len(fitting) > 1:
        return f"Several members are called {name[:80]!r}; expected a GLN or a USCC beside the name."
    if named:
        return f"The member called {name[:80]!r} has another number than it states."
    return f"No member is called {name[:80]!r} or has a number that it states."


def _by_numbers(numbers: list[tuple[str, str]]) -> list[Organisation]:
    ours = [UUID(value) for scheme, value in numbers if scheme == OURS and _is_uuid(value)]
    asked = Q(pk__in=ours)
    for scheme, value in numbers:
        if scheme != OURS:
            asked |= Q(pk__in=Identifier.objects.filter(scheme=scheme, value=value).values("organisation"))
    return list(Organisation.objects.filter(asked, standing=Standing.APPROVED)[:2]) if numbers else []


def _by_name(name: str) -> list[Organisation]:
    called = Q(name__iexact=name) | Q(names__text__iexact=name)
    return list(Organisation.objects.filter(called, standing=Standing.APPROVED).distinct()[:3])


def _contradicts(one: Organisation, numbers: list[tuple[str, str]]) -> bool:
    """Whether a member of that name has another number of a scheme than the document states."""
    held = {each.scheme for each in one.identifiers.all()}
    return any(scheme in held for scheme, _value in numbers)


def _numbers(party: Said) -> Iterator[tuple[str, str]]:
    stated = [*(each / "cbc:ID" for each in party.all("cac:PartyIdentification")), *map(party.at, NUMBERS)]
    for one in stated:
        scheme, value = one.attribute("schemeID").casefold(), one.text
        if scheme == OURS:
            yield OURS, value
        elif value and scheme in SCHEMES:
            try:
                yield SCHEMES[scheme].value, cleaned(SCHEMES[scheme].value, value)
            except ValueError as error:
                one.wrong(f"{value[:80]!r} is no {SCHEMES[scheme].label}: {error}.", code="number")


def _name(party: Said) -> str:
    names = [one / "cbc:Name" for one in party.all("cac:PartyName")]
    texts = [one.text for one in names]
    return next(filter(None, texts), "") or party.at("cac:PartyLegalEntity/cbc:RegistrationName").text


def _is_uuid(value: str) -> bool:
    try:
        return bool(UUID(value))
    except ValueError:
        return False

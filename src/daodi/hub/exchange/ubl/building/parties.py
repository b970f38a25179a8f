"""An organisation as a party: its numbers, its names in each language, where it is."""

from __future__ import annotations

from daodi.hub.core.organisations.models import Organisation, Scheme
from daodi.hub.exchange.ubl.building.nodes import Node, node, text

OURS = "daodi"
# How the registers of numbers are called in UBL, with the agency that keeps them (UN/ECE 3055).
SCHEMES = {Scheme.GLN: ("GLN", "9"), Scheme.USCC: ("USCC", "")}


def party(one: Organisation) -> Node:
    """An organisation as ``cac:Party``. The first name is the one it goes by."""
    numbers = [each for each in one.identifiers.all() if each.scheme in SCHEMES]
    schemes = [(each.value, *SCHEMES[Scheme(each.scheme)]) for each in numbers]
    known = [text(value, schemeID=scheme, schemeAgencyID=agency) for value, scheme, agency in schemes]
    known.append(text(one.pk, schemeID=OURS))
    names = [(one.name, ""), *((each.text, each.language) for each in one.names.all() if each.text != one.name)]
    country = one.jurisdiction.strip().upper()
    return node(
        PartyIdentification=[node(ID=each) for each in known],
        PartyName=[node(Name=text(name, languageID=tagged(language))) for name, language in names],
        PostalAddress=node(Country=node(IdentificationCode=text(country))) if len(country) == 2 else None,
        PartyLegalEntity=node(RegistrationName=text(one.name)),
    )


def side(one: Organisation | None) -> Node:
    """An organisation as a customer or a supplier; an empty one where nobody is named."""
    # The standard demands the element even where nobody is meant, and allows it to say nothing.
    return {"Party": [party(one)]} if one else {"Party": [{}]}


def tagged(language: str) -> str:
    """A language as XML names it: zh-Hans for zh-hans.

    >>> tagged("zh-hans"), tagged("en")
    ('zh-Hans', 'en')
    """
    name, _, script = language.partition("-")
    return f"{name}-{script.title()}" if script else name

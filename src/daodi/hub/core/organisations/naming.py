"""What an organisation is called, and the numbers it is known by."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations import policy
from daodi.hub.core.organisations.models import Identifier, Name, Organisation
from daodi.hub.core.organisations.numbers import CHECKS, cleaned
from daodi.hub.core.search.actions import index

LABELS = tuple(settings.LANGUAGES)
LANGUAGES = tuple(code for code, _label in LABELS)
SHORTEST, LONGEST = 2, 200


@transaction.atomic
def rename(*, actor: Actor, organisation: Organisation, name: str, names: Mapping[str, str]) -> Organisation:
    """Sets the name it goes by, and what it is called in each language; an empty one is taken away."""
    policy.administers(actor, organisation)
    wanted = {"name": name.strip(), **{language: text.strip() for language, text in names.items()}}
    if wrong := wrong_names(wanted):
        raise Invalid(wrong)
    before = {"name": organisation.name, **{one.language: one.text for one in organisation.names.all()}}
    changes = {key: [before.get(key, ""), text] for key, text in wanted.items() if before.get(key, "") != text}
    if changes:
        organisation.name = wanted.pop("name")
        organisation.save(update_fields=["name"])
        set_names(organisation, wanted)
        record(actor=actor, verb="rename", subject=organisation, changes=changes)
        index([organisation])
    return organisation


def set_names(organisation: Organisation, names: Mapping[str, str]) -> None:
    """Keeps the names in the languages given; who may, its callers have asked."""
    for language, text in names.items():
        if text:
            Name.objects.update_or_create(organisation=organisation, language=language, defaults={"text": text})
        else:
            organisation.names.filter(language=language).delete()


@transaction.atomic
def identify(*, actor: Actor, organisation: Organisation, scheme: str, value: str) -> Identifier:
    """Adds a number that the organisation is known by."""
    policy.administers(actor, organisation)
    identifier = add_identifier(organisation, scheme, value)
    record(actor=actor, verb="identify", subject=organisation, changes={identifier.scheme: identifier.value})
    index([organisation])
    return identifier


@transaction.atomic
def drop_identifier(*, actor: Actor, organisation: Organisation, scheme: str, value: str) -> None:
    """Takes a number away that the organisation is not known by any more."""
    policy.administers(actor, organisation)
    found(organisation.identifiers.all(), scheme=scheme, value=value).delete()
    record(actor=actor, verb="drop-identifier", subject=organisation, changes={scheme: value})
    index([organisation])


def add_identifier(organisation: Organisation, scheme: str, value: str) -> Identifier:
    """Keeps a number in its one written form; who may, its callers have asked."""
    try:
        value = cleaned(scheme, value)
    except ValueError as error:
        raise Invalid({"value" if scheme in CHECKS else "scheme": str(error)}) from error
    if Identifier.objects.filter(scheme=scheme, value=value).exclude(organisation=organisation).exists():
        raise Conflict(_("Another organisation holds this number."))
    return Identifier.objects.get_or_create(organisation=organisation, scheme=scheme, value=value)[0]


def wrong_names(wanted: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with names: ``name`` is the one it goes by, the others are keyed by language and may be empty."""
    wrong = {}
    for key, text in wanted.items():
        if key != "name" and key not in LANGUAGES:
            wrong[key] = _("expected one of: %s") % ", ".join(LANGUAGES)
        elif (text or key == "name") and not (SHORTEST <= len(text) <= LONGEST and text.isprintable()):
            wrong[key] = _("expected a name of 2 to 200 letters")
    return wrong

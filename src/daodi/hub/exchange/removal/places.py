"""From the address of a page to the record that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.queries import visible
from daodi.hub.core.audit import words


def subject_at(actor: Actor, page: str) -> Owned:
    """The record that a page shows, where the actor sees it; any page of a record leads to it.

    What is not there, not theirs to see, and no record of a member is refused in the same words.
    """
    try:
        match = resolve(urlsplit(page.strip()).path)
    except (Resolver404, ValueError):
        match = None
    if match is not None:
        for model in _models(match.namespace, match.view_name):
            if subject := _shown(actor, model, match.kwargs):
                return subject
    raise Invalid({"page": _("Expected the address of a page of this site that shows a record of a member.")})


def page_of(subject: Owned) -> tuple[str, str]:
    """The word for what a record is, and the name of its page's URL."""
    return words.kind(subject._meta.label_lower)


def _models(namespace: str, view_name: str) -> Iterator[type[Owned]]:
    """The kinds of records of the page's room, the one whose own page it is first."""
    kinds = [(view_name != page, name) for name, (_word, page) in words.kinds().items() if page.startswith(namespace)]
    for _other, name in sorted(kinds):
        model = apps.get_model(name)
        if issubclass(model, Owned):
            yield model


def _shown(actor: Actor, model: type[Owned], named: Mapping[str, Any]) -> Owned | None:
    seen = visible(model._default_manager.select_related("owner"), actor)
    for name, value in named.items():
        try:
            field = "pk" if name.endswith("_id") else model._meta.get_field(name).name
            found = seen.filter(**{field: value}).first()
        except (FieldDoesNotExist, ValidationError, ValueError):
            continue
        if found is not None:
            return found
    return None

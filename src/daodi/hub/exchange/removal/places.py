"""From the address of a page to the record that it shows."""

from __future__ import annotations

from collections.abc import Mapping
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


def subject_at(actor: Actor, page: str) -> tuple[Owned, str]:
    """The record that a page shows, where the actor sees it, and the page's path; any page of a record leads to it.

    What is not there, not theirs to see, and no record of a member is refused in the same words.
    """
    try:
        path = urlsplit(page.strip()).path
        match = resolve(path)
    except (Resolver404, ValueError):
        match = None
    if match is not None:
        for model in _models(match.namespace):
            if subject := _shown(actor, model, match.kwargs):
                return subject, path
    raise Invalid({"page": _("Expected the address of a page of this site that shows a record of a member.")})


def _models(namespace: str) -> list[type[Owned]]:
    """The kinds of records of the page's room: a room's pages and its records go by one name."""
    try:
        return [one for one in apps.get_app_config(namespace).get_models() if issubclass(one, Owned)]
    except LookupError:
        return []


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

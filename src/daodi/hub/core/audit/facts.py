"""The words for what changed: names of facts, and their values as a reader knows them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from daodi.hub.core.access.models import Scope, Visibility
from daodi.hub.core.organisations.models import Kind, Role, Standing

FACTS: Mapping[str, Any] = {
    "name": gettext_lazy("name"),
    "names": gettext_lazy("names"),
    "kind": gettext_lazy("kind"),
    "jurisdiction": gettext_lazy("country or region"),
    "identifiers": gettext_lazy("numbers"),
    "standing": gettext_lazy("standing"),
    "user": gettext_lazy("person"),
    "role": gettext_lazy("role"),
    "invitation": gettext_lazy("invitation"),
    "visibility": gettext_lazy("who sees it"),
    "to": pgettext_lazy("shared", "to"),
    "until": gettext_lazy("until"),
    "expires_at": gettext_lazy("until"),
    "scope": gettext_lazy("it may"),
    "state": gettext_lazy("state"),
    "number": gettext_lazy("number"),
    "issuer": gettext_lazy("issued by"),
    "valid_from": gettext_lazy("valid from"),
    "valid_until": gettext_lazy("valid until"),
    "verified_at": gettext_lazy("verified"),
    "why": gettext_lazy("why"),
    "language": gettext_lazy("language"),
    "letters": gettext_lazy("notices by e-mail"),
    "factor": gettext_lazy("second factor"),
    "sha256": "SHA-256",
}
VALUES: Mapping[str, Mapping[str, Any]] = {
    "role": dict(Role.choices),
    "standing": dict(Standing.choices),
    "visibility": dict(Visibility.choices),
    "scope": dict(Scope.choices),
    "kind": dict(Kind.choices),
    "language": dict(settings.LANGUAGES),
    "factor": {
        "totp": gettext_lazy("codes from an app"),
        "webauthn": gettext_lazy("passkey"),
        "recovery_codes": gettext_lazy("recovery codes"),
    },
}


def facts(changes: Mapping[str, Any], called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each changed fact with its value, or with what it was and what it became. ``called``: names of known ids."""
    for key, value in changes.items():
        words = VALUES.get(key, {})
        if isinstance(value, list) and len(value) == 2:
            before, after = (said(one, words, called) for one in value)
            yield str(FACTS.get(key, key)), _("%(before)s → %(after)s") % {"before": before, "after": after}
        elif value not in (None, "", [], {}):
            yield str(FACTS.get(key, key)), said(value, words, called)


def said(value: Any, words: Mapping[str, Any], called: Mapping[str, str]) -> str:
    """A value in words: a name for an id, a local time for a moment, a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return str(words.get(text) or called.get(text) or _moment(text) or text)


def _moment(text: str) -> str:
    if len(text) < len("2026-01-01T00:00"):
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return date_format(timezone.localtime(moment), "Y-m-d H:i T") if moment.tzinfo else ""

"""What an entry is called in the language of the page, and what is said of whose it is."""

from __future__ import annotations

from daodi.hub.cooperation.docking.models import Entry
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.web.tongue import own


def title(entry: Entry) -> str:
    """Its title in the page's language, in the other Chinese script where only that is held, else its first."""
    return own(entry.title, entry.title_zh_hans, entry.title_zh_hant)


def who(party: Organisation, *, known: bool) -> str:
    """The name of a party where both sides accepted; else only what kind of organisation it is, and where."""
    return party.name if known else f"{party.get_kind_display()} · {party.jurisdiction}"

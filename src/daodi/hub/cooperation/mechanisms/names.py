"""What a mechanism is called in the language of the page."""

from __future__ import annotations

from daodi.hub.cooperation.mechanisms.models import Mechanism
from daodi.hub.web.tongue import own


def title(mechanism: Mechanism) -> str:
    """Its name in the page's language, in the other Chinese script where only that is held, else its first name."""
    return own(mechanism.title, mechanism.title_zh_hans, mechanism.title_zh_hant)

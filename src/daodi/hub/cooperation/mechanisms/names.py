"""What a mechanism is called in the language of the page."""

from __future__ import annotations

from daodi.hub.cooperation.mechanisms.models import Mechanism
from daodi.hub.web.tongue import tongue


def title(mechanism: Mechanism) -> str:
    """Its name in the page's language, in the other Chinese script where only that is held, else its first name."""
    held = {"zh-Hans": mechanism.title_zh_hans, "zh-Hant": mechanism.title_zh_hant}
    here = tongue()
    if here not in held:
        return mechanism.title
    other = "zh-Hant" if here == "zh-Hans" else "zh-Hans"
    return held[here] or held[other] or mechanism.title

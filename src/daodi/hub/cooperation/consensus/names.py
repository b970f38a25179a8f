"""What a draft is called in the language of the page."""

from __future__ import annotations

from daodi.hub.cooperation.consensus.models import Draft
from daodi.hub.web.tongue import tongue


def title(draft: Draft) -> str:
    """Its title in the page's language, in the other Chinese script where only that is held, else its first one."""
    held = {"zh-Hans": draft.title_zh_hans, "zh-Hant": draft.title_zh_hant}
    here = tongue()
    if here not in held:
        return draft.title
    return held[here] or held["zh-Hant" if here == "zh-Hans" else "zh-Hans"] or draft.title

"""What a draft is called in the language of the page."""

from __future__ import annotations

from daodi.hub.cooperation.consensus.models import Draft
from daodi.hub.web.tongue import own


def title(draft: Draft) -> str:
    """Its title in the page's language, in the other Chinese script where only that is held, else its first one."""
    return own(draft.title, draft.title_zh_hans, draft.title_zh_hant)

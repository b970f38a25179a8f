"""What the matching reads of an entry."""

from __future__ import annotations

from daodi.hub.cooperation.docking.matching import Stated, words_of
from daodi.hub.cooperation.docking.models import Entry, EntryState


def stated(entry: Entry) -> Stated:
    """An entry as the matching takes it."""
    return Stated(
        id=str(entry.pk),
        owner=str(entry.owner_id),
        side=entry.side,
        kind=entry.kind,
        words=words_of(entry.title, entry.title_zh_hans, entry.title_zh_hant, entry.text, entry.keywords),
        material=entry.material_id,
        stage=entry.stage,
        places=frozenset(entry.places.split()),
        languages=frozenset(entry.languages.split()),
        least=entry.amount_from,
        most=entry.amount_to,
        currency=entry.currency,
        valid_until=entry.valid_until,
        is_open=entry.state == EntryState.OPEN,
    )

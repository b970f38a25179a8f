"""By which route a lot reaches people, so which documents speak of it."""

from __future__ import annotations

import functools

from daodi.reference import RouteOf, rows


@functools.cache
def routes(kind: str | None, use: str | None) -> tuple[str, ...]:
    """The uses of documents open to a kind of form with a use; several where what was said leaves them open.

    >>> routes("raw", "medicine")
    ('medicine-material',)
    >>> routes("finished", None)
    ('finished-medicine', 'food-supplement')
    """
    known: tuple[RouteOf, ...] = rows(RouteOf)
    for row in known:
        if row.use == (use or "") and (kind or "") in (row.kinds or ("",)):
            return row.routes
    return ()

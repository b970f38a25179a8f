"""A list of names as people paste it: one a line."""

from __future__ import annotations

from django.utils.translation import gettext as _

AT_MOST = 500
LONGEST = 200


def read(text: str) -> list[str]:
    """The names, one a line, without what is empty.

    >>> read(" 黄芪\\n\\nfang ji ")
    ['黄芪', 'fang ji']
    """
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def problems(names: list[str]) -> list[tuple[str, str]]:
    """What stands in the way of an answer: the field, and what to do."""
    if not names:
        return [("names", _("Enter at least one name, for example 黄芪"))]
    if len(names) > AT_MOST:
        said = _("%(n)d names were sent, at most %(most)d are taken at once. Send the list in parts.")
        return [("names", said % {"n": len(names), "most": AT_MOST})]
    long = [name for name in names if len(name) > LONGEST]
    return [("names", _("“%(name)s …” is too long for a name") % {"name": name[:40]}) for name in long[:3]]

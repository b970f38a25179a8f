"""What every row of every table has.

Every row names its ``source`` and its ``quality``:

- ``official``: read in the authority's own text
- ``secondary``: read in a paper, notice, data set or copy
- ``curated``: written from knowledge or by rule, not read in a source; never shown as verified

An empty text means *not known*. Several values in one cell stand between ``|``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Quality = Literal["official", "secondary", "curated"]


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of a reference table."""

    source: str
    quality: Quality

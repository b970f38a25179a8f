"""Accepted names of species, where an operator has brought in a taxonomy."""

from __future__ import annotations

from pathlib import Path

from daodi.reference import places
from daodi.reference.kinds.names import AcceptedName
from daodi.reference.load import packed, read

TABLE = "accepted_names.csv"


def accepted_names() -> tuple[AcceptedName, ...]:
    """The operator's table of accepted names; empty where none was imported.

    Raises ValueError with file, row and column where the table is not as expected.
    """
    folder = places.overlay()
    if folder is None or not (folder / TABLE).is_file():
        return ()
    table = folder / TABLE
    return packed(table, lambda: read(table, AcceptedName), tuple[AcceptedName, ...], also=(Path(__file__),))

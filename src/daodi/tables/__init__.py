"""Reading what people really send: CSV, XLSX, JSON, in any encoding, as lines of text that know where they stood."""

from daodi.tables.cells import Line, Problem, Unreadable
from daodi.tables.sheet import Sheet, Table, open_sheets, open_table

__all__ = ["Line", "Problem", "Sheet", "Table", "Unreadable", "open_sheets", "open_table"]

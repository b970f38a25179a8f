"""Verdicts as a person reads them: a page to file, a workbook, lines in a terminal, rows of a CSV.

Pure functions from verdicts to text and bytes; they decide nothing and leave nothing out.
"""

from __future__ import annotations

from daodi.check.show.flat import csv_rows as csv_rows
from daodi.check.show.page import html as html
from daodi.check.show.terminal import terminal as terminal
from daodi.check.show.workbook import xlsx as xlsx

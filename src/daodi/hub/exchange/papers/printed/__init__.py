"""Trade papers as PDF, in English and Chinese: what a sheet says goes in, bytes come out, the same for the same."""

from daodi.hub.exchange.papers.printed.draw import pdf
from daodi.hub.exchange.papers.printed.sheet import Both, Column, Line, Party, Sheet

__all__ = ["Both", "Column", "Line", "Party", "Sheet", "pdf"]

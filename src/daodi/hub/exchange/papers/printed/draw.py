"""Draws a sheet on A4: head, parties, goods, totals, notes, signatures; the same bytes for the same sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import Lock
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Spacer, Table

from daodi.hub.exchange.papers.printed.fonts import Fonts
from daodi.hub.exchange.papers.printed.labels import label
from daodi.hub.exchange.papers.printed.sheet import Both, Line, Party, Sheet
from daodi.hub.exchange.papers.printed.words import ACCENT, EDGE, INK3, RULE, Words

MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_drawing = Lock()  # the library keeps what it knows of a font in one place for all threads


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF of as many pages as it needs."""
    fonts, pages = Fonts(sheet.second, set()), 0
    with _drawing:
        while True:
            drawn, needed = _drawn(sheet, fonts, pages)
            if needed == pages:
                return drawn
            pages = needed


def _drawn(sheet: Sheet, fonts: Fonts, pages: int) -> tuple[bytes, int]:
    """The paper that says that it has so many pages, and how many it has."""
    out = io.BytesIO()
    title = label(sheet.kind, sheet.second)
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=15 * mm,
        bottomMargin=20 * mm,
        title=f"{title.english} {sheet.number}",
        author=sheet.parties[0].name.english,
        invariant=1,
        lang="en",
    )
    frame = Frame(MARGIN, 20 * mm, WIDTH, A4[1] - 35 * mm, 0, 0, 0, 0)
    document.addPageTemplates(
        PageTemplate("page", [frame], onPage=lambda canvas, at: _foot(canvas, at, sheet, fonts, pages))
    )
    document.build(_story(sheet, fonts))
    return out.getvalue(), document.page


def _story(sheet: Sheet, fonts: Fonts) -> list[Any]:
    story = [_head(sheet, fonts), Spacer(0, 10), _parties(sheet, fonts)]
    story += [Spacer(0, 10), _facts(sheet, fonts)] if sheet.facts else []
    story += [Spacer(0, 12), _goods(sheet, fonts), Spacer(0, 4)]
    if sheet.totals:
        story.append(KeepTogether([_totals(sheet, fonts)]))
    notes = _notes(sheet, fonts)
    closing = [*notes, Spacer(0, 30), _signatures(sheet, fonts)] if sheet.signed else notes
    return [*story, Spacer(0, 14), KeepTogether(closing)] if closing else story


def _head(sheet: Sheet, fonts: Fonts) -> Table:
    seller = sheet.parties[0]
    own = [
        Line(Both(text), "strong" if first else "plain")
        for first, text in zip((True, False), seller.name.lines, strict=False)
    ]
    title = label(sheet.kind, sheet.second)
    cells = [
        [
            Words(own, fonts, size=12),
            Words([Line(title, "strong"), Line(Both(sheet.number), "plain")], fonts, size=15, right=True, after=(10,)),
        ]
    ]
    style = [*TIGHT, ("LINEBELOW", (0, 0), (-1, 0), 1.6, ACCENT), ("BOTTOMPADDING", (0, 0), (-1, 0), 8)]
    return Table(cells, colWidths=[WIDTH * 0.55, WIDTH * 0.45], style=style)


def _parties(sheet: Sheet, fonts: Fonts) -> Table:
    cells = [[_party(one, sheet, fonts) for one in sheet.parties]]
    return Table(
        cells,
        colWidths=[WIDTH / len(sheet.parties)] * len(sheet.parties),
        style=[*TIGHT, ("RIGHTPADDING", (0, 0), (-1, -1), 10)],
    )


def _party(party: Party, sheet: Sheet, fonts: Fonts) -> Words:
    numbers = [Line(Both(number), "small", scheme) for scheme, number in party.numbers]
    names = [Line(Both(text), "strong" if at == 0 else "plain") for at, text in enumerate(party.name.lines)]
    role = Line(Both("  ".join(label(party.role, sheet.second).lines)), "small")
    return Words([role, *names, Line(party.place, "plain"), *numbers], fonts, size=9, second=sheet.second)


def _facts(sheet: Sheet, fonts: Fonts) -> Table:
    """Facts two in a row, each a small label over its value."""
    cells = [
        Words([Line(Both("  ".join(label(key, sheet.second).lines)), "small"), Line(value)], fonts, size=9)
        for key, value in sheet.facts
    ]
    rows = [cells[at : at + 3] + [""] * (3 - len(cells[at : at + 3])) for at in range(0, len(cells), 3)]
    style = [*TIGHT, ("RIGHTPADDING", (0, 0), (-1, -1), 10), ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE)]
    return Table(rows, colWidths=[WIDTH / 3] * 3, style=style)


def _goods(sheet: Sheet, fonts: Fonts) -> Table:
    shares = sum(column.share for column in sheet.columns)
    widths = [WIDTH * column.share / shares for column in sheet.columns]
    heads = [
        Words(
            [Line(label(one.label, sheet.second), "small"), *([Line(Both(one.extra), "small")] if one.extra else [])],
            fonts,
            size=9,
            right=one.figures,
        )
        for one in sheet.columns
    ]
    rows = [
        [
            Words(cell, fonts, size=9, right=column.figures, second=sheet.second)
            for cell, column in zip(row, sheet.columns, strict=True)
        ]
        for row in sheet.rows
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, EDGE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    return Table([heads, *rows], colWidths=widths, repeatRows=1, style=style)


def _totals(sheet: Sheet, fonts: Fonts) -> Table:
    last = len(sheet.totals) - 1
    rows = [
        [
            "",
            Words(
                [Line(Both("  ".join(label(key, sheet.second).lines)), "small")],
                fonts,
                size=10 if at == last else 9,
                right=True,
            ),
            Words(
                [Line(Both(figure), "strong" if at == last else "plain")],
                fonts,
                size=10.5 if at == last else 9,
                right=True,
            ),
        ]
        for at, (key, figure) in enumerate(sheet.totals)
    ]
    style = [*TIGHT, ("LINEABOVE", (1, last), (-1, last), 0.8, EDGE), ("TOPPADDING", (0, 0), (-1, -1), 4)]
    return Table(rows, colWidths=[WIDTH * 0.3, WIDTH * 0.42, WIDTH * 0.28], style=style)


def _notes(sheet: Sheet, fonts: Fonts) -> list[Any]:
    lost = label("note-signs", sheet.second)
    said = [*sheet.notes]
    if fonts.lost:
        codes = " ".join(f"U+{ord(sign):04X}" for sign in sorted(fonts.lost))
        said.append(Both(f"{lost.english} {codes}", lost.second))
    return [Words([Line(one, "small") for one in said], fonts, size=9)] if said else []


def _signatures(sheet: Sheet, fonts: Fonts) -> Table:
    cells = [
        [Words([Line(Both("  ".join(label(key, sheet.second).lines)), "small")], fonts, size=9), ""]
        for key in sheet.signed
    ]
    flat: Sequence[Any] = [cell for pair in cells for cell in pair][:-1]
    widths = [WIDTH * 0.44 if at % 2 == 0 else WIDTH * 0.12 for at in range(len(flat))]
    lines = [("LINEABOVE", (at, 0), (at, 0), 0.6, EDGE) for at in range(0, len(flat), 2)]
    return Table([list(flat)], colWidths=widths, style=[*TIGHT, *lines], hAlign="LEFT")


def _foot(canvas: Canvas, document: Any, sheet: Sheet, fonts: Fonts, pages: int) -> None:
    """Which paper it is, and which page of how many."""
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, 15 * mm, MARGIN + WIDTH, 15 * mm)
    page, made = label("page", sheet.second), label("made", sheet.second)
    left = Words([Line(made, "small")], fonts, size=8, colour=INK3)
    right = Words(
        [
            Line(
                Both(
                    f"{sheet.number}   {page.english} {document.page}/{pages}   {page.second} {document.page}/{pages}"
                ),
                "small",
            )
        ],
        fonts,
        size=8,
        right=True,
    )
    for words, x, width in ((left, MARGIN, WIDTH * 0.6), (right, MARGIN + WIDTH * 0.6, WIDTH * 0.4)):
        _, height = words.wrapOn(canvas, width, 30)
        words.drawOn(canvas, x, 14 * mm - height)
    canvas.restoreState()

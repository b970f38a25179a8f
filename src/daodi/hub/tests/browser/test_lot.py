"""A certificate becomes lots, their verdicts, a dossier; and another organisation sees what is shared, no sooner."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.materia.laboratory.tests.conftest import workbook
from daodi.hub.materia.laboratory.words import field
from daodi.hub.tests.browser.conftest import ROOT
from daodi.hub.tests.browser.way import Way

LOTS = "/materia/laboratory"
BOTH = pytest.mark.parametrize("way", [Way("zh-CN", 390), Way("en", 1280, scripts=False)], ids=str)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def certificate() -> str:
    """The table that the tutorial has its reader save."""
    text = (ROOT / "docs" / "tutorial" / "first-lot.md").read_text("utf-8")
    found = re.search(r"```csv\n(.+?)```", text, re.S)
    assert found
    return found[1]


def send(page: Page, way: Way, name: str, kind: str, content: bytes) -> None:
    """From the list of lots to what the hub understood of the file."""
    page.goto(LOTS)
    page.get_by_role("link", name=way.said("Upload a certificate"), exact=True).first.click()
    page.locator("#file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    page.get_by_role("button", name=way.said("Send and read")).click()
    page.wait_for_url("**/reports/*")
    expect(page.get_by_role("heading", level=1)).to_have_text(way.said("Is it understood rightly?"))


def keep(page: Page) -> None:
    """What was understood becomes lots."""
    page.locator("form[action$='/keep'] button").click()
    page.locator("table.mx").wait_for()


def test_from_a_certificate_to_a_shared_lot(
    enters: Callable[[Way, Actor], Page],
    picture: Callable[..., None],
    alice: Actor,
    charlie: Actor,
    way: Way,
    tmp_path: Path,
) -> None:
    page = enters(way, alice)
    send(page, way, "results.csv", "text/csv", certificate().encode())
    picture(page, f"understood-{way}")
    for name in ("lot", "material", "form", "analyte", "result", "unit", "loq"):
        column = page.locator("main table.tbl tr").filter(has=page.get_by_role("rowheader", name=name, exact=True))
        expect(column).to_contain_text(way.reads(field, name))
    keep(page)

    page.goto(f"{LOTS}?market=HK&market=EU")
    matrix = page.locator("table.mx")
    for code in ("A-17", "A-18"):
        expect(matrix.get_by_role("rowheader").filter(has_text=code)).to_have_count(1)
    picture(page, f"lots-{way}")
    broken = matrix.get_by_role("row").filter(has_text="A-17").locator("td.c-fail a")
    expect(broken).to_have_count(1)
    broken.click()

    main = page.locator("main")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Arecae Semen")
    for why in ("HK-AF-003", "58", "槟榔"):
        expect(main).to_contain_text(why)
    picture(page, f"lot-{way}")
    with page.expect_download() as download:
        page.get_by_role("link", name=way.said("Take the dossier")).click()
    download.value.save_as(tmp_path / "dossier.html")
    assert "HK-AF-003" in (tmp_path / "dossier.html").read_text("utf-8")

    lot = page.url.split("?")[0].split("#")[0]
    theirs = enters(way, charlie)
    assert status(theirs, lot) == 404
    share(page, way, "Buyers of Rotterdam")
    assert status(theirs, lot) == 200
    expect(theirs.locator("main")).to_contain_text("HK-AF-003")
    expect(theirs.get_by_role("button", name=way.said("Share the lot"))).to_have_count(0)
    theirs.goto(f"{LOTS}?whose=shared")
    expect(theirs.locator("table.mx")).to_contain_text("A-17")
    assert "A-18" not in theirs.locator("table.mx").inner_text()


@BOTH
def test_a_workbook_is_read_as_the_table_is(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], alice: Actor, way: Way
) -> None:
    page = signed(way, alice)
    send(page, way, "results.xlsx", WORKBOOK, workbook(certificate()))
    expect(page.locator("main")).to_contain_text("A-18")
    picture(page, f"workbook-{way}")
    keep(page)
    expect(page.locator("table.mx").get_by_role("rowheader")).to_contain_text(["A-17", "A-18"])


@BOTH
def test_a_file_that_cannot_be_read_says_so_and_keeps_nothing(
    signed: Callable[[Way, Actor], Page], alice: Actor, way: Way
) -> None:
    page = signed(way, alice)
    page.goto(f"{LOTS}/upload")
    page.locator("#file").set_input_files({"name": "empty.xlsx", "mimeType": WORKBOOK, "buffer": b"no workbook"})
    page.get_by_role("button", name=way.said("Send and read")).click()
    expect(page.get_by_role("alert")).to_be_visible()
    if way.scripts:
        expect(page.get_by_role("alert")).to_be_focused()
    page.goto(f"{LOTS}/reports")
    assert "empty.xlsx" not in page.locator("main").inner_text()


def share(page: Page, way: Way, name: str) -> None:
    """Shares the lot on the page with an organisation."""
    page.get_by_label(way.said("Share with"), exact=True).fill(name)
    page.get_by_role("button", name=way.said("Share the lot")).click()
    expect(page.get_by_role("status").first).to_have_text(way.said("The lot is shared."))


def status(page: Page, address: str) -> int:
    """What the hub answers to this visitor at the address."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status

"""A herb's reaction, reported under five names, stands out as one signal that leads to the herb's lots."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.safety.models import Signal
from daodi.hub.health.safety.tests.conftest import FIVE, HERB, five_names
from daodi.hub.tests.browser.test_accessible import troubles
from daodi.hub.tests.browser.way import Way

LOT = {
    "lot": "LX-2026-1",
    "material": "黄芪",
    "form": "dried herb",
    "use": "medicine",
    "results": [{"analyte": "lead", "result": "0.4", "unit": "mg/kg"}],
}


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_a_reaction_of_a_herb_under_five_names_leads_to_its_lots(
    signed: Callable[[Way, Actor], Page],
    signed_in: Callable[[Actor], Client],
    picture: Callable[[Page, str], None],
    alice: Actor,
    tmp_path: Path,
    way: Way,
) -> None:
    assert signed_in(alice).post("/api/lots", LOT, "application/json").status_code == 201
    wrong: list[str] = []
    page = signed(way, alice)
    send(page, tmp_path)
    wrong += troubles(page, way)

    page.goto("/health/safety/screenings")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    work()
    signal = Signal.objects.get(material_id=HERB, reaction="rash")

    page.goto("/health/safety")
    wrong += troubles(page, way)
    picture(page, f"signal-list-{way}")
    page.locator(f"a[href*='{signal.pk}']").first.click()
    page.wait_for_load_state()
    names = page.locator("section#names")
    for name in FIVE:
        expect(names).to_contain_text(name)
    expect(page.locator("section#figures")).to_contain_text("10")
    wrong += troubles(page, way)
    picture(page, f"signal-page-{way}")

    lots = page.locator("section#lots")
    lots.get_by_role("link", name=re.compile("LX-2026-1")).first.click()
    page.wait_for_load_state()
    expect(page).to_have_url(re.compile("/materia/laboratory/"))
    expect(page.locator("main")).to_contain_text("LX-2026-1")
    assert not wrong, "\n".join(wrong)


def send(page: Page, folder: Path) -> None:
    """The line list by the page."""
    reports = folder / "reports.csv"
    reports.write_bytes(five_names())
    page.goto("/health/safety/reports/send")
    page.locator("[name=file]").set_input_files(reports)
    source = page.locator("[name=source]")
    if source.count():
        source.fill("A register")
    page.locator("main form button.pri").click()
    page.wait_for_load_state()


def work() -> None:
    """Carries out what waits."""
    while (job := worker.take("test")) is not None:
        worker.carry_out(job, Run(job))

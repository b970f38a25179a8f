"""From a pasted document to IATI: a target is confirmed, counted for a project, seen with its quote, and exported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings
from lxml import etree
from playwright.sync_api import Page, expect
from pytest_django import Settings

from daodi.hub.cooperation.evidence.models import Fact
from daodi.hub.cooperation.iati.standard.check import Standard, is_valid
from daodi.hub.cooperation.iati.standard.parsing import parse
from daodi.hub.cooperation.programmes import plans, projects
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.operate import schemas
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way

SHARED = Path(__file__).resolve().parents[6] / "shared"
PROMISE = "120 billion yuan"
TITLE = "Operating income of the pharmaceutical industry"


@pytest.fixture(scope="module")
def shared() -> Path:
    """The folder of real material beside the repository; these tests are skipped where it is absent."""
    if not all((SHARED / part).is_dir() for part in ("seeds", "conformance/iati")):
        pytest.skip(f"real material is not here: {SHARED.name}/seeds and conformance/iati beside the repository")
    return SHARED


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in which the official files of IATI are installed."""
    folder = tmp_path_factory.mktemp("site")
    with override_settings(SITE=folder):
        schemas.install("iati", shared / "conformance" / "iati")
    return folder


@pytest.fixture
def document(shared: Path) -> str:
    """The document that promises the income."""
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    return next(text for text in texts if PROMISE in text)


@pytest.fixture
def project(alice: Actor) -> Project:
    """A project of a plan of Alice's, with what IATI asks of one; nothing is counted of it yet."""
    assert alice.organisation is not None
    alice.organisation.identifiers.create(scheme="iati", value="CN-TEST-1")
    plan = plans.add_plan(actor=alice, title="Biomedical industry", about="Growth by 2025.", begins="2021-01-01")
    plans.add_party(actor=alice, of=plan, name="A province", role="accountable")
    made = projects.add_project(
        actor=alice,
        plan=plan,
        title="Pharmaceutical industry",
        about="Firms, clusters and platforms.",
        stage="implementation",
        actual_start="2021-01-01",
        sectors=[{"code": "32168", "vocabulary": "1", "percentage": ""}],
        countries=[{"code": "CN"}],
    )
    plans.add_party(actor=alice, of=made, name="A province", role="implementing")
    return made


def pasted(page: Page, way: Way, text: str) -> None:
    """The text is pasted with its day, and read for facts."""
    page.goto("/cooperation/evidence/add")
    page.locator("#text").fill(text)
    page.locator("#title").fill("Press conference on the biomedical industry")
    page.locator("#published").fill("2021-04-21")
    page.get_by_role("button", name=way.said("Read for facts")).click()
    page.wait_for_url("**/sources/*")


def judged(page: Page, way: Way) -> None:
    """Each fact is looked at, with one key or one form: the promise is confirmed, the last one is left as it is."""
    waiting = Fact.objects.filter(state="proposed").count()
    assert waiting > 5
    for _one in range(waiting - 1):
        lit, keep = page.locator("blockquote mark.lit"), page.locator("button[value=confirm]")
        step = "reject" if "Taichung" in lit.inner_text() else "confirm"
        before = page.url
        if way.scripts:
            page.keyboard.press("y" if step == "confirm" else "n")
        else:
            page.locator(f"button[value={step}]").first.click()
        page.wait_for_url(lambda url, before=before: url != before)
        keep.wait_for()


def counted(page: Page, way: Way, fact: Fact, project: Project) -> None:
    """The confirmed target counts for a new indicator of the project."""
    page.goto(f"/cooperation/evidence/facts/{fact.pk}")
    page.locator("#of").select_option(f"project:{project.pk}")
    page.locator("#title").fill(TITLE)
    page.get_by_role("button", name=way.said("Count it there")).click()
    page.get_by_role("link", name=TITLE).click()
    page.wait_for_url("**/indicators/*")


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_a_promise_goes_from_its_words_to_iati(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    settings: Settings,
    site: Path,
    document: str,
    project: Project,
    alice: Actor,
    way: Way,
) -> None:
    settings.SITE = site
    page = signed(way, alice)
    pasted(page, way, document)
    picture(page, f"promise-read-{way}")
    judged(page, way)
    fact = Fact.objects.get(quote__contains=PROMISE)
    left = Fact.objects.get(state="proposed")
    assert (fact.state, fact.type, fact.deadline) == ("confirmed", "target", "2025")

    page.goto(f"/cooperation/evidence/facts/{fact.pk}")
    wrong = seen(page, way)
    picture(page, f"promise-counted-for-{way}")
    counted(page, way, fact, project)
    main = page.locator("main")
    expect(main.locator("q", has_text=PROMISE).first).to_be_visible()
    expect(main.get_by_text("120,000,000,000").first).to_be_visible()
    expect(main.get_by_text(way.said("No data")).first).to_be_visible()
    picture(page, f"promise-indicator-{way}")
    wrong += seen(page, way)

    page.goto(f"/cooperation/plans/{project.plan_id}")
    page.locator("form[action$='/visibility'] button").click()
    page.wait_for_load_state()
    page.goto("/iati")
    picture(page, f"promise-iati-{way}")
    wrong += seen(page, way)
    goes_out(page.request.get("/iati/activities.xml").body(), Standard(schemas.folder("iati")), left)
    assert wrong == []


def goes_out(content: bytes, standard: Standard, left: Fact) -> None:
    """The export is valid, tells the target with its day, and nothing that nobody confirmed."""
    assert is_valid(standard.findings(parse(content), today=date.today()))
    tree = etree.fromstring(content)
    [period] = tree.iterfind(".//indicator/period")
    assert [one.get("value") for one in period.iterfind("target")] == ["120000000000"]
    assert period.find("period-end").get("iso-date") == "2025-12-31"
    assert tree.findtext(".//result/title/narrative") == TITLE
    assert left.quote not in content.decode()
    assert "Taichung" not in content.decode()


def seen(page: Page, way: Way) -> list[str]:
    """What is wrong with how the page is made: its width, and where scripts run what axe finds."""
    return aside(page) + (faults(page) if way.scripts else [])

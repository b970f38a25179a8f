"""What everybody sees of a cooperation, and what nobody does."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.cooperation.front import actions, partners, telling
from daodi.hub.cooperation.front.models import Cooperation, Figure, Partner
from daodi.hub.cooperation.front.tests.conftest import QUOTE, counted, reading
from daodi.hub.cooperation.programmes import indicators, plans
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound

AT = "/c/corridor"


def test_a_page_says_what_it_is_to_people_and_to_search_engines(client: Client, pages: Cooperation) -> None:
    page = client.get(AT).content.decode()
    assert "<title>Cooperation of the corridor · daodi</title>" in page
    assert '<meta name="description" content="Health along the corridor.">' in page
    assert f'<link rel="canonical" href="http://testserver{AT}">' in page
    assert "<title>走廊合作 · daodi</title>" in client.get(AT, {"lang": "zh-Hant"}).content.decode()


def test_a_figure_stands_as_stated_with_its_words(client: Client, trained: Figure) -> None:
    page = client.get(f"{AT}/figures/{trained.pk}").content.decode()
    for said in ("at least 1,200 persons", "since the beginning", "2020-12-31", QUOTE, "yearbook.txt"):
        assert said in page, said
    assert QUOTE in client.get(AT).content.decode()


def test_persons_are_never_person_times(client: Client, alice: Actor, trained: Figure) -> None:
    reading(alice, trained.indicator, value=3000, count_kind="person_times", unit="people", quote="3000 people")
    page = client.get(f"{AT}/figures/{trained.pk}").content.decode()
    assert "person-times" in page
    assert "counts another kind of thing" in page
    assert "3,000" not in client.get(AT).content.decode()


def test_values_that_contradict_each_other_stand_both(client: Client, alice: Actor, trained: Figure) -> None:
    reading(alice, trained.indicator, value=900, qualifier="exact", quote="900 were trained")
    page = client.get(f"{AT}/figures/{trained.pk}").content.decode()
    for said in ("at least 1,200 persons", "900 persons", "Sources differ"):
        assert said in page
    assert "1,050" not in page


@pytest.mark.parametrize("step", ["outdate", "dispute", "supersede"])
def test_a_figure_vanishes_when_its_reading_no_longer_stands(
    client: Client, alice: Actor, trained: Figure, step: str
) -> None:
    at = f"{AT}/figures/{trained.pk}"
    assert client.get(at).status_code == 200
    indicators.take_step(actor=alice, figure=trained.indicator.readings.get(), name=step, reason="It changed.")
    assert client.get(at).status_code == 404
    if step != "supersede":
        indicators.take_step(actor=alice, figure=trained.indicator.readings.get(), name="reject", reason="It is wrong.")
        assert client.get(at).status_code == 404
    for address in (AT, f"{AT}/report", f"{AT}/figures.csv"):
        assert QUOTE not in client.get(address).content.decode()


def test_a_figure_vanishes_when_its_plan_is_taken_back(client: Client, alice: Actor, trained: Figure) -> None:
    plan = trained.indicator.plan
    assert plan is not None
    plans.show(actor=alice, plan=plan, visibility="private")
    assert client.get(f"{AT}/figures/{trained.pk}").status_code == 404


@pytest.fixture
def asked(alice: Actor, charlie: Actor, pages: Cooperation) -> Partner:
    assert charlie.organisation is not None
    return partners.ask(actor=alice, cooperation=pages, member=charlie.organisation)


def test_a_partner_is_named_while_it_confirms(client: Client, alice: Actor, charlie: Actor, asked: Partner) -> None:
    assert "Rotterdam" not in client.get(AT).content.decode()
    with pytest.raises(NotFound):
        partners.answer(actor=alice, partner=asked, name="confirm")
    partners.answer(actor=charlie, partner=asked, name="confirm")
    assert "Buyers of Rotterdam" in client.get(AT).content.decode()
    with pytest.raises(Conflict):
        partners.drop(actor=alice, partner=asked)
    partners.answer(actor=charlie, partner=asked, name="leave")
    assert "Rotterdam" not in client.get(AT).content.decode()


def test_a_member_is_asked_on_a_page_of_pages_not_yet_published(
    alice: Actor, charlie: Actor, pages: Cooperation, signed_in: Callable[[Actor], Client]
) -> None:
    set_visibility(actor=alice, subject=pages, visibility="private")
    at = reverse("front:page", args=[pages.pk])
    assert signed_in(charlie).get(at).status_code == 404
    sent = signed_in(alice).post(f"{at}/partners", {"member": "Buyers of Rotterdam"})
    assert sent.status_code == 302
    assert "May Buyers of Rotterdam be named as a partner?" in signed_in(charlie).get(at).content.decode()
    answered = signed_in(charlie).post(reverse("front:answer", args=[pages.partners.get().pk]), {"step": "confirm"})
    assert answered["Location"] == at
    assert pages.partners.get().state == "confirmed"


def test_nothing_private_is_in_any_public_answer(
    client: Client, alice: Actor, pages: Cooperation, trained: Figure, asked: Partner
) -> None:
    private = counted(alice, "Hidden-private", visibility="private")
    reading(alice, private, quote="Hidden-private-quote")
    actions.choose(actor=alice, cooperation=pages, indicator=private)
    reading(alice, trained.indicator, value=7, quote="Hidden-proposed", confirm=False)
    actions.choose(actor=alice, cooperation=pages, indicator=counted(alice, "Hidden-empty"))
    other = actions.add(actor=alice, facts={"slug": "other", "name": "Hidden-pages"})
    telling.tell(actor=alice, cooperation=other, facts={"title": "Hidden-news", "text": "Hidden-text"})
    news = telling.tell(actor=alice, cooperation=pages, facts={"title": "Good news", "text": "All went well."})
    answers = [f"{AT}{rest}" for rest in ("", "/report", "/figures.csv", "/news", "/news.atom", f"/news/{news.pk}")]
    for address in (*answers, f"{AT}/figures/{trained.pk}", reverse("front:list"), reverse("front:coverage")):
        for language in ("en", "zh-Hans", "zh-Hant"):
            answer = client.get(address, {"lang": language})
            assert answer.status_code == 200
            said = answer.content.decode()
            for secret in ("Hidden", "Rotterdam", "Alice", "alice@"):
                assert secret not in said, (address, secret)


def test_the_table_to_take_away_holds_each_statement_with_its_quote(
    client: Client, alice: Actor, trained: Figure
) -> None:
    reading(alice, trained.indicator, value=900, qualifier="exact", quote="=900 were trained")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{AT}/figures.csv").content.decode("utf-8-sig"))))
    told = {(row["value"], row["qualifier"], row["count_kind"], row["contradicted"], row["quote"]) for row in rows}
    assert told == {
        ("1200", "at_least", "persons", "yes", QUOTE),
        ("900", "exact", "persons", "yes", "'=900 were trained"),
    }


def test_the_report_holds_everything_on_one_page(client: Client, trained: Figure) -> None:
    page = client.get(f"{AT}/report").content.decode()
    for said in ("Cooperation of the corridor", "at least 1,200 persons", QUOTE, "As it stood on"):
        assert said in page


def test_many_figures_cost_no_more_questions(
    client: Client, alice: Actor, pages: Cooperation, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(4):
        indicator = counted(alice, f"Figure {number}")
        reading(alice, indicator)
        actions.choose(actor=alice, cooperation=pages, indicator=indicator)
    client.get(AT)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        client.get(AT)

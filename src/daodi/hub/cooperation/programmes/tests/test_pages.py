"""The pages of this room, as those who may see them find them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.cooperation.programmes import indicators, plans
from daodi.hub.cooperation.programmes.models import Indicator, Plan, Reading
from daodi.hub.cooperation.programmes.tests.matrix import ROUTES, objects
from daodi.hub.core.access.actor import Actor

SignedIn = Callable[[Actor], Client]
pytestmark = pytest.mark.django_db


def test_every_page_of_a_plan_opens_in_each_language(alice: Actor, signed_in: SignedIn) -> None:
    things, browser = objects(alice), signed_in(alice)
    for route in ROUTES:
        if route.method == "get" and route.name.startswith("programmes:"):
            address = reverse(route.name, kwargs={name: things[name] for name in route.given})
            for lang in ("en", "zh-Hans"):
                answer = browser.get(address, {"lang": lang})
                assert answer.status_code == 200, (route.name, answer.content.decode()[:2000])


def test_a_form_with_a_mistake_stands_again_with_what_was_sent(alice: Actor, signed_in: SignedIn) -> None:
    answer = signed_in(alice).post(reverse("programmes:add-plan"), {"title": "A plan", "begins": "soon"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="A plan"' in page
    assert 'href="#begins"' in page
    assert 'id="begins-error"' in page


def test_a_plan_is_entered_promised_counted_and_read_by_hand(alice: Actor, signed_in: SignedIn) -> None:
    browser = signed_in(alice)
    browser.post(reverse("programmes:add-plan"), {"title": "Health plan", "title-zh-hans": "卫生计划"})
    plan = Plan.objects.get()
    browser.post(reverse("programmes:add-commitment", args=[plan.pk]), {"text": "Train 1200 people"})
    commitment = plan.commitments.get()
    counts = {"title": "trained", "count_kind": "persons", "aggregation": "cumulative", "measure": "unit"}
    browser.post(
        reverse("programmes:add-indicator", args=[commitment.pk]), {**counts, "direction": "up", "baseline": ""}
    )
    indicator = Indicator.objects.get()
    sent = {"value": "1,200", "qualifier": "at_least", "deadline": "2025", "modality": "target"}
    browser.post(reverse("programmes:add-target", args=[indicator.pk]), sent)
    read = {"value": "1,300", "qualifier": "exact", "begins": "", "ends": "2025-06-30", "quote": "1300 were trained"}
    browser.post(reverse("programmes:add-reading", args=[indicator.pk]), read)
    page = browser.get(reverse("programmes:indicator", args=[indicator.pk])).content.decode()
    assert "No data" in page  # what is proposed does not count
    browser.post(reverse("programmes:step-reading", args=[Reading.objects.get().pk]), {"step": "confirm"})
    page = browser.get(reverse("programmes:indicator", args=[indicator.pk])).content.decode()
    assert "Reached" in page
    assert "1300 were trained" in page
    chinese = browser.get(reverse("programmes:plan", args=[plan.pk]), {"lang": "zh-Hans"}).content.decode()
    assert "卫生计划" in chinese


def test_others_never_see_an_unconfirmed_figure(alice: Actor, signed_in: SignedIn) -> None:
    things = objects(alice)
    indicator = Indicator.objects.get(pk=str(things["indicator_id"]))
    sure = indicators.add_reading(actor=alice, indicator=indicator, value=41, ends="2026-01-01")
    indicators.take_step(actor=alice, figure=sure, name="confirm")
    indicators.add_reading(actor=alice, indicator=indicator, value=98765, ends="2026-01-01")
    plans.show(actor=alice, plan=Plan.objects.get(), visibility="published")
    for name, key in (
        ("indicator", "indicator_id"),
        ("plan", "plan_id"),
        ("paper", "plan_id"),
        ("plan-csv", "plan_id"),
    ):
        page = Client().get(reverse(f"programmes:{name}", args=[things[key]]))
        assert page.status_code == 200
        assert "98,765" not in page.content.decode()
        assert "98765" not in page.content.decode()


def test_the_list_of_plans_asks_the_database_as_often_for_many_as_for_one(
    alice: Actor, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(8):
        plan = plans.add_plan(actor=alice, title=f"Plan {number}")
        commitment = plans.add_commitment(actor=alice, plan=plan, text="Train")
        indicators.add_indicator(
            actor=alice, commitment=commitment, title="trained", count_kind="persons", aggregation="cumulative"
        )
    browser = signed_in(alice)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        assert browser.get(reverse("programmes:plans")).status_code == 200

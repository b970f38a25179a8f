"""What a reader in another jurisdiction is shown on pages, in files and by the API tells nothing that is withheld."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.surveillance import queries
from daodi.hub.health.surveillance.models import Network, NetworkMember, Tally
from daodi.hub.health.surveillance.tests.conftest import Published, office

pytestmark = pytest.mark.django_db
In = Callable[[Actor], Client]
QUIET = [5, 6, 7, 6, 5, 7, 6, 5, 6]
CHANGING = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|csrfmiddlewaretoken\" value=\"\w+\""
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*|World(%20|\+| )(one|two)"
)


def test_two_worlds_that_differ_in_what_is_withheld_alone_read_the_same(
    published: Published, keo: Actor, signed_in: In
) -> None:
    worlds = [
        published({"A": [20, *QUIET[1:], 40], "B": [small, *QUIET], "C": [11 - small, *QUIET]}, disease=name)
        for small, name in ((2, "World one"), (4, "World two"))
    ]
    browser = signed_in(keo)
    one, two = ([browser.get(path).content.decode() for path in _paths(keo, world)] for world in worlds)
    assert len(one) == len(two) == 9
    for first, second in zip_longest(one, two):
        assert CHANGING.sub("", first) == CHANGING.sub("", second)


def _paths(reader: Actor, tally: Tally) -> list[str]:
    series = tally.series.order_by("area__code")
    alerts = queries.alerts(reader).filter(series__tally=tally)
    return [
        *(reverse(f"surveillance:{name}", args=[tally.pk]) for name in ("counts", "csv", "dhis2")),
        *(reverse("surveillance:series", args=[one.pk]) for one in series),
        *(reverse("surveillance:alert", args=[one.pk]) for one in alerts),
        *(reverse(f"api:{name}", args=[tally.pk]) for name in ("one_counts", "counts_for_dhis2")),
    ]


def test_a_file_is_sent_and_what_of_it_was_wrong_is_told(dong: Actor, signed_in: In) -> None:
    browser = signed_in(dong)
    content = "地区,周,病例数\n昆明,2024-W01,12\n昆明,2024-W02,<5\n".encode()
    answer = browser.post(
        reverse("surveillance:send"), {"disease": "登革热", "file": SimpleUploadedFile("周报.csv", content)}
    )
    assert answer.status_code == 200
    assert "1 new, 0 revised." in answer.text
    assert "&#x27;&lt;5&#x27; is no count" in answer.text
    assert browser.post(reverse("surveillance:send"), {"disease": "x"}).status_code == 422


def test_an_office_is_invited_by_name_and_accepts(dong: Actor, network: Network, signed_in: In) -> None:
    other = office("Office of Hanoi", "VN")
    page = reverse("surveillance:invite", args=[network.pk])
    assert signed_in(dong).post(page, {"organisation": "Office of Nowhere"}).status_code == 422
    assert signed_in(dong).post(page, {"organisation": "office of hanoi"}).status_code == 302
    member = NetworkMember.objects.get(organisation=other.organisation)
    browser = signed_in(other)
    assert "Accept" in browser.get(reverse("surveillance:network", args=[network.pk])).text
    browser.post(reverse("surveillance:member-step", args=[member.pk]), {"step": "accept"})
    member.refresh_from_db()
    assert member.state == "accepted"


def test_a_step_without_words_is_asked_for_again(published: Published, keo: Actor, signed_in: In) -> None:
    published({"A": [*QUIET, 40]})
    alert = queries.alerts(keo).get()
    answer = signed_in(keo).post(
        reverse("surveillance:step", args=[alert.pk]), {"step": "acknowledge", "acknowledge-words": " "}
    )
    assert answer.status_code == 422
    assert "This field is required." in answer.text

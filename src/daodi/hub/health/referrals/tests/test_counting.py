"""Persons are counted once, against thresholds that say where they were read; the desk warns in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.referrals.counting import counts, duties, person_key, thresholds
from daodi.hub.health.referrals.models import Exported


def test_each_fact_of_law_says_its_clause_and_where_it_was_read() -> None:
    for one in (*thresholds(), *duties()):
        assert one.clause
        assert one.source.startswith("http")
        assert one.quality in ("official", "secondary", "curated")
        assert all((one.english, one.zh_hans, one.zh_hant))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"identifier": [{"system": "a", "value": "1"}]}, {"identifier": [{"system": "a", "value": "1"}]}, True),
        ({"identifier": [{"system": "a", "value": "1"}]}, {"identifier": [{"system": "b", "value": "1"}]}, False),
        ({"name": [{"family": "Lin"}], "birthDate": "1977"}, {"name": [{"family": "Lin"}], "birthDate": "1977"}, True),
        ({"name": [{"family": "Lin"}]}, {"name": [{"family": "Lin"}]}, False),
    ],
)
def test_persons_are_told_apart_by_number_or_by_name_and_birth(one: object, other: object, same: bool) -> None:
    assert (person_key("x", one, 1) == person_key("x", other, 2)) is same
    assert person_key("x", one, 1) != person_key("y", one, 1)


@pytest.mark.parametrize(("persons", "warns"), [(7999, False), (8000, True), (10_000, True)])
def test_the_desk_warns_at_eighty_per_cent(
    persons: int, warns: bool, alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    assert alice.organisation
    year = timezone.localdate().year
    made = [Exported(exporter=alice.organisation, year=year, person=str(number)) for number in range(persons)]
    Exported.objects.bulk_create([*made, Exported(exporter=alice.organisation, year=year - 1, person="before")])
    [count] = counts(alice.organisation, year)
    assert (count.persons, count.warns) == (persons, warns)
    said = signed_in(alice).get("/health/referrals").content.decode()
    assert ("Articles 7 and 8" in said) is warns

"""Organisations are found by each of their names and numbers, as soon as they take part and no sooner."""

from __future__ import annotations

import pytest
from django.test import Client

from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.actions import approve, found_organisation, suspend
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.naming import identify, rename

NAMES = {"zh-hans": "陇西药材合作社", "zh-hant": "隴西藥材合作社", "en": "Longxi Herb Cooperative"}


@pytest.fixture
def party(db: None) -> Organisation:
    made = found_organisation(
        actor=OPERATING, name="Coopérative de Longxi", kind="grower", jurisdiction="CN", names=NAMES
    )
    approve(actor=OPERATING, organisation=made)
    return made


def pages(client: Client, text: str) -> str:
    return client.get("/search", {"q": text, "all": "1"}).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "陇西",
        "隴西",
        "药材",
        "longxi",
        "long xi",
        "Longxi Herb",
        "cooperative de",
        "合作社",
        "herb coop",
        "longxiyaocai",
    ],
)
def test_a_member_is_found_by_any_of_its_names(client: Client, party: Organisation, text: str) -> None:
    assert f"/organisations/{party.pk}" in pages(client, text)


@pytest.mark.parametrize(
    "text", ["隴西藥材合作社", "陇西药材合作社", "longxi herb cooperative", "COOPERATIVE DE LONGXI"]
)
def test_the_whole_name_leads_to_its_page(client: Client, party: Organisation, text: str) -> None:
    assert client.get("/search", {"q": text})["Location"] == f"/organisations/{party.pk}"


def test_a_new_name_and_a_number_are_found(client: Client, party: Organisation) -> None:
    rename(actor=OPERATING, organisation=party, name="Growers of Min County", names={"zh-hans": "岷县合作社"})
    identify(actor=OPERATING, organisation=party, scheme="gln", value="4012345000009")
    for text in ("Min County", "岷县", "4012345000009", "隴西"):
        assert f"/organisations/{party.pk}" in pages(client, text)
    assert f"/organisations/{party.pk}" not in pages(client, "Coopérative de")


def test_who_waits_or_was_stopped_is_not_found(client: Client, charlie: Actor, party: Organisation) -> None:
    waits = found_organisation(actor=OPERATING, name="Longxi waits", kind="grower", jurisdiction="CN")
    assert f"/organisations/{waits.pk}" not in pages(client, "Longxi waits")
    suspend(actor=OPERATING, organisation=party)
    assert f"/organisations/{party.pk}" not in pages(client, "longxi")

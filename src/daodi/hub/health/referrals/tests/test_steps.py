"""What each side reads at each step, and that what was rejected or withdrawn leaves nothing behind."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.health.fhir.models import Look
from daodi.hub.health.fhir.validation import is_valid, validate
from daodi.hub.health.referrals import consenting, emergency, reading
from daodi.hub.health.referrals.models import Deed, Exported, Offer, Record, Referral, Release
from daodi.hub.health.referrals.tests.conftest import REPORT, completed, consent, referred, stepped

SECRETS = ("SECRET", "1977-09-07")


def read(actor: Actor, one: Referral, what: Any) -> str:
    """What a side reads, as text; empty where it is denied."""
    try:
        found = reading.opened(actor, one, what, timezone.now())
    except Conflict:
        return ""
    return json.dumps([found.body, found.request])


def test_the_offer_names_nobody_and_says_what_is_coded(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui)
    said = read(rui, one, "offer")
    assert not any(secret in said for secret in SECRETS)
    assert all(code in said for code in ('"I10"', '"91936005"', '"1977"', "female", "cardiology"))
    assert read(rui, one, "record") == ""


def test_who_accepts_gets_what_was_agreed_to_and_no_word_more(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui, agreed=consent(classes=("clinical",))), "accept")
    said = read(rui, one, "record")
    assert '"1977-09-07"' in said
    assert '"C08CA01"' in said
    assert "SECRET" not in said
    assert read(rui, one, "offer") == "", "the offer is over"
    other = stepped(rui, referred(alice, rui, agreed=consent(classes=("clinical", "identity"))), "accept")
    named = read(rui, other, "record")
    assert "LinSECRET" in named
    assert "MRN-SECRET-4711" in named
    assert "confidence" not in named
    assert "+856-SECRET" not in named


def test_what_is_released_is_a_valid_document(alice: Actor, rui: Actor) -> None:
    one = completed(alice, rui)
    for what, who in (("record", alice), ("record", rui), ("report", alice), ("report", rui)):
        found = reading.opened(who, one, what, timezone.now())
        assert found.body["type"] == "document"
        assert [str(issue) for issue in validate(found.body) if issue.severity == "error"] == []
        assert found.request is None or is_valid(found.request)


def test_who_rejects_keeps_not_one_byte_of_the_person(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui)
    read(rui, one, "offer")
    stepped(rui, one, "reject", reason="no-place")
    assert read(rui, one, "offer") == read(rui, one, "record") == ""
    assert not Offer.objects.exists()
    assert not Release.objects.exists()
    for kind in apps.get_models():
        if kind is not Record:
            rows = json.dumps(list(kind._default_manager.values()), default=str)
            assert not any(secret in rows for secret in SECRETS), kind


def test_without_consent_nothing_crosses_a_border(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui, agreed=False)
    assert read(rui, one, "offer") == ""
    one = stepped(rui, one, "accept")
    assert read(rui, one, "record") == ""
    assert Look.objects.filter(type="Bundle", how="denied").count() == 2
    consenting.give(actor=alice, referral=one, consent=consent(), now=timezone.now())
    assert "LinSECRET" in read(rui, one, "record")


@pytest.mark.parametrize("facts", [{"abroad": False}, {"starts_in": 3}])
def test_a_consent_that_does_not_cover_it_releases_nothing(facts: dict[str, Any], alice: Actor, rui: Actor) -> None:
    if "starts_in" in facts:
        facts = {"starts": timezone.localdate() + timedelta(days=facts["starts_in"])}
    one = stepped(rui, referred(alice, rui, agreed=consent(**facts)), "accept")
    assert read(rui, one, "record") == read(rui, one, "offer") == ""


def test_a_consent_that_is_withdrawn_ends_access_at_once(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui), "accept")
    assert read(rui, one, "record")
    consenting.withdraw(actor=alice, referral=one, now=timezone.now())
    assert read(rui, one, "record") == ""
    assert [release.body for release in one.releases.all()] == [None]
    assert "LinSECRET" in read(alice, one, "record"), "the sender's own record is its own"


def test_a_consent_that_ran_out_ends_access_by_itself(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui), "accept")
    later = timezone.now() + timedelta(days=181)
    assert reading.readable_now(rui, one, "record", timezone.now())
    assert reading.readable_now(rui, one, "record", later) is None


def test_the_report_goes_back_minimised_the_same_way(alice: Actor, rui: Actor) -> None:
    one = completed(alice, rui)
    said = read(alice, one, "report")
    assert '"I25.1"' in said
    assert "SECRET" not in said
    kept = stepped(rui, referred(alice, rui, agreed=consent(back=False)), "accept", "start")
    kept = stepped(rui, kept, "complete", report=REPORT)
    assert read(alice, kept, "report") == ""
    assert read(rui, kept, "report")


def test_each_step_sent_again_happens_once(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui), "receive", "accept", "accept", "start", "receive", "accept")
    assert one.state == "in-progress"
    assert Deed.objects.filter(step="accept").count() == 1
    with pytest.raises(Conflict):
        stepped(rui, one, "reject", reason="other")
    with pytest.raises(NotAllowed):
        stepped(alice, one, "complete")


def test_a_number_sent_again_is_the_same_referral_and_with_other_content_a_conflict(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui, asked={"key": "2026/17"})
    assert referred(alice, rui, asked={"key": "2026/17"}) == one
    with pytest.raises(Conflict):
        referred(alice, rui, asked={"key": "2026/17", "priority": "stat"})
    assert Referral.objects.count() == 1


def test_what_cannot_be_sent_says_why(alice: Actor, rui: Actor) -> None:
    with pytest.raises(Invalid, match="yourselves"):
        referred(alice, alice)
    with pytest.raises(Invalid, match="medical data"):
        referred(alice, rui, agreed=consent(classes=("identity",)))
    assert not Referral.objects.exists()


def test_an_access_in_an_emergency_is_told_and_looked_at(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui, agreed=False)
    with pytest.raises(Invalid):
        emergency.open_record(actor=rui, referral=one, why="", now=timezone.now())
    emergency.open_record(actor=rui, referral=one, why="Unconscious, in the operating room.", now=timezone.now())
    said = read(rui, one, "record")
    assert "LinSECRET" in said
    assert "confidence" not in said
    assert "+856" not in said
    emergency.review(actor=alice, referral=one, answer="refused", now=timezone.now())
    assert read(rui, one, "record") == ""
    with pytest.raises(Conflict):
        emergency.open_record(actor=rui, referral=one, why="Unconscious, once more.", now=timezone.now())


def test_who_withdraws_ends_an_access_in_an_emergency_too(alice: Actor, rui: Actor) -> None:
    one = referred(alice, rui, agreed=consent(abroad=False))
    emergency.open_record(actor=rui, referral=one, why="Unconscious, in the operating room.", now=timezone.now())
    one = stepped(rui, one, "receive", "accept")
    assert "LinSECRET" in read(rui, one, "record")
    consenting.withdraw(actor=alice, referral=one, now=timezone.now(), by_person=True)
    assert read(rui, one, "record") == ""


def test_what_a_stranger_asks_for_is_denied_and_kept(alice: Actor, rui: Actor, charlie: Actor) -> None:
    one = referred(alice, rui)
    with pytest.raises(NotFound):
        reading.referral(charlie, one.pk)
    [look] = Look.objects.filter(how="denied")
    assert (look.organisation, look.record) == (charlie.organisation, one.pk)


def test_each_person_is_counted_once_a_year_for_each_exporter(alice: Actor, rui: Actor) -> None:
    for _again in range(2):
        completed(alice, rui)
    assert {(one.exporter, one.year) for one in Exported.objects.all()} == {
        (alice.organisation, timezone.localdate().year),
        (rui.organisation, timezone.localdate().year),
    }
    assert Exported.objects.count() == 2


def test_nothing_of_the_person_stands_in_the_chain_of_what_was_done(alice: Actor, rui: Actor) -> None:
    completed(alice, rui)
    said = json.dumps(list(Entry.objects.values()), default=str)
    assert not any(secret in said for secret in SECRETS)

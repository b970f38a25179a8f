"""The person's own page: opened with the year of birth, shows who read what, and ends the consent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.health.referrals import patient, reading
from daodi.hub.health.referrals.models import Link, Referral
from daodi.hub.health.referrals.tests.conftest import referred, stepped


def opened(secret: str) -> Client:
    """A phone on which the page was opened."""
    phone = Client()
    assert phone.post(f"/my-referral/{secret}", {"year": "1977"}).status_code == 302
    return phone


def test_the_page_shows_where_it_stands_and_who_read_it_and_no_record(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui), "accept")
    reading.opened(rui, one, "record", timezone.now())
    secret = patient.make_link(actor=alice, referral=one, now=timezone.now())
    assert "Hospital of Vientiane" not in Client().get(f"/my-referral/{secret}").content.decode()
    said = opened(secret).get(f"/my-referral/{secret}").content.decode()
    assert "Cardiology" in said
    assert "read the record" in said
    assert not any(word in said for word in ("SECRET", "1977", "Hypertension", "I10"))
    for tongue, word in (("zh-Hans", "我的同意"), ("zh-Hant", "誰查閱過")):
        assert word in opened(secret).get(f"/my-referral/{secret}?lang={tongue}", follow=True).content.decode()


def test_the_person_withdraws_and_nobody_reads_it_any_more(alice: Actor, rui: Actor) -> None:
    one = stepped(rui, referred(alice, rui), "accept")
    secret = patient.make_link(actor=alice, referral=one, now=timezone.now())
    assert Client().post(f"/my-referral/{secret}/withdraw").status_code == 404, "not opened yet"
    opened(secret).post(f"/my-referral/{secret}/withdraw")
    one = Referral.objects.get()
    assert reading.readable_now(rui, one, "record", timezone.now()) is None
    assert one.consents.get().by_person


def test_five_wrong_years_close_the_link(alice: Actor, rui: Actor) -> None:
    secret = patient.make_link(actor=alice, referral=referred(alice, rui), now=timezone.now())
    for year in ("1900", "1901", "١٩٧٧", "1903", "1904"):
        assert Client().post(f"/my-referral/{secret}", {"year": year}).status_code == 422
    assert Client().post(f"/my-referral/{secret}", {"year": "1977"}).status_code == 404


def test_a_link_ends_when_it_expires_is_withdrawn_or_made_anew(alice: Actor, rui: Actor) -> None:
    one, now = referred(alice, rui), timezone.now()
    first = patient.make_link(actor=alice, referral=one, now=now)
    second = patient.make_link(actor=alice, referral=one, now=now)
    with pytest.raises(NotFound):
        patient.link(first, now)
    assert patient.link(second, now).referral == one
    with pytest.raises(NotFound):
        patient.link(second, now + timedelta(days=91))
    patient.withdraw_link(actor=alice, referral=one, now=now)
    with pytest.raises(NotFound):
        patient.link(second, now)
    assert not Link.objects.filter(secret_hash__contains=second).exists()

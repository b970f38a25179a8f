"""Training: places, attendance, and certificates that anybody with the number may verify and nobody may browse."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.health.qualifications import queries, teaching
from daodi.hub.health.qualifications.models import Certificate, Enrolment, Training
from daodi.hub.health.qualifications.teaching import grouped, initials
from daodi.hub.health.qualifications.tests.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(charlie: Actor, training: Training) -> Enrolment:
    """Charlie's organisation sends Lin Mei-hua."""
    return teaching.enrol(actor=charlie, training=training, name="Lin Mei-hua", profession="nurse")


def completed(alice: Actor, place: Enrolment) -> Certificate:
    teaching.step_enrolment(actor=alice, enrolment=place, name="accept", today=TODAY)
    teaching.take_step(actor=alice, training=place.training, name="start")
    teaching.step_enrolment(actor=alice, enrolment=place, name="complete", today=TODAY)
    return Certificate.objects.get(enrolment=place)


def test_a_place_is_seen_by_who_gives_the_training_and_who_sent_the_person(
    place: Enrolment, alice: Actor, charlie: Actor, olga: Actor
) -> None:
    assert list(queries.enrolments(alice)) == list(queries.enrolments(charlie)) == [place]
    assert not queries.enrolments(olga).exists()
    assert not queries.enrolments(NOBODY).exists()


def test_no_more_are_accepted_than_there_are_places(training: Training, alice: Actor, charlie: Actor) -> None:
    for number in range(3):
        one = teaching.enrol(actor=charlie, training=training, name=f"Person {number}")
        if number < 2:
            teaching.step_enrolment(actor=alice, enrolment=one, name="accept", today=TODAY)
    with pytest.raises(Conflict):
        teaching.step_enrolment(actor=alice, enrolment=one, name="accept", today=TODAY)


def test_nobody_accepts_the_persons_they_sent(place: Enrolment, charlie: Actor, olga: Actor) -> None:
    with pytest.raises(NotAllowed):
        teaching.step_enrolment(actor=charlie, enrolment=place, name="accept", today=TODAY)
    with pytest.raises(NotFound):
        teaching.step_enrolment(actor=olga, enrolment=place, name="accept", today=TODAY)


def test_nobody_completes_what_has_not_begun(place: Enrolment, alice: Actor) -> None:
    teaching.step_enrolment(actor=alice, enrolment=place, name="accept", today=TODAY)
    with pytest.raises(Conflict):
        teaching.step_enrolment(actor=alice, enrolment=place, name="complete", today=TODAY)


def test_a_certificate_counts_the_hours_attended(place: Enrolment, alice: Actor, training: Training) -> None:
    teaching.step_enrolment(actor=alice, enrolment=place, name="accept", today=TODAY)
    for day, there in ((3, True), (4, False), (5, True)):
        facts = {"day": date(2026, 11, day), "hours": 4, "topic": "T"}
        session = teaching.add_session(actor=alice, training=training, facts=facts)
        present = [place.pk] if there else []
        teaching.attend(actor=alice, training=training, session_id=session.pk, present=present)
    assert teaching.hours_of(place) == 8


def test_a_day_outside_the_training_is_none_of_it(alice: Actor, training: Training) -> None:
    with pytest.raises(Invalid):
        teaching.add_session(actor=alice, training=training, facts={"day": date(2027, 1, 1), "hours": 4, "topic": "T"})


def test_whoever_has_the_number_sees_number_and_initials_and_no_more(place: Enrolment, alice: Actor) -> None:
    held = completed(alice, place)
    for typed in (held.number, grouped(held.number), held.number.lower()):
        page = Client().get(f"/health/qualifications/certificates/{typed}")
        text = page.content.decode()
        assert page.status_code == 200
        assert grouped(held.number) in text
        assert "L. M." in text
        for secret in ("Mei-hua", "Lin ", place.training.title, "Rotterdam", "2026-11"):
            assert secret not in text.partition("<main")[2].partition("</main")[0]


def test_a_number_that_was_never_issued_is_not_there() -> None:
    assert Client().get("/health/qualifications/certificates/AAAA-BBBB-CCCC-DDDD").status_code == 404
    asked = Client().get("/health/qualifications/certificates", {"number": "AAAA-BBBB"})
    assert asked.status_code == 404
    assert "No certificate has this number." in asked.content.decode()


def test_a_withdrawn_certificate_says_so(place: Enrolment, alice: Actor) -> None:
    held = completed(alice, place)
    teaching.withdraw_certificate(actor=alice, enrolment=place, why="Issued by mistake", today=TODAY)
    text = Client().get(f"/health/qualifications/certificates/{held.number}").content.decode()
    assert "was withdrawn" in text
    assert "mistake" not in text
    with pytest.raises(Conflict):
        teaching.withdraw_certificate(actor=alice, enrolment=place, why="Again", today=TODAY)


def test_numbers_are_long_and_never_the_same(place: Enrolment, alice: Actor) -> None:
    held = completed(alice, place)
    assert len(held.number) == 16
    assert set(held.number) <= set(teaching.SIGNS)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Lin Mei-hua", "L. M."), ("林美華", "林○○"), ("O", "O."), ("Ana da Silva", "A. D. S."), ("", "")],
)
def test_initials_tell_no_more_than_initials(name: str, said: str) -> None:
    assert initials(name) == said

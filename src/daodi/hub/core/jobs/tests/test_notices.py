"""Notices: on a page, marked as read, and by e-mail to those who want that, in their own language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext

from daodi.hub.core.access.actor import READ, Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.jobs import letters
from daodi.hub.core.jobs.actions import choose_letters, mark_read
from daodi.hub.core.jobs.models import Notice
from daodi.hub.core.jobs.notices import tell

pytestmark = pytest.mark.django_db


def test_a_notice_goes_out_by_e_mail_once_to_those_who_want_it(alice: Actor, bob: Actor) -> None:
    assert alice.user is not None
    assert bob.user is not None
    choose_letters(actor=bob, letters=True, language="en")
    bob.user.refresh_from_db()
    for person in (alice.user, bob.user):
        tell(to=person, say=lambda: "Your lot was shared.", path="/lots/7")
    assert (letters.send(), letters.send()) == (1, 0)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["bob@example.org"], "Your lot was shared.")
    assert "http://127.0.0.1:8000/lots/7\n" in letter.body
    assert letter.body.endswith("/notices\n")


def test_notice_and_letter_are_in_the_language_of_their_reader(bob: Actor) -> None:
    assert bob.user is not None
    choose_letters(actor=bob, letters=True, language="zh-hant")
    bob.user.refresh_from_db()
    tell(to=bob.user, say=lambda: gettext("Your job is done."))
    letters.send()
    [letter] = mail.outbox
    assert letter.subject == "您的任務已完成。"
    assert "您已選擇以電子郵件接收通知" in letter.body


def test_nothing_is_sent_any_more_once_it_was_turned_off_or_read(bob: Actor) -> None:
    assert bob.user is not None
    choose_letters(actor=bob, letters=True, language="en")
    tell(to=bob.user, say=lambda: "One")
    mark_read(actor=bob)
    tell(to=bob.user, say=lambda: "Two")
    choose_letters(actor=bob, letters=False, language="en")
    assert letters.send() == 0


def test_the_page_says_what_is_new_until_it_is_read(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    assert alice.user is not None
    tell(to=alice.user, say=lambda: "Charlie shared a lot with you.", path="/lots/7")
    browser = signed_in(alice)
    page = browser.get("/notices").content.decode()
    assert '<a href="/lots/7">Charlie shared a lot with you.</a>' in page
    assert page.count('class="tag">new') == 1
    assert browser.post("/notices/read")["Location"] == "/notices"
    page = browser.get("/notices").content.decode()
    assert ("Mark all as read" in page, page.count('class="tag">new')) == (False, 0)


def test_nobody_reads_or_marks_what_others_were_told(
    alice: Actor, bob: Actor, signed_in: Callable[..., Client]
) -> None:
    assert alice.user is not None
    tell(to=alice.user, say=lambda: "For Alice alone")
    assert "For Alice alone" not in signed_in(bob).get("/notices").content.decode()
    assert signed_in(bob).post("/api/notices/read").json() == {"marked": 0}
    assert Notice.objects.filter(read_at=None).count() == 1
    assert signed_in(alice).post("/api/notices/read").json() == {"marked": 1}


def test_a_reading_key_marks_and_chooses_nothing(alice: Actor) -> None:
    reading = Actor(user=alice.user, organisation=alice.organisation, roles=alice.roles, scopes=READ, via="key:daodi_a")
    with pytest.raises(NotAllowed):
        mark_read(actor=reading)
    with pytest.raises(NotAllowed):
        choose_letters(actor=reading, letters=True, language="en")
    with pytest.raises(Invalid):
        choose_letters(actor=alice, letters=True, language="tlh")


def test_the_choice_stands_in_the_history(alice: Actor) -> None:
    choose_letters(actor=alice, letters=True, language="zh-hans")
    [entry] = Entry.objects.all()
    assert (entry.verb, entry.changes) == ("set-letters", {"letters": [False, True], "language": ["", "zh-hans"]})

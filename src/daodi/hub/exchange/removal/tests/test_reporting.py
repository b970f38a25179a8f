"""Anyone reports a page; nobody but the operator learns who did."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.throttle import Fair
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.exchange.removal import limits, reporting
from daodi.hub.exchange.removal.models import Case
from daodi.hub.exchange.removal.tests.conftest import page
from daodi.hub.optional import standing

pytestmark = pytest.mark.django_db
SENT = {"reason": "copyright", "words": "These are our pictures.", "email": "rights@example.org"}
SignedIn = Callable[[Actor], Client]


def test_somebody_without_an_account_reports_and_follows(
    hers: Document, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    browser = Client()
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/exchange/removal/report", {**SENT, "page": f"https://hub.example{page(hers)}"})
    assert answer.status_code == 302
    said = browser.get(answer["Location"]).content.decode()
    number = Case.objects.get().number
    assert number in said
    assert "These are our pictures." in said
    [letter] = mail.outbox
    assert (letter.to, number in letter.body) == (["rights@example.org"], True)
    assert answer["Location"] in letter.body
    assert "pictures" not in letter.body


def test_the_operator_is_told_and_sees_it_by_deadline(hers: Document, olga: Actor, signed_in: SignedIn) -> None:
    for reason in ("other", "safety"):
        reporting.report(actor=NOBODY, page=page(hers), reason=reason, words="Look", email="a@example.org")
    said = signed_in(olga).get("/exchange/removal/desk").content.decode()
    assert re.findall(r"It endangers people|Another reason", said) == [
        "It endangers people",
        "Another reason",
    ]
    assert olga.user is not None
    assert olga.user.notices.count() == 2


def test_hidden_and_absent_pages_are_refused_in_the_same_words(hers: Document, alice: Actor, charlie: Actor) -> None:
    private = keep(actor=alice, name="b.csv", content=b"lot,Pb\n")
    said = set()
    for address in (page(private), "/documents/00000000-0000-4000-8000-000000000000", "/nowhere", "", "http://[", "/"):
        with pytest.raises(Invalid) as refused:
            reporting.report(actor=charlie, page=address, reason="fraud", words="Look")
        said.add(refused.value.fields["page"])
    assert len(said) == 1
    assert not Case.objects.exists()


def test_without_an_account_an_address_is_needed_and_a_reason_always(hers: Document, alice: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        reporting.report(actor=NOBODY, page=page(hers), reason="fraud", words="Look")
    assert set(refused.value.fields) == {"email"}
    with pytest.raises(Invalid):
        reporting.report(actor=NOBODY, page=page(hers), reason="dislike", words="Look", email="a@example.org")
    with pytest.raises(Invalid, match="own organisation"):
        reporting.report(actor=alice, page=page(hers), reason="fraud", words="Look")


def test_a_member_sends_a_file_that_the_operator_and_nobody_else_reads(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, signed_in: SignedIn
) -> None:
    file = SimpleUploadedFile("proof.csv", b"picture,taken\n1,2020\n")
    sent = {**SENT, "page": page(hers), "evidence": file}
    answer = signed_in(charlie).post("/exchange/removal/report", sent)
    assert answer.status_code == 302
    case = Case.objects.get()
    assert (case.evidence is not None, case.email) == (True, "")
    assert case.evidence is not None
    for who, status in ((charlie, 200), (olga, 200), (alice, 404)):
        assert signed_in(who).get(f"/api/documents/{case.evidence.pk}").status_code == status


def test_too_many_from_one_place_are_refused(hers: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "reports", Fair({"anonymous": 2, "member": 2}, limits.HOUR))
    browser = Client()
    sent = {**SENT, "page": page(hers)}
    told = [browser.post("/exchange/removal/report", sent).status_code for _one in range(3)]
    assert told == [302, 302, 429]
    assert browser.post("/api/removal/reports", sent, content_type="application/json").status_code == 429


def test_what_is_missing_is_said_at_its_field() -> None:
    answer = Client().post(
        "/exchange/removal/report", {"page": "/nowhere", "reason": "fraud", "words": "", "email": ""}
    )
    assert answer.status_code == 422
    assert answer.content.decode().count('class="em"') == 2


def test_every_page_of_a_room_has_its_rooms_records_behind_it() -> None:
    """A room's pages and its records go by one name; else its pages could not be reported."""
    rooms = {name.rpartition(".")[0] for name in standing("urls")}
    for config in apps.get_app_configs():
        if config.name in rooms and any(issubclass(one, Owned) for one in config.get_models()):
            assert import_module(f"{config.name}.urls").app_name == config.label

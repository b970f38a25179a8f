"""What an administrator does for an organisation: people, names, numbers, licences; and what nobody else may."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.documents.queries import documents
from daodi.hub.core.jobs.models import Notice
from daodi.hub.core.organisations import licences, members, naming, queries
from daodi.hub.core.organisations.models import Licence, Membership, Organisation

pytestmark = pytest.mark.django_db
GLN = "4006381333931"


def said() -> list[tuple[str, object]]:
    return [(one.verb, one.changes) for one in Entry.objects.all()]


def test_a_member_gets_another_role_and_is_told(alice: Actor, bob: Actor, growers: Organisation) -> None:
    assert bob.user is not None
    members.set_role(actor=alice, organisation=growers, user_id=bob.user.pk, role="admin")
    assert Membership.objects.get(user=bob.user).role == "admin"
    assert said() == [("set-role", {"user": str(bob.user.pk), "role": ["member", "admin"]})]
    assert [one.text for one in Notice.objects.filter(to=bob.user)] == ["Growers of Longxi: Administrator"]


def test_the_last_administrator_neither_steps_down_nor_leaves(alice: Actor, bob: Actor, growers: Organisation) -> None:
    assert alice.user is not None
    with pytest.raises(Conflict, match="needs an administrator"):
        members.set_role(actor=alice, organisation=growers, user_id=alice.user.pk, role="reader")
    with pytest.raises(Conflict, match="needs an administrator"):
        members.leave(actor=alice, organisation=growers, user_id=alice.user.pk)
    assert Membership.objects.get(user=alice.user).role == "admin"
    assert said() == []


def test_a_member_that_is_removed_acts_no_more(
    alice: Actor, bob: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    assert bob.user is not None
    browser = signed_in(bob)
    answer = signed_in(alice).post(f"/organisations/{growers.pk}/leave", {"user": str(bob.user.pk)})
    assert answer["Location"] == f"/organisations/{growers.pk}"
    assert browser.get("/api/me").json()["organisation"] is None


def test_a_withdrawn_invitation_opens_nothing(alice: Actor, charlie: Actor, growers: Organisation) -> None:
    assert charlie.user is not None
    invitation, secret = members.invite(actor=alice, organisation=growers, email=charlie.user.email, role="member")
    members.withdraw_invitation(actor=alice, organisation=growers, invitation_id=invitation.pk)
    with pytest.raises(NotFound):
        members.accept(actor=charlie, secret=secret)
    assert not queries.invitations(alice, growers).exists()


def test_an_invitation_taken_up_is_not_withdrawn(alice: Actor, charlie: Actor, growers: Organisation) -> None:
    assert charlie.user is not None
    invitation, secret = members.invite(actor=alice, organisation=growers, email=charlie.user.email, role="member")
    members.accept(actor=charlie, secret=secret)
    with pytest.raises(Conflict, match="taken up already"):
        members.withdraw_invitation(actor=alice, organisation=growers, invitation_id=invitation.pk)


def test_names_in_three_languages_are_set_changed_and_taken_away(alice: Actor, growers: Organisation) -> None:
    naming.rename(actor=alice, organisation=growers, name="Growers of Longxi", names={"zh-hans": "陇西种植社"})
    naming.rename(actor=alice, organisation=growers, name="Longxi Growers", names={"zh-hant": "隴西", "zh-hans": ""})
    growers.refresh_from_db()
    assert (growers.name, [(one.language, one.text) for one in growers.names.all()]) == (
        "Longxi Growers",
        [("zh-hant", "隴西")],
    )
    assert said()[1] == (
        "rename",
        {"name": ["Growers of Longxi", "Longxi Growers"], "zh-hant": ["", "隴西"], "zh-hans": ["陇西种植社", ""]},
    )


def test_a_name_that_is_none_is_refused_at_its_field(alice: Actor, growers: Organisation) -> None:
    with pytest.raises(Invalid) as refused:
        naming.rename(actor=alice, organisation=growers, name=" ", names={"zh-hans": "陇\x00西", "tlh": "Qo'noS"})
    assert set(refused.value.fields) == {"name", "zh-hans", "tlh"}


def test_a_number_is_added_and_taken_away(alice: Actor, charlie: Actor, growers: Organisation) -> None:
    naming.identify(actor=alice, organisation=growers, scheme="gln", value="400 6381 33393 1")
    assert charlie.organisation is not None
    with pytest.raises(Conflict, match="Another organisation"):
        naming.identify(actor=charlie, organisation=charlie.organisation, scheme="gln", value=GLN)
    naming.drop_identifier(actor=alice, organisation=growers, scheme="gln", value=GLN)
    naming.identify(actor=charlie, organisation=charlie.organisation, scheme="gln", value=GLN)
    assert [verb for verb, _ in said()] == ["identify", "drop-identifier", "identify"]


def test_what_is_wrong_stands_at_its_field(
    alice: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    answer = signed_in(alice).post(f"/organisations/{growers.pk}/identifiers", {"scheme": "gln", "value": "123"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'<input id="value"[^>]*value="123"[^>]*aria-describedby="value-hint value-error"', page)
    assert re.search(r'id="value-error">.*?expected 13 digits', page)
    answer = signed_in(alice).post("/account/found", {"name": "x", "kind": "supplier", "jurisdiction": "!"})
    page = answer.content.decode()
    assert re.search(r'<input id="jurisdiction"[^>]*aria-describedby="jurisdiction-hint jurisdiction-error"', page)
    assert all(f'id="{one}"' in page for one in ("jurisdiction-hint", "jurisdiction-error", "name-error"))


def test_a_licence_is_stated_seen_by_the_operator_doubted_and_withdrawn(
    alice: Actor, charlie: Actor, olga: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    paper = SimpleUploadedFile("gacp.pdf", b"%PDF-1.7 paper")
    stated = {"kind": "GACP", "number": "7", "issuer": "NMPA", "valid_until": "2099-12-31", "file": paper}
    assert signed_in(alice).post(f"/organisations/{growers.pk}/licences", stated).status_code == 302
    licence = Licence.objects.get()
    assert [one.name for one in documents(olga)] == ["gacp.pdf"]
    assert not documents(charlie).exists()
    assert not queries.licences(charlie, growers).exists()
    assert "gacp" not in signed_in(charlie).get("/organisations/licences").content.decode().lower()
    assert "GACP" in signed_in(olga).get("/organisations/licences").content.decode()
    signed_in(olga).post(f"/licences/{licence.pk}/judge", {"seen": "yes"})
    assert [one.kind for one in queries.licences(charlie, growers)] == ["GACP"]
    signed_in(olga).post(f"/licences/{licence.pk}/judge", {"seen": "no"})
    assert not queries.licences(charlie, growers).exists()
    signed_in(alice).post(f"/licences/{licence.pk}/withdraw")
    assert not Licence.objects.exists()
    verbs = ["keep", "share", "state-licence", "verify-licence", "doubt-licence", "withdraw-licence"]
    assert [verb for verb, _ in said()] == verbs


def test_a_licence_with_a_wrong_day_or_term_is_refused(
    alice: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    stated = {"kind": "GACP", "number": "7", "issuer": "NMPA"}
    for wrong in ({"valid_from": "yesterday"}, {"valid_from": "2026-02-01", "valid_until": "2026-01-01"}):
        answer = signed_in(alice).post(f"/organisations/{growers.pk}/licences", stated | wrong)
        assert answer.status_code == 422
    assert not Licence.objects.exists()


def test_a_licence_that_has_ended_says_so(
    alice: Actor, growers: Organisation, signed_in: Callable[[Actor], Client]
) -> None:
    today = timezone.localdate()
    for number, until in (("ended", today - timedelta(days=1)), ("holds", today)):
        licences.state_licence(
            actor=alice, organisation=growers, kind="GMP", number=number, issuer="NMPA", valid_until=until
        )
    assert [one.has_ended for one in growers.licences.all()] == [True, False]
    assert signed_in(alice).get(f"/organisations/{growers.pk}").content.decode().count("ended on") == 1


def test_a_plain_member_and_a_stranger_change_nothing(
    alice: Actor, bob: Actor, charlie: Actor, growers: Organisation
) -> None:
    assert alice.user is not None
    licence = licences.state_licence(actor=alice, organisation=growers, kind="GMP", number="1", issuer="NMPA")
    for who, why in ((bob, NotAllowed), (charlie, NotFound)):
        with pytest.raises(why):
            members.set_role(actor=who, organisation=growers, user_id=alice.user.pk, role="reader")
        with pytest.raises(why):
            naming.rename(actor=who, organisation=growers, name="Mine", names={})
        with pytest.raises(why):
            licences.withdraw_licence(actor=who, licence_id=licence.pk)
    assert [verb for verb, _ in said()] == ["state-licence"]

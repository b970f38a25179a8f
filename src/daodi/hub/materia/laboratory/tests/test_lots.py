"""Who sees a lot, what stands on its page, and what its owner may do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed, NotFound
from daodi.hub.core.access.models import Grant
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.laboratory import actions, judging, keeping, queries
from daodi.hub.materia.laboratory.changes import changes
from daodi.hub.materia.laboratory.models import IdentityStatement, Lot, Report, VerdictRecord

AT = "/materia/laboratory"


def test_alice_and_bob_see_the_lot_and_charlie_never(
    alice: Actor,
    bob: Actor,
    charlie: Actor,
    olga: Actor,
    lot: Lot,
    signed_in: Callable[[Actor], Client],
    client: Client,
) -> None:
    assert [list(queries.lots(who)) != [] for who in (alice, bob, charlie, olga, NOBODY)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    for browser in (signed_in(charlie), signed_in(olga), client):
        assert browser.get(f"{AT}/lots/{lot.pk}").status_code == 404
        assert "A-17" not in browser.get(f"{AT}?whose=published").content.decode()
        assert browser.get(f"{AT}/verdicts/{VerdictRecord.objects.first().pk}").status_code == 404
        assert browser.get(f"{AT}/lots/{lot.pk}/dossier").status_code == 404
    assert signed_in(bob).get(f"{AT}/lots/{lot.pk}").status_code == 200


@pytest.mark.parametrize("whose", ["own", "shared", "published", ""])
@pytest.mark.parametrize("text", ["", "A-17", "Arecae", "槟榔"])
def test_no_list_shows_what_the_page_would_refuse(
    alice: Actor, charlie: Actor, lot: Lot, whose: str, text: str
) -> None:
    assert not queries.lots(charlie, whose=whose, text=text).exists()
    if whose in ("", "own"):
        assert lot in queries.lots(alice, whose=whose, text=text)


def test_the_search_of_the_site_finds_own_lots_only(
    alice: Actor, charlie: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    assert "A-17" in signed_in(alice).get("/search?q=A-17&all=1").content.decode()
    assert f"lots/{lot.pk}" not in signed_in(charlie).get("/search?q=A-17&all=1").content.decode()


def test_the_page_says_which_clause_is_broken(alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]) -> None:
    page = signed_in(alice).get(f"{AT}/lots/{lot.pk}?market=HK").content.decode()
    assert "HK-AF-" in page
    assert "58" in page
    assert "Breaks a rule" in page
    assert "partly held" in page
    for word in ("approved", "certified", " safe "):
        assert word not in page.lower()


def test_the_list_is_a_matrix_whose_places_lead_to_findings(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    page = signed_in(alice).get(f"{AT}?market=HK&market=EU").content.decode()
    assert f"/lots/{lot.pk}?market=HK&amp;market=EU#v0-HK" in page


def test_the_dossier_is_one_page_to_keep(alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]) -> None:
    answer = signed_in(alice).get(f"{AT}/lots/{lot.pk}/dossier?market=HK")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "A-17" in answer.content.decode()
    assert "<script" not in answer.content.decode()


def test_sharing_shows_it_until_it_is_withdrawn(
    alice: Actor, charlie: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    owner, other = signed_in(alice), signed_in(charlie)
    assert owner.post(f"{AT}/lots/{lot.pk}/share", {"to": charlie.organisation.pk, "until": ""}).status_code == 302
    assert "A-17" in other.get(f"{AT}?whose=shared").content.decode()
    page = other.get(f"{AT}/lots/{lot.pk}").content.decode()
    assert "Keep these verdicts" not in page
    assert "Who sees it" not in page
    owner.post(f"{AT}/lots/{lot.pk}/withdraw", {"to": charlie.organisation.pk})
    assert other.get(f"{AT}/lots/{lot.pk}").status_code == 404
    assert [one.verb for one in Entry.objects.filter(subject_id=str(lot.pk))][-2:] == ["share", "withdraw"]


def test_sharing_ends_with_its_day(alice: Actor, charlie: Actor, lot: Lot) -> None:
    access.share(actor=alice, subject=lot, to=charlie.organisation, until=timezone.now() + timedelta(days=1))
    assert queries.lots(charlie).count() == 1
    Grant.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert queries.lots(charlie).count() == 0


def test_a_shared_lot_does_not_show_its_report(
    alice: Actor, charlie: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    access.share(actor=alice, subject=lot, to=charlie.organisation)
    report = Report.objects.get()
    assert str(report.pk) in signed_in(alice).get(f"{AT}/lots/{lot.pk}").content.decode()
    assert str(report.pk) not in signed_in(charlie).get(f"{AT}/lots/{lot.pk}").content.decode()
    assert signed_in(charlie).get(f"{AT}/reports/{report.pk}").status_code == 404
    assert signed_in(charlie).get(f"/documents/{report.document_id}").status_code == 404


def test_one_with_whom_it_is_shared_may_change_nothing(
    alice: Actor, charlie: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    access.share(actor=alice, subject=lot, to=charlie.organisation)
    entries, browser = Entry.objects.count(), signed_in(charlie)
    for path, form in (
        ("change", {"material": "x"}),
        ("record", {"market": "HK"}),
        ("share", {"to": str(charlie.organisation.pk)}),
        ("withdraw", {"to": str(charlie.organisation.pk)}),
        ("visibility", {"visibility": "published"}),
        ("identity", {"method": "dna", "made_by": "x", "species": "Areca catechu"}),
        ("plan", {"market": "HK"}),
    ):
        assert browser.post(f"{AT}/lots/{lot.pk}/{path}", form).status_code in (403, 404, 422), path
    assert Entry.objects.count() == entries
    lot.refresh_from_db()
    assert lot.material == "Arecae Semen"
    assert lot.visibility == "private"


def test_publishing_shows_it_to_everybody_and_takes_it_back(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client], client: Client
) -> None:
    signed_in(alice).post(f"{AT}/lots/{lot.pk}/visibility", {"visibility": "published"})
    assert client.get(f"{AT}/lots/{lot.pk}").status_code == 200
    signed_in(alice).post(f"{AT}/lots/{lot.pk}/visibility", {"visibility": "private"})
    assert client.get(f"{AT}/lots/{lot.pk}").status_code == 404


def test_a_wrong_form_says_so_and_does_nothing(alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]) -> None:
    entries, browser = Entry.objects.count(), signed_in(alice)
    for path, form in (
        ("share", {"to": ""}),
        ("share", {"to": "not-an-id"}),
        ("record", {"market": "HK", "on": "soon"}),
        ("identity", {"method": "guess", "made_by": "", "species": ""}),
        ("visibility", {"visibility": "everywhere"}),
        ("change", {"material": "x" * 400}),
    ):
        assert browser.post(f"{AT}/lots/{lot.pk}/{path}", form).status_code == 422, path
    assert browser.get(f"{AT}/lots/{lot.pk}?on=soon").status_code == 422
    assert Entry.objects.count() == entries


def test_kept_verdicts_stay_and_say_what_changed(alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]) -> None:
    [kept] = actions.record_verdicts(actor=alice, lot=lot, markets=["HK"], on=date(2026, 11, 21))
    assert kept.outcome == "fail"
    assert kept.rules.startswith("daodi ")
    before = judging.as_answered(kept)
    sent = "lot,material,form,use,analyte,result,unit\nA-17,Arecae Semen,dried herb,medicine,cadmium,0.1,mg/kg\n"
    keeping.keep_report(actor=alice, report=actions.receive(actor=alice, name="more.csv", content=sent.encode()))
    [after] = judging.verdicts([queries.lot(alice, lot.pk)], markets=["HK"], on=date(2026, 11, 21))
    assert ("result", "cadmium") in [(one.kind, one.what) for one in changes(before, after)]
    assert changes(before, before) == []
    assert judging.as_answered(VerdictRecord.objects.get(pk=kept.pk)) == before
    page = signed_in(alice).get(f"{AT}/verdicts/{kept.pk}").content.decode()
    assert "as it was answered" in page
    assert "cadmium" in page


def test_an_identity_test_that_disagrees_makes_the_verdict_fail(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    form = {"method": "dna", "made_by": "Lab of Basel", "species": "Nicotiana tabacum", "tested": "2026-11-01"}
    assert signed_in(alice).post(f"{AT}/lots/{lot.pk}/identity", form).status_code == 302
    said = IdentityStatement.objects.get()
    assert said.claim == "disagrees"
    assert "Areca catechu" in said.reason
    [verdict] = judging.verdicts([queries.lot(alice, lot.pk)], markets=["JP"], on=date(2026, 11, 21))
    assert verdict.verdict == "fail"
    actions.state_identity(actor=alice, lot=lot, method="dna", laboratory="Other", species=["Areca catechu"])
    assert judging.identity_of(queries.lot(alice, lot.pk)) == "disagrees"


def test_correcting_the_material_resolves_it_anew(alice: Actor, bob: Actor, charlie: Actor, lot: Lot) -> None:
    actions.change(actor=bob, lot=lot, facts={"material": "黄芪"})
    lot.refresh_from_db()
    assert lot.material_id == "astragali-radix"
    assert lot.form == "dried herb"
    with pytest.raises(NotFound):
        actions.change(actor=charlie, lot=lot, facts={"material": "x"})
    assert broken() == []


def test_a_reader_sees_and_changes_nothing(growers: Organisation, person: Callable[..., User], lot: Lot) -> None:
    from daodi.hub.core.access.recognise import by_user

    reader = by_user(person("Rita", growers, "reader"))
    assert queries.lot(reader, lot.pk) == lot
    with pytest.raises(NotAllowed):
        actions.change(actor=reader, lot=lot, facts={"material": "x"})
    with pytest.raises(NotAllowed):
        actions.receive(actor=reader, name="coa.csv", content=b"lot,analyte,result\nA,lead,1\n")


@pytest.mark.parametrize("markets", [[], ["Atlantis"]])
def test_no_market_is_no_question(alice: Actor, lot: Lot, markets: list[str]) -> None:
    with pytest.raises(Invalid):
        actions.record_verdicts(actor=alice, lot=lot, markets=markets, on=date(2026, 11, 21))


def test_a_page_of_lots_takes_few_questions_to_the_database(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client], django_assert_max_num_queries: Any
) -> None:
    browser = signed_in(alice)
    browser.get(AT)
    for number in range(30):
        Lot.objects.create(owner=alice.organisation, code=f"Z-{number}", material="黄芪", material_id="astragali-radix")
    with django_assert_max_num_queries(14):
        assert "Z-29" in browser.get(AT).content.decode()


def test_what_is_wrong_stands_at_its_field_with_what_was_typed(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    form = {"method": "dna", "made_by": "", "species": "Areca catechu"}
    page = signed_in(alice).post(f"{AT}/lots/{lot.pk}/identity", form).content.decode()
    assert 'id="laboratory-error"' in page
    assert 'href="#laboratory"' in page
    assert "Areca catechu</textarea>" in page
    page = signed_in(alice).post(f"{AT}/lots/{lot.pk}/change", {"form": "x" * 300}).content.decode()
    assert 'href="#c-form"' in page
    assert f'value="{"x" * 300}"' in page

"""An edition is looked over by a second person; it never changes what was held, and says what is wrong where."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.rulebook.laid import held
from daodi.hub.materia.desk.editing import decide, propose
from daodi.hub.materia.desk.models import Edition
from daodi.hub.materia.desk.overlay import written
from daodi.hub.materia.desk.tests.conftest import RULE
from daodi.reference import Document, Limit, rows
from daodi.reference.load import path_of, read

Values = dict[str, object]


def rule(**other: object) -> Values:
    return {**held("limits")[RULE], **other}


def sent(*found: Values, table: str = "limits") -> bytes:
    return written(table, found).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Limit, Document])
def test_the_tables_themselves_come_out_as_they_are(kind: type[Limit] | type[Document]) -> None:
    table = path_of(kind)
    assert written(table.stem, held(table.stem).values()) == table.read_text(encoding="utf-8")


def test_a_correction_is_shown_against_what_is_held(cora: Actor) -> None:
    edition = propose(actor=cora, content=sent(rule(value="3"), held("limits")["HK-AF-001"]), why="gazette of May")
    [row] = edition.rows.all()
    assert (row.key, row.place, row.after["value"]) == (RULE, 2, "3")
    assert row.before == held("limits")[RULE]
    assert edition.same == 1
    assert held("limits")[RULE]["value"] != "3"


def test_a_new_rule_has_nothing_before_it(cora: Actor) -> None:
    edition = propose(actor=cora, content=sent(rule(rule_id="HK-NEW-1", value="3")), why="a new rule")
    assert edition.rows.get().before is None


def test_only_a_second_person_approves(cora: Actor, dan: Actor, alice: Actor) -> None:
    edition = propose(actor=cora, content=sent(rule(value="3")), why="gazette of May")
    with pytest.raises(Conflict):
        decide(actor=cora, edition_id=edition.pk, step="approve")
    with pytest.raises(NotAllowed):
        decide(actor=alice, edition_id=edition.pk, step="approve")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(
            state="approved", number=1, decided_by=cora.user, decided_at=edition.proposed_at
        )
    done = decide(actor=dan, edition_id=edition.pk, step="approve")
    assert (done.number, done.decided_by) == (1, dan.user)
    assert held("limits")[RULE]["value"] == "3"
    with pytest.raises(Conflict):
        decide(actor=dan, edition_id=edition.pk, step="refuse", why="too late")
    assert [one.verb for one in Entry.objects.filter(subject_id=str(edition.pk))] == [
        "propose-edition",
        "approve-edition",
    ]


def test_editions_follow_each_other_and_the_reference_stays(cora: Actor, dan: Actor) -> None:
    before = next(row for row in rows(Limit) if row.rule_id == RULE)
    for value in ("3", "2"):
        one = propose(actor=cora, content=sent(rule(value=value)), why="gazette")
        decide(actor=dan, edition_id=one.pk, step="approve")
    assert [(one.number, one.rows.get().after["value"]) for one in Edition.objects.order_by("number")] == [
        (1, "3"),
        (2, "2"),
    ]
    assert read(path_of(Limit), Limit)[rows(Limit).index(before)] == before


def test_an_edition_whose_rows_changed_meanwhile_is_proposed_again(cora: Actor, dan: Actor) -> None:
    first, second = (propose(actor=cora, content=sent(rule(value=value)), why="gazette") for value in ("3", "2"))
    decide(actor=dan, edition_id=first.pk, step="approve")
    with pytest.raises(Conflict, match=RULE):
        decide(actor=dan, edition_id=second.pk, step="approve")


def test_a_rule_may_come_after_its_document(cora: Actor, dan: Actor) -> None:
    document = {**held("documents")["HK-CMB-LIMITS"], "doc_id": "HK-NEW", "edition": "2027"}
    new = rule(rule_id="HK-NEW-1", doc_id="HK-NEW", edition="2027")
    with pytest.raises(Invalid, match="HK-NEW"):
        propose(actor=cora, content=sent(new), why="a new edition")
    edition = propose(actor=cora, content=sent(document, table="documents"), why="a new edition")
    decide(actor=dan, edition_id=edition.pk, step="approve")
    assert propose(actor=cora, content=sent(new), why="its rules").rows.count() == 1


def test_another_edition_is_another_document(cora: Actor) -> None:
    with pytest.raises(Invalid, match="doc_id of its own"):
        propose(
            actor=cora,
            content=sent({**held("documents")["HK-CMB-LIMITS"], "edition": "2027"}, table="documents"),
            why="a new edition",
        )


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ({"value": "5,0"}, "Row 2, column value"),
        ({"operator": "below"}, "Row 2, column operator"),
        ({"effective_from": "May 2026"}, "Row 2, column effective_from"),
        ({"analyte": "phlogiston"}, "Row 2, column analyte"),
        ({"doc_id": "NO-SUCH"}, "Row 2, column doc_id"),
        ({"source": ""}, "Row 2, column source"),
        ({"quality": "excellent"}, "Row 2, column quality"),
    ],
)
def test_a_wrong_cell_is_named(cora: Actor, other: Values, place: str) -> None:
    with pytest.raises(Invalid, match=place):
        propose(actor=cora, content=sent(rule(**other)), why="gazette")
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "header"),
        (b"\x00\xff\xfe", "header"),
        (b"lot,Cd\nA,1\n", "header"),
        (written("limits", []).encode(), "no row"),
        (written("limits", []).replace(",clause", "").encode(), "Missing: clause"),
        (written("limits", []).encode() + b"a,b\n", "2 cells"),
        (written("limits", []).encode() + b'"\xff', "UTF-8"),
    ],
)
@pytest.mark.django_db
def test_a_file_that_is_none_of_ours_is_refused_in_words(cora: Actor, content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        propose(actor=cora, content=content, why="gazette")


def test_a_row_said_twice_or_saying_nothing_new_is_refused(cora: Actor) -> None:
    with pytest.raises(Invalid, match="says again"):
        propose(actor=cora, content=sent(rule(value="3"), rule(value="2")), why="gazette")
    with pytest.raises(Invalid, match="already"):
        propose(actor=cora, content=sent(rule()), why="gazette")


def test_a_spreadsheets_mark_at_the_start_is_no_matter(cora: Actor) -> None:
    assert propose(actor=cora, content=b"\xef\xbb\xbf" + sent(rule(value="3")), why="gazette").rows.count() == 1


def test_proposed_seen_approved_and_taken_as_a_file(
    cora: Actor, dan: Actor, signed_in: Callable[[Actor], Client], client: Client
) -> None:
    file = SimpleUploadedFile("limits.csv", sent(rule(value="3")))
    answer = signed_in(cora).post(reverse("desk:editions"), {"file": file, "why": "gazette of May"}, follow=True)
    edition = Edition.objects.get()
    assert "Withdraw the proposal" in answer.content.decode()
    assert client.get(reverse("desk:edition", args=[edition.pk])).status_code == 404
    signed_in(dan).post(reverse("desk:step", args=[edition.pk]), {"step": "approve"})
    page = client.get(reverse("desk:edition", args=[edition.pk])).content.decode()
    assert "made with the approved rows" in page
    text = client.get(reverse("desk:approved", args=["limits"])).content.decode()
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["rule_id"], row["value"]) == (RULE, "3")
    assert "Edition 1" in client.get(reverse("standards:rule", args=[RULE])).content.decode()

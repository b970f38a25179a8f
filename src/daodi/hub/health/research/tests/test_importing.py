"""A file of trials: kept part by part and once, without contacts, each problem with its place; pairs proposed."""

from __future__ import annotations

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.documents.queries import content
from daodi.hub.health.research import comparing, importing, queries
from daodi.hub.health.research.models import Likeness, Trial, TrialImport

pytestmark = pytest.mark.django_db
XML = b"""<?xml version='1.0'?><Trials_downloaded_from_ICTRP>
<Trial><TrialID>ChiCTR2000029953</TrialID><Public_title>Example granules for cough in old age</Public_title>
<Contact_Firstname>Mei</Contact_Firstname><Contact_Email>mei@example.org</Contact_Email>
<Inclusion_Criteria>Write to mei@example.org, tel: +86 10 1234 5678</Inclusion_Criteria>
<Date_registration>2020-02-17</Date_registration><Target_size>a:20;b:20;</Target_size><Countries>China</Countries></Trial>
<Trial><TrialID>NCT04290858</TrialID><Public_title>Granules for cough: an example in old age</Public_title>
<Scientific_title>Example granules for cough in old age (ChiCTR2000029953)</Scientific_title></Trial>
<Trial><TrialID>none</TrialID><Public_title>No number</Public_title></Trial>
</Trials_downloaded_from_ICTRP>"""


def taken(actor: Actor, sent: bytes = XML, name: str = "trials.xml") -> TrialImport:
    """The import of a file, all of it kept."""
    one = importing.begin(actor=actor, name=name, sent=sent)
    held = importing.lines(one)
    while importing.keep_part(actor=actor, one=one, of=held, most=1):
        pass
    one.refresh_from_db()
    return one


def test_the_good_records_are_kept_and_the_bad_one_is_said_with_its_place(alice: Actor) -> None:
    one = taken(alice)
    assert (one.form, one.total, one.done, one.added, one.wrong) == ("ictrp-xml", 2, 2, 2, 1)
    assert (one.problems[0]["row"], one.problems[0]["column"]) == (3, "number")


def test_nobodys_contact_is_kept_anywhere(alice: Actor) -> None:
    one = taken(alice)
    assert one.document is not None
    with content(one.document) as held:
        whole = held.read().decode() + str([trial.record for trial in Trial.objects.all()])
    for said in ("Mei", "mei@", "1234 5678"):
        assert said not in whole
    assert Trial.objects.get(number="ChiCTR2000029953").record["contact"] is True


def test_a_file_that_comes_again_changes_nothing(alice: Actor) -> None:
    taken(alice)
    again = taken(alice)
    assert (again.done, again.added, again.changed) == (2, 0, 0)


def test_a_number_in_the_text_is_proposed_and_a_person_decides(alice: Actor, charlie: Actor) -> None:
    taken(alice)
    assert comparing.propose(actor=alice) == 1
    assert comparing.propose(actor=alice) == 0
    pair = Likeness.objects.get()
    assert (pair.how, pair.state, pair.reasons[0]) == ("number", "proposed", ["number", "CHICTR2000029953"])
    first = Trial.objects.get(number="NCT04290858")
    assert not queries.same(alice, first).exists()
    comparing.decide(actor=alice, likeness_id=pair.pk, name="same")
    assert queries.same(alice, first).get().number == "ChiCTR2000029953"
    assert not queries.likenesses(charlie).exists()


def test_records_of_one_trial_in_several_countries_stand_together(alice: Actor) -> None:
    sent = b"TrialID,Public_title\nEUCTR2020-001327-13-AT,Example\nEUCTR2020-001327-13-ES,Example\n"
    taken(alice, sent, "trials.csv")
    first = Trial.objects.get(number__endswith="AT")
    assert queries.same(alice, first).get().number == "EUCTR2020-001327-13-ES"
    assert comparing.propose(actor=alice) == 0


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<html></html>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><Trials><Trial/></Trials>",
        b"<Trials><Trial>",
        b"a,b\n1,2\n",
        b"{",
        b'{"a": 1}',
        b"[]",
        b"[" * 100_000,
        b"\x00\xff\xfe",
        b"PK\x03\x04 no archive",
    ],
)
def test_what_is_no_file_of_trials_is_refused_in_words(alice: Actor, sent: bytes) -> None:
    with pytest.raises(Invalid):
        importing.begin(actor=alice, name="file", sent=sent)

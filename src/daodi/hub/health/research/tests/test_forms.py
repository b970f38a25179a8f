"""Every form of export gives the same trial; what can't be read is said with its place, and costs no other."""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.research.registers import Trial, fhir, read, trial_of, wording, writing
from daodi.hub.health.research.registers.completeness import chinese_formula, data_set
from daodi.hub.health.research.registers.interventions import linkage
from daodi.hub.health.research.registers.likeness import pairs
from daodi.hub.health.research.registers.numbers import number_of, numbers_in
from daodi.hub.health.research.registers.tables import registries
from daodi.tables import Problem, Unreadable

STUDY: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT04290858",
            "orgStudyIdInfo": {"id": "X-1"},
            "secondaryIdInfos": [{"id": "2020-001327-13", "type": "EUDRACT_NUMBER"}],
            "briefTitle": "Example granules",
            "officialTitle": "Example granules against placebo",
        },
        "statusModule": {
            "overallStatus": "ACTIVE_NOT_RECRUITING",
            "startDateStruct": {"date": "2020-03"},
            "completionDateStruct": {"date": "2021-10-18"},
            "studyFirstPostDateStruct": {"date": "2020-02-17"},
        },
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Example Institute"}, "collaborators": [{"name": "B"}]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2", "PHASE3"],
            "enrollmentInfo": {"count": 120},
        },
        "armsInterventionsModule": {
            "interventions": [
                {"type": "DRUG", "name": "Astragalus granules", "description": "5 g twice a day; for 8 weeks"}
            ]
        },
        "outcomesModule": {"primaryOutcomes": [{"measure": "Tiredness", "timeFrame": "8 weeks"}]},
        "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria: adults\n\nExclusion Criteria: fever"},
        "contactsLocationsModule": {
            "centralContacts": [{"name": "Mei Example", "phone": "555-0100"}],
            "locations": [{"country": "China"}, {"country": "Korea, Republic of"}],
        },
        "ipdSharingStatementModule": {"ipdSharing": "YES"},
    }
}


NO_NUMBERS = ("call 2020-0013-1", "ABNCT04290858", "NCT0429085", "in 2020 and 20201231", "x" * 5000)
NOT_EXPORTED = ["3", "4", "6", "20", "21", "22", "24"]


def only(content: bytes, name: str = "file") -> Trial:
    """The one trial of a file."""
    (one,) = read(content, name).items
    assert isinstance(one, Trial)
    return one


def test_a_study_of_clinicaltrials_gov_is_read() -> None:
    one = only(json.dumps({"studies": [STUDY], "nextPageToken": "x"}).encode())
    assert (one.form, one.number, one.status, one.phase, one.size) == ("ctgov", "NCT04290858", "closed", "2-3", 120)
    assert (one.enrolment_on, one.completed_on, one.registered_on) == ("2020-03", "2021-10-18", "2020-02-17")
    assert one.countries == ("CN", "KR")
    assert [number.number for number in one.numbers] == ["NCT04290858", "EUCTR2020-001327-13"]
    assert one.exclusion == "Exclusion Criteria: fever"
    assert one.contact
    assert "Mei" not in json.dumps(one.to_dict())
    assert linkage(one).named[0].materials[0].id == "astragali-radix"


@pytest.mark.parametrize("broken", [None, 3, "x", [], {"protocolSection": {"identificationModule": {"nctId": {}}}}])
def test_a_study_of_another_shape_costs_no_other(broken: Any) -> None:
    items = list(read(json.dumps([STUDY, broken]).encode(), "studies.json").items)
    assert isinstance(items[0], Trial)
    assert isinstance(items[1], Problem)
    assert items[1].row == 2


def test_a_trial_goes_out_as_a_valid_research_study_and_comes_back() -> None:
    one = only(json.dumps(STUDY).encode())
    study = fhir.resource(one)
    assert [str(issue) for issue in validate(study) if issue.severity == "error"] == []
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": study}, {"resource": {}}]}
    back = only(json.dumps(bundle).encode())
    for name in ("number", "title", "status", "phase", "countries", "enrolment_on", "completed_on", "sponsor"):
        assert getattr(back, name) == getattr(one, name), name
    assert [number.number for number in back.numbers] == [number.number for number in one.numbers]


def test_a_trial_goes_out_as_a_table_of_whos_columns_and_comes_back() -> None:
    one = only(json.dumps(STUDY).encode())
    back = only("".join(writing.table([one])).encode(), "trials.csv")
    for name in ("number", "title", "status", "countries", "size", "registered_on", "interventions", "phase"):
        assert getattr(back, name) == getattr(one, name), name
    assert trial_of(json.loads("".join(writing.lines([one])))) == one


@pytest.mark.parametrize("row", registries().values(), ids=lambda row: row.register)
def test_each_register_reads_its_own_example_alone_and_in_text(row: Any) -> None:
    found = number_of(row.example)
    assert found is not None
    assert (found.register, found.number) == (row.register, row.example)
    within = [one.number for one in numbers_in(f"registered as {row.example}, see there")]
    assert within == ([row.example] if row.text == "yes" else [])


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert list(numbers_in(text)) == []


@pytest.mark.parametrize("text", ["12/09/2005", "31/02/2020", "2020-13-01", "soon", "20201332", "0000-00-00"])
def test_a_day_that_is_none_or_may_be_two_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"\d|soon"):
        wording.day(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 1, 1)))
def test_all_forms_of_a_day_say_the_same_day(day: Any) -> None:
    forms = (f"{day:%d %B %Y}", f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.month}/{day.day}/{day.year} 6:53:35 PM")
    assert {wording.day(form) for form in forms} == {day.isoformat()}


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_made_plain_without_a_word_of_trouble(text: str) -> None:
    wording.plain(text)
    wording.sizes(text)
    wording.phase(text)
    list(numbers_in(text))


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        list(read(content, "file").items)


def test_not_exported_is_never_missing() -> None:
    xml = "<Trials><Trial><TrialID>NCT04290858</TrialID><Public_title>A</Public_title></Trial></Trials>"
    said = {item.item: item.answer for item in data_set(only(xml.encode())).items}
    assert [item for item, answer in said.items() if answer == "not-exported"] == [
        "3",
        "4",
        "6",
        "20",
        "21",
        "22",
        "24",
    ]
    assert (said["1"], said["9"], said["17"]) == ("stated", "stated", "missing")
    assert len(said) == 24


def test_only_traditional_medicine_is_held_against_the_list_for_formulas() -> None:
    plain = Trial(form="ctgov", register="NCT", number="NCT1", title="Remdesivir", interventions=("remdesivir",))
    assert chinese_formula(plain, linkage(plain)) is None
    herbal = Trial(
        form="ctgov", register="NCT", number="NCT1", title="Example decoction for phlegm",
        interventions=("Decoction of licorice 6 g twice a day for 7 days", "Placebo made of starch"),
    )  # fmt: skip
    measured = chinese_formula(herbal, linkage(herbal))
    assert measured is not None
    said = {item.item: item.answer for item in measured.items}
    assert (said["5-dose"], said["5-control"], said["5-ingredients"], said["6a"]) == (
        "stated", "stated", "stated", "missing",
    )  # fmt: skip


def test_what_a_formula_is_called_after_is_not_what_is_tested() -> None:
    named = Trial(
        form="ctgov", register="NCT", number="NCT1", title="Sheng-Jiang-San", interventions=("Sheng-Jiang-San",)
    )
    assert linkage(named).named == ()
    assert linkage(named).unresolved or not linkage(named).traditional


@pytest.mark.parametrize("name", ["ictrp-export-sample.xml", "ictrp-tcm.ndjson", "ictrp-other.ndjson"])
def test_every_record_of_a_real_export_is_read_with_every_day(trials_of: Path, name: str) -> None:
    content = (trials_of / name).read_bytes()
    items = list(read(content, name).items)
    lost = [str(one) for one in items if isinstance(one, Problem) and (one.kind == "row" or one.column.endswith("_on"))]
    assert lost == []
    assert all(one.registered_on for one in items if isinstance(one, Trial))


def test_traditional_medicine_is_linked_or_said_to_be_unresolved(trials_of: Path) -> None:
    """On the half that nothing was chosen by (numbers of an odd hash); other trials as counter-examples."""
    halves = {name: _unseen(trials_of / f"ictrp-{name}.ndjson") for name in ("tcm", "other")}
    links = {name: [linkage(one) for one in found] for name, found in halves.items()}
    said = sum(bool(one.named) or one.unresolved for one in links["tcm"])
    assert said / len(links["tcm"]) >= 0.9
    assert sum(bool(one.named) or one.traditional for one in links["other"]) / len(links["other"]) <= 0.05


def _unseen(path: Path) -> list[Trial]:
    found = [one for one in read(path.read_bytes(), path.name).items if isinstance(one, Trial)]
    return [one for one in found if hashlib.sha256(one.number.encode()).digest()[0] % 2]


def test_a_name_that_warns_is_kept_beside_a_surer_one() -> None:
    said = ("akebia stem 6 g", "mu tong 3 g; Astragalus membranaceus root, that is Astragalus")
    one = Trial(form="ctgov", register="NCT", number="NCT1", title="Herbal tea", interventions=said)
    named = {
        each.words: (len(each.materials), {warning.kind for warning in each.warnings}) for each in linkage(one).named
    }
    assert named["mu tong"][0] > 1
    assert "banned" in named["mu tong"][1]
    assert "astragalus membranaceus" not in named


def test_the_order_of_the_records_changes_no_pair() -> None:
    base = only(json.dumps(STUDY).encode())
    titles = ("Example granules for old cough", "Other tablets for young hearts", "Example granules for the old cough")
    facts = {"numbers": (), "scientific_title": ""}
    trials = [
        msgspec.structs.replace(base, number=f"NCT0000000{at}", register=f"R{at}", title=title, **facts)
        for at, title in enumerate(titles)
    ]
    first = {frozenset((trials[one.first].number, trials[one.second].number)) for one in pairs(trials)}
    random.Random(7).shuffle(trials)
    assert first == {frozenset((trials[one.first].number, trials[one.second].number)) for one in pairs(trials)}
    assert first == {frozenset(("NCT00000000", "NCT00000002"))}

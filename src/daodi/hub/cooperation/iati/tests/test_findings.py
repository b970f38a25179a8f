"""What is said of a file that is wrong: where, and what to do."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.cooperation.iati.standard.check import Standard
from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import Unreadable, parse
from daodi.hub.cooperation.iati.standard.ruleset import Known, Ruleset

TODAY = date(2026, 11, 22)
WRONG = b"""<iati-activities version="2.03">
<iati-activity default-currency="YEN" xml:lang="en">
<iati-identifier>XM-1</iati-identifier>
<reporting-org ref="XM" type="10" colour="red"><narrative>Us</narrative></reporting-org>
<title><narrative>T</narrative></title>
<description><narrative>D</narrative></description>
<participating-org role="9"><narrative>Us</narrative></participating-org>
<activity-status code="2"/>
<activity-date type="2" iso-date="2999-01-01"/>
<sector code="12110"/><recipient-country code="LA"/>
</iati-activity></iati-activities>"""


def _found(standard: Standard, code: str) -> Finding:
    return next(one for one in standard.findings(parse(WRONG), today=TODAY) if one.code == code)


def test_an_attribute_that_is_not_there_is_named_with_its_path_and_line(standard: Standard) -> None:
    found = _found(standard, "schema-attribute")
    assert (found.path, found.line) == ("/iati-activities/iati-activity/reporting-org/@colour", 4)
    assert found.message.endswith("Take this attribute out, or put it in a namespace of its own.")


def test_a_code_outside_a_core_list_is_an_error_and_outside_another_a_warning(standard: Standard) -> None:
    assert _found(standard, "code-list-OrganisationRole").severity == "error"
    assert _found(standard, "code-list-Currency").severity == "warning"


def test_a_start_in_the_future_breaks_the_official_rule(standard: Standard) -> None:
    found = _found(standard, "11.1.4")
    assert (found.severity, found.record) == ("error", 1)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "well-formed"),
        (b"<a", "line 1"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "document type declaration"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(sent: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse(sent)


def test_a_value_never_becomes_a_part_of_a_path() -> None:
    loop = {"foreach": "sector/@vocabulary", "subs": ["paths"]}
    rules = {"no_more_than_one": {"cases": [{"paths": ["sector[@vocabulary = '$1']"]}]}}
    ruleset = Ruleset({"//iati-activity": {"loop": {"cases": [{**loop, "do": rules}]}}})
    tree = parse(b"<a><iati-activity><sector vocabulary=\"'] | //*['\"/></iati-activity></a>")
    assert list(ruleset.findings(tree, TODAY)) == []


def test_who_publishes_already_is_not_asked_for_a_register() -> None:
    case = {"idCondition": "NOT_EXISTING_ORG_ID", "prefix": ["ORG-ID-PREFIX"], "paths": ["@ref"]}
    rules = {"//reporting-org": {"startsWith": {"cases": [case]}}}
    tree = parse(b'<a><reporting-org ref="AA-1"/><reporting-org ref="old"/><reporting-org ref="odd"/></a>')
    found = list(Ruleset(rules, Known(prefixes=["AA"], publishers=["old"])).findings(tree, TODAY))
    assert [one.path for one in found] == ["/a/reporting-org[3]/@ref"]

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.asking import add, change, identity, records
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.jobs.models import Notice
from daodi.hub.core.organisations.models import Organisation, User

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def as_kept(record: Any) -> dict[str, Any]:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Organisation, User], ids=lambda one: one.__name__)
def test_a_question_written_out_brings_the_same_records_as_the_model_does(alice: Actor, model: Any) -> None:
    by_model = {one.pk: as_kept(one) for one in model.objects.all()}
    by_hand = {one.pk: as_kept(one) for one in records(model, f"SELECT * FROM {model._meta.db_table}")}

    assert by_hand == by_model
    assert by_hand


@pytest.mark.django_db
def test_what_is_no_field_stays_on_the_record_and_what_was_not_asked_is_read_when_wanted(alice: Actor) -> None:
    sql = "SELECT id, 7 AS places FROM organisations_organisation WHERE id = %s"
    assert alice.organisation is not None
    found: Any = records(Organisation, sql, [identity(Organisation, alice.organisation.pk)])

    assert [(one.pk, one.places) for one in found] == [(alice.organisation.pk, 7)]
    assert found[0].get_deferred_fields()
    assert found[0].name == alice.organisation.name


@pytest.mark.django_db
def test_records_added_are_kept_as_the_model_would_keep_them(alice: Actor) -> None:
    told = [Notice(to=alice.user, text=text, sent_at=AT) for text in ("根", "root")]
    add(told)

    assert [as_kept(one) for one in Notice.objects.order_by("text")] == [as_kept(told[1]), as_kept(told[0])]
    assert [(one._state.adding, one._state.db) for one in told] == [(False, "default")] * 2


@pytest.mark.django_db
def test_json_comes_back_as_it_was_added() -> None:
    changes = {"state": "placed", "lots": ["甲", {"n": 1, "none": None}]}
    add([Entry(number=1, at=AT, by={"user": None}, verb="x", changes=changes, previous="", hash="h")])

    assert Entry.objects.get().changes == changes


@pytest.mark.django_db
def test_what_the_database_refuses_is_its_own_error_and_nothing_is_kept(alice: Actor) -> None:
    one = Notice(to=alice.user, text="once")
    add([one])
    with pytest.raises(IntegrityError), transaction.atomic():
        add([Notice(to=alice.user, text="another"), Notice(pk=one.pk, to=alice.user, text="twice")])

    assert [each.text for each in Notice.objects.all()] == ["once"]


@pytest.mark.django_db
def test_what_is_added_once_stays_as_it_is_when_it_comes_again(alice: Actor) -> None:
    one = Notice(to=alice.user, text="once")
    add([one], once=True)
    add([Notice(pk=one.pk, to=alice.user, text="twice"), Notice(to=alice.user, text="another")], once=True)

    assert sorted(each.text for each in Notice.objects.all()) == ["another", "once"]


@pytest.mark.django_db
def test_only_the_fields_named_are_kept_of_a_record_that_changed(alice: Actor) -> None:
    one, other = Notice(to=alice.user, text="before"), Notice(to=alice.user, text="other")
    add([one, other])
    one.text, one.read_at, one.path = "after", AT, "/elsewhere"
    change(one, "text", "read_at")

    assert [(each.text, each.read_at, each.path) for each in Notice.objects.order_by("text")] == [
        ("after", AT, ""),
        ("other", None, ""),
    ]

"""Authorisations: who may see and change them, who held them, how they stand, who saw the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.actions import ask
from daodi.hub.core.jobs.run import Run
from daodi.hub.exchange.authorisations import authorising, expiring, fhir, producing, queries, verifying
from daodi.hub.exchange.authorisations.jobs import KIND
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct
from daodi.hub.exchange.authorisations.tests.conftest import NUMBER, PRODUCT

TODAY = date(2025, 11, 22)


def test_a_number_is_kept_as_its_register_writes_it_with_its_market(authorisation: Authorisation) -> None:
    assert (authorisation.number, authorisation.market) == ("衛部藥製字第060001號", "TW")


def test_a_number_of_another_register_is_refused_and_says_what_was_expected(
    alice: Actor, product: MedicinalProduct
) -> None:
    with pytest.raises(Invalid, match="expected a number like HKC-12345"):
        authorising.add(actor=alice, product=product, facts=NUMBER | {"register": "hk-pcm"})
    assert not product.authorisations.exists()


def test_the_same_number_is_kept_once_by_one_owner_and_again_by_another(
    alice: Actor, charlie: Actor, product: MedicinalProduct, authorisation: Authorisation
) -> None:
    with pytest.raises(Invalid, match="already"):
        authorising.add(actor=alice, product=product, facts=NUMBER)
    theirs = producing.add(actor=charlie, facts=PRODUCT)
    assert authorising.add(actor=charlie, product=theirs, facts=NUMBER).number == authorisation.number


def test_a_private_one_is_not_there_for_others(charlie: Actor, olga: Actor, authorisation: Authorisation) -> None:
    for actor in (charlie, olga, Actor()):
        with pytest.raises(NotFound):
            queries.authorisation(actor, authorisation.pk)
        assert not queries.listed(actor, text="衛部藥製字第060001號", today=TODAY)


def test_a_published_one_is_found_by_number_holder_product_and_material(
    charlie: Actor, published: Authorisation
) -> None:
    for text in ("衛部藥製字第060001號", "Growers of Longxi", "示例湯濃縮顆粒", "huangqi"):
        assert list(queries.listed(charlie, text=text, today=TODAY)) == [published]
    assert not queries.listed(charlie, text="lingzhi", today=TODAY)
    assert not queries.listed(charlie, market="HK", today=TODAY)


def test_it_is_published_only_with_its_product(alice: Actor, authorisation: Authorisation) -> None:
    with pytest.raises(Conflict, match="Publish the product first"):
        authorising.show(actor=alice, authorisation=authorisation, visibility="published")
    producing.show(actor=alice, product=authorisation.product, visibility="published")
    authorising.show(actor=alice, authorisation=authorisation, visibility="published")
    with pytest.raises(Conflict, match="take that back first"):
        producing.show(actor=alice, product=authorisation.product, visibility="private")


@pytest.mark.parametrize(
    ("shown", "names", "amounts"), [("all", True, True), ("names", True, False), ("none", False, False)]
)
def test_others_see_of_the_composition_what_its_holder_chose(
    alice: Actor, charlie: Actor, published: Authorisation, shown: str, names: bool, amounts: bool
) -> None:
    product = published.product
    producing.change(actor=alice, product=product, facts={"composition_shown": shown})
    seen = queries.components(charlie, product)
    assert [one.name for one in seen] == (["黄芪", "当归"] if names else [])
    assert any(one.amount for one in seen) == amounts
    assert [str(one.amount) for one in queries.components(alice, product)] == ["10.000000", "2.500000"]
    bundle = str(fhir.product(product, seen))
    assert ("黄芪" in bundle) == names
    assert ("2.5" in bundle) == amounts
    if shown == "none":
        assert not queries.listed(charlie, text="当归", today=TODAY)


def test_a_name_that_means_one_material_is_resolved_and_one_that_means_several_is_not(alice: Actor) -> None:
    named = [{"name": "黄芪"}, {"name": "防己"}, {"name": "no such thing"}]
    made = producing.add(actor=alice, facts=PRODUCT | {"name": "Another"}, components=named)
    ids = [one.material_id for one in made.components.all()]
    assert ids[0] == "astragali-radix"
    assert ids[2] == ""


def test_it_stands_as_stated_and_expires_after_its_last_day(alice: Actor, authorisation: Authorisation) -> None:
    def stands(day: date) -> str | None:
        return queries.authorisation(alice, authorisation.pk, today=day).status  # type: ignore[attr-defined,no-any-return]

    assert [stands(date(2021, 2, 28)), stands(date(2021, 3, 1)), stands(date(2026, 3, 2))] == [None, "valid", "expired"]
    authorising.renew(actor=alice, authorisation=authorisation, since=date(2026, 2, 1), valid_until=date(2031, 3, 1))
    assert [stands(date(2026, 1, 31)), stands(date(2026, 3, 2))] == ["valid", "valid-varied"]


def test_a_transfer_keeps_the_number_and_says_who_held_it_on_a_day(
    alice: Actor, published: Authorisation, signed_in: Callable[[Actor], Client]
) -> None:
    authorising.transfer(actor=alice, authorisation=published, holder="Heirs of Longxi", since=date(2023, 5, 1))
    published.refresh_from_db()
    assert published.number == "衛部藥製字第060001號"
    at = f"/exchange/authorisations/{published.pk}"
    for day, holder in (("2023-04-30", "Growers of Longxi"), ("2023-05-01", "Heirs of Longxi")):
        said = signed_in(alice).get(at, {"on": day}).content.decode()
        assert f"On {day} it was held by {holder}." in said
    assert "On 2020-01-01 nobody held it yet." in Client().get(at, {"on": "2020-01-01"}).content.decode()
    with pytest.raises(Invalid):
        authorising.transfer(actor=alice, authorisation=published, holder="Others", since=date(2023, 5, 1))


def test_a_status_outside_the_list_is_refused(alice: Actor, authorisation: Authorisation) -> None:
    for status, line in (("approved", "regulatory"), ("marketed", "regulatory"), ("valid", "marketing")):
        with pytest.raises(Invalid, match="expected one of"):
            authorising.set_status(
                actor=alice, authorisation=authorisation, status=status, since=date(2024, 1, 1), line=line
            )
    assert authorisation.statuses.count() == 1


def test_the_first_holder_and_status_are_not_taken_back(alice: Actor, authorisation: Authorisation) -> None:
    first = authorisation.statuses.get()
    with pytest.raises(Conflict):
        authorising.drop(actor=alice, authorisation=authorisation, what="status", part_id=first.pk)
    later = authorising.set_status(actor=alice, authorisation=authorisation, status="suspended", since=date(2024, 1, 1))
    authorising.drop(actor=alice, authorisation=authorisation, what="status", part_id=later.pk)
    assert authorisation.statuses.get() == first


def test_nobody_else_changes_it(charlie: Actor, published: Authorisation) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotAllowed):
        authorising.set_status(actor=charlie, authorisation=published, status="revoked", since=date(2024, 1, 1))
    with pytest.raises(NotAllowed):
        authorising.transfer(actor=charlie, authorisation=published, holder="Me", since=date(2024, 1, 1))
    assert Entry.objects.count() == before


def test_the_regulator_of_that_market_sees_the_paper_and_no_other(
    alice: Actor, rita: Actor, other_authority: Actor, authorisation: Authorisation
) -> None:
    with pytest.raises(Invalid, match="Add the paper first"):
        verifying.ask(actor=alice, authorisation=authorisation, by=rita.organisation)
    paper = keep(actor=alice, name="licence.pdf", content=b"%PDF-1.7 an example")
    authorising.attach(actor=alice, authorisation=authorisation, paper=paper)
    with pytest.raises(Invalid, match="expected the operator"):
        verifying.ask(actor=alice, authorisation=authorisation, by=other_authority.organisation)
    verifying.ask(actor=alice, authorisation=authorisation, by=rita.organisation)
    assert rita.user.notices.count() == 1
    seen = queries.authorisation(rita, authorisation.pk)
    verifying.verify(actor=rita, authorisation=seen)
    authorisation.refresh_from_db()
    assert (authorisation.verified_for, authorisation.verified_by) == (rita.organisation, rita.user)
    with pytest.raises(Conflict, match="Nobody verifies their own"):
        verifying.verify(actor=alice, authorisation=authorisation)
    with pytest.raises(NotAllowed):
        verifying.verify(actor=other_authority, authorisation=authorisation)


def test_a_change_takes_the_mark_away(alice: Actor, olga: Actor, published: Authorisation) -> None:
    verifying.verify(actor=olga, authorisation=published)
    published.refresh_from_db()
    assert published.verified_at
    authorising.set_status(actor=alice, authorisation=published, status="suspended", since=date(2024, 1, 1))
    published.refresh_from_db()
    assert published.verified_at is None


def test_a_holder_is_warned_once_a_stage(alice: Actor, charlie: Actor, authorisation: Authorisation) -> None:
    days = (date(2025, 8, 1), date(2025, 9, 15), date(2025, 9, 16), date(2025, 12, 15), date(2026, 2, 27))
    assert [expiring.warn(today=day) for day in days] == [0, 1, 0, 1, 1]
    assert "ends on 2026-03-01" in alice.user.notices.first().text
    assert charlie.user.notices.count() == 0
    assert expiring.warn(today=date(2026, 3, 2)) == 0


def test_what_ends_soon_is_on_ones_own_desk_alone(alice: Actor, charlie: Actor, published: Authorisation) -> None:
    assert list(queries.expiring(alice, date(2025, 10, 1))) == [published]
    assert not queries.expiring(alice, date(2025, 1, 1))
    assert list(queries.expiring(alice, date(2026, 10, 1))) == [published]
    assert not queries.expiring(charlie, date(2025, 10, 1))


def test_a_device_is_known_by_a_udi_di_with_a_right_check_digit(alice: Actor) -> None:
    device = {"kind": "device", "name": "Needle", "udi_di": "(01)04006381333931"}
    assert producing.add(actor=alice, facts=device).udi_di == "04006381333931"
    with pytest.raises(Invalid, match="check digit"):
        producing.add(actor=alice, facts=device | {"udi_di": "04006381333930"})


def test_it_is_told_in_fhir_and_in_the_names_of_idmp(alice: Actor, authorisation: Authorisation) -> None:
    authorising.transfer(actor=alice, authorisation=authorisation, holder="Heirs", since=date(2023, 5, 1))
    said = fhir.authorisation(authorisation, TODAY)
    assert said["resourceType"] == "RegulatedAuthorization"
    assert said["identifier"] == [{"system": "urn:daodi:register:tw-cm", "value": "衛部藥製字第060001號"}]
    assert said["status"]["coding"][0]["code"] == "200000017707"
    assert said["validityPeriod"] == {"start": "2021-03-01", "end": "2026-03-01"}
    assert said["holder"] == {"display": "Heirs"}
    named = fhir.idmp(authorisation, TODAY)
    assert named["marketingAuthorisation"]["marketingAuthorisationNumber"] == "衛部藥製字第060001號"
    assert [one["organisationName"] for one in named["holderHistory"]] == ["Growers of Longxi", "Heirs"]
    assert named["authorisationHistory"][-1] == {"authorisationStatus": "expired", "from": "2026-03-02", "to": ""}


def carried_out() -> None:
    while job := worker.take("a worker"):
        worker.carry_out(job, Run(job))


def test_a_worker_warns_of_ones_own_and_the_operators_of_all(
    alice: Actor, charlie: Actor, olga: Actor, authorisation: Authorisation
) -> None:
    until = timezone.localdate() + timedelta(days=20)
    authorising.change(actor=alice, authorisation=authorisation, facts={"valid_until": until})
    ask(actor=charlie, kind=KIND, params={})
    carried_out()
    assert alice.user.notices.filter(path__contains=str(authorisation.pk)).count() == 0
    ask(actor=olga, kind=KIND, params={})
    carried_out()
    assert alice.user.notices.filter(path__contains=str(authorisation.pk)).count() == 1

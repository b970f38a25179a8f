"""Examples of products and authorisations of the example manufacturer; no real product, no real number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.authorisations import applying, authorising, producing
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct

SOURCE = "An example made for this demonstration"
FORMULA = (("黃耆", "10"), ("當歸", "2"), ("甘草", "3"))


def load(parties: Mapping[str, Organisation]) -> None:
    """A granule that is authorised in four markets, a formula whose licence ends soon, a device, an application."""
    maker, regulator = _acting(parties["manufacturer"]), _acting(parties["authority"])
    today = timezone.localdate()
    granules = _granules(maker, today)
    formula = _formula(maker, today)
    _device(maker, today)
    _application(maker, regulator, formula, parties["authority"], today)
    for product in (granules, formula):
        producing.show(actor=maker, product=product, visibility="published")
        for one in product.authorisations.all():
            authorising.show(actor=maker, authorisation=one, visibility="published")


def _acting(party: Organisation) -> Actor:
    return Actor(organisation=party, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)


def _granules(maker: Actor, today: date) -> MedicinalProduct:
    product = producing.add(
        actor=maker,
        facts={
            "kind": "granules",
            "name": "Example Astragalus Concentrated Granules",
            "name_zh_hans": "示例黄芪浓缩颗粒",
            "name_zh_hant": "示例黃耆濃縮顆粒",
            "dose_form": "granules",
            "route": "oral use",
            "pack": "200 g in a bottle",
            "shelf_life": "36 months",
            "composition_shown": "all",
        },
        components=[
            {"name": "黃耆", "amount": "5", "unit": "g"},
            {"name": "starch", "role": "excipient", "amount": "0.5", "unit": "g"},
        ],
    )
    licence = _one(maker, product, "tw-cm", "衛部藥製字第060001號", years_ago(today, 8), years_ago(today, -2))
    licence_since = years_ago(today, 3)
    authorising.set_status(actor=maker, authorisation=licence, status="valid-varied", since=licence_since)
    _sold(maker, licence, licence.granted_on + timedelta(days=90))
    malaysia = _one(maker, product, "my-mal", "MAL21036001T", years_ago(today, 5), today + timedelta(days=41))
    _sites(maker, malaysia)
    held = _one(
        maker, product, "hk-pcm", "HKC-10001", years_ago(today, 6), years_ago(today, 1), "Example Agents of Hong Kong"
    )
    authorising.transfer(actor=maker, authorisation=held, holder=str(maker.organisation), since=years_ago(today, 4))
    listed = _one(maker, product, "sg-cpm", "100001", years_ago(today, 4), None)
    authorising.set_status(
        actor=maker, authorisation=listed, status="suspended", since=years_ago(today, 2), note=SOURCE
    )
    authorising.set_status(
        actor=maker, authorisation=listed, status="valid", since=years_ago(today, 2) + timedelta(days=120), note=SOURCE
    )
    return product


def _formula(maker: Actor, today: date) -> MedicinalProduct:
    product = producing.add(
        actor=maker,
        facts={
            "kind": "formula",
            "name": "Example Astragalus Formula Granules",
            "name_zh_hans": "示例黄芪复方颗粒",
            "name_zh_hant": "示例黃耆複方顆粒",
            "dose_form": "granules",
            "route": "oral use",
            "composition_shown": "names",
        },
        components=[{"name": name, "amount": amount, "unit": "g"} for name, amount in FORMULA],
    )
    one = _one(maker, product, "tw-cm", "衛部藥製字第060002號", years_ago(today, 5), today + timedelta(days=24))
    _sold(maker, one, one.granted_on + timedelta(days=60))
    authorising.add_variation(
        actor=maker,
        authorisation=one,
        facts={"kind": "shelf life", "what": "From 24 to 36 months", "applied_on": years_ago(today, 2)},
    )
    stated = {
        "route": "oral",
        "finished-form": "yes",
        "tcm-actives": "yes",
        "no-synthetic": "yes",
        "gmp": "yes",
        "metal-test": "yes",
        "microbial-test": "yes",
        "labels": "yes",
        "manufacturer-licence": "yes",
        "years-of-use": "60",
    }
    producing.state_facts(actor=maker, product=product, stated=stated)
    return product


def _device(maker: Actor, today: date) -> None:
    product = producing.add(
        actor=maker,
        facts={
            "kind": "device",
            "name": "Example moxibustion device",
            "name_zh_hans": "示例灸疗仪",
            "name_zh_hant": "示例灸療儀",
            "device_class": "II",
            "udi_di": "04006381333931",
        },
    )
    _one(maker, product, "tw-device", "衛部醫器製字第001234號", years_ago(today, 2), years_ago(today, -3))


def _application(
    maker: Actor, regulator: Actor, product: MedicinalProduct, authority: Organisation, today: date
) -> None:
    facts = {"title": "Registration of the formula in Macao", "path": "MO-PCM", "note": SOURCE}
    one = applying.draft(actor=maker, product=product, regulator=authority, facts=facts)
    for actor, step, days in ((maker, "submit", 60), (regulator, "review", 52), (regulator, "stop", 20)):
        one = applying.take_step(actor=actor, application=one, name=step, today=today - timedelta(days=days))
    applying.say(
        actor=regulator,
        application=one,
        kind="question",
        text="Which importer holds the wholesale licence? Send the stability report of three lots.",
        due_on=today + timedelta(days=30),
    )
    applying.say(actor=regulator, application=one, kind="guidance", text="Labels are to be in Chinese and Portuguese.")


def _one(
    maker: Actor,
    product: MedicinalProduct,
    register: str,
    number: str,
    begins: date,
    ends: date | None,
    holder: str = "",
) -> Authorisation:
    facts = {"register": register, "number": number, "granted_on": begins, "valid_until": ends, "source": SOURCE}
    return authorising.add(actor=maker, product=product, facts=facts, holder=holder)


def _sold(maker: Actor, one: Authorisation, since: date) -> None:
    authorising.set_status(actor=maker, authorisation=one, line="marketing", status="marketed", since=since)


def _sites(maker: Actor, one: Authorisation) -> None:
    authorising.add_site(
        actor=maker,
        authorisation=one,
        facts={"operation": "contract-manufacture", "name": "Example Extracts of Taichung", "since": one.granted_on},
    )


def years_ago(today: date, years: int) -> date:
    """The first of the month so many years before, after where the number is below nothing."""
    return date(today.year - years, today.month, 1)

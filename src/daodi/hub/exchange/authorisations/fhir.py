"""Products and authorisations as FHIR R5 resources, and authorisations by the field names of ISO 11615 (IDMP)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from daodi.hub.exchange.authorisations.authorising import stated
from daodi.hub.exchange.authorisations.models import Authorisation, Component, MedicinalProduct, Site
from daodi.hub.exchange.authorisations.numbers import registers
from daodi.hub.exchange.authorisations.standing import Stated, course, held_by, on, words

STATUS_LIST = "https://spor.ema.europa.eu/v1/lists/100000072049"
GTIN = "https://www.gs1.org/gtin"
LANGUAGES = (("name_zh_hans", "zh-Hans"), ("name_zh_hant", "zh-Hant"))
Resource = dict[str, Any]


def product(one: MedicinalProduct, components: Sequence[Component]) -> Resource:
    """A bundle: MedicinalProductDefinition, how it is administered and packed, and its ingredients as shown."""
    reference = {"reference": f"MedicinalProductDefinition/{one.pk}"}
    entries = [_definition(one)]
    if one.dose_form or one.route:
        entries.append(_administrable(one, reference))
    if one.pack or one.shelf_life:
        entries.append(_packaged(one, reference))
    entries += [_ingredient(each, reference) for each in components]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in entries]}


def authorisation(one: Authorisation, today: date) -> Resource:
    """RegulatedAuthorization: its number, status and holder as they are on a day. Read it with its related rows."""
    row = registers().get(one.register)
    span = on(course(stated(one), one.valid_until), today)
    holder = held_by((Stated(each.since, each.holder) for each in one.holdings.all()), today)
    return _without_nothing(
        {
            "resourceType": "RegulatedAuthorization",
            "id": str(one.pk),
            "identifier": [{"system": f"urn:daodi:register:{one.register}", "value": one.number}],
            "subject": [{"reference": f"MedicinalProductDefinition/{one.product_id}"}],
            "type": {"text": one.path_kind},
            "region": [{"coding": [{"system": "urn:iso:std:iso:3166", "code": one.market}]}],
            "status": _status(span.what) if span else None,
            "statusDate": span.begins.isoformat() if span else None,
            "validityPeriod": _period(one.granted_on, one.valid_until),
            "basis": [{"text": one.path}] if one.path else None,
            "holder": {"display": holder} if holder else None,
            "regulator": {"display": row.authority} if row else None,
        }
    )


def idmp(one: Authorisation, today: date) -> Resource:
    """An authorisation by the names of ISO 11615, with everything that was stated over time."""
    span = on(course(stated(one), one.valid_until), today)
    row = registers().get(one.register)
    held = [Stated(each.since, each.holder) for each in one.holdings.all()]
    return {
        "marketingAuthorisation": {
            "marketingAuthorisationNumber": one.number,
            "country": one.market,
            "authorisationStatus": span.what if span else "",
            "authorisationStatusDate": span.begins.isoformat() if span else "",
            "validityPeriodStart": one.granted_on.isoformat(),
            "validityPeriodEnd": one.valid_until.isoformat() if one.valid_until else "",
            "marketingAuthorisationHolder": {"organisationName": held_by(held, today) or ""},
            "medicinesRegulatoryAgency": {"organisationName": row.authority if row else ""},
            "marketingAuthorisationProcedure": {"procedureType": one.path_kind, "procedureIdentifier": one.path},
        },
        "authorisationHistory": [
            {"authorisationStatus": each.what, "from": each.begins.isoformat(), "to": _day(each.ends)}
            for each in course(stated(one), one.valid_until)
        ],
        "holderHistory": [
            {"organisationName": each.what, "from": each.begins.isoformat(), "to": _day(each.ends)}
            for each in course(held)
        ],
        "manufacturingBusinessOperation": [_operation(each) for each in one.sites.all()],
        "variation": [
            {
                "variationNumber": each.number,
                "variationType": each.kind,
                "description": each.what,
                "applicationDate": _day(each.applied_on),
                "approvalDate": _day(each.approved_on),
            }
            for each in one.variations.all()
        ],
    }


def _definition(one: MedicinalProduct) -> Resource:
    names: list[Resource] = [{"productName": one.name}]
    for field, language in LANGUAGES:
        if said := getattr(one, field):
            coded = {"coding": [{"system": "urn:ietf:bcp:47", "code": language}]}
            names.append({"productName": said, "usage": [{"country": {"text": "any"}, "language": coded}]})
    identifier = {"system": GTIN, "value": one.udi_di} if one.udi_di.isdigit() else {"value": one.udi_di}
    return _without_nothing(
        {
            "resourceType": "MedicinalProductDefinition",
            "id": str(one.pk),
            "identifier": [identifier] if one.udi_di else None,
            "type": {"text": one.kind},
            "combinedPharmaceuticalDoseForm": {"text": one.dose_form} if one.dose_form else None,
            "route": [{"text": one.route}] if one.route else None,
            "indication": one.indication,
            "legalStatusOfSupply": {"text": one.supply} if one.supply else None,
            "name": names,
        }
    )


def _administrable(one: MedicinalProduct, reference: Mapping[str, str]) -> Resource:
    return _without_nothing(
        {
            "resourceType": "AdministrableProductDefinition",
            "id": f"{one.pk}-administrable",
            "status": "active",
            "formOf": [reference],
            "administrableDoseForm": {"text": one.dose_form} if one.dose_form else None,
            "routeOfAdministration": [{"code": {"text": one.route or "not stated"}}],
        }
    )


def _packaged(one: MedicinalProduct, reference: Mapping[str, str]) -> Resource:
    shelf = [{"type": {"text": "shelf life"}, "periodString": one.shelf_life}] if one.shelf_life else None
    return _without_nothing(
        {
            "resourceType": "PackagedProductDefinition",
            "id": f"{one.pk}-packaged",
            "packageFor": [reference],
            "description": one.pack,
            "packaging": _without_nothing({"shelfLifeStorage": shelf}) or None,
        }
    )


def _ingredient(each: Component, reference: Mapping[str, str]) -> Resource:
    strength = None
    if each.amount is not None:
        quantity = {"value": float(each.amount), "unit": each.unit}
        strength = [{"presentationQuantity": _without_nothing(quantity)}]
    code: Resource = {"text": each.name}
    if each.material_id:
        code["coding"] = [{"system": "urn:daodi:material", "code": each.material_id}]
    substance = _without_nothing({"code": {"concept": code}, "strength": strength})
    return {
        "resourceType": "Ingredient",
        "id": str(each.pk),
        "status": "active",
        "for": [reference],
        "role": {"text": each.role},
        "substance": substance,
    }


def _status(status: str) -> Resource:
    row = words().get(status)
    if row is None or not row.code:
        return {"text": row.english if row else status}
    return {"coding": [{"system": STATUS_LIST, "code": row.code, "display": row.english}]}


def _operation(one: Site) -> Resource:
    return {
        "operationType": one.operation,
        "organisationName": one.name,
        "address": one.address,
        "effectiveDate": _day(one.since),
        "endDate": _day(one.until),
    }


def _period(begins: date, ends: date | None) -> Resource:
    return _without_nothing({"start": begins.isoformat(), "end": ends.isoformat() if ends else None})


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _without_nothing(facts: Mapping[str, Any]) -> Resource:
    """FHIR knows no empty values: what is not stated is left out."""
    return {name: value for name, value in facts.items() if value not in (None, "", [], {})}

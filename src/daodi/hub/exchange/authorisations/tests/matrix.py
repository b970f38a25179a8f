"""What the routes of authorisations answer to each asker, for a product and authorisation of Alice's."""

from __future__ import annotations

from datetime import date

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.authorisations import applying, authorising, producing
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
PRODUCT, ONE, APPLICATION = ("product_id",), ("authorisation_id",), ("application_id",)
NEW = {"kind": "granules", "name": "Granules"}
NUMBER = {"register_code": "hk-pcm", "number": "HKC-12345", "granted_on": "2024-01-01"}
HIDDEN = {"visibility": "private"}
SUSPENDED = {"status": "suspended", "since": "2025-01-01"}
SITE = {"operation": "packaging", "name": "Packers"}
SHEET = "number,product,granted on\nHKC-54321,Pills,2024-01-01\n"

ROUTES = [
    Route("authorisations:list", EVERYBODY),
    Route("authorisations:expiring", SIGNED_IN),
    Route("authorisations:warn", (302,) * 5, "post"),
    Route("authorisations:paths", EVERYBODY),
    Route("authorisations:import", SIGNED_IN),
    Route("authorisations:sample", EVERYBODY),
    Route("authorisations:add-product", SIGNED_IN),
    Route("authorisations:product", HERS, given=PRODUCT),
    Route("authorisations:change-product", HERS, given=PRODUCT),
    Route("authorisations:show-product", HERS_TO_DO, "post", PRODUCT, HIDDEN),
    Route("authorisations:product-paths", HERS, given=PRODUCT),
    Route("authorisations:add", HERS, given=PRODUCT),
    Route("authorisations:apply", HERS, given=PRODUCT),
    Route("authorisations:page", HERS, given=ONE),
    Route("authorisations:change", HERS, given=ONE),
    Route("authorisations:show", HERS_TO_DO, "post", ONE, HIDDEN),
    Route(
        "authorisations:enter",
        HERS_TO_DO,
        "post",
        ONE,
        {"what": "status", "status": "suspended", "since": "2025-01-01"},
    ),
    Route("authorisations:drop", HERS_TO_DO, "post", ONE, {"what": "site", "part": "none"}),
    Route("authorisations:ask-sight", (404, 404, 404, 404, 404), "post", ONE, {"by": "none"}),
    Route("authorisations:judge", (404, 302, 302, 404, 404), "post", ONE, {"seen": "yes"}),
    Route("authorisations:applications", SIGNED_IN),
    Route("authorisations:application", HERS, given=APPLICATION),
    Route("authorisations:step", HERS_TO_DO, "post", APPLICATION, {"step": "submit"}),
    Route("authorisations:say", (404, 409, 409, 404, 404), "post", APPLICATION, {"kind": "note", "text": "Said"}),
    Route("api:list_products", SIGNED_IN_API),
    Route("api:add_product", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_product", HERS, given=PRODUCT),
    Route("api:product_as_fhir", HERS, given=PRODUCT),
    Route("api:list_authorisations", EVERYBODY),
    Route("api:add_authorisation", (401, 201, 201, 404, 404), "post", PRODUCT, NUMBER),
    Route("api:import_authorisations", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:one_authorisation", HERS, given=ONE),
    Route("api:authorisation_as_fhir", HERS, given=ONE),
    Route("api:authorisation_as_idmp", HERS, given=ONE),
    Route("api:set_authorisation_status", (401, 201, 201, 404, 404), "post", ONE, SUSPENDED),
    Route("api:transfer_authorisation", (401, 201, 201, 404, 404), "post", ONE, {"holder": "B", "since": "2025-01-01"}),
    Route("api:add_authorisation_site", (401, 201, 201, 404, 404), "post", ONE, SITE),
    Route("api:judge_authorisation", (401, 409, 409, 404, 404), "post", ONE, {"seen": True}),
    Route("api:list_applications", SIGNED_IN_API),
    Route("api:draft_application", (401, 201, 201, 404, 404), "post", (*PRODUCT, "regulator"), {"title": "New"}),
    Route("api:one_application", HERS_API, given=APPLICATION),
    Route("api:step_application", (401, 200, 200, 404, 404), "post", APPLICATION, {"step": "submit"}),
    Route("api:application_thread", HERS_API, given=APPLICATION),
    Route("api:say_in_application", (401, 409, 409, 404, 404), "post", APPLICATION, {"kind": "note", "text": "Said"}),
    Route("api:which_path", EVERYBODY, "post", sent={"market": "EU", "kind": "formula"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """A product of Alice's with an authorisation, and an application that is still a draft."""
    product = producing.add(actor=alice, facts={"kind": "formula", "name": "Pills"}, components=[{"name": "黄芪"}])
    facts = {"register": "tw-cm", "number": "衛部藥製字第060001號", "granted_on": date(2021, 3, 1)}
    authorisation = authorising.add(actor=alice, product=product, facts=facts)
    regulator = Organisation.objects.create(
        name="Authority of the matrix", kind="regulator", jurisdiction="TW", standing="approved"
    )
    application = applying.draft(actor=alice, product=product, regulator=regulator, facts={"title": "New pills"})
    return {
        "product_id": product.pk,
        "authorisation_id": authorisation.pk,
        "application_id": application.pk,
        "regulator": str(regulator.pk),
    }

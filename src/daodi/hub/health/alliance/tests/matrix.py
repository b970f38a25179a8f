"""What the routes of the directory answer to each asker, for private records of Alice's."""

from __future__ import annotations

from collections.abc import Mapping

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.health.alliance import campaigning, joining, keeping, kinds
from daodi.hub.health.alliance.tests import conftest as given
from daodi.hub.health.alliance.tests.conftest import add, held, somebody
from daodi.hub.tests.matrix import EVERYBODY, HERS, SIGNED_IN, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
HERS_TO_MAKE_API = (401, 201, 201, 404, 404)
ADDED = (401, 201, 201, 201, 201)
NAMES = [kind.name for kind in kinds.KINDS]
SESSION_ID, ALLIANCE, CAMPAIGN, SERVICE = (
    ("session_id",),
    ("record_id:alliance_id",),
    ("record_id:campaign_id",),
    ("record_id:service_id",),
)
PRICE = {"what": "Second visit", "amount": "20", "currency": "USD", "valid_from": "2026-01-01"}
COUNT = {"what": "people-screened", "many": 40, "source": "List of the day"}
PLANNED = {"place": "Pakse", "country": "LA", "starts_on": "2026-03-01"}
ROLE = {"position": "Acupuncturist"}
KINDS = {
    "care_service": "service",
    "care_place": "place",
    "care_practitioner": "practitioner",
    "care_role": "role",
    "care_endpoint": "endpoint",
    "alliance": "alliance",
    "care_campaign": "campaign",
}
LISTS = (
    "list_care_places",
    "list_care_practitioners",
    "list_care_roles",
    "list_care_endpoints",
    "list_alliances",
    "list_care_campaigns",
)
SENT: dict[str, tuple[str, Mapping[str, object]]] = {
    "care_service": ("service", {"name": "Tuina", "techniques": ["tuina"]}),
    "care_place": ("place", given.PLACE),
    "care_practitioner": ("practitioner", {**given.PERSON, "agreed_on": "2026-03-01"}),
    "care_endpoint": ("endpoint", given.ENDPOINT),
    "alliance": ("alliance", given.ALLIANCE),
    "care_campaign": ("campaign", {**given.CAMPAIGN, "starts_on": "2026-01-01"}),
}

ROUTES = [
    Route("alliance:find", EVERYBODY),
    Route("alliance:places", EVERYBODY),
    Route("alliance:practitioners", EVERYBODY),
    Route("alliance:own", SIGNED_IN),
    Route("alliance:alliances", EVERYBODY),
    Route("alliance:campaigns", EVERYBODY),
    *(Route(f"alliance:add-{name}", SIGNED_IN) for name in NAMES),
    *(Route(f"alliance:{name}", HERS, given=(f"record_id:{name}_id",)) for name in NAMES),
    *(Route(f"alliance:change-{name}", HERS, given=(f"record_id:{name}_id",)) for name in NAMES),
    *(
        Route(f"alliance:show-{name}", HERS_TO_DO, "post", (f"record_id:{name}_id",), {"visibility": "published"})
        for name in NAMES
    ),
    Route("alliance:put-price", HERS_TO_DO, "post", SERVICE, PRICE),
    Route("alliance:drop-price", HERS_TO_DO, "post", (*SERVICE, "price_id")),
    Route("alliance:invite", (404, 422, 422, 404, 404), "post", ALLIANCE, {"organisation": "Nobody"}),
    Route("alliance:ask", (404, 409, 409, 404, 404), "post", ALLIANCE),
    Route("alliance:member-step", HERS_TO_DO, "post", ("member_id",), {"step": "admit"}),
    Route("alliance:add-session", HERS, given=CAMPAIGN),
    Route("alliance:counts-csv", HERS, given=CAMPAIGN),
    Route("alliance:change-session", HERS, given=SESSION_ID),
    Route("alliance:session-step", HERS_TO_DO, "post", ("session_id:planned",), {"step": "cancel"}),
    Route("alliance:count", HERS, given=SESSION_ID),
    Route("alliance:count", HERS_TO_DO, "post", SESSION_ID, COUNT),
    Route("api:list_care_terms", EVERYBODY),
    Route("api:find_care_services", EVERYBODY),
    *(Route(f"api:{name}", EVERYBODY) for name in LISTS),
    *(Route(f"api:add_{name}", ADDED, "post", sent=sent) for name, (_kind, sent) in SENT.items()),
    Route("api:add_care_role", (401, 201, 201, 404, 404), "post", ("practitioner:practitioner_id",), ROLE),
    *(Route(f"api:one_{name}", HERS, given=(f"{kind}_id",)) for name, kind in KINDS.items()),
    *(
        Route(f"api:change_{name}", HERS_TO_DO_API, "post", (f"{kind}_id",), sent)
        for name, (kind, sent) in SENT.items()
    ),
    Route("api:change_care_role", HERS_TO_DO_API, "post", ("role_id", "practitioner:practitioner_id"), ROLE),
    *(
        Route(f"api:show_{name}", HERS_TO_DO_API, "post", (f"{kind}_id",), {"visibility": "published"})
        for name, kind in KINDS.items()
    ),
    Route("api:put_care_price", HERS_TO_MAKE_API, "post", ("service_id",), PRICE),
    Route("api:drop_care_price", (401, 204, 204, 404, 404), "post", ("service_id", "price_id")),
    Route("api:list_alliance_members", HERS, given=("alliance_id",)),
    Route("api:invite_to_alliance", (401, 422, 422, 404, 404), "post", ("alliance_id", "organisation")),
    Route("api:ask_to_join_alliance", (401, 409, 409, 404, 404), "post", ("alliance_id",)),
    Route("api:step_alliance_member", HERS_TO_DO_API, "post", ("member_id",), {"step": "admit"}),
    Route("api:list_care_totals", HERS, given=("campaign_id",)),
    Route("api:list_care_sessions", HERS, given=("campaign_id",)),
    Route("api:plan_care_session", HERS_TO_MAKE_API, "post", ("campaign_id",), PLANNED),
    Route("api:change_care_session", HERS_TO_DO_API, "post", SESSION_ID, PLANNED),
    Route("api:step_care_session", HERS_TO_DO_API, "post", ("session_id:planned",), {"step": "cancel"}),
    Route("api:count_care_output", HERS_TO_DO_API, "post", SESSION_ID, COUNT),
]


def objects(alice: Actor) -> dict[str, object]:
    """One record of each kind, none of them published; and a hospital that asks to join Alice's alliance."""
    place = add(alice, kinds.LOCATION, given.PLACE)
    endpoint = add(alice, kinds.ENDPOINT, given.ENDPOINT)
    service = add(alice, kinds.SERVICE, given.SERVICE, locations=[place], endpoints=[endpoint])
    person = add(alice, kinds.PRACTITIONER, given.PERSON)
    role = add(alice, kinds.ROLE, {"practitioner": person, "position": "Acupuncturist"}, services=[service])
    alliance = add(alice, kinds.ALLIANCE, given.ALLIANCE)
    campaign = add(alice, kinds.CAMPAIGN, given.CAMPAIGN, alliance=alliance)
    hospital = somebody("Hospital of Pakse")
    assert hospital.organisation is not None
    share(actor=alice, subject=alliance, to=hospital.organisation)
    return {
        "place_id": place.pk,
        "endpoint_id": endpoint.pk,
        "service_id": service.pk,
        "practitioner_id": person.pk,
        "role_id": role.pk,
        "alliance_id": alliance.pk,
        "campaign_id": campaign.pk,
        "price_id": keeping.put_price(actor=alice, service=service, facts=given.PRICE).pk,
        "member_id": joining.ask(actor=hospital, alliance=alliance).pk,
        "session_id": held(alice, campaign).pk,
        "planned": campaigning.plan(actor=alice, campaign=campaign, facts=given.SESSION).pk,
    }

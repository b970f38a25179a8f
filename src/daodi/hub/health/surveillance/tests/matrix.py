"""What the routes of surveillance answer to each asker, for counts of Alice's that a network of hers reads."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.surveillance import networking, placing
from daodi.hub.health.surveillance.models import Alert, State
from daodi.hub.health.surveillance.tests.conftest import counted, office
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

TALLY, SERIES, ALERT = ("tally_id",), ("series_id",), ("alert_id",)
AREA, NETWORK, MEMBER = ("area_id",), ("network_id",), ("member_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)
NEW, NEW_API = (302, 200, 200, 200, 200), (401, 201, 201, 201, 201)
PLACE = {"code": "CN-62", "name": "Gansu"}
WORDS = {"step": "acknowledge", "acknowledge-words": "Seen; we ask the wards."}

ROUTES = [
    Route("surveillance:list", EVERYBODY),
    Route("surveillance:send", NEW),
    Route("surveillance:sample", EVERYBODY),
    Route("surveillance:counts", HERS, given=TALLY),
    Route("surveillance:name", HERS_TO_DO, "post", TALLY, {"disease": "Dengue fever"}),
    Route("surveillance:publish", HERS_TO_DO, "post", (*TALLY, "network")),
    Route("surveillance:csv", HERS, given=TALLY),
    Route("surveillance:dhis2", HERS, given=TALLY),
    Route("surveillance:series", HERS, given=SERIES),
    Route("surveillance:series", HERS_TO_DO, "post", SERIES, {"method": "ears-c2"}),
    Route("surveillance:alert", HERS, given=ALERT),
    Route("surveillance:step", HERS_TO_DO, "post", ALERT, WORDS),
    Route("surveillance:areas", SIGNED_IN),
    Route("surveillance:add-area", NEW),
    Route("surveillance:area", HERS, given=AREA),
    Route("surveillance:networks", SIGNED_IN),
    Route("surveillance:add-network", NEW),
    Route("surveillance:network", HERS, given=NETWORK),
    Route("surveillance:invite", HERS_TO_DO, "post", NETWORK, {"organisation": "Buyers of Rotterdam"}),
    Route("surveillance:member-step", HERS_TO_DO, "post", MEMBER, {"step": "remove"}),
    Route("api:list_counts", SIGNED_IN_API),
    Route("api:send_counts", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:one_counts", HERS_API, given=TALLY),
    Route("api:counts_for_dhis2", HERS_API, given=TALLY),
    Route("api:publish_counts", HERS_API, "post", (*TALLY, "network")),
    Route("api:one_count_series", HERS_API, given=SERIES),
    Route("api:choose_series_method", HERS_API, "post", SERIES, {"method": "cusum"}),
    Route("api:list_alerts", SIGNED_IN_API),
    Route("api:one_alert", HERS_API, given=ALERT),
    Route("api:step_alert", HERS_API, "post", ALERT, {"step": "acknowledge", "words": "Seen."}),
    Route("api:list_areas", SIGNED_IN_API),
    Route("api:add_area", NEW_API, "post", sent=PLACE),
    Route("api:change_area", HERS_API, "post", AREA, PLACE),
    Route("api:list_networks", SIGNED_IN_API),
    Route("api:add_network", NEW_API, "post", sent={"title": "Another network"}),
    Route("api:list_network_members", HERS_API, given=NETWORK),
    Route("api:invite_to_network", (401, 201, 201, 404, 404), "post", (*NETWORK, "organisation")),
    Route("api:step_network_member", HERS_API, "post", MEMBER, {"step": "remove"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """Counts with an alert, an area, and a network in which an office of elsewhere takes part."""
    tally = counted(alice, {"A": [5, 6, 7, 6, 5, 7, 6, 5, 6, 40], "B": [9] * 10})
    network = networking.add(actor=alice, facts={"title": "Gansu watch"})
    elsewhere, other = office("Office of Vientiane", "LA"), office("Office of Hanoi", "VN")
    assert elsewhere.organisation is not None
    assert other.organisation is not None
    member = networking.invite(actor=alice, network=network, to=elsewhere.organisation)
    networking.step(actor=elsewhere, member=member, name="accept")
    networking.publish(actor=alice, tally=tally, network=network)
    area = placing.add(actor=alice, facts={"code": "CN-62-01", "name": "Lanzhou"})
    alert = Alert.objects.get(series__tally=tally)
    assert network.members.get(organisation=alice.organisation).state == State.ACCEPTED
    return {
        "tally_id": tally.pk,
        "series_id": alert.series_id,
        "alert_id": alert.pk,
        "area_id": area.pk,
        "network_id": network.pk,
        "network": network.pk,
        "member_id": member.pk,
        "organisation": other.organisation.pk,
    }

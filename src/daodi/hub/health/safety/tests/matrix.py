"""What the routes of safety signals answer to each asker, for reports and a signal of Alice's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.safety import receiving, screening
from daodi.hub.health.safety.models import ProductName, Signal
from daodi.hub.health.safety.tests.conftest import five_names
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
SIGNAL, LINE_LIST, NAME, SCREENING = ("signal_id",), ("line_list_id",), ("name_id",), ("screening_id",)
REVIEW = {"step": "review", "text": "Three of them after one lot"}

ROUTES = [
    Route("safety:list", EVERYBODY),
    Route("safety:signal", HERS, given=SIGNAL),
    Route("safety:step", HERS_TO_DO, "post", SIGNAL, REVIEW),
    Route("safety:show", HERS_TO_DO, "post", SIGNAL, {"visibility": "private"}),
    Route("safety:share", HERS_TO_DO, "post", SIGNAL, {"to": "Nobody"}),
    Route("safety:unshare", (404, 404, 404, 404, 404), "post", SIGNAL, {"to": "none"}),
    Route("safety:line-lists", SIGNED_IN),
    Route("safety:send", SIGNED_IN),
    Route("safety:sample", EVERYBODY),
    Route("safety:line-list", HERS, given=LINE_LIST),
    Route("safety:turn", HERS_TO_DO, "post", LINE_LIST, {"step": "set-aside"}),
    Route("safety:names", SIGNED_IN),
    Route("safety:name", HERS, given=NAME),
    Route("safety:name", HERS_TO_DO, "post", NAME, {"choice": "as-written"}),
    Route("safety:screenings", SIGNED_IN),
    Route("safety:screenings", (302, 302, 302, 422, 422), "post"),
    Route("safety:screening", HERS, given=SCREENING),
    Route("api:list_line_lists", SIGNED_IN_API),
    Route("api:send_line_list", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:one_line_list", HERS_API, given=LINE_LIST),
    Route("api:step_line_list", HERS_TO_DO_API, "post", LINE_LIST, {"step": "set-aside"}),
    Route("api:list_product_names", SIGNED_IN_API),
    Route("api:decide_product_name", HERS_TO_DO_API, "post", NAME, {"choice": "as-written"}),
    Route("api:list_screenings", SIGNED_IN_API),
    Route("api:start_screening", (401, 202, 202, 422, 422), "post", sent={"prior": ""}),
    Route("api:one_screening", HERS_API, given=SCREENING),
    Route("api:list_screening_pairs", HERS_API, given=SCREENING),
    Route("api:list_signals", EVERYBODY),
    Route("api:one_signal", HERS, given=SIGNAL),
    Route("api:step_signal", HERS_TO_DO_API, "post", SIGNAL, REVIEW),
    Route("api:show_signal", HERS_TO_DO_API, "post", SIGNAL, {"published": False}),
    Route("api:list_signal_assessments", HERS, given=SIGNAL),
    Route("api:list_signal_lots", HERS, given=SIGNAL),
]


def objects(alice: Actor) -> dict[str, object]:
    """A line list of Alice's, screened, with a signal and a name to decide."""
    line_list = receiving.receive(actor=alice, name="five.csv", content=five_names(), source="A register")
    made = screening.start(actor=alice)
    screening.fill(made)
    to = Organisation.objects.create(name="Another authority", kind="regulator", jurisdiction="CN", standing="approved")
    return {
        "line_list_id": line_list.pk,
        "screening_id": made.pk,
        "signal_id": Signal.objects.filter(owner=alice.organisation).first().pk,
        "name_id": ProductName.objects.get(owner=alice.organisation, name="木通").pk,
        "to": str(to.pk),
    }

"""What the routes of notice and removal answer, for a report that Alice sent about somebody else's file."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.removal import reporting
from daodi.hub.exchange.removal.tests.conftest import page, published
from daodi.hub.tests.matrix import EVERYBODY, SIGNED_IN, SIGNED_IN_API, Route

CASE = ("case_id",)
REPORT = {"reason": "fraud", "words": "It promises a cure.", "email": "somebody@example.org"}
SENT = (302,) * 5

ROUTES = [
    Route("removal:about", EVERYBODY),
    Route("removal:report", EVERYBODY),
    Route("removal:follow", EVERYBODY, given=("secret",)),
    Route("removal:mine", SIGNED_IN),
    Route("removal:desk", (302, 404, 404, 404, 200)),
    Route("removal:case", (404, 200, 404, 404, 200), given=CASE),
    Route("removal:step", (404, 302, 404, 404, 403), "post", CASE, {"step": "withdraw"}),
    Route("api:removal_figures", EVERYBODY),
    Route("api:report_page", (201,) * 5, "post", ("page",), REPORT),
    Route("api:follow_report", EVERYBODY, given=("secret",)),
    Route("api:list_reported", SIGNED_IN_API),
    Route("api:one_reported", (401, 200, 404, 404, 200), given=CASE),
    Route("api:step_reported", (401, 200, 404, 404, 403), "post", CASE, {"step": "withdraw"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """A published file of a trader's, and Alice's report of it."""
    trader = Organisation.objects.create(name="Traders", kind="supplier", jurisdiction="CN", standing="approved")
    user = User.objects.create_user("tan@example.org", "x", name="Tan")
    Membership.objects.create(user=user, organisation=trader, role="admin")
    file = published(by_user(user))
    case, secret = reporting.report(actor=alice, page=page(file), reason="fraud", words="It promises a cure.")
    return {"case_id": case.pk, "secret": secret, "page": page(file)}

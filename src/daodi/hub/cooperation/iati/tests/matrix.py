"""What the routes of IATI answer to each asker, for a published project and a file of Alice's."""

from __future__ import annotations

from daodi.hub.cooperation.iati import bringing
from daodi.hub.cooperation.programmes import plans, projects
from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

FILE = b"""<iati-activities version="2.03"><iati-activity><iati-identifier>XM-DAC-928-1</iati-identifier>
<title><narrative>Training</narrative></title></iati-activity></iati-activities>"""
ACTIVITY, MEMBER, DELIVERY = ("activity_id",), ("organisation_id",), ("delivery_id",)

ROUTES = [
    Route("iati:home", EVERYBODY),
    Route("iati:activities", EVERYBODY),
    Route("iati:organisations", EVERYBODY),
    Route("iati:member", EVERYBODY, given=MEMBER),
    Route("iati:of-member", EVERYBODY, given=MEMBER),
    Route("iati:activity", EVERYBODY, given=ACTIVITY),
    Route("iati:activity-xml", EVERYBODY, given=ACTIVITY),
    Route("iati:import", SIGNED_IN),
    Route("iati:files", SIGNED_IN),
    Route("iati:file", HERS, given=DELIVERY),
    Route("iati:file-xml", HERS, given=DELIVERY),
    Route("iati:keep", (404, 302, 302, 404, 404), "post", ("read_delivery_id",)),
    # The file of this test is no IATI file.
    Route("api:check_iati", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:list_iati_files", SIGNED_IN_API),
    Route("api:send_iati", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:one_iati_file", HERS_API, given=DELIVERY),
]


def objects(alice: Actor) -> dict[str, object]:
    """A published project, and a file that was read."""
    if not alice.organisation.identifiers.filter(scheme="iati").exists():
        alice.organisation.identifiers.create(scheme="iati", value="CN-TEST-9")
    plan = plans.add_plan(actor=alice, title="A plan")
    made = projects.add_project(
        actor=alice,
        plan=plan,
        title="A project",
        about="It is about something.",
        actual_start="2024-01-01",
        sectors=[{"code": "12220"}],
        countries=[{"code": "LA"}],
    )
    plans.add_party(actor=alice, of=made, name="A hospital", role="implementing")
    plans.show(actor=alice, plan=plan, visibility="published")
    delivery = bringing.receive(actor=alice, name="who.xml", content=FILE)
    return {"activity_id": made.pk, "delivery_id": delivery.pk, "read_delivery_id": delivery.pk}

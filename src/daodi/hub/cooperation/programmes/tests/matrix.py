"""What the routes of this room answer to each asker, for a plan of Alice's."""

from __future__ import annotations

from daodi.hub.cooperation.programmes import indicators, places, plans, projects, reporting
from daodi.hub.cooperation.programmes.models import Commitment, Indicator
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Kind, Organisation
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

SHEET = b"commitment,indicator,count kind,target,deadline\nTrain,trained,persons,1200,2025\n"
HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_ADD_API = (401, 201, 201, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
EVERYBODY_ADDS = (401, 201, 201, 201, 201)
PLAN, PROJECT, INDICATOR, PLACE, REPORT = (
    ("plan_id",),
    ("project_id",),
    ("indicator_id",),
    ("place_id",),
    ("plan_report_id",),
)
PERIOD = {"begins": "2027-01-01", "ends": "2027-12-31", "due": "2028-01-31"}
COUNTS = {"title": "trained", "count_kind": "persons", "aggregation": "cumulative"}
FIGURE = {"value": "5", "ends": "2026-01-01"}

ROUTES = [
    Route("programmes:plans", EVERYBODY),
    Route("programmes:add-plan", SIGNED_IN),
    Route("programmes:sheet", SIGNED_IN),
    Route("programmes:enter-sheet", HERS_TO_DO, "post", ("sheet",), {"title": "A plan"}),
    Route("programmes:sample-sheet", EVERYBODY),
    Route("programmes:plan", HERS, given=PLAN),
    Route("programmes:paper", HERS, given=PLAN),
    Route("programmes:plan-csv", HERS, given=PLAN),
    Route("programmes:change-plan", HERS, given=PLAN),
    Route("programmes:add-commitment", HERS_TO_DO, "post", PLAN, {"text": "Build"}),
    Route("programmes:add-plan-party", HERS_TO_DO, "post", PLAN, {"name": "A ministry", "role": "accountable"}),
    Route("programmes:share-plan", HERS_TO_DO, "post", ("plan_id", "viewer")),
    Route("programmes:withdraw-plan", HERS_TO_DO, "post", ("plan_id", "viewer")),
    Route("programmes:plan-visibility", HERS_TO_DO, "post", PLAN, {"visibility": "private"}),
    Route("programmes:add-project-to-plan", HERS, given=PLAN),
    Route("programmes:add-place-to-plan", HERS, given=PLAN),
    Route("programmes:open-period", HERS_TO_DO, "post", PLAN, PERIOD),
    Route("programmes:remind", HERS_TO_DO, "post", PLAN),
    Route("programmes:close-period", HERS_TO_DO, "post", ("period_id",)),
    Route("programmes:add-indicator", HERS, given=("commitment_id",)),
    Route("programmes:projects", EVERYBODY),
    Route("programmes:add-project", SIGNED_IN),
    Route("programmes:project", HERS, given=PROJECT),
    Route("programmes:change-project", HERS, given=PROJECT),
    Route("programmes:add-project-party", HERS_TO_DO, "post", PROJECT, {"name": "A clinic", "role": "implementing"}),
    Route("programmes:add-money", HERS_TO_DO, "post", PROJECT, {"kind": "budget", "value": "5", "currency": "CNY"}),
    Route("programmes:project-visibility", HERS_TO_DO, "post", PROJECT, {"visibility": "private"}),
    Route("programmes:add-project-indicator", HERS, given=PROJECT),
    Route("programmes:indicator", HERS, given=INDICATOR),
    Route("programmes:change-indicator", HERS, given=INDICATOR),
    Route(
        "programmes:add-target",
        HERS_TO_DO,
        "post",
        INDICATOR,
        {"value": "5", "qualifier": "exact", "modality": "target"},
    ),
    Route("programmes:add-reading", HERS_TO_DO, "post", INDICATOR, FIGURE),
    Route("programmes:assign", HERS_TO_DO, "post", ("indicator_id", "reporter", "periods")),
    Route("programmes:indicator-csv", HERS, given=INDICATOR),
    Route("programmes:step-target", HERS_TO_DO, "post", ("target_id",), {"step": "confirm"}),
    Route("programmes:step-reading", HERS_TO_DO, "post", ("reading_id",), {"step": "confirm"}),
    Route("programmes:places", EVERYBODY),
    Route("programmes:add-place", SIGNED_IN),
    Route("programmes:place", HERS, given=PLACE),
    Route("programmes:change-place", HERS, given=PLACE),
    Route("programmes:add-activity", HERS_TO_DO, "post", PLACE, {"title": "A course"}),
    Route("programmes:place-visibility", HERS_TO_DO, "post", PLACE, {"visibility": "private"}),
    Route("programmes:reports", SIGNED_IN),
    Route("programmes:report", HERS, given=REPORT),
    Route("programmes:send-report", HERS_TO_DO, "post", REPORT, {"value": "5", "note": "counted"}),
    Route("programmes:step-report", HERS_TO_DO, "post", ("sent_report_id",), {"step": "approve"}),
    Route("api:list_plans", SIGNED_IN_API),
    Route("api:add_plan", EVERYBODY_ADDS, "post", sent={"title": "Another plan"}),
    Route("api:one_plan", HERS_API, given=PLAN),
    Route("api:add_commitment", HERS_TO_ADD_API, "post", PLAN, {"text": "Build"}),
    Route("api:open_period", HERS_TO_ADD_API, "post", PLAN, PERIOD),
    Route("api:remind_plan", HERS_TO_DO_API, "post", PLAN),
    Route("api:list_projects", SIGNED_IN_API),
    Route("api:add_project", EVERYBODY_ADDS, "post", sent={"title": "Another project"}),
    Route("api:one_project", HERS_API, given=PROJECT),
    Route("api:list_indicators", SIGNED_IN_API),
    Route("api:add_indicator", EVERYBODY_ADDS, "post", sent=COUNTS),
    Route("api:one_indicator", HERS_API, given=INDICATOR),
    Route("api:add_target", HERS_TO_ADD_API, "post", INDICATOR, {"value": "5"}),
    Route("api:add_reading", HERS_TO_ADD_API, "post", INDICATOR, FIGURE),
    Route("api:step_target", HERS_TO_DO_API, "post", ("target_id",), {"step": "confirm"}),
    Route("api:step_reading", HERS_TO_DO_API, "post", ("reading_id",), {"step": "confirm"}),
    Route("api:list_places", SIGNED_IN_API),
    Route("api:one_place", HERS_API, given=PLACE),
    Route("api:list_plan_reports", SIGNED_IN_API),
    Route("api:ask_plan_reports", HERS_TO_ADD_API, "post", ("indicator_id", "reporter", "periods")),
    Route("api:one_plan_report", HERS_API, given=REPORT),
    Route("api:step_plan_report", HERS_TO_DO_API, "post", REPORT, {"step": "send", "value": "5", "note": "counted"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """A plan of Alice's with all that belongs to it; two reports that she asks of her own organisation."""
    assert alice.organisation is not None
    plan = plans.add_plan(actor=alice, title="A plan")
    commitment = plans.add_commitment(actor=alice, plan=plan, text="Train")
    indicator = _indicator(alice, commitment)
    period = reporting.open_period(actor=alice, plan=plan, begins="2026-01-01", ends="2026-12-31", due="2027-01-31")
    later = reporting.open_period(actor=alice, plan=plan, begins="2025-01-01", ends="2025-12-31", due="2026-01-31")
    idle = reporting.open_period(actor=alice, plan=plan, begins="2024-01-01", ends="2024-12-31", due="2025-01-31")
    member = Organisation.objects.create(
        name="Clinic of Basel", kind=Kind.HOSPITAL, jurisdiction="CH", standing="approved"
    )
    plans.share(actor=alice, plan=plan, to=member)
    asked = {"actor": alice, "indicator": indicator, "member": alice.organisation}
    [report], [sent] = (reporting.assign(**asked, periods=[one]) for one in (period, later))
    reporting.send(actor=alice, report=sent, value=5, note="counted")
    return {
        "plan_id": plan.pk,
        "commitment_id": commitment.pk,
        "project_id": projects.add_project(actor=alice, title="A project").pk,
        "indicator_id": indicator.pk,
        "target_id": indicators.add_target(actor=alice, indicator=indicator, value=5).pk,
        "reading_id": indicators.add_reading(actor=alice, indicator=indicator, value=5).pk,
        "place_id": places.add_place(actor=alice, name="A park", kind="park").pk,
        "period_id": idle.pk,
        "plan_report_id": report.pk,
        "sent_report_id": sent.pk,
        "sheet": str(keep(actor=alice, name="plan.csv", content=SHEET).pk),
        "viewer": str(member.pk),
        "reporter": str(member.pk),
        "periods": [str(idle.pk)],
    }


def _indicator(alice: Actor, commitment: Commitment) -> Indicator:
    return indicators.add_indicator(actor=alice, commitment=commitment, **COUNTS)

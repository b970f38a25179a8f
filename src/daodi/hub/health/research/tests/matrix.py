"""What the routes of research answer to each asker, for a trial, a call and a project of Alice's."""

from __future__ import annotations

from datetime import date

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.research import calling, importing, keeping, projecting
from daodi.hub.health.research.models import Interest, Likeness
from daodi.hub.health.research.registers import Number
from daodi.hub.health.research.registers import Trial as Read
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_SEND = (401, 200, 200, 404, 404)
HERS_TO_ADD = (401, 201, 201, 404, 404)
TRIAL, CALL, PROJECT, LIKENESS = ("trial_id",), ("call_id",), ("project_id",), ("likeness_id",)
IMPORT, INTEREST = ("import_id",), ("interest_id",)
HIDDEN = {"visibility": "private"}
SEEN = {"side": "sought", "role": "site", "title": "A site in the south"}
STAGE = {"stage": "phase-1", "since": "2026-02-01"}

ROUTES = [
    Route("research:list", EVERYBODY),
    Route("research:export", EVERYBODY, given=("kind",)),
    Route("research:trial", HERS, given=TRIAL),
    Route("research:show-trial", HERS_TO_DO, "post", TRIAL, HIDDEN),
    Route("research:take", SIGNED_IN),
    Route("research:import", HERS, given=IMPORT),
    Route("research:publish", HERS_TO_DO, "post", IMPORT),
    Route("research:likenesses", SIGNED_IN),
    Route("research:propose", (302,) * 5, "post"),
    Route("research:decide", HERS_TO_DO, "post", LIKENESS, {"step": "different"}),
    Route("research:calls", EVERYBODY),
    Route("research:add-call", SIGNED_IN),
    Route("research:call", HERS, given=CALL),
    Route("research:change-call", HERS, given=("call_id:fresh",)),
    Route("research:show-call", HERS_TO_DO, "post", CALL, HIDDEN),
    Route("research:close-call", HERS_TO_DO, "post", CALL),
    Route("research:express", (404, 409, 409, 404, 404), "post", CALL, {"text": "We would"}),
    Route("research:interest", (302, 200, 200, 404, 404), given=INTEREST),
    Route("research:step-interest", HERS_TO_DO, "post", INTEREST, {"step": "accept"}),
    Route("research:projects", EVERYBODY),
    Route("research:add-project", SIGNED_IN),
    Route("research:project", HERS, given=PROJECT),
    Route("research:change-project", HERS, given=PROJECT),
    Route("research:show-project", HERS_TO_DO, "post", PROJECT, HIDDEN),
    Route("research:stage", HERS_TO_DO, "post", PROJECT, STAGE),
    Route("research:drop-stage", (404, 404, 404, 404, 404), "post", PROJECT, {"entry": "none"}),
    Route("research:tie", HERS_TO_DO, "post", PROJECT, {"number": "NCT04290858"}),
    Route("research:untie", HERS_TO_DO, "post", PROJECT, {"trial": "none"}),
    Route("api:list_trials", EVERYBODY),
    Route("api:one_trial", HERS, given=TRIAL),
    Route("api:trial_completeness", HERS, given=TRIAL),
    Route("api:list_trial_imports", SIGNED_IN_API),
    Route("api:import_trials", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:one_trial_import", HERS_API, given=IMPORT),
    Route("api:list_likenesses", SIGNED_IN_API),
    Route("api:decide_likeness", HERS_TO_SEND, "post", LIKENESS, {"step": "different"}),
    Route("api:list_partner_calls", EVERYBODY),
    Route("api:call_partners", (401, 201, 201, 201, 201), "post", sent=SEEN),
    Route("api:one_partner_call", HERS, given=CALL),
    Route("api:express_interest", (401, 409, 409, 404, 404), "post", CALL, {"text": "We would"}),
    Route("api:list_interests", SIGNED_IN_API),
    Route("api:step_interest", HERS_TO_SEND, "post", INTEREST, {"step": "accept"}),
    Route("api:list_drug_projects", EVERYBODY),
    Route("api:add_drug_project", (401, 201, 201, 201, 201), "post", sent={"title": "Granules", "since": "2026-01-01"}),
    Route("api:one_drug_project", HERS, given=PROJECT),
    Route("api:state_project_stage", HERS_TO_ADD, "post", PROJECT, STAGE),
    Route("api:tie_trial", HERS_TO_ADD, "post", PROJECT, {"number": "NCT04290858"}),
]


def read(number: str = "NCT04290858", **facts: object) -> Read:
    """A trial as it is read of an export."""
    given = {"title": "Example granules for cough", "numbers": (Number("NCT", number, number),), **facts}
    return Read(form="ctgov", register="NCT", number=number, **given)


def objects(alice: Actor) -> dict[str, object]:
    """Two trials of Alice's that may be one, a file, two calls, an interest in the first, and a project."""
    trial, other = (keeping.keep(actor=alice, one=read(number)) for number in ("NCT04290858", "NCT04290859"))
    first, second = sorted((trial, other), key=lambda one: one.pk)
    likeness = Likeness.objects.create(owner=trial.owner, first=first, second=second, how="likeness", score=0.9)
    sent = b"TrialID,Public_title\nNCT04290860,Example\n"
    called, fresh = (calling.call(actor=alice, facts=SEEN) for _one in range(2))
    party = Organisation.objects.create(
        name="Site of the matrix", kind="hospital", jurisdiction="TH", standing="approved"
    )
    interest = Interest.objects.create(call=called, caller=called.owner, party=party, text="We would")
    project = projecting.add(
        actor=alice, facts={"title": "Granules"}, materials=["黄芪"], stage="preclinical", since=date(2026, 1, 1)
    )
    return {
        "kind": "csv",
        "trial_id": trial.pk,
        "likeness_id": likeness.pk,
        "import_id": importing.begin(actor=alice, name="t.csv", sent=sent).pk,
        "call_id": called.pk,
        "fresh": fresh.pk,
        "interest_id": interest.pk,
        "project_id": project.pk,
    }

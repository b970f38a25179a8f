"""What the routes of the laboratory answer to each asker, for a lot of Alice's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Kind, Organisation
from daodi.hub.materia.laboratory import actions, keeping, requests
from daodi.hub.materia.laboratory.models import VerdictRecord
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

TABLE = b"lot,material,analyte,result,unit\nM-1,Arecae Semen,aflatoxin B1,58,mcg/kg\n"
HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
LOT, REPORT = ("lot_id",), ("report_id",)
STATED = {"lot": "M-2", "results": [{"analyte": "lead", "result": "1", "unit": "mg/kg"}]}
IDENTITY = {"method": "dna", "made_by": "A laboratory", "species": "Areca catechu"}

ROUTES = [
    Route("laboratory:lots", EVERYBODY),
    Route("laboratory:sample", EVERYBODY),
    Route("laboratory:upload", SIGNED_IN),
    Route("laboratory:new", SIGNED_IN),
    Route("laboratory:reports", SIGNED_IN),
    Route("laboratory:requests", SIGNED_IN),
    Route("laboratory:changes", SIGNED_IN),
    Route("laboratory:report", HERS, given=REPORT),
    Route("laboratory:problems", HERS, given=REPORT),
    Route("laboratory:columns", HERS_TO_DO, "post", REPORT),
    Route("laboratory:keep", HERS_TO_DO, "post", REPORT),
    Route("laboratory:set-aside", HERS_TO_DO, "post", ("kept_report_id",)),
    Route("laboratory:lot", HERS, given=LOT),
    Route("laboratory:dossier", HERS, given=LOT),
    Route("laboratory:plan", HERS, given=LOT),
    Route("laboratory:change", HERS_TO_DO, "post", LOT, {"origin": "Longxi"}),
    Route("laboratory:record", HERS_TO_DO, "post", LOT, {"market": "HK"}),
    Route("laboratory:share", HERS_TO_DO, "post", ("lot_id", "to")),
    Route("laboratory:withdraw", HERS_TO_DO, "post", ("lot_id", "to")),
    Route("laboratory:visibility", HERS_TO_DO, "post", LOT, {"visibility": "private"}),
    Route("laboratory:identity", HERS_TO_DO, "post", LOT, IDENTITY),
    Route("laboratory:kept", HERS, given=("record_id",)),
    Route("laboratory:request", HERS, given=("request_id",)),
    Route("laboratory:step", HERS_TO_DO, "post", ("request_id",), {"step": "close"}),
    Route("api:list_lots", SIGNED_IN_API),
    Route("api:add_lot", (401, 201, 201, 201, 201), "post", sent=STATED),
    Route("api:send_report", (401, 201, 201, 201, 201), "post", ("file",)),
    Route("api:one_lot", HERS_API, given=LOT),
    Route("api:check_lot", HERS_API, given=LOT),
    Route("api:list_verdicts", HERS_API, given=LOT),
    Route("api:record_verdicts", (401, 201, 201, 404, 404), "post", LOT, {"market": ["HK"]}),
    Route("api:share_lot", HERS_TO_DO_API, "post", ("lot_id", "to")),
    Route("api:list_identities", HERS_API, given=LOT),
    Route(
        "api:state_identity", (401, 201, 201, 404, 404), "post", LOT, {"method": "dna", "laboratory": "A laboratory"}
    ),
    Route("api:list_requests", SIGNED_IN_API),
    Route("api:one_request", HERS_API, given=("request_id",)),
    Route("api:ask_for_tests", (401, 201, 201, 404, 404), "post", ("lot_id", "laboratory"), {"market": ["HK"]}),
    Route("api:take_step", HERS_TO_DO_API, "post", ("request_id",), {"step": "close"}),
    Route("api:report_results", (401, 403, 403, 404, 404), "post", ("request_id", "file")),
    Route("api:withdraw_lot", HERS_TO_DO_API, "post", ("lot_id", "to")),
]


def objects(alice: Actor) -> dict[str, object]:
    """A lot of Alice's with its report, a verdict kept, and a request to a laboratory."""
    [lot] = keeping.keep_report(actor=alice, report=actions.receive(actor=alice, name="m.csv", content=TABLE))
    laboratory = Organisation.objects.create(
        name="Laboratory of Basel", kind=Kind.LABORATORY, jurisdiction="CH", standing="approved"
    )
    asked = requests.ask(actor=alice, lot=lot, laboratory=laboratory, markets=["HK"])
    return {
        "lot_id": lot.pk,
        "report_id": actions.receive(actor=alice, name="n.csv", content=TABLE.replace(b"M-1", b"M-3")).pk,
        "record_id": VerdictRecord.objects.filter(lot=lot)[0].pk,
        "request_id": asked.pk,
        "to": str(laboratory.pk),
        "laboratory": str(laboratory.pk),
        "kept_report_id": lot.results.all()[0].report_id,
    }

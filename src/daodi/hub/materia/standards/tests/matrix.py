"""Who is answered what: these pages are everybody's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, Route

ROW = {"lot": "A-17", "material": "Arecae Semen", "analyte": "aflatoxin B1", "result": "58", "unit": "mcg/kg"}

ROUTES = [
    Route("standards:rules", EVERYBODY),
    Route("standards:compare", EVERYBODY, sent={"test": "lead"}),
    Route("standards:limits-csv", EVERYBODY, sent={"market": "HK"}),
    Route("standards:rule", EVERYBODY, given=("rule_id",)),
    Route("standards:documents", EVERYBODY),
    Route("standards:document", EVERYBODY, given=("doc_id",)),
    Route("standards:markets", EVERYBODY),
    Route("standards:market", EVERYBODY, given=("code",)),
    Route("standards:plan", EVERYBODY, sent={"material": "Arecae Semen", "market": "HK"}),
    Route("standards:check", EVERYBODY, sent={"sample": "decisions"}),
    Route("api:check_rows", EVERYBODY, "post", sent={"rows": [ROW], "market": ["HK"]}),
    Route("api:check_file", EVERYBODY, "post", ("file",)),
    Route("api:check_plan", EVERYBODY, "post", sent={"material": "Arecae Semen", "market": "HK"}),
]


def objects(alice: Actor) -> dict[str, object]:
    return {"rule_id": "HK-AF-003", "doc_id": "HK-CMB-LIMITS", "code": "HK"}

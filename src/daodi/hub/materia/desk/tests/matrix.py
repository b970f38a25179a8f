"""Who is answered what at the desk: what was read is everybody's, what waits is the desk's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.rulebook.values import values_of
from daodi.hub.materia.desk.models import Curator, Edition, Reading
from daodi.hub.materia.desk.queries import rule
from daodi.hub.tests.matrix import EVERYBODY, Route

FACTS = {"found": "agrees", "quote": "5", "page": "1", "link": "https://example.org/", "read_on": "2026-01-02"}

ROUTES = [
    Route("desk:queue", EVERYBODY),
    Route("desk:queue", EVERYBODY, sent={"market": "HK"}),
    Route("desk:curators", (302, 404, 404, 404, 200)),
    Route("desk:curators", (302, 404, 404, 404, 302), "post", sent={"email": "alice@example.org"}),
    Route("desk:end-curator", (302, 404, 404, 404, 302), "post", ("curator_id",)),
    Route("desk:rule", EVERYBODY, given=("rule_id",)),
    Route("desk:rule", (302, 302, 403, 403, 302), "post", ("rule_id",), FACTS),
    Route("desk:row", EVERYBODY, given=("rule_id",)),
    Route("desk:opine", (302, 302, 403, 403, 302), "post", ("reading_id",), {"stance": "agree"}),
    Route("desk:editions", EVERYBODY),
    Route("desk:editions", (302, 422, 403, 403, 422), "post", ("file",), {"why": "a better text"}),
    Route("desk:edition", (404, 200, 404, 404, 200), given=("edition_id",)),
    Route("desk:step", (404, 302, 404, 404, 403), "post", ("edition_id",), {"step": "withdraw"}),
    Route("desk:approved", EVERYBODY, given=("table_id",)),
]


def objects(alice: Actor) -> dict[str, object]:
    """Alice curates here, and read and proposed something."""
    hers = {"user": alice.user, "organisation": alice.organisation}
    curator = Curator.objects.create(**hers)
    row = rule("HK-AF-001")
    assert row is not None
    by = {"by": alice.user, "organisation": alice.organisation}
    reading = Reading.objects.create(rule_id=row.rule_id, row=values_of(row), **FACTS, **by)
    edition = Edition.objects.create(
        table="limits", why="a better text", proposed_by=alice.user, organisation=alice.organisation
    )
    return {
        "rule_id": "HK-AF-003",
        "curator_id": curator.pk,
        "reading_id": reading.pk,
        "edition_id": edition.pk,
        "table_id": "limits",
    }

"""The work of this room that takes longer than a request."""

from __future__ import annotations

import msgspec

from daodi.extract import extract
from daodi.hub.cooperation.evidence import extracting, proposing, queries
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content, document
from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run


@job(proposing.KIND)
def read_source(run: Run) -> None:
    """Reads a long source for facts. Run again it adds none twice."""
    source = queries.source(run.actor, run.params["source"])
    run.step(0, 1, message=source.title[:200])
    proposing.propose_in(actor=run.actor, source=source)
    run.step(1, 1)


@job(extracting.KIND)
def extract_batch(run: Run) -> Document:
    """Reads many documents, or a long one; the answers are kept as JSON Lines, problems among them."""
    sent = document(run.actor, run.params["document"])
    with content(sent) as file:
        documents, problems = extracting.documents_in(sent.name, file.read())
    lines = [msgspec.json.encode({"problem": one}) for one in problems]
    for number, facts in enumerate(extract(iter(documents)), 1):
        lines += map(msgspec.json.encode, facts)
        run.step(number, len(documents), message=sent.name)
    return run.keep("facts.jsonl", b"\n".join(lines) + b"\n")

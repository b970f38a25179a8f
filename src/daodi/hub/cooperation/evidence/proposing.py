"""``extract`` at this desk: a text in, facts with their quotes out; a long text is read by a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from daodi.extract import extract
from daodi.hub.cooperation.evidence import facts
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.cooperation.evidence.policy import may_edit
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.jobs.actions import ask
from daodi.hub.core.jobs.models import Job

KIND = "read-source"
AT_ONCE = 200_000  # signs that are read while their sender waits


def read_for_facts(*, actor: Actor, source: Source) -> list[Fact] | Job:
    """Proposes what ``extract`` finds in the source; the job that will, where the text is long."""
    may_edit(actor, source)
    if len(facts.text_of(source).text) > AT_ONCE:
        with transaction.atomic():
            return ask(actor=actor, kind=KIND, params={"source": str(source.pk)})
    return propose_in(actor=actor, source=source)


def propose_in(*, actor: Actor, source: Source) -> list[Fact]:
    """Reads a source through and keeps what was found, as proposed."""
    return facts.propose(actor=actor, source=source, found=found_in(source))


def found_in(source: Source) -> list[dict[str, Any]]:
    """What ``extract`` finds in the text of a source, as the JSON of the verb has it.

    What the source it reprints says too gets the cluster it has there: a figure counts once.
    """
    published = source.published.isoformat() if source.published else ""
    said = {"id": str(source.pk), "title": source.title, "language": source.language, "published": published}
    found = extracted({**said, "text": facts.text_of(source).text})
    known = _clusters(source.reprint_of) if source.reprint_of else {}
    return [{**one, "cluster": known.get(_same(one), one["cluster"])} for one in found]


def extracted(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The facts of a document by the verb ``extract``."""
    return [one.to_dict() for one in extract({name: value for name, value in document.items() if value})]


def _clusters(source: Source) -> dict[Any, str]:
    return {
        _same(one): one["cluster"] for one in source.facts.values("type", "value", "count_kind", "quote", "cluster")
    }


def _same(one: Mapping[str, Any]) -> tuple[Any, ...]:
    """What two reprints of one fact have in common."""
    if one["value"] is None:
        return one["type"], " ".join(one["quote"].split()).casefold()
    return one["type"], one["value"], one["count_kind"] or ""

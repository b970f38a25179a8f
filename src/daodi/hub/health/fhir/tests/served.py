"""Types over models of the core, as a room would bring them: Basic is a document, and a Task leads to it."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found, visible
from daodi.hub.core.audit.actions import record as sealed
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job
from daodi.hub.health.fhir.asking import moment, period, reference, string, token
from daodi.hub.health.fhir.registry import Param, Resource, Served

WORDS = {"requested": "waiting", "in-progress": "running", "completed": "done", "failed": "failed"}
STATES = {state: word for word, state in WORDS.items()}


def basic(record: Document) -> Resource:
    return {
        "code": {"text": record.name},
        "created": record.created_at.date().isoformat(),
    } | ({"identifier": [{"value": record.sha256}]} if record.sha256 else {})


def take_basic(actor: Actor, resource: Resource, record: Document | None) -> Document:
    name = resource["code"].get("text", "")
    if not name:
        raise Invalid({"Basic.code.text": "expected a name"})
    if record is None:
        owner = acting_for(actor)
        mark = resource.get("identifier", [{}])[0].get("value", "0")
        record = Document.objects.create(owner=owner, name=name, sha256=mark, size=1, media_type="x")
    else:
        may_change(actor, record)
        record.name, record.created_at = name, timezone.now()
        record.save()
    sealed(actor=actor, verb="keep", subject=record, changes={"name": name})
    return record


def task(record: Job) -> Resource:
    said = {"status": STATES[record.state], "intent": "order"}
    focus = {"focus": {"reference": f"Basic/{record.result_id}"}} if record.result_id else {}
    return said | focus | {"authoredOn": record.created_at.isoformat()}


def take_task(actor: Actor, resource: Resource, record: Job | None) -> Job:
    said = resource.get("focus", {}).get("reference", "")
    focus = found(visible(Document.objects.all(), actor), pk=UUID(said.rpartition("/")[2])) if said else None
    if record is None:
        record = Job(owner=acting_for(actor), asked_by=actor.user)
    else:
        may_change(actor, record)
        record.created_at = timezone.now()
    record.state, record.result = WORDS[resource["status"]], focus
    record.save()
    sealed(actor=actor, verb="ask", subject=record, changes={})
    return record


BASIC = Served(
    type="Basic",
    seen=lambda actor: visible(Document.objects.all(), actor),
    written=basic,
    taken=take_basic,
    params={
        "name": Param("string", string("name")),
        "created": Param("date", moment("created_at")),
        "identifier": Param("token", token("sha256")),
    },
    changed="created_at",
    personal=False,
)
TASK = Served(
    type="Task",
    seen=lambda actor: visible(Job.objects.all(), actor),
    written=task,
    taken=take_task,
    params={
        "status": Param("token", token("state", system="http://hl7.org/fhir/task-status", words=WORDS)),
        "focus": Param("reference", reference("result", "Basic")),
        "authored-on": Param("date", moment("created_at")),
        "period": Param("date", period("started_at", "ended_at", is_day=False)),
    },
    changed="created_at",
    follows={"Task:focus": lambda record: [("Basic", record.result_id)] if record.result_id else []},
)
READ_ONLY = Served(type="Location", seen=BASIC.seen, written=lambda record: {"name": record.name}, changed="created_at")

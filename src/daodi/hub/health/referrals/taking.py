"""Referrals that programs send by FHIR: a ServiceRequest is the draft, its Task sends it and moves it on."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.health.referrals import queries, sending, stepping
from daodi.hub.health.referrals.models import Referral
from daodi.hub.health.referrals.policy import REFERRAL, side_of
from daodi.hub.health.referrals.services import SYSTEM, services

Node = dict[str, Any]
OWN = ("id", "meta", "contained", "text", "identifier", "performer", "requester", "supportingInfo")


def take_request(actor: Actor, resource: Node, record: Any | None) -> Referral:
    """A draft, with the person and what is known of them as contained resources; a Task for it sends it."""
    if record is not None:
        raise Conflict(_("A referral is not changed; cancel it, and send another."))
    party = acting_for(actor)
    contained, request = _parted(resource)
    if sum(one["resource"]["resourceType"] == "Patient" for one in contained) != 1:
        raise Invalid({"ServiceRequest.contained": _("Expected exactly one Patient, which the subject refers to.")})
    document = {"resourceType": "Bundle", "type": "collection", "entry": contained}
    marks = [one.get("value", "") for one in resource.get("identifier", ())]
    seal = hashlib.sha256(json.dumps(resource, sort_keys=True).encode()).hexdigest()
    return sending.draft(
        party=party,
        document=document,
        request=request,
        key=str(marks[0])[:100] if marks else "",
        seal=seal,
        service=_service(resource),
        now=timezone.now(),
    )


def take_task(actor: Actor, resource: Node, record: Any | None) -> Referral:
    """New, it sends the draft that it is about; else its status is the step that is taken."""
    now = timezone.now()
    status = str(resource.get("status", ""))
    if record is None:
        if status not in ("requested", "draft"):
            raise Invalid({"Task.status": _("expected one of: %s") % "requested"})
        draft = queries.referral(actor, _id(resource, "focus", "ServiceRequest"))
        receiver = _receiver(actor, resource)
        return sending.sent(actor=actor, referral=draft, receiver=receiver, now=now)
    one: Referral = record
    if status == one.state:
        return one
    side = side_of(actor, one)
    name = next((step for (_at, step, by), after in REFERRAL.items() if after == status and by == side), "")
    if not name:
        raise Conflict(_("This is not possible any more: %s") % one.get_state_display())
    codes = [str(code.get("code", "")) for code in resource.get("statusReason", {}).get("coding", ())]
    return stepping.take_step(actor=actor, referral=one, name=name, reason=codes[0] if codes else "", now=now)


def _receiver(actor: Actor, resource: Node) -> Organisation:
    try:
        return organisation(actor, _id(resource, "owner", "Organization"))
    except NotFound as error:
        raise Invalid({"Task.owner": _("expected a member")}) from error


def _id(resource: Node, element: str, kind: str) -> str:
    address = str(resource.get(element, {}).get("reference", ""))
    named, _slash, mark = address.rpartition("/")
    try:
        found = uuid.UUID(mark)
    except ValueError as error:
        raise Invalid({f"Task.{element}": _("expected a reference to %s") % kind}) from error
    if named.rpartition("/")[2] != kind:
        raise Invalid({f"Task.{element}": _("expected a reference to %s") % kind})
    return str(found)


def _parted(resource: Node) -> tuple[list[Node], Node]:
    """What is contained as entries of a document, with addresses of their own; and the request that refers to them."""
    held = [one for one in resource.get("contained", ()) if isinstance(one, dict)]
    names = {f"#{one.get('id')}": f"urn:uuid:{uuid.uuid4()}" for one in held}
    entries = [{"fullUrl": names[f"#{one.get('id')}"], "resource": _led(one, names)} for one in held]
    request = {name: value for name, value in resource.items() if name not in OWN}
    return entries, {"resourceType": "ServiceRequest", **_led(request, names)}


def _led(node: Any, names: dict[str, str]) -> Any:
    """The same with references led to where those that were contained stand now."""
    if isinstance(node, dict):
        return {
            name: names.get(value, value) if name == "reference" and isinstance(value, str) else _led(value, names)
            for name, value in node.items()
        }
    return [_led(one, names) for one in node] if isinstance(node, list) else node


def _service(resource: Node) -> str:
    codings = resource.get("code", {}).get("coding", ())
    codes = [str(one.get("code", "")) for one in codings if one.get("system") == SYSTEM]
    return next((code for code in codes if code in services()), "")

"""What the pages of this room share: the way to them, forms that are tried, members that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms as plain
from django.contrib import messages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import named
from daodi.hub.health.emergencies import declaring, picture, queries, tables
from daodi.hub.health.emergencies.forms import MembersForm
from daodi.hub.health.emergencies.keeping import page, title
from daodi.hub.health.emergencies.models import Emergency, Event
from daodi.hub.health.emergencies.words import STAGES
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "health", "room": "emergencies:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Emergencies"), href=reverse("emergencies:list")), *steps)


def here(of: Event | Emergency) -> Crumb:
    """The step that leads to an event or an emergency."""
    return Crumb(text=title(of), href=page(of))


def tried(request: Request, form: plain.BaseForm, does: Callable[[], object], done: Any = "") -> bool:
    """Whether the page is done with: what is wrong stands in the form, a conflict at the head of the next page."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            does()
    except Invalid as invalid:
        for name, text in invalid.fields.items():
            form.add_error(name if name in form.fields else None, text)
        return False
    except Refusal as refusal:
        warned(request, refusal)
        return True
    if done:
        messages.success(request, str(done), extra_tags="good")
    return True


def warned(request: Request, refusal: Refusal) -> None:
    """Says at the head of the next page why something was not done; what is not there stays not there."""
    if refusal.status not in (409, 422):
        raise refusal
    text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
    messages.warning(request, text, extra_tags="warn")


def bars(met: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """The picture of how far needs are met, and its table."""
    groups = picture.groups(met)
    said = [(group, [(bar, tables.part_of(bar)) for bar in group.bars]) for group in groups]
    return {"groups": said, "stages": STAGES, "met": tables.met(groups) if groups else None}


def members_form(request: Request, record: Event | Emergency) -> MembersForm | None:
    """Whom it could still be shared with; nobody's form but the owner's."""
    if not (request.actor.is_of(record.owner_id) and request.actor.may_write):
        return None
    sent = request.POST if request.method == "POST" else None
    return MembersForm(sent, known=queries.to_choose(request.actor, record), auto_id="w-%s")


def share(request: Request, record: Event | Emergency) -> None:
    """Shares a record with the members chosen in a form, and the one named."""
    known = queries.to_choose(request.actor, record)
    ids = [
        one for one in request.POST.getlist("members") if one in {str(pk) for pk in known.values_list("pk", flat=True)}
    ]
    chosen = list(known.filter(pk__in=ids))
    try:
        if wanted := request.POST.get("named", "").strip():
            chosen.append(named(request.actor, wanted))
        declaring.show_to(actor=request.actor, record=record, members=chosen)
        messages.success(request, _("Shared. They are told."), extra_tags="good")
    except Refusal as refusal:
        warned(request, refusal)


def unshare(request: Request, record: Event | Emergency) -> None:
    """Takes a record back from a member."""
    party = found(Organisation.objects.all(), pk=request.POST.get("member", ""))
    try:
        declaring.hide_from(actor=request.actor, record=record, party=party)
    except Refusal as refusal:
        warned(request, refusal)

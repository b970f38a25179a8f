"""The pages of training: the list, one training with its places and days, and certificates for anybody to verify."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.qualifications import queries, sending, tables, teaching
from daodi.hub.health.qualifications.forms import EnrolForm, SessionForm, TrainingForm
from daodi.hub.health.qualifications.models import Enrolment, Training, TrainingState
from daodi.hub.health.qualifications.names import place_name, profession_name
from daodi.hub.health.qualifications.policy import sides_of_enrolment, sides_of_training
from daodi.hub.health.qualifications.steps import ENROLMENT, OWNER, TRAINING, steps_open
from daodi.hub.health.qualifications.views.frame import HERE, crumbs, form_page, said
from daodi.hub.health.qualifications.words import PLACE_STEPS, TRAINING_STEPS
from daodi.hub.web.shapes import Cell, Crumb, page_of

MANY = 500


def room(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of training."""
    return (Crumb(text=_in("training", "Training"), href=reverse("qualifications:trainings")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """Trainings, and the persons whom one sent."""
    page = page_of(queries.trainings(request.actor), request.GET)
    sent = queries.enrolments(request.actor).filter(sent_by=request.actor.organisation)[:50]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_in("training", "Training"))),
        "page": page,
        "table": tables.trainings(page.items),
        "sent": tables.certified(sent) if sent else None,
    }
    return render(request, "qualifications/trainings.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a training."""
    policy.signed_in(request.actor)
    form = TrainingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = teaching.add(actor=request.actor, facts=form.cleaned_data)
            return redirect("qualifications:training", made.pk)
        except Invalid as error:
            said(form, error)
    title = _("Announce a training")
    return form_page(request, form, *room(Crumb(text=title)), title=title, button=_("Save"), lede=_seen())


@require_http_methods(["GET", "POST"])
def change(request: Request, training_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    training = queries.training(request.actor, training_id)
    policy.may_change(request.actor, training)
    form = TrainingForm(request.POST or None, instance=training)
    if request.method == "POST" and form.is_valid():
        try:
            teaching.change(actor=request.actor, training=training, facts=form.cleaned_data)
            return redirect("qualifications:training", training.pk)
        except Invalid as error:
            said(form, error)
    return form_page(
        request,
        form,
        *room(_to(training), Crumb(text=_("Correct"))),
        title=_("Correct the training"),
        button=_("Save"),
    )


@require_safe
def page(request: Request, training_id: UUID) -> HttpResponse:
    """One training: what it teaches, its places, and for its owner the persons and days."""
    training = queries.training(request.actor, training_id)
    return render(request, "qualifications/training.html", _page(request, training))


@require_POST
def show(request: Request, training_id: UUID) -> HttpResponse:
    """Publishes it, or takes it back."""
    training = queries.training(request.actor, training_id)
    sending.show(actor=request.actor, subject=training, visibility=request.POST.get("visibility", ""))
    return redirect("qualifications:training", training.pk)


@require_POST
def step(request: Request, training_id: UUID) -> HttpResponse:
    """Opens, starts, closes or cancels it."""
    training = queries.training(request.actor, training_id)
    if not sides_of_training(request.actor, training):
        policy.may_change(request.actor, training)
    teaching.take_step(actor=request.actor, training=training, name=request.POST.get("step", ""))
    return redirect("qualifications:training", training.pk)


@require_POST
def enrol(request: Request, training_id: UUID) -> HttpResponse:
    """Asks for a place."""
    training = queries.training(request.actor, training_id)
    policy.acting_for(request.actor)
    form = EnrolForm(request.POST, auto_id="enrol-%s")
    if form.is_valid():
        facts = form.cleaned_data
        teaching.enrol(actor=request.actor, training=training, name=facts["name"], profession=facts["profession"])
        return redirect(reverse("qualifications:training", args=[training.pk]) + "#places")
    return render(request, "qualifications/training.html", _page(request, training, enrol_form=form), status=422)


@require_POST
def session(request: Request, training_id: UUID) -> HttpResponse:
    """Adds a day."""
    training = queries.training(request.actor, training_id)
    policy.may_change(request.actor, training)
    form = SessionForm(request.POST, auto_id="session-%s")
    if form.is_valid():
        try:
            teaching.add_session(actor=request.actor, training=training, facts=form.cleaned_data)
            return redirect(reverse("qualifications:training", args=[training.pk]) + "#days")
        except Invalid as error:
            said(form, error)
    return render(request, "qualifications/training.html", _page(request, training, session_form=form), status=422)


@require_POST
def attend(request: Request, training_id: UUID) -> HttpResponse:
    """Says who was there on a day."""
    training = queries.training(request.actor, training_id)
    policy.may_change(request.actor, training)
    present = [key for text in request.POST.getlist("present")[:MANY] if (key := _id(text))]
    teaching.attend(actor=request.actor, training=training, session_id=request.POST.get("session", ""), present=present)
    return redirect(reverse("qualifications:training", args=[training.pk]) + "#days")


@require_POST
def place(request: Request, enrolment_id: UUID) -> HttpResponse:
    """Accepts, refuses, withdraws or completes a place; or withdraws its certificate."""
    enrolment = queries.enrolment(request.actor, enrolment_id)
    name, today = request.POST.get("step", ""), timezone.localdate()
    if name == "withdraw-certificate":
        why = request.POST.get("why", "")
        teaching.withdraw_certificate(actor=request.actor, enrolment=enrolment, why=why, today=today)
    else:
        teaching.step_enrolment(actor=request.actor, enrolment=enrolment, name=name, today=today)
    back = enrolment.training if queries.trainings(request.actor).filter(pk=enrolment.training_id).exists() else None
    if back is None:
        return redirect("qualifications:trainings")
    return redirect(reverse("qualifications:training", args=[back.pk]) + "#places")


@require_safe
def verify(request: Request) -> HttpResponse:
    """Where a number is typed."""
    number = request.GET.get("number", "").strip()[:60]
    if number:
        try:
            held = queries.certificate(number)
            return redirect("qualifications:certificate", teaching.grouped(held.number))
        except NotFound:
            pass
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Verify a certificate"))), "number": number}
    return render(request, "qualifications/verify.html", context, status=404 if number else 200)


@require_safe
def certificate(request: Request, code: str) -> HttpResponse:
    """A certificate to who has its number: the number, the holder's initials, and whether it stands. No more."""
    held = queries.certificate(code)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Verify a certificate"), href=reverse("qualifications:verify"))),
        "number": teaching.grouped(held.number),
        "initials": teaching.initials(held.enrolment.name),
        "withdrawn": held.withdrawn_on is not None,
    }
    return render(request, "qualifications/certificate.html", context)


def _seen() -> str:
    return _("Only your organisation sees it until you publish it. Who takes part is never published.")


def _page(request: Request, training: Training, **forms: Any) -> dict[str, Any]:
    actor = request.actor
    sides = sides_of_training(actor, training)
    owns = OWNER in sides and actor.may_write
    places = queries.enrolments(actor).filter(training=training)
    asks = actor.may_write and actor.organisation is not None and training.state == TrainingState.OPEN
    return {
        **HERE,
        "crumbs": crumbs(*room(Crumb(text=training.title))),
        "one": training,
        "facts": _facts(training),
        "left": max(training.places - teaching.taken(training), 0),
        "owns": owns,
        "steps": [(name, TRAINING_STEPS[name]) for name in steps_open(actor, TRAINING, training.state, sides)],
        "places": _places(request, places),
        "sessions": _sessions(training, places) if sides else [],
        "session_form": SessionForm(auto_id="session-%s") if owns else None,
        "enrol_form": EnrolForm(auto_id="enrol-%s") if asks else None,
        "told": history_of(actor, training),
        **forms,
    }


def _places(request: Request, places: QuerySet[Enrolment]) -> list[dict[str, Any]]:
    """Each place that the actor may see, with the steps open to them."""
    return [
        {
            "one": one,
            "profession": profession_name(one.profession) if one.profession else "",
            "certificate": tables.certificate(one),
            "steps": [
                (name, PLACE_STEPS[name])
                for name in steps_open(request.actor, ENROLMENT, one.state, sides_of_enrolment(request.actor, one))
                if name != "complete" or one.training.state in (TrainingState.RUNNING, TrainingState.HELD)
            ],
        }
        for one in places[:MANY]
    ]


def _sessions(training: Training, places: QuerySet[Enrolment]) -> list[dict[str, Any]]:
    """Each day with who was there."""
    sitting = [one for one in places if one.state in queries.SITTING]
    return [
        {
            "one": each,
            "people": [(one, one.pk in there) for one in sitting],
            "there": len(there),
        }
        for each in training.sessions.prefetch_related("attendances")
        for there in [{row.enrolment_id for row in each.attendances.all()}]
    ]


def _facts(training: Training) -> list[tuple[str, Cell]]:
    facts = [
        (_("Subject"), Cell(text=training.subject)),
        (_in("training", "Where"), Cell(text=training.place, note=place_name(training.market))),
        (_("When"), Cell(text=f"{training.begins.isoformat()} – {training.ends.isoformat()}")),
        (_in("training", "Hours"), Cell(text=str(training.hours))),
        (_in("training", "Places"), Cell(text=str(training.places))),
        (_in("training", "Language"), Cell(text=training.language)),
        (_("Given by"), Cell(text=training.owner.name, tag=_("example") if training.owner.example else "")),
    ]
    if training.profession:
        facts.insert(1, (_("For which profession"), Cell(text=profession_name(training.profession))))
    return facts


def _to(training: Training) -> Crumb:
    return Crumb(text=training.title, href=reverse("qualifications:training", args=[training.pk]))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

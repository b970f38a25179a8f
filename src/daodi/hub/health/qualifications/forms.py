"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.qualifications import applying, sending, teaching
from daodi.hub.health.qualifications.models import Case, CaseState, Decision, Mission, MissionOutput, Session, Training
from daodi.hub.health.qualifications.names import path_name, paths, place_name, places, professions
from daodi.hub.web.folding import Folded
from daodi.reference import RecognitionFact


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _places(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=lambda: [("", "—"), *places()])


def _professions(label: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=required, choices=lambda: [("", "—"), *professions()])


def path_choices() -> list[tuple[str, str]]:
    """The paths that may be applied by, each under where it leads."""
    return [(row.path, f"{place_name(row.market)}: {path_name(row.path)}") for row in paths()]


class CaseForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A person's qualification, and where it is to be used."""

    RARE = ("awarded_on", "training_years", "training_hours", "licensed_until", "practice_years", "languages", "note")

    def __init__(self, *args: Any, desks: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profession"] = _professions(_("Profession"))
        self.fields["origin"] = _places(_("Where it was awarded"))
        self.fields["market"] = _places(_("Where it is to be used"))
        self.fields["path"] = forms.ChoiceField(
            label=_("By which path"),
            required=False,
            choices=lambda: [("", _("any that is open")), *path_choices()],
            help_text=_("Where you name one, the verdict is about that path alone."),
        )
        if self.instance._state.adding or self.instance.state == CaseState.DRAFT:
            choices = [(str(desk.pk), desk.name) for desk in desks]
            self.fields["desk"] = forms.ChoiceField(
                label=_("Who decides"),
                choices=choices,
                initial=str(self.instance.desk_id) if self.instance.desk_id else None,
                help_text=_("The regulator of where it is to be used, where it is a member; else the operator."),
            )
        self.order_fields(("person", "profession", "title", "awarded_by", "origin", "licence_number", "market"))

    class Meta:
        model = Case
        fields = applying.FACTS
        widgets = {
            "awarded_on": _day(),
            "licensed_until": _day(),
            "begins": _day(),
            "ends": _day(),
            "note": _area(3),
        }


class PaperForm(forms.Form):
    """A paper for one of the facts."""

    def __init__(self, *args: Any, papers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact"] = forms.ChoiceField(label=_("What it proves"), choices=list(papers))
        self.fields["file"] = forms.FileField(label=_("The paper: a scan or file"))


class MessageForm(forms.Form):
    """A word to the other side, which may ask or answer."""

    def __init__(self, *args: Any, step: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = forms.CharField(label=_("Message"), max_length=5000, widget=_area(3))
        if step:
            labels = {
                "ask": _("The case waits for the answer"),
                "answer": _("This answers the question; the desk goes on"),
            }
            self.fields["step"] = forms.BooleanField(label=labels[step], required=False, initial=True)


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """The desk's decision."""

    class Meta:
        model = Decision
        fields = ("outcome", "clause", "reasons", "valid_from", "valid_until", "measure")
        widgets = {"valid_from": _day(), "valid_until": _day(), "reasons": _area(4)}


class TrainingForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A training as it is announced."""

    RARE = ("profession", "about")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["market"] = _places(_("Jurisdiction"))
        self.fields["profession"] = _professions(_("For which profession"), required=False)

    class Meta:
        model = Training
        fields = teaching.FACTS
        widgets = {"begins": _day(), "ends": _day(), "about": _area(4)}


class EnrolForm(forms.Form):
    """A person for whom a place is asked."""

    name = forms.CharField(label=_in("trainee", "Name"), max_length=200)
    profession = _professions(_("Profession"), required=False)


class SessionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A day of a training."""

    class Meta:
        model = Session
        fields = ("day", "hours", "topic")
        widgets = {"day": _day()}


class MissionForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A medical team."""

    RARE = ("host", "about")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["market"] = _places(_("Jurisdiction"))

    class Meta:
        model = Mission
        fields = sending.FACTS
        widgets = {"begins": _day(), "ends": _day(), "about": _area(4)}


class OutputForm(forms.ModelForm):  # type: ignore[type-arg]
    """A count with its source."""

    class Meta:
        model = MissionOutput
        fields = sending.COUNTED
        widgets = {"begins": _day(), "ends": _day()}


def paper_choices(facts: Iterable[RecognitionFact], name: Any) -> list[tuple[str, str]]:
    """The papers among the facts, as choices."""
    return [(row.fact, name(row)) for row in facts if row.kind == "paper"]

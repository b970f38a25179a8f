"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.research import queries
from daodi.hub.health.research.calling import FACTS as CALL
from daodi.hub.health.research.models import DrugProject, PartnerCall, Stage
from daodi.hub.health.research.projecting import FACTS as PROJECT


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


class CallForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is sought or offered; for a project of one's own, or for none."""

    class Meta:
        model = PartnerCall
        fields = (*CALL, "project")
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "until": _day()}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = queries.projects(actor).filter(owner=actor.organisation)
        self.fields["project"] = forms.ModelChoiceField(queryset=own, required=False, label=_in("research", "project"))
        if not own.exists():
            del self.fields["project"]


class InterestForm(forms.Form):
    """What one would bring."""

    text = forms.CharField(
        label=_("What you would bring"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Read by the organisation that called and by yours, and by nobody else."),
    )  # fmt: skip


class ReplyForm(forms.Form):
    """What the one who called answers."""

    reply = forms.CharField(
        label=_("Your answer"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class StageForm(forms.Form):
    """At which stage a project stands, since when, on what evidence."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    since = forms.DateField(label=_in("research", "Since"), widget=_day())
    note = forms.CharField(label=_("On what evidence"), max_length=500, required=False)


class ProjectForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is to become a medicine, with its materials a line each."""

    materials = forms.CharField(
        label=_("Materials"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A name a line, in any language: 黄芪"),
    )  # fmt: skip

    class Meta:
        model = DrugProject
        fields = PROJECT
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}


class TieForm(forms.Form):
    """A trial by its number."""

    number = forms.CharField(label=_("Number of a trial"), max_length=60, help_text=_("For example NCT04290858"))

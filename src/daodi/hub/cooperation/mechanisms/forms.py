"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.mechanisms.actions import FACTS
from daodi.hub.cooperation.mechanisms.meeting import FACTS as MEETING_FACTS
from daodi.hub.cooperation.mechanisms.models import FollowUp, Mechanism, Meeting, Party, PartyRole
from daodi.hub.web.folding import Folded


def _day(**more: Any) -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d", **more)


def _time() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class MechanismForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What a mechanism's papers state."""

    RARE = ("title_zh_hans", "title_zh_hant", "renewal")

    class Meta:
        model = Mechanism
        fields = FACTS
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "signed_on": _day(),
            "starts_on": _day(),
            "ends_on": _day(),
        }


class PartyForm(forms.ModelForm):  # type: ignore[type-arg]
    """A party as a source names it."""

    class Meta:
        model = Party
        fields = ("name", "role", "jurisdiction")
        widgets = {"jurisdiction": forms.TextInput(attrs={"class": "w10"})}
        help_texts = {"jurisdiction": _("Its code: CN, HK, LA …")}


class MemberForm(forms.Form):
    """A member that is asked to confirm, by a name it goes by."""

    member = forms.CharField(label=_("Member"), max_length=200, help_text=_("Its name, as in the list of members"))
    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)


class MeetingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A meeting, its agenda and its minutes."""

    class Meta:
        model = Meeting
        fields = MEETING_FACTS
        field_classes = {"starts_at": forms.DateTimeField, "ends_at": forms.DateTimeField}
        widgets = {
            "starts_at": _time(),
            "ends_at": _time(),
            "agenda": forms.Textarea(attrs={"rows": 4}),
            "minutes": forms.Textarea(attrs={"rows": 8}),
        }


class DecisionForm(forms.Form):
    """What was decided."""

    text = forms.CharField(label=_("Decided"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class FollowUpForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is to be done, until when, by whom."""

    def __init__(self, *args: Any, mechanism: Mechanism, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = mechanism.parties.all()  # type: ignore[attr-defined]

    class Meta:
        model = FollowUp
        fields = ("text", "due_on", "party")
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "due_on": _day()}
        labels = {"party": _("by whom")}

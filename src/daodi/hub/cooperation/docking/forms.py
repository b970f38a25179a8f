"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.cooperation.docking.booking import FACTS as SLOT
from daodi.hub.cooperation.docking.calling import FACTS as CALL
from daodi.hub.cooperation.docking.entering import FACTS
from daodi.hub.cooperation.docking.models import Call, Entry, Score, Side, Slot, Submission, Talk
from daodi.hub.core.access.actor import Actor
from daodi.hub.web.folding import Folded


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def _time() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def _short() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "w10"})


class EntryForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What is sought or offered."""

    RARE = (
        "title_zh_hans",
        "title_zh_hant",
        "stage",
        "places",
        "languages",
        "terms",
        "amount_from",
        "amount_to",
        "currency",
        "hours_a_week",
        "price_an_hour",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].disabled = not self.instance._state.adding

    class Meta:
        model = Entry
        fields = FACTS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "valid_until": _day(),
            "currency": _short(),
            "languages": _short(),
        }
        help_texts = {
            "text": _("Do not name your organisation: everybody may read this once it is published."),
            "material": _("any name of it"),
            "stage": _("Of an offer: how far it is. Of a need: how far it must be at least."),
            "places": _("Codes of countries or regions: CN HK LA; empty for anywhere"),
            "languages": _("Codes: en zh"),
            "currency": _("Its code: CNY, EUR …"),
            "hours_a_week": _("Of a facility: how many hours can be booked"),
        }


class TalkForm(forms.ModelForm):  # type: ignore[type-arg]
    """A meeting of two that were introduced."""

    class Meta:
        model = Talk
        fields = ("held_on", "note")
        widgets = {"held_on": _day(), "note": forms.Textarea(attrs={"rows": 2})}


class OutcomeForm(forms.Form):
    """How it ended."""

    step = forms.ChoiceField(label=_("Outcome"), choices=(("agree", _("Agreed")), ("part", _("Not agreed"))))
    outcome = forms.CharField(label=_("In words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    amount = forms.DecimalField(
        label=_in("money", "Amount"), required=False, min_value=0, max_digits=16, decimal_places=2
    )
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3, widget=_short())


class SlotForm(forms.ModelForm):  # type: ignore[type-arg]
    """Hours of a facility."""

    class Meta:
        model = Slot
        fields = SLOT
        field_classes = {"starts_at": forms.DateTimeField, "ends_at": forms.DateTimeField}
        widgets = {"starts_at": _time(), "ends_at": _time()}


class CallForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is called for."""

    class Meta:
        model = Call
        fields = CALL
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "criteria": forms.Textarea(attrs={"rows": 3}),
            "opens_on": _day(),
            "closes_on": _day(),
        }


class JurorForm(forms.Form):
    """A member that is to judge."""

    member = forms.CharField(label=_("Member"), max_length=200, help_text=_("Its name, as in the list of members"))


class SubmissionForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is submitted: words, and an offer of our own where it is one."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Entry.objects.filter(owner=actor.organisation, side=Side.OFFER)
        self.fields["entry"].queryset = own  # type: ignore[attr-defined]

    class Meta:
        model = Submission
        fields = ("title", "text", "entry")
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        labels = {"entry": _("one of our offers")}


class ScoreForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a juror says of a submission."""

    class Meta:
        model = Score
        fields = ("points", "remark")
        widgets = {"remark": forms.Textarea(attrs={"rows": 2})}


class DecisionForm(forms.Form):
    """What is chosen, and why."""

    decision = forms.CharField(label=_("Decision and its reasons"), max_length=5000, widget=forms.Textarea)

"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.exchange.fairs.joining import FACTS
from daodi.hub.exchange.fairs.models import Fair, Kind
from daodi.hub.web.folding import Folded


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def _hour() -> forms.TimeInput:
    return forms.TimeInput(attrs={"class": "w10", "placeholder": "09:00"}, format="%H:%M")


class FairForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What a fair is, when and where."""

    RARE = ("title_zh_hans", "title_zh_hant")

    class Meta:
        model = Fair
        fields = FACTS
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "starts_on": _day(),
            "ends_on": _day(),
            "opens_at": _hour(),
            "closes_at": _hour(),
            "slot_minutes": forms.TextInput(attrs={"class": "w10", "inputmode": "numeric"}),
        }


class ShowForm(forms.Form):
    """What one shows or seeks."""

    about = forms.CharField(
        label=_("What do you show or seek?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    shows = forms.CharField(
        label=_("Materials, one a line"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("By any of their names: 黄芪, huang qi, Astragali Radix."),
    )
    listings = forms.MultipleChoiceField(label=_("Your listings"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, listings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if listings:
            self.fields["listings"].choices = listings  # type: ignore[attr-defined]
        else:
            del self.fields["listings"]

    def said(self) -> dict[str, Any]:
        """What the actions take."""
        sent = self.cleaned_data
        return {
            "about": sent["about"],
            "shows": sent["shows"].splitlines(),
            "listing_ids": sent.get("listings", []),
        }


class JoinForm(ShowForm):
    """As what one takes part, and what one shows or seeks."""

    kind = forms.ChoiceField(label=_("As what?"), choices=Kind.choices, widget=forms.RadioSelect)
    field_order = ("kind", "about", "shows", "listings")

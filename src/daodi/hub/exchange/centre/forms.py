"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.exchange.centre.board import FACTS
from daodi.hub.exchange.centre.models import BoardNotice
from daodi.hub.web.folding import Folded


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


class NoticeForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A notice in up to three languages."""

    RARE = ("title_zh_hans", "text_zh_hans", "title_zh_hant", "text_zh_hant")

    class Meta:
        model = BoardNotice
        fields = FACTS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "text_zh_hans": forms.Textarea(attrs={"rows": 6}),
            "text_zh_hant": forms.Textarea(attrs={"rows": 6}),
            "shown_from": _day(),
            "shown_until": _day(),
        }


class SampleForm(forms.Form):
    """A sample of one's own, with the listing or the lot that it is of."""

    title = forms.CharField(
        label=_("What is it?"), max_length=200, help_text=_("For example: 黄芪 Astragalus root, slices")
    )
    amount = forms.CharField(label=_("How much?"), max_length=100, required=False, help_text=_("For example: 200 g"))
    listing = forms.ChoiceField(label=_("Your listing"), required=False)
    lot_id = forms.ChoiceField(label=_("Your lot"), required=False)
    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, listings: list[tuple[str, str]], lots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("listing", listings), ("lot_id", lots)):
            if choices:
                self.fields[name].choices = [("", _("none")), *choices]  # type: ignore[attr-defined]
            else:
                del self.fields[name]


class ViewingForm(forms.Form):
    """When one wants to come."""

    starts_at = forms.DateTimeField(
        label=_("When do you want to come?"),
        help_text=_("At a full or half hour, on the clock of this site."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1800"}, format="%Y-%m-%dT%H:%M"),
    )

"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.front.actions import FACTS
from daodi.hub.cooperation.front.models import Cooperation, News
from daodi.hub.cooperation.front.telling import FACTS as NEWS_FACTS
from daodi.hub.cooperation.programmes.models import Indicator
from daodi.hub.cooperation.programmes.words import own_title


class CooperationForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the pages say of a cooperation, in three languages."""

    class Meta:
        model = Cooperation
        fields = FACTS
        widgets = {
            "slug": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
            **{name: forms.Textarea(attrs={"rows": 4}) for name in FACTS if name.startswith("about")},
        }
        help_texts = {"slug": _("Its pages are at /c/ and this; small letters, digits and hyphens")}


class PartnerForm(forms.Form):
    """A member that is asked, by a name it goes by."""

    member = forms.CharField(label=_("Member"), max_length=200, help_text=_("Its name, as in the list of members"))


class _Named(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Indicator) -> str:
        return own_title(obj)


class FigureForm(forms.Form):
    """An indicator to show."""

    indicator = _Named(label=_("Indicator"), queryset=Indicator.objects.none())

    def __init__(self, *args: Any, choosable: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = choosable  # type: ignore[attr-defined]


class NewsForm(forms.ModelForm):  # type: ignore[type-arg]
    """A piece of news."""

    class Meta:
        model = News
        fields = NEWS_FACTS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "on": forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d"),
        }

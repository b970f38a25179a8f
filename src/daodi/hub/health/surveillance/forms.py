"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.surveillance.models import Area, Method, Network, Tally, Verdict
from daodi.hub.web.folding import Folded


class AreaForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A place: what it is called, where it lies, how DHIS2 knows it."""

    RARE = ("name_zh_hans", "name_zh_hant", "org_unit", "column", "row")

    class Meta:
        model = Area
        fields = ("code", "name", "within", "name_zh_hans", "name_zh_hant", "org_unit", "column", "row")
        widgets = {
            "column": forms.TextInput(attrs={"class": "w10", "inputmode": "numeric"}),
            "row": forms.TextInput(attrs={"class": "w10", "inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, own: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["within"].queryset = own  # type: ignore[attr-defined]


class TallyForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a disease is called, here and in DHIS2."""

    class Meta:
        model = Tally
        fields = ("disease", "disease_zh_hans", "disease_zh_hant", "data_element")


class NetworkForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What a network is called, and what it is for."""

    RARE = ("title_zh_hans", "title_zh_hant")

    class Meta:
        model = Network
        fields = ("title", "about", "title_zh_hans", "title_zh_hant")
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}


class MethodForm(forms.Form):
    """How a series is watched."""

    method = forms.ChoiceField(
        label=_("Method"), choices=[("", _("by the length of the history")), *Method.choices], required=False
    )


class StepForm(forms.Form):
    """A step with an alert: words, and for an assessment what it comes to."""

    verdict = forms.ChoiceField(label=_in("alert", "It is"), choices=Verdict.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if name != "assess":
            del self.fields["verdict"]

"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.health.safety.models import Assessment, Screening
from daodi.hub.web.folding import Folded


class SendForm(Folded, forms.Form):
    """A line list, and how its reports are to be compared."""

    RARE = ("title", "stratum", "alike")
    file = forms.FileField(
        label=_("Line list"),
        help_text=_("CSV, XLSX or JSON with columns report, product, reaction; headers in English or Chinese."),
    )
    source = forms.CharField(
        label=_("Where the reports were gathered"),
        max_length=200,
        help_text=_("Reports of one place with one number are one report, whichever file they come in."),
    )
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("The name of the file, where it is empty")
    )
    stratum = forms.CharField(
        label=_("Compare within"),
        max_length=500,
        required=False,
        help_text=_("Columns, with commas between them: sex, age group. What is expected is then added up over them."),
    )
    alike = forms.CharField(
        label=_("The same report, if these agree too"),
        max_length=500,
        required=False,
        help_text=_("Columns, with commas between them: onset, age. Reports that agree in all are counted once."),
    )


class ScreenForm(forms.ModelForm):  # type: ignore[type-arg]
    """How a screening is to be done."""

    class Meta:
        model = Screening
        fields = ("prior",)


class ReasonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Why a step is taken."""

    class Meta:
        model = Assessment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        labels = {"text": _("Your reason, in words")}
        help_texts = {"text": _("Everybody who sees this signal reads it. Name no patient.")}


class NameForm(forms.Form):
    """A material by any name, where none of the offered ones is meant."""

    other = forms.CharField(label=_("Another material"), max_length=200, required=False)

"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.emergencies import countries, declaring, needing, noting
from daodi.hub.health.emergencies.models import AfterAction, Emergency, Event, EventWord, Resource
from daodi.hub.health.emergencies.sorts import Kind, sorts, unit_name, units
from daodi.hub.web.folding import Folded

MOST_SHOWN = 200


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def _rows(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": count})


def _number(label: Any, *, required: bool = True, hint: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        max_digits=18,
        decimal_places=4,
        min_value=0,
        help_text=hint,
        widget=forms.TextInput(attrs={"class": "w10", "inputmode": "decimal"}),
    )


def _link() -> forms.URLField:
    return forms.URLField(label=_in("event", "Link"), required=False, max_length=1000, assume_scheme="https")


class EventForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What was heard, from whom, where."""

    RARE = ("country", "happened_on", "link", "language")
    link = _link()

    class Meta:
        model = Event
        fields = noting.FACTS
        widgets = {"text": _rows(4), "heard_on": _day(), "happened_on": _day()}
        help_texts = {
            "title": _("In a few words, and without the name of any patient."),
            "text": _("As it was said or written, in its own language."),
            "said_by": _("The newspaper, the office, the hospital; no private person by name."),
            "country": _("Its ISO code: LA, CN-YN"),
        }

    def _post_clean(self) -> None:
        """The instance stays as it is kept; the actions hold what was sent against the model."""


class WordForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is known, and where that comes from."""

    link = _link()

    class Meta:
        model = EventWord
        fields = ("text", "link")
        widgets = {"text": _rows(3)}


class EmergencyForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What an emergency is, where, from when."""

    RARE = ("title_zh_hans", "title_zh_hant", "until_on", "cause", "cause_link")
    areas = forms.CharField(
        label=_("Areas, one a line"),
        max_length=10_000,
        widget=_rows(3),
        help_text=_("The code of the country or region (ISO 3166), then the name: LA-VT Vientiane."),
    )
    field_order = ("title", "hazard", "areas", "from_on", "about")

    class Meta:
        model = Emergency
        fields = declaring.FACTS
        widgets = {"about": _rows(5), "from_on": _day(), "until_on": _day()}
        help_texts = {
            "cause": _("In words: which alert of the surveillance desk, or of another system."),
            "cause_link": _("The page of the alert, here or elsewhere."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance._state.adding:
            known = (f"{one.code} {one.name}".strip() for one in self.instance.areas.all())
            self.initial["areas"] = "\n".join(known)

    def _post_clean(self) -> None:
        """The instance stays as it is kept; the actions hold what was sent against the model."""


class MembersForm(forms.Form):
    """Who may read it."""

    members = forms.MultipleChoiceField(label=_("Members"), required=False, widget=forms.CheckboxSelectMultiple)
    named = forms.CharField(label=_("A member by name"), max_length=200, required=False)

    def __init__(self, *args: Any, known: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.pk), f"{one.name} · {countries.name(one.jurisdiction)}") for one in known]
        self.fields["members"].choices = listed[:MOST_SHOWN]  # type: ignore[attr-defined]
        if len(listed) <= MOST_SHOWN:
            del self.fields["named"]
        if not listed:
            del self.fields["members"]


def _sorts() -> list[tuple[str, Any]]:
    groups = [(str(kind.label), [(key, one.name) for key, one in sorts().items() if one.kind == kind]) for kind in Kind]
    return [("", "–"), *groups]


def _units() -> list[tuple[str, str]]:
    return [("", "–"), *((key, unit_name(key)) for key in units())]


class ResourceForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What is needed or offered."""

    RARE = ("country", "note")
    sort = forms.ChoiceField(label=_in("resource", "What kind"), choices=_sorts)
    unit = forms.ChoiceField(
        label=_("Unit"), choices=_units, required=False, help_text=_("Left open: the usual unit of its kind.")
    )

    class Meta:
        model = Resource
        fields = needing.FACTS
        widgets = {
            "amount": forms.TextInput(attrs={"class": "w10", "inputmode": "decimal"}),
            "from_on": _day(),
            "until_on": _day(),
            "note": _rows(3),
        }
        help_texts = {
            "what": _("A material by any of its names, a model, a skill, a language."),
            "country": _("Its ISO code; left open, that of your organisation."),
            "place": _("Where it is needed, or where it is now."),
        }

    def __init__(self, *args: Any, is_need: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_need:
            del self.fields["urgency"]
        if self.initial.get("amount") is not None:
            self.initial["amount"] = f"{self.initial['amount'].normalize():f}"

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them; a country left open is the member's own."""
        said = dict(self.cleaned_data)
        if not said.get("country"):
            said.pop("country", None)
        return said

    def _post_clean(self) -> None:
        """The instance stays as it is kept; the actions hold what was sent against the model."""


class ProposeForm(forms.Form):
    """How much of an offer goes to a need."""

    amount = _number(_in("emergency", "Amount"), required=False)
    words = forms.CharField(label=_("To the other side"), max_length=2000, required=False, widget=_rows(2))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_in("match", "Why"), max_length=2000, widget=_rows(2))


class SendForm(forms.Form):
    """What was sent, how, and when it is expected."""

    sent = _number(_in("match", "Amount sent"), required=False)
    sent_on = forms.DateField(label=_in("match", "Sent on"), widget=_day())
    carrier = forms.CharField(
        label=_in("match", "How it is sent"),
        max_length=300,
        required=False,
        help_text=_("Carrier and number; for staff how they travel; for beds whom to call."),
    )
    expected_on = forms.DateField(label=_in("match", "Expected on"), required=False, widget=_day())


class ArriveForm(forms.Form):
    """What arrived, and when."""

    arrived = _number(_in("match", "Amount that arrived"))
    arrived_on = forms.DateField(label=_in("match", "Arrived on"), widget=_day())
    outcome = forms.CharField(
        label=_in("match", "In what state, and what is missing"), max_length=2000, required=False, widget=_rows(2)
    )


class CloseForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label=_in("match", "What came of it"),
        max_length=2000,
        required=False,
        widget=_rows(2),
        help_text=_("Used up, handed over, returned; how many patients or samples."),
    )


class ReportForm(forms.Form):
    """A situation report."""

    dated_on = forms.DateField(label=_in("report", "As of"), widget=_day())
    text = forms.CharField(label=_in("report", "The situation in words"), max_length=20_000, widget=_rows(8))
    figures = forms.CharField(
        label=_("Figures, one a line"),
        max_length=20_000,
        required=False,
        widget=_rows(4),
        help_text=_("A name, a colon and a number: Cases: 125. A figure of the report before is compared with it."),
    )
    why = forms.CharField(label=_("What was corrected"), max_length=500)

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["dated_on" if corrects else "why"]


class LessonForm(forms.ModelForm):  # type: ignore[type-arg]
    """What was learnt."""

    class Meta:
        model = AfterAction
        fields = ("worked", "failed", "change")
        widgets = {"worked": _rows(3), "failed": _rows(3), "change": _rows(3)}

    def _post_clean(self) -> None:
        """The actions hold what was sent against the model."""

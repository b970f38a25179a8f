"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.referrals.consenting import Given
from daodi.hub.health.referrals.document import Coded, Person, Summary
from daodi.hub.health.referrals.models import How, Priority, Reason
from daodi.hub.health.referrals.sending import Asked, Content
from daodi.hub.health.referrals.services import services, systems
from daodi.hub.health.referrals.words import CLASSES, SEXES

A_LINE = gettext_lazy("One a line: <b>code | words</b>, for example I10 | Hypertension. Words alone stay with you.")
FILES = {"accept": ".json,application/json,application/fhir+json"}
USUAL = timedelta(days=180)
MOST_LINES = 100


def _text(label: Any, most: int = 200, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, help_text=help_text)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "w10", "placeholder": "1977-09-07"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d"])


def _lines(label: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, max_length=10_000, widget=area, help_text=A_LINE)


def _systems() -> list[tuple[str, str]]:
    return [(key, one.name) for key, one in systems().items()]


def coded(text: str, system: str) -> list[Coded] | None:
    """The entries of a field, one a line; none where it was left empty."""
    found = []
    for line in text.splitlines()[:MOST_LINES]:
        code, mark, words = (part.strip() for part in line.partition("|"))
        if mark and code:
            found.append(Coded(words[:300], code[:60], system))
        elif line.strip(" |\t"):
            found.append(Coded(line.strip(" |\t")[:300]))
    return found or None


class ConsentForm(forms.Form):
    """What the person agreed to."""

    classes = forms.MultipleChoiceField(
        label=gettext_lazy("What may be read"),
        choices=list(CLASSES.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=["clinical", "identity"],
    )
    starts = _day(pgettext_lazy("consent", "From"), required=True)
    ends = _day(gettext_lazy("Until"), required=True)
    how = forms.ChoiceField(label=gettext_lazy("How it was given"), choices=How.choices)
    abroad = forms.BooleanField(
        label=gettext_lazy("Separately: the person agrees that these data go to another jurisdiction"), required=False
    )
    back = forms.BooleanField(
        label=gettext_lazy("The person agrees that the result is reported back to us"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["starts"].initial, self.fields["ends"].initial = today, today + USUAL

    def given(self) -> Given:
        """The consent."""
        sent = self.cleaned_data
        facts = {name: sent[name] for name in ("classes", "starts", "ends", "abroad", "back", "how")}
        return Given(**facts)


class SendForm(forms.Form):
    """To whom, for what, about whom; with a document, or what is known in short."""

    receiver = forms.ChoiceField(label=pgettext_lazy("referral", "To"))
    service = forms.ChoiceField(label=pgettext_lazy("referral", "What is asked for"))
    priority = forms.ChoiceField(label=gettext_lazy("How soon"), choices=Priority.choices)
    key = _text(
        gettext_lazy("Your own number for it"),
        100,
        help_text=gettext_lazy("Only you read it. Sent twice with the same number, it is one referral."),
    )
    document = forms.FileField(
        label=gettext_lazy("The patient summary as FHIR JSON"),
        required=False,
        widget=forms.FileInput(attrs=FILES),
        help_text=gettext_lazy("A Bundle of the type document. Where you give one, leave the short form empty."),
    )
    family = _text(gettext_lazy("Family name"))
    given = _text(gettext_lazy("Given name"))
    gender = forms.ChoiceField(label=pgettext_lazy("person", "Sex"), choices=list(SEXES.items()), initial="unknown")
    born = _day(gettext_lazy("Date of birth"))
    identifier = _text(gettext_lazy("Number of the person with you"), 100)
    phone = _text(gettext_lazy("Telephone"), 40)
    system = forms.ChoiceField(label=gettext_lazy("System of the codes of problems and reasons"))
    why = _lines(gettext_lazy("Why they are referred"))
    problems = _lines(gettext_lazy("Problems"))
    allergies = _lines(gettext_lazy("Allergies"))
    allergy_system = forms.ChoiceField(label=gettext_lazy("System of the codes of allergies"))
    no_allergies = forms.BooleanField(label=gettext_lazy("No allergies are known; we asked"), required=False)
    medications = _lines(gettext_lazy("Medicines"))
    medicine_system = forms.ChoiceField(label=gettext_lazy("System of the codes of medicines"))

    def __init__(self, *args: Any, receivers: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{one.name} ({one.jurisdiction})") for one in receivers]
        tongue = get_language() or "en"
        self._choose("receiver", [("", _("choose")), *named])
        self._choose("service", [("", _("choose")), *((code, one.name(tongue)) for code, one in services().items())])
        for name, first in (("system", "icd-10"), ("allergy_system", "snomed"), ("medicine_system", "atc")):
            self._choose(name, _systems())
            self.fields[name].initial = first

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def asked(self) -> Asked:
        """What is asked of the receiver."""
        sent = self.cleaned_data
        why = coded(sent["why"], sent["system"]) or ()
        return Asked(service=sent["service"], priority=sent["priority"], why=tuple(why), key=sent["key"].strip())

    def content(self) -> Content:
        """The record that goes along."""
        sent = self.cleaned_data
        if sent["document"]:
            return Content(document=sent["document"].read())
        born: date | None = sent["born"]
        facts = {name: sent[name].strip() for name in ("family", "given", "identifier", "phone")}
        summary = Summary(
            problems=coded(sent["problems"], sent["system"]),
            allergies=coded(sent["allergies"], sent["allergy_system"]) or ([] if sent["no_allergies"] else None),
            medications=coded(sent["medications"], sent["medicine_system"]),
        )
        return Content(person=Person(gender=sent["gender"], born=born, **facts), summary=summary)


class ReasonForm(forms.Form):
    """Why, from a list: no free words, which might tell of the person."""

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=Reason.choices)


class ReportForm(forms.Form):
    """What came of it."""

    document = forms.FileField(
        label=gettext_lazy("The report as FHIR JSON"), required=False, widget=forms.FileInput(attrs=FILES)
    )
    system = forms.ChoiceField(label=gettext_lazy("System of the codes"), choices=[])
    problems = _lines(pgettext_lazy("care", "What was found"))
    procedures = _lines(pgettext_lazy("care", "What was done"))
    medications = _lines(gettext_lazy("Medicines to go on with"))
    medicine_system = forms.ChoiceField(label=gettext_lazy("System of the codes of medicines"), choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, first in (("system", "icd-10"), ("medicine_system", "atc")):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices, field.initial = _systems(), first

    def content(self) -> Content | None:
        """The report; none where nothing was said."""
        sent = self.cleaned_data
        if sent["document"]:
            return Content(document=sent["document"].read())
        facts = {name: coded(sent[name], sent["system"]) for name in ("problems", "procedures")}
        medications = coded(sent["medications"], sent["medicine_system"])
        if not any((*facts.values(), medications)):
            return None
        return Content(summary=Summary(**facts, medications=medications))


class EmergencyForm(forms.Form):
    """Why it can't wait."""

    why = forms.CharField(
        label=gettext_lazy("Why it can not wait for consent"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The sender reads it. Do not write who the person is."),
    )


class YearForm(forms.Form):
    """The year of birth, which opens the person's own page."""

    year = forms.CharField(
        label=gettext_lazy("Your year of birth"),
        min_length=4,
        max_length=4,
        widget=forms.TextInput(attrs={"class": "w10", "inputmode": "numeric", "autocomplete": "bday-year"}),
    )

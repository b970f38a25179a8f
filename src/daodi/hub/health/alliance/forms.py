"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.alliance import kinds, queries, vocabulary
from daodi.hub.health.alliance.campaigning import FACTS as SESSION_FACTS
from daodi.hub.health.alliance.keeping import PRICE
from daodi.hub.health.alliance.models import (
    Alliance,
    Campaign,
    Endpoint,
    Location,
    Practitioner,
    PractitionerRole,
    Price,
    Service,
    Session,
)
from daodi.hub.health.alliance.territories import USUAL
from daodi.hub.health.alliance.words import called
from daodi.hub.web.folding import Folded

CHINESE = ("name_zh_hans", "name_zh_hant", "about_zh_hans", "about_zh_hant")


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def _rows(n: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": n})


def _short() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "w10"})


class DirectoryForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A form for one kind of record: codes are ticked, and links lead to records of one's own."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listing in vocabulary.FIELDS.items():
            if name in self.fields:
                self._tick(name, vocabulary.choices(listing))
                self.initial[name] = getattr(self.instance, name, "").split()
        for name, field in list(self.fields.items()):
            if isinstance(field, forms.ModelChoiceField):
                self._choose(name, field, actor)

    def _tick(self, name: str, choices: list[tuple[str, str]]) -> None:
        label = self.fields[name].label
        widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})
        self.fields[name] = forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=widget)

    def _choose(self, name: str, field: Any, actor: Actor) -> None:
        model = field.queryset.model
        own: QuerySet[Any] = queries.alliances_of(actor) if model is Alliance else queries.own(actor, model)
        field.queryset = own
        field.label_from_instance = called
        field.help_text = ""
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = forms.CheckboxSelectMultiple(choices=field.widget.choices)
        if not field.required and not own.exists():
            del self.fields[name]


class ServiceForm(DirectoryForm):
    """What is offered, where, in which languages, and how one comes to it."""

    RARE = (*CHINESE, "endpoints", "active")
    field_order = (
        *("name", "about", "locations", "booking", "phone", "hours"),
        *("remote", "remote_booking", "remote_time_zone", "specialties", "techniques", "languages"),
    )

    class Meta:
        model = Service
        fields = kinds.SERVICE.facts
        widgets = {
            "about": _rows(4),
            "about_zh_hans": _rows(4),
            "about_zh_hant": _rows(4),
            "booking": _rows(2),
            "remote_booking": _rows(2),
        }


class LocationForm(DirectoryForm):
    """A place of care."""

    RARE = ("name_zh_hans", "name_zh_hant", "latitude", "longitude", "website", "postal_code")

    class Meta:
        model = Location
        fields = kinds.LOCATION.facts
        widgets = {"country": _short(), "latitude": _short(), "longitude": _short(), "postal_code": _short()}


class PractitionerForm(DirectoryForm):
    """Somebody who practises, with their agreement."""

    RARE = ("name_zh_hans", "name_zh_hant", "title_zh_hans", "title_zh_hant")

    class Meta:
        model = Practitioner
        fields = kinds.PRACTITIONER.facts
        widgets = {"qualifications": _rows(4), "agreed_on": _day()}


class RoleForm(DirectoryForm):
    """What somebody does here."""

    RARE = ("position_zh_hans", "position_zh_hant", "starts_on", "ends_on", "active")

    class Meta:
        model = PractitionerRole
        fields = kinds.ROLE.facts
        widgets = {"starts_on": _day(), "ends_on": _day()}


class EndpointForm(DirectoryForm):
    """Where a program answers."""

    RARE = ("name_zh_hans", "name_zh_hant")

    class Meta:
        model = Endpoint
        fields = kinds.ENDPOINT.facts


class AllianceForm(DirectoryForm):
    """An alliance that one's organisation hosts."""

    RARE = CHINESE

    class Meta:
        model = Alliance
        fields = kinds.ALLIANCE.facts
        widgets = {"about": _rows(4), "about_zh_hans": _rows(4), "about_zh_hant": _rows(4), "founded_on": _day()}


class CampaignForm(DirectoryForm):
    """A campaign of one's own."""

    RARE = CHINESE
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: vocabulary.choices("campaign"))
    field_order = ("name", "kind", "about", "alliance", "starts_on", "ends_on", "source")

    class Meta:
        model = Campaign
        fields = kinds.CAMPAIGN.facts
        widgets = {
            "about": _rows(4),
            "about_zh_hans": _rows(4),
            "about_zh_hant": _rows(4),
            "starts_on": _day(),
            "ends_on": _day(),
        }


class PriceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A price from a day on."""

    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in USUAL])

    class Meta:
        model = Price
        fields = PRICE
        widgets = {"amount": _short(), "valid_from": _day(), "valid_until": _day()}


class SessionForm(forms.ModelForm):  # type: ignore[type-arg]
    """When and where a campaign is held."""

    class Meta:
        model = Session
        fields = SESSION_FACTS
        widgets = {"country": _short(), "starts_on": _day(), "ends_on": _day()}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = queries.own(actor, Location)  # type: ignore[attr-defined]
        if not queries.own(actor, Location).exists():
            del self.fields["location"]


class CountForm(forms.Form):
    """What was counted of one thing."""

    what = forms.ChoiceField(label=_("What was counted?"), choices=lambda: vocabulary.choices("output"))
    many = forms.IntegerField(label=_("How many?"), min_value=0, max_value=2_000_000_000, widget=_short())
    source = forms.CharField(
        label=_("Source of the count"),
        max_length=500,
        help_text=_("Where it is written, for example: register of operations of the hospital, 2026-05-31"),
    )


FORMS: dict[str, type[DirectoryForm]] = {
    "service": ServiceForm,
    "place": LocationForm,
    "practitioner": PractitionerForm,
    "role": RoleForm,
    "endpoint": EndpointForm,
    "alliance": AllianceForm,
    "campaign": CampaignForm,
}

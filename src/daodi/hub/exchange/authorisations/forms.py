"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.exchange.authorisations.authorising import SITE, VARIATION
from daodi.hub.exchange.authorisations.models import (
    Application,
    Authorisation,
    Component,
    Line,
    MedicinalProduct,
    Site,
    Turn,
    Variation,
)
from daodi.hub.exchange.authorisations.names import path_name, register
from daodi.hub.exchange.authorisations.numbers import registers
from daodi.hub.exchange.authorisations.producing import FACTS
from daodi.hub.exchange.authorisations.standing import status_name, words
from daodi.hub.web.folding import Folded
from daodi.hub.web.names import market_name
from daodi.reference import Path, rows


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")


def statuses(line: str) -> list[tuple[str, str]]:
    """The words for a status, of one line."""
    return [(row.status, status_name(row.status)) for row in words().values() if row.line == line]


class ProductForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A product as its holder states it, with its composition an ingredient a line."""

    RARE = ("name_zh_hans", "name_zh_hant", "supply", "pack", "shelf_life", "indication", "device_class", "udi_di")
    composition = forms.CharField(
        label=_("Composition"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("An ingredient a line, its amount and unit after it: 黄芪 10 g"),
    )

    class Meta:
        model = MedicinalProduct
        fields = FACTS
        widgets = {"indication": forms.Textarea(attrs={"rows": 3})}


class AuthorisationForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """A number in a register, with its first holder and status."""

    RARE = ("path", "product_type", "holder", "source")
    holder = forms.CharField(
        label=_("First holder"), required=False, max_length=200, help_text=_("Your organisation, where it is empty")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["register"] = forms.ChoiceField(label=_("Register"), choices=_registers)
        self.fields["status"] = forms.ChoiceField(
            label=_("Status when it was granted"), choices=lambda: statuses(Line.REGULATORY), initial="valid"
        )
        self.fields["path"] = forms.ChoiceField(
            label=_("By which procedure"), required=False, choices=lambda: [("", "—"), *_paths()]
        )
        if self.instance.pk is not None and not self.instance._state.adding:
            del self.fields["status"], self.fields["holder"]
        order = ("register", "number", "granted_on", "valid_until", "path_kind", "status")
        self.order_fields(order)

    class Meta:
        model = Authorisation
        fields = ("register", "number", "granted_on", "valid_until", "path_kind", "path", "product_type", "source")
        widgets = {"granted_on": _day(), "valid_until": _day()}


class PaperForm(forms.Form):
    """The paper of an authorisation."""

    file = forms.FileField(label=_("The paper: a scan or file"))


class StatusForm(forms.Form):
    """How it stands, or whether it is sold, from a day on."""

    status = forms.ChoiceField(label=_("Status"))
    since = forms.DateField(label=_in("span", "Since"), widget=_day())
    note = forms.CharField(label=_("Reason or reference"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(str(label), statuses(line)) for line, label in Line.choices]
        self.fields["status"].choices = groups  # type: ignore[attr-defined]


class RenewForm(forms.Form):
    """A new last day."""

    since = forms.DateField(label=_("Renewed on"), widget=_day())
    valid_until = forms.DateField(label=_("Valid until"), widget=_day())


class TransferForm(forms.Form):
    """Whom it passed to, and when."""

    holder = forms.CharField(label=_("New holder"), max_length=200)
    since = forms.DateField(label=_in("span", "Since"), widget=_day())
    source = forms.CharField(label=_("Source"), required=False, max_length=500)


class VariationForm(forms.ModelForm):  # type: ignore[type-arg]
    """A change of what is authorised."""

    class Meta:
        model = Variation
        fields = VARIATION
        widgets = {"what": forms.Textarea(attrs={"rows": 2}), "applied_on": _day(), "approved_on": _day()}


class SiteForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who does what for the product, and where."""

    class Meta:
        model = Site
        fields = SITE
        widgets = {"since": _day(), "until": _day()}


class ApplicationForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is applied for, and before whom."""

    def __init__(self, *args: Any, regulators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regulator"].queryset = regulators  # type: ignore[attr-defined]
        self.fields["path"] = forms.ChoiceField(
            label=_("By which procedure"), required=False, choices=lambda: [("", "—"), *_paths()]
        )

    class Meta:
        model = Application
        fields = ("regulator", "title", "number", "path", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        labels = {"regulator": _in("application", "Regulator")}


class TurnForm(forms.ModelForm):  # type: ignore[type-arg]
    """A contribution to the thread."""

    file = forms.FileField(label=_("Document"), required=False)

    def __init__(self, *args: Any, kinds: Iterable[str], questions: Iterable[Turn] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(Turn._meta.get_field("kind").flatchoices)
        allowed = list(kinds)
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=[(one, known[one]) for one in allowed])
        asked = [(str(one.pk), one.text[:80]) for one in questions]
        if "answer" in allowed and asked:
            self.fields["answers"] = forms.ChoiceField(
                label=_("Answers the question"), required=False, choices=[*asked, ("", "—")]
            )
        if "question" not in allowed:
            del self.fields["due_on"]
        self.order_fields(("kind", "answers", "text", "due_on", "file"))

    class Meta:
        model = Turn
        fields = ("kind", "text", "due_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "due_on": _day()}


def lines(components: Iterable[Component]) -> str:
    """A composition as the form shows it, to be changed."""
    return "\n".join(_line(one) for one in components)


def _line(one: Component) -> str:
    amount = f"{one.amount.normalize():f}" if one.amount is not None else ""
    return ", ".join(part for part in (one.name, amount, one.unit) if part)


def _registers() -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in registers().values():
        label = f"{register(row.register)} ({row.example})"
        groups.setdefault(market_name(row.market), []).append((row.register, label))
    return list(groups.items())


def _paths() -> list[tuple[str, str]]:
    return [(row.path, f"{row.market}: {path_name(row.path)}") for row in rows(Path)]

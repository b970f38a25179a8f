"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import visible
from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.catalogue.models import Listing, ListingPaper, Picture
from daodi.hub.exchange.catalogue.offering import FACTS
from daodi.hub.exchange.catalogue.tiers import tier
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.money import USUAL
from daodi.hub.exchange.terms.quantity import units
from daodi.hub.web.folding import Folded
from daodi.hub.web.tongue import tongue

Prices = list[tuple[Decimal, Decimal]]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-12-31"}, format="%Y-%m-%d")


def _rows(n: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": n})


def unit_choices() -> list[tuple[str, str]]:
    """Every unit with its region, by the names of the page."""
    return [(f"{one.unit}|{one.region}", one.name(tongue())) for one in units()]


def incoterm_choices() -> list[tuple[str, str]]:
    """The delivery terms by code and name; none at first."""
    return [("", ""), *((code, f"{code} · {rule.called(tongue())}") for code, rule in incoterms().items())]


def prices_of(text: str) -> Prices:
    """Price breaks as typed, one a line: from an amount, then the price. A line with one number is the price from 0.

    >>> prices_of("1 36.00" + chr(10) + "100 32.50")
    [(Decimal('1'), Decimal('36.00')), (Decimal('100'), Decimal('32.50'))]
    """
    found: Prices = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found += [tier(line)] if line.strip() else []
        except ValueError as error:
            said = _now("Line %(n)d: expected an amount and a price, for example 100 32.50")
            raise forms.ValidationError(said % {"n": number}) from error
    return found


class ListingForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What is offered, with its prices."""

    RARE = ("form", "use", "specification", "description", "incoterm", "place", "lead_days", "authorisation")
    measure = forms.ChoiceField(label=_("Unit"), choices=unit_choices)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in USUAL])
    incoterm = forms.ChoiceField(label=_("Delivery term (Incoterms 2020)"), choices=incoterm_choices, required=False)
    prices = forms.CharField(
        label=_("Prices a unit"),
        required=False,
        max_length=1000,
        widget=_rows(3),
        help_text=_("One a line: from which amount, then the price. 1 36.00, and on the next line 100 32.50"),
    )
    field_order = (
        *("kind", "title", "material", "grade", "origin", "measure", "currency", "prices", "minimum", "valid_until"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = visible(Authorisation.objects.all(), actor)
        self.fields["authorisation"].queryset = seen  # type: ignore[attr-defined]
        if self.instance.pk and not self.instance._state.adding:
            self.initial["measure"] = f"{self.instance.unit}|{self.instance.unit_region}"
            breaks = self.instance.breaks.all()
            self.initial["prices"] = "\n".join(f"{one.at_least.normalize():f} {one.price:f}" for one in breaks)
            if self.instance.currency not in USUAL:
                now = (self.instance.currency, self.instance.currency)
                self.fields["currency"].choices = [now, *((code, code) for code in USUAL)]  # type: ignore[attr-defined]

    def clean_prices(self) -> Prices:
        return prices_of(self.cleaned_data["prices"])

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them."""
        said = {name: value for name, value in self.cleaned_data.items() if name in FACTS}
        unit, _bar, place = self.cleaned_data["measure"].partition("|")
        return {**said, "unit": unit, "unit_region": place}

    def _post_clean(self) -> None:
        """The actions hold the listing against its model; the instance stays as it is kept."""

    class Meta:
        model = Listing
        fields = tuple(name for name in FACTS if name not in ("unit", "unit_region"))
        widgets = {"valid_until": _day(), "specification": _rows(3), "description": _rows(4)}
        help_texts = {
            "material": _("Any name of it, in any script"),
            "origin": _("As your papers state it: 甘肃陇西, Gansu"),
            "grade": _("一等, 统货, first grade …"),
            "minimum": _("The least that you sell, in the unit"),
        }


class PaperForm(forms.ModelForm):  # type: ignore[type-arg]
    """A permit or proof."""

    file = forms.FileField(label=_("The paper, as a file"), help_text=_("Its file is shown to nobody else."))

    class Meta:
        model = ListingPaper
        fields = ("kind", "number", "issuer", "valid_from", "valid_until")
        widgets = {"valid_from": _day(), "valid_until": _day()}

    def _post_clean(self) -> None:
        """The action holds the paper against its model."""


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]
    """A picture and what it shows."""

    picture = forms.FileField(label=_("Picture, PNG or JPEG"))

    class Meta:
        model = Picture
        fields = ("says",)

    def _post_clean(self) -> None:
        """The action holds the picture against its model."""

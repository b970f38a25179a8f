"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.lots import LotFacts
from daodi.hub.exchange.catalogue.asking import markets
from daodi.hub.exchange.catalogue.forms import incoterm_choices, prices_of, unit_choices
from daodi.hub.exchange.inquiries.asking import FACTS
from daodi.hub.exchange.inquiries.models import CounterOffer, Inquiry, QuoteVersion, Rate, SampleRequest
from daodi.hub.exchange.inquiries.quoting import FACTS as TERMS
from daodi.hub.exchange.terms.money import USUAL
from daodi.hub.web.folding import Folded
from daodi.hub.web.names import market_name

ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Taipei",
    "Asia/Kuala_Lumpur",
    "Asia/Singapore",
    "Asia/Bangkok",
    "Asia/Vientiane",
    "Asia/Ho_Chi_Minh",
    "Asia/Seoul",
    "Asia/Tokyo",
    "Europe/Amsterdam",
    "Europe/London",
    "America/New_York",
    "UTC",
)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "w10", "placeholder": "2026-12-31"}, format="%Y-%m-%d")


def _rows(n: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": n})


def _currencies(now: str = "") -> list[tuple[str, str]]:
    return [(code, code) for code in dict.fromkeys((*((now,) if now else ()), *USUAL))]


def _markets() -> list[tuple[str, str]]:
    return [("", ""), *((code, market_name(code)) for code in markets())]


class _Measured(forms.ModelForm):  # type: ignore[type-arg]
    """A form with one field for a unit and its region; the actions hold what was sent against the model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, region = self.instance.unit, self.instance.unit_region
        self.initial.setdefault("measure", f"{unit}|{region}")
        for name, value in self.initial.items():
            if isinstance(value, Decimal):
                self.initial[name] = f"{value.normalize():f}"
        if "currency" in self.fields:
            self.fields["currency"].choices = _currencies(self.instance.currency)  # type: ignore[attr-defined]

    def _stated(self, names: Sequence[str]) -> dict[str, Any]:
        """What was stated under these names, the unit parted from its region."""
        said = {name: value for name, value in self.cleaned_data.items() if name in names}
        unit, _bar, region = self.cleaned_data["measure"].partition("|")
        return {**said, "unit": unit, "unit_region": region}

    def _post_clean(self) -> None:
        """The instance stays as it is kept."""


class InquiryForm(Folded, _Measured):
    """What a buyer asks for."""

    RARE = (
        "specification",
        "form",
        "use",
        "target_price",
        "incoterm",
        "place",
        "deliver_by",
    )
    measure = forms.ChoiceField(label=_("Unit"), choices=unit_choices)
    currency = forms.ChoiceField(label=_("Currency to compare in"), choices=_currencies)
    market = forms.ChoiceField(label=_("Goes to"), choices=_markets)
    incoterm = forms.ChoiceField(label=_("Delivery term (Incoterms 2020)"), choices=incoterm_choices, required=False)
    field_order = ("title", "material", "kind", "grade", "amount", "measure", "market", "currency", "closes_on", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = self.initial.get("market") or self.instance.market
        known = {code for code, _name in _markets()}
        if here and here not in known:
            choices = [*_markets(), (here, market_name(here))]
            self.fields["market"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them."""
        return self._stated(FACTS)

    class Meta:
        model = Inquiry
        fields = tuple(name for name in FACTS if name not in ("unit", "unit_region"))
        widgets = {"deliver_by": _day(), "closes_on": _day(), "note": _rows(3)}
        help_texts = {
            "title": _("What you are looking for, in a few words"),
            "material": _("Any name of it, in any script"),
            "grade": _("一等, 统货, first grade …"),
            "target_price": _("Every supplier that you ask will read it."),
            "note": _("Every supplier that you ask will read it."),
        }


class QuoteForm(Folded, _Measured):
    """What a supplier quotes."""

    RARE = ("tiers", "minimum", "tolerance_pct", "insurance", "duty_pct")
    measure = forms.ChoiceField(label=_("Unit"), choices=unit_choices)
    currency = forms.ChoiceField(label=_("Currency"), choices=_currencies)
    incoterm = forms.ChoiceField(label=_("Delivery term (Incoterms 2020)"), choices=incoterm_choices)
    zone = forms.ChoiceField(
        label=_("Time zone of “valid until”"), choices=[(one, one.replace("_", " ")) for one in ZONES]
    )
    valid_until = forms.DateTimeField(
        label=_("Valid until"),
        input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d"],
        widget=forms.DateTimeInput(attrs={"placeholder": "2026-12-31 18:00"}, format="%Y-%m-%d %H:%M"),
    )
    tiers = forms.CharField(
        label=_("Price breaks"),
        required=False,
        max_length=1000,
        widget=_rows(2),
        help_text=_("One a line: from which amount, then the lower price. 1000 8.10"),
    )
    tolerance_pct = forms.DecimalField(label=_("Tolerance, %"), min_value=0, max_value=100, required=False)
    lots = forms.MultipleChoiceField(
        label=_("Lots that you quote"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The buyer sees their facts and how they stand in its market."),
    )
    field_order = (
        *("currency", "price", "measure", "amount", "incoterm", "place", "freight", "lead_days", "valid_until"),
        *("zone", "lots", "note"),
    )

    def __init__(self, *args: Any, lots: Sequence[LotFacts], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lots"].choices = [(str(one.id), _lot(one)) for one in lots]  # type: ignore[attr-defined]
        if not lots:
            del self.fields["lots"]
        given = self.initial.get("tiers")
        if isinstance(given, list):
            self.initial["tiers"] = "\n".join(f"{one['at_least']} {one['price']}" for one in given)

    def clean_tiers(self) -> list[dict[str, str]]:
        return [{"at_least": str(least), "price": str(price)} for least, price in prices_of(self.cleaned_data["tiers"])]

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them; the time is that of the zone stated."""
        said = self._stated(TERMS)
        said["tolerance_pct"] = said.get("tolerance_pct") or 0
        said["valid_until"] = _there(said["valid_until"], said["zone"])
        return said

    class Meta:
        model = QuoteVersion
        fields = tuple(name for name in TERMS if name not in ("unit", "unit_region"))
        widgets = {"note": _rows(3)}
        help_texts = {
            "amount": _("How much you can deliver at this price"),
            "place": _("Where it is delivered under the term: Tianjin, Port Klang …"),
            "freight": _("For the whole amount, where the buyer pays it: so that quotes can be compared"),
            "insurance": _("For the whole amount, where the buyer pays it"),
            "duty_pct": _("Of the value with freight and insurance, where the buyer pays it"),
            "lead_days": _("From the order to the handing over"),
        }


class SuppliersForm(forms.Form):
    """Whom to ask: those with a published listing of the material, and one by name."""

    suppliers = forms.MultipleChoiceField(
        label=_("They offer this material"), required=False, widget=forms.CheckboxSelectMultiple
    )
    named = forms.CharField(
        label=_("A supplier by name"),
        max_length=200,
        required=False,
        help_text=_("As it stands in the list of members"),
    )

    def __init__(self, *args: Any, suitable: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["suppliers"].choices = list(suitable)  # type: ignore[attr-defined]
        if not suitable:
            del self.fields["suppliers"]


class QuestionForm(forms.Form):
    """A question to the other side."""

    text = forms.CharField(label=_("Question"), max_length=2000, widget=_rows(2))


class AnswerForm(forms.Form):
    """An answer to the one who asked."""

    text = forms.CharField(label=_("Answer"), max_length=5000, widget=_rows(2))


class ClarifyForm(forms.Form):
    """What all who were asked read."""

    question = forms.CharField(label=_("Question, as all read it"), max_length=2000, widget=_rows(2))
    text = forms.CharField(label=_("Answer to all"), max_length=5000, widget=_rows(3))


class ReasonForm(forms.Form):
    """Why a supplier has nothing to quote."""

    why = forms.CharField(label=_("Why not"), max_length=500, required=False)


class ExtendForm(forms.Form):
    """Until when quotes are taken."""

    closes_on = forms.DateField(label=_("Last day for quotes"), required=False, widget=_day())


class CounterForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the buyer would take instead."""

    class Meta:
        model = CounterOffer
        fields = ("price", "amount", "note")
        widgets = {"note": _rows(2)}


class RateForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a currency is worth, on a day, from a source."""

    currency = forms.ChoiceField(label=_("One unit of"), choices=_currencies)

    def __init__(self, *args: Any, wanted: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wanted:
            self.fields["currency"].choices = [(code, code) for code in wanted]  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The action holds the rate against its model."""

    class Meta:
        model = Rate
        fields = ("currency", "rate", "on", "source")
        widgets = {"on": _day()}


class SampleForm(_Measured):
    """A sample that is asked for."""

    measure = forms.ChoiceField(label=_("Unit"), choices=unit_choices)
    field_order = ("material", "amount", "measure", "address", "note")

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them."""
        return self._stated(("material", "amount", "address", "note"))

    class Meta:
        model = SampleRequest
        fields = ("material", "amount", "address", "note")
        widgets = {"address": _rows(3), "note": _rows(2)}


class ReplyForm(forms.Form):
    """A word with an agreement or a refusal."""

    reply = forms.CharField(label=_("A word to the buyer"), max_length=2000, required=False, widget=_rows(2))


class SendForm(forms.Form):
    """With which carrier a sample goes, and from which lot it was taken."""

    lot = forms.ChoiceField(label=_("Taken from the lot"), required=False)
    carrier = forms.CharField(label=_("Carrier"), max_length=100)
    reference = forms.CharField(label=_("Number of the consignment"), max_length=100, required=False)
    sent_on = forms.DateField(label=_("Sent on"), required=False, widget=_day())

    def __init__(self, *args: Any, lots: Sequence[LotFacts] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((str(one.id), _lot(one)) for one in lots)]
        self.fields["lot"].choices = choices  # type: ignore[attr-defined]


class ReceiveForm(forms.Form):
    """When a sample arrived."""

    received_on = forms.DateField(label=_("Received on"), required=False, widget=_day())


class AssessForm(forms.Form):
    """What the buyer found; it keeps this to itself."""

    assessment = forms.CharField(
        label=_("What you found"), max_length=5000, widget=_rows(3), help_text=_("The supplier does not read this.")
    )
    test_request = forms.CharField(label=_("Number of the test request"), max_length=100, required=False)


def _lot(one: LotFacts) -> str:
    return " · ".join(part for part in (one.code, one.material, one.origin) if part)


def _there(moment: datetime, zone: str) -> datetime:
    """The same figures of the clock, in the zone in which they were meant."""
    return timezone.make_naive(moment).replace(tzinfo=ZoneInfo(zone))

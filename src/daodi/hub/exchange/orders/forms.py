"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.lots import LotFacts
from daodi.hub.exchange.orders.changing import Other
from daodi.hub.exchange.orders.models import ComplaintKind, Difference, Favour, Order, OrderLine, Shipment, Shipped
from daodi.hub.exchange.orders.receiving import Arrived
from daodi.hub.exchange.orders.shipping import Sent
from daodi.hub.exchange.orders.values import shown

FILES = {"accept": ".pdf,.png,.jpg,.jpeg,.xlsx,.csv,.txt,.docx,.xml,.zip"}


def _number(label: str, value: Decimal | None = None, *, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        max_digits=18,
        decimal_places=4,
        min_value=Decimal(0),
        initial=None if value is None else shown(value),
        widget=forms.TextInput(attrs={"class": "w10", "inputmode": "decimal"}),
    )


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d"])


def _text(label: Any, *, rows: int = 3, most: int = 2000, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, widget=forms.Textarea(attrs={"rows": rows}))


def _file() -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("A file that shows it"), required=False, widget=forms.FileInput(attrs=FILES)
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = _text(gettext_lazy("Why"), rows=2)


class TakeForm(forms.Form):
    """How much of what was quoted is taken."""

    amount = _number("")


class ListedForm(forms.Form):
    """How much of a listing is ordered, and where it goes."""

    amount = forms.DecimalField(max_digits=18, decimal_places=4, min_value=Decimal("0.0001"))
    market = forms.ChoiceField(label=gettext_lazy("Goes to"), required=False)
    deliver_by = _day(gettext_lazy("Deliver by"), required=False)
    number = forms.CharField(label=gettext_lazy("Your own order number"), max_length=60, required=False)
    note = _text(gettext_lazy("Note to the supplier"), rows=2, required=False)

    def __init__(self, *args: Any, unit: str, markets: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = _number(_("Amount, %s") % unit, required=True)
        goes_to = self.fields["market"]
        assert isinstance(goes_to, forms.ChoiceField)
        goes_to.choices = list(markets)


class ChangeForm(forms.Form):
    """Other amounts and prices, line by line, or another day."""

    deliver_by = _day(gettext_lazy("Deliver by"), required=False)
    reason = _text(gettext_lazy("Why"), rows=2)

    def __init__(self, *args: Any, order: Order, lines: Sequence[OrderLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_lines = lines
        for one in lines:
            what = {"line": one.number, "what": one.description, "unit": one.unit, "currency": order.currency}
            self.fields[f"amount_{one.number}"] = _number(_("%(line)s. %(what)s: amount, %(unit)s") % what, one.amount)
            self.fields[f"price_{one.number}"] = _number(
                _("%(line)s. %(what)s: price, %(currency)s per %(unit)s") % what, one.price
            )
        self.fields["deliver_by"].initial = order.deliver_by
        self.order_fields([name for name in self.fields if "_" in name and name != "deliver_by"])

    def lines(self) -> list[Other]:
        """The lines as they should be."""
        sent = self.cleaned_data
        return [
            Other(line=one.number, amount=sent.get(f"amount_{one.number}"), price=sent.get(f"price_{one.number}"))
            for one in self.order_lines
        ]


class DespatchForm(forms.Form):
    """What is sent of each line, and of which lot."""

    despatched_on = _day(gettext_lazy("Sent on"))
    expected_on = _day(gettext_lazy("Expected to arrive on"), required=False)
    carrier = forms.CharField(label=gettext_lazy("Carrier"), max_length=200, required=False)
    reference = forms.CharField(
        label=gettext_lazy("Transport document or tracking number"), max_length=200, required=False
    )
    last = forms.BooleanField(
        label=gettext_lazy("Nothing follows: what is missing lies within the tolerance"), required=False
    )

    def __init__(
        self, *args: Any, lines: Sequence[OrderLine], lots: Sequence[LotFacts], currency: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.open_lines = [one for one in lines if one.sent < one.amount]  # type: ignore[attr-defined]
        offered = {lot for one in lines for lot in one.lots}
        known = sorted(lots, key=lambda lot: (str(lot.id) not in offered, lot.code))
        choices = [("", _("not said")), *((str(lot.id), f"{lot.code} · {lot.material}") for lot in known)]
        for one in self.open_lines:
            self._line(one, choices)
        if not any(one.tolerance_pct for one in lines):
            del self.fields["last"]
        self.order_fields([name for name in self.fields if name[-1].isdigit()])

    def _line(self, one: OrderLine, choices: Sequence[tuple[str, str]]) -> None:
        left = one.amount - one.sent  # type: ignore[attr-defined]
        what = {"line": one.number, "what": one.description, "unit": one.unit}
        self.fields[f"amount_{one.number}"] = _number(_("%(line)s. %(what)s: sent, %(unit)s") % what, left)
        if len(choices) > 1:
            self.fields[f"lot_{one.number}"] = forms.ChoiceField(
                label=_("%(line)s. of which lot") % what, choices=choices, required=False
            )
            self.fields[f"all_{one.number}"] = _number(_("%(line)s. how much there is of this lot in all, kg") % what)

    def contents(self) -> list[Sent]:
        """What is in the shipment."""
        sent = self.cleaned_data
        return [
            Sent(
                line=one.number,
                amount=sent[f"amount_{one.number}"],
                lot=sent.get(f"lot_{one.number}") or None,
                lot_kg=sent.get(f"all_{one.number}"),
            )
            for one in self.open_lines
            if sent.get(f"amount_{one.number}")
        ]


class ReceiptForm(forms.Form):
    """What arrived of a shipment."""

    received_on = _day(gettext_lazy("Received on"))
    note = _text(gettext_lazy("Note"), rows=2, required=False)

    def __init__(self, *args: Any, shipment: Shipment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent = list(shipment.contents.all())
        for number, one in enumerate(self.sent, 1):
            what = {"what": thing(one), "unit": one.line.unit}
            self.fields[f"amount_{number}"] = _number(_("%(what)s: arrived, %(unit)s") % what, one.amount)
            self.fields[f"different_{number}"] = forms.ChoiceField(
                label=_("%(what)s: what was different") % what, choices=Difference.choices, required=False
            )
            self.fields[f"note_{number}"] = forms.CharField(
                label=_("%(what)s: in words") % what, max_length=500, required=False
            )
        self.order_fields(["received_on", *(name for name in self.fields if name[-1].isdigit())])

    def contents(self) -> Iterator[Arrived]:
        """What was found."""
        said = self.cleaned_data
        for number, one in enumerate(self.sent, 1):
            amount = said.get(f"amount_{number}")
            yield Arrived(
                shipped=one.pk,
                amount=one.amount if amount is None else amount,
                difference=said.get(f"different_{number}", ""),
                note=said.get(f"note_{number}", ""),
            )


class ComplaintForm(forms.Form):
    """What is wrong, with what."""

    about = forms.ChoiceField(label=gettext_lazy("About"))
    kind = forms.ChoiceField(label=gettext_lazy("What kind"), choices=ComplaintKind.choices)
    text = _text(gettext_lazy("What is wrong"), rows=4, most=5000)
    wanted = _text(gettext_lazy("What would settle it"), rows=2, required=False)
    file = _file()

    def __init__(self, *args: Any, shipments: Sequence[Shipment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [choice for one in shipments for choice in _of_shipment(one)]


def _of_shipment(shipment: Shipment) -> Iterator[tuple[str, str]]:
    yield f"{shipment.pk}", _("Shipment %s as a whole") % shipment.number
    for one in shipment.contents.all():
        yield (
            f"{shipment.pk}/{one.pk}",
            _("Shipment %(number)s: %(what)s")
            % {
                "number": shipment.number,
                "what": thing(one),
            },
        )


def thing(one: Shipped) -> str:
    """What was sent, with its lot where that is known."""
    return f"{one.line.description} · {one.lot_code}" if one.lot_code else one.line.description


class WordForm(forms.Form):
    """A word, and a file beside it."""

    text = _text(gettext_lazy("In words"), rows=3, most=5000)
    file = _file()


class FileForm(forms.Form):
    """A file alone."""

    file = forms.FileField(label=gettext_lazy("A file that shows it"), widget=forms.FileInput(attrs=FILES))


class DecisionForm(forms.Form):
    """For whom the operator decides, and why."""

    favour = forms.ChoiceField(label=_in("dispute", "Decided"), choices=Favour.choices, widget=forms.RadioSelect)
    reasons = _text(gettext_lazy("Reasons, which both sides read"), rows=4, most=5000)

"""What the pages of this room have in common: the way to them, and how a refusal is said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.catalogue.queries import suppliers_for
from daodi.hub.exchange.inquiries import queries, tables, telling
from daodi.hub.exchange.inquiries.forms import (
    AnswerForm,
    ClarifyForm,
    ExtendForm,
    QuestionForm,
    ReasonForm,
    SuppliersForm,
)
from daodi.hub.exchange.inquiries.models import Asked, Inquiry, Question, Quote, QuoteVersion, Side
from daodi.hub.exchange.inquiries.policy import ASKED, INQUIRY, TO_SUPPLIERS, buyer_of, steps
from daodi.hub.exchange.inquiries.words import INQUIRY as STEPS
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb

HERE = {"wing": "exchange", "room": "inquiries:list"}
Facts = list[tuple[str, Cell]]


def crumbs(*way: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Inquiries"), href=reverse("inquiries:list")), *way)


def here(inquiry: Inquiry) -> Crumb:
    """The step of the way that an inquiry is."""
    return Crumb(text=inquiry.title, href=reverse("inquiries:page", args=[inquiry.pk]))


def said(form: BaseForm, invalid: Invalid, **fields: str) -> None:
    """Puts what is wrong beside the fields of a form; ``fields`` where a fact has another field there."""
    for name, text in invalid.fields.items():
        field = fields.get(name, name)
        form.add_error(field if field in form.fields else None, text)


def warned(request: Request, refusal: Refusal) -> None:
    """Says at the head of the next page why something was not done; what is not there stays not there."""
    if refusal.status not in (409, 422):
        raise refusal
    text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
    messages.warning(request, text)


def inquiry_page(request: Request, inquiry: Inquiry, **forms: Any) -> dict[str, Any]:
    """What the page of an inquiry shows to its buyer, or to a supplier that was asked."""
    side = buyer_of(request.actor, inquiry) or Side.SUPPLIER
    shared = {
        **HERE,
        "crumbs": crumbs(Crumb(text=inquiry.title)),
        "inquiry": inquiry,
        "side": side.value,
        "facts": facts(inquiry),
        "questions": [_shown(request.actor, one, forms) for one in queries.questions(request.actor, inquiry)],
        "clarifications": list(queries.clarifications(request.actor, inquiry)),
        "question_form": QuestionForm(auto_id="q-%s"),
        "dealing": inquiry.state in TO_SUPPLIERS and request.actor.may_write,
        "samples": samples(request.actor, inquiry),
    }
    more = _of_buyer(request.actor, inquiry) if side == Side.BUYER else _of_supplier(request.actor, inquiry)
    return {**shared, **more, **forms}


def facts(inquiry: Inquiry) -> Facts:
    """What is asked for."""
    wish = telling.money(inquiry.target_price, inquiry.currency) if inquiry.target_price is not None else ""
    rows = [
        (_("Material"), telling.material(inquiry)),
        (_("Kind"), Cell(text=inquiry.get_kind_display())),
        (_("Grade"), Cell(text=inquiry.grade)),
        (_("Specification"), Cell(text=inquiry.specification)),
        (_("Form"), Cell(text=inquiry.form)),
        (_("Use"), Cell(text=inquiry.use)),
        (_("Amount"), Cell(text=telling.amount(inquiry.amount, inquiry.unit, inquiry.unit_region))),
        (_("Target price a unit"), Cell(text=wish)),
        (_("Goes to"), Cell(text=market_name(inquiry.market))),
        (_("Delivery term"), _term(inquiry.incoterm, inquiry.place)),
        (_("Deliver by"), Cell(text=telling.day(inquiry.deliver_by) if inquiry.deliver_by else "")),
        (_("Last day for quotes"), Cell(text=telling.day(inquiry.closes_on))),
    ]
    return [(name, cell) for name, cell in rows if cell.text]


def latest(actor: Actor, inquiry: Inquiry) -> list[tuple[Quote, QuoteVersion]]:
    """Each quote with its last version."""
    last: dict[object, QuoteVersion] = {}
    for version in queries.versions(actor, inquiry).order_by("quote__made_at", "version"):
        last[version.quote_id] = version
    return [(version.quote, version) for version in last.values()]


def samples(actor: Actor, inquiry: Inquiry) -> Any:
    """The samples upon an inquiry, as a table; none where there are none."""
    found = list(queries.samples(actor).filter(asked__inquiry=inquiry))
    return tables.samples(actor, found) if found else None


def suitable(actor: Actor, inquiry: Inquiry) -> list[tuple[str, str]]:
    """Those who offer the material and are not asked yet."""
    if not inquiry.material_id:
        return []
    known = set(inquiry.asked.values_list("supplier", flat=True))
    found = suppliers_for(actor, inquiry.material_id)[:200]
    return [(str(one.pk), one.name) for one in found if one.pk not in known]


def _of_buyer(actor: Actor, inquiry: Inquiry) -> dict[str, Any]:
    asked = list(queries.askings(actor, inquiry))
    quotes = latest(actor, inquiry)
    may = steps(INQUIRY, inquiry.state, Side.BUYER, actor)
    return {
        "asked": asked,
        "asked_table": tables.asked(asked),
        "quotes": tables.quotes(quotes, timezone.now(), named=True) if quotes else None,
        "steps": [(name, STEPS[name]) for name in may if name in STEPS],
        "may": may,
        "suppliers_form": SuppliersForm(suitable=suitable(actor, inquiry), auto_id="s-%s") if "ask" in may else None,
        "clarify_form": ClarifyForm(auto_id="c-%s"),
        "extend_form": ExtendForm(initial={"closes_on": inquiry.closes_on}, auto_id="e-%s"),
        "told": history_of(actor, inquiry),
    }


def _of_supplier(actor: Actor, inquiry: Inquiry) -> dict[str, Any]:
    ours: Asked = queries.our_asking(actor, inquiry)
    quotes = latest(actor, inquiry)
    may = steps(ASKED, ours.state, Side.SUPPLIER, actor) if inquiry.state in TO_SUPPLIERS else []
    return {
        "ours": ours,
        "quotes": tables.quotes(quotes, timezone.now(), named=False) if quotes else None,
        "may": [name for name in may if name != "quote" or inquiry.state == "open"],
        "reason_form": ReasonForm(auto_id="r-%s"),
        "told": history_of(actor, ours),
    }


def _shown(actor: Actor, one: Question, forms: dict[str, Any]) -> dict[str, Any]:
    """A question with who asked it, and a form for its answer where the reader is to answer."""
    buyer = actor.is_of(one.asked.inquiry.owner_id)
    ours = one.side == (Side.BUYER if buyer else Side.SUPPLIER)
    other = one.asked.supplier if buyer else one.asked.inquiry.owner
    sent = forms.get("answer_form")
    to_answer = not one.answer and not ours and actor.may_write and one.asked.inquiry.state in TO_SUPPLIERS
    form = sent[1] if sent and sent[0] == one.pk else AnswerForm(auto_id=f"a-{one.pk}-%s")
    return {"question": one, "ours": ours, "other": other.name, "form": form if to_answer else None}


def _term(code: str, place: str) -> Cell:
    return Cell(text=telling.term(code, place), note=telling.term_name(code) if code else "")

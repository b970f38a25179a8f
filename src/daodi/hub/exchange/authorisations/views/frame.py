"""What every page of this room has, and what its forms share."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct
from daodi.hub.exchange.authorisations.names import title
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "exchange", "room": "authorisations:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Authorisations"), href=reverse("authorisations:list")), *steps)


def to_product(product: MedicinalProduct) -> Crumb:
    """The step to a product's page."""
    return Crumb(text=title(product), href=reverse("authorisations:product", args=[product.pk]))


def to_authorisation(one: Authorisation) -> Crumb:
    """The step to an authorisation's page."""
    return Crumb(text=one.number, href=reverse("authorisations:page", args=[one.pk]))


def said(form: BaseForm, error: Invalid) -> None:
    """Puts what an action refused beside the fields that it speaks of."""
    for name, text in error.fields.items():
        form.add_error(name if name in form.fields else None, text)


def sent_file(request: Request) -> Document | None:
    """The file of a form, kept as a document of the actor's; None where none was sent."""
    file = request.FILES.get("file")
    if file is None:
        return None
    return keep(actor=request.actor, name=file.name or "", content=file)


def asked(request: Request, *names: str) -> Mapping[str, str]:
    """What the address asks for, each at most 200 signs."""
    return {name: request.GET.get(name, "").strip()[:200] for name in names}

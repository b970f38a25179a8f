"""What a supplier puts to a listing: its lots, papers and pictures; and pictures as files."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.queries import content
from daodi.hub.exchange.catalogue import lots, papers, queries
from daodi.hub.exchange.catalogue.forms import PaperForm, PictureForm
from daodi.hub.exchange.catalogue.views import does, page


@require_POST
def choose_lots(request: Request, listing_id: UUID) -> HttpResponse:
    """Which lots are sold under it."""
    listed = queries.listing(request.actor, listing_id)
    chosen = request.POST.getlist("lots")

    def choose() -> None:
        lots.set_lots(actor=request.actor, listed=listed, lot_ids=chosen)

    return does(request, listed, _("The lots are chosen."), choose)


@require_POST
def add_paper(request: Request, listing_id: UUID) -> HttpResponse:
    """A permit or proof, with its file."""
    listed = queries.listing(request.actor, listing_id)
    may_change(request.actor, listed)
    form = PaperForm(request.POST, request.FILES, auto_id="p-%s")
    if not form.is_valid():
        return page(request, listed, [("", _("The paper was not added; see the form."))], paper_form=form)
    facts = dict(form.cleaned_data)
    file = facts.pop("file")

    def add() -> None:
        papers.add_paper(actor=request.actor, listed=listed, name=file.name, content=file, **facts)

    return does(request, listed, _("The paper is added."), add, paper_form=form)


@require_POST
def drop_paper(request: Request, listing_id: UUID, paper_id: UUID) -> HttpResponse:
    """Takes a paper away."""
    listed = queries.listing(request.actor, listing_id)

    def drop() -> None:
        papers.drop_paper(actor=request.actor, listed=listed, paper_id=paper_id)

    return does(request, listed, _("The paper is taken away."), drop)


@require_POST
def add_picture(request: Request, listing_id: UUID) -> HttpResponse:
    """A picture and what it shows."""
    listed = queries.listing(request.actor, listing_id)
    may_change(request.actor, listed)
    form = PictureForm(request.POST, request.FILES, auto_id="i-%s")
    if not form.is_valid():
        return page(request, listed, [("", _("The picture was not added; see the form."))], picture_form=form)
    file = form.cleaned_data["picture"]

    def add() -> None:
        says = form.cleaned_data["says"]
        papers.add_picture(actor=request.actor, listed=listed, says=says, name=file.name, content=file)

    return does(request, listed, _("The picture is added."), add, picture_form=form)


@require_POST
def drop_picture(request: Request, listing_id: UUID, picture_id: UUID) -> HttpResponse:
    """Takes a picture away."""
    listed = queries.listing(request.actor, listing_id)

    def drop() -> None:
        papers.drop_picture(actor=request.actor, listed=listed, picture_id=picture_id)

    return does(request, listed, _("The picture is taken away."), drop)


@require_safe
def picture(request: Request, listing_id: UUID, picture_id: UUID) -> FileResponse:
    """A picture, for whoever sees the listing: as an image and nothing else, whatever is in the file."""
    listed = queries.listing(request.actor, listing_id)
    document = found(listed.pictures.select_related("document"), pk=picture_id).document
    response = FileResponse(content(document), content_type=document.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "private, max-age=3600"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

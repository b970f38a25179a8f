"""Products, authorisations, applications and paths under ``/api``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from ninja import File, Router, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.core.documents.queries import document
from daodi.hub.exchange.authorisations import (
    applying,
    asking,
    authorising,
    fhir,
    importing,
    producing,
    queries,
    verifying,
)
from daodi.hub.exchange.authorisations.models import (
    Application,
    Authorisation,
    MedicinalProduct,
    Turn,
)
from daodi.hub.exchange.authorisations.shapes import (
    ApplicationIn,
    ApplicationOut,
    ApplicationStepIn,
    AuthorisationIn,
    AuthorisationOut,
    AuthorisationSiteIn,
    AuthorisationStatusIn,
    PathsIn,
    ProductIn,
    ProductOut,
    SightIn,
    TakenOut,
    TransferIn,
    TurnIn,
    TurnOut,
)

router = Router(tags=["authorisations"])


@router.get("/products", response=list[ProductOut])
@paginate
def list_products(request: Request) -> QuerySet[MedicinalProduct]:
    """The products that you may see."""
    return queries.products(request.actor)


@router.post("/products", response={201: ProductOut, **CHANGED})
def add_product(request: Request, sent: ProductIn) -> Status[MedicinalProduct]:
    """Adds a product with its composition, private at first."""
    facts = sent.dict()
    components = facts.pop("components")
    facts["supply"] = facts["supply"] or ""
    return Status(201, producing.add(actor=request.actor, facts=facts, components=components))


@router.get("/products/{uuid:product_id}", response={200: ProductOut, **REFUSED}, auth=anyone)
def one_product(request: Request, product_id: UUID) -> MedicinalProduct:
    """A product."""
    return queries.product(request.actor, product_id)


@router.get("/products/{uuid:product_id}/fhir", response={200: dict[str, Any], **REFUSED}, auth=anyone)
def product_as_fhir(request: Request, product_id: UUID) -> dict[str, Any]:
    """A product as a FHIR R5 bundle, its ingredients as far as you may know them."""
    product = queries.product(request.actor, product_id)
    return fhir.product(product, queries.components(request.actor, product))


@router.get("/authorisations", response=list[AuthorisationOut], auth=anyone)
@paginate
def list_authorisations(request: Request, q: str = "", market: str = "", status: str = "") -> QuerySet[Authorisation]:
    """The register: by number, holder, product or material; ``status`` may be a word, in-force or soon."""
    today = timezone.localdate()
    return queries.listed(request.actor, text=q[:200], market=market[:8], status=status[:30], today=today)


@router.post("/products/{uuid:product_id}/authorisations", response={201: AuthorisationOut, **CHANGED})
def add_authorisation(request: Request, product_id: UUID, sent: AuthorisationIn) -> Status[Authorisation]:
    """Adds an authorisation of a product of yours, private at first."""
    facts = sent.dict()
    facts["register"] = facts.pop("register_code")
    product = queries.product(request.actor, product_id)
    holder, status, paper = (facts.pop(name) for name in ("holder", "status", "document_id"))
    made = authorising.add(
        actor=request.actor, product=product, facts=facts, holder=holder, status=status, document_id=paper
    )
    return Status(201, queries.authorisation(request.actor, made.pk))


@router.post("/authorisations/import", response={200: TakenOut, **CHANGED})
def import_authorisations(request: Request, file: File[UploadedFile]) -> TakenOut:
    """Takes authorisations from a CSV or XLSX table; a bad row takes no other with it."""
    taken = importing.take(actor=request.actor, name=file.name or "", content=file.read(settings.DOCUMENT_BYTES + 1))
    problems: list[dict[str, str | int]] = [
        {"row": one.row, "column": one.column, "what": one.what, "expected": one.expected} for one in taken.problems
    ]
    return TakenOut(kept=[one.pk for one in taken.kept], problems=problems)


@router.get("/authorisations/{uuid:authorisation_id}", response={200: AuthorisationOut, **REFUSED}, auth=anyone)
def one_authorisation(request: Request, authorisation_id: UUID) -> Authorisation:
    """An authorisation as it stands today."""
    return queries.authorisation(request.actor, authorisation_id)


@router.get("/authorisations/{uuid:authorisation_id}/fhir", response={200: dict[str, Any], **REFUSED}, auth=anyone)
def authorisation_as_fhir(request: Request, authorisation_id: UUID) -> dict[str, Any]:
    """An authorisation as FHIR R5 RegulatedAuthorization."""
    return fhir.authorisation(queries.authorisation(request.actor, authorisation_id), timezone.localdate())


@router.get("/authorisations/{uuid:authorisation_id}/idmp", response={200: dict[str, Any], **REFUSED}, auth=anyone)
def authorisation_as_idmp(request: Request, authorisation_id: UUID) -> dict[str, Any]:
    """An authorisation with its history, by the field names of ISO 11615."""
    return fhir.idmp(queries.authorisation(request.actor, authorisation_id), timezone.localdate())


@router.post("/authorisations/{uuid:authorisation_id}/statuses", response={201: AuthorisationOut, **CHANGED})
def set_authorisation_status(
    request: Request, authorisation_id: UUID, sent: AuthorisationStatusIn
) -> Status[Authorisation]:
    """States how it stands from a day on."""
    one = queries.authorisation(request.actor, authorisation_id)
    authorising.set_status(actor=request.actor, authorisation=one, **sent.dict())
    return Status(201, queries.authorisation(request.actor, authorisation_id))


@router.post("/authorisations/{uuid:authorisation_id}/transfers", response={201: AuthorisationOut, **CHANGED})
def transfer_authorisation(request: Request, authorisation_id: UUID, sent: TransferIn) -> Status[Authorisation]:
    """States that it passed to another holder; the number stays."""
    one = queries.authorisation(request.actor, authorisation_id)
    authorising.transfer(actor=request.actor, authorisation=one, **sent.dict())
    return Status(201, queries.authorisation(request.actor, authorisation_id))


@router.post("/authorisations/{uuid:authorisation_id}/sites", response={201: AuthorisationOut, **CHANGED})
def add_authorisation_site(
    request: Request, authorisation_id: UUID, sent: AuthorisationSiteIn
) -> Status[Authorisation]:
    """Adds who makes, packs or releases it."""
    one = queries.authorisation(request.actor, authorisation_id)
    authorising.add_site(actor=request.actor, authorisation=one, facts=sent.dict())
    return Status(201, one)


@router.post("/authorisations/{uuid:authorisation_id}/sight", response={200: AuthorisationOut, **CHANGED})
def judge_authorisation(request: Request, authorisation_id: UUID, sent: SightIn) -> Authorisation:
    """The operator, or the regulator of that market, says whether it saw the paper."""
    one = queries.authorisation(request.actor, authorisation_id)
    (verifying.verify if sent.seen else verifying.doubt)(actor=request.actor, authorisation=one)
    return queries.authorisation(request.actor, authorisation_id)


@router.get("/applications", response=list[ApplicationOut])
@paginate
def list_applications(request: Request) -> QuerySet[Application]:
    """Your applications, and those before you as regulator."""
    return queries.applications(request.actor)


@router.post("/products/{uuid:product_id}/applications", response={201: ApplicationOut, **CHANGED})
def draft_application(request: Request, product_id: UUID, sent: ApplicationIn) -> Status[Application]:
    """Drafts an application; nobody else sees it until it is submitted."""
    product = queries.product(request.actor, product_id)
    regulator = found(queries.regulators(request.actor), pk=sent.regulator)
    facts = sent.dict(exclude={"regulator"})
    made = applying.draft(actor=request.actor, product=product, regulator=regulator, facts=facts)
    return Status(201, made)


@router.get("/applications/{uuid:application_id}", response={200: ApplicationOut, **REFUSED})
def one_application(request: Request, application_id: UUID) -> Application:
    """An application."""
    return queries.application(request.actor, application_id)


@router.post("/applications/{uuid:application_id}/step", response={200: ApplicationOut, **CHANGED})
def step_application(request: Request, application_id: UUID, sent: ApplicationStepIn) -> Application:
    """Takes a step of an application."""
    one = queries.application(request.actor, application_id)
    return applying.take_step(actor=request.actor, application=one, name=sent.step, today=timezone.localdate())


@router.get("/applications/{uuid:application_id}/thread", response={200: list[TurnOut], **REFUSED})
def application_thread(request: Request, application_id: UUID) -> QuerySet[Turn]:
    """Questions, answers and guidance, the oldest first."""
    return queries.application(request.actor, application_id).turns.all()


@router.post("/applications/{uuid:application_id}/thread", response={201: TurnOut, **CHANGED})
def say_in_application(request: Request, application_id: UUID, sent: TurnIn) -> Status[Turn]:
    """Adds to the thread; a document of yours is shown to the other side with it."""
    one = queries.application(request.actor, application_id)
    paper = document(request.actor, sent.document_id) if sent.document_id else None
    turn = applying.say(
        actor=request.actor,
        application=one,
        kind=sent.kind,
        text=sent.text,
        due_on=sent.due_on,
        answers=sent.answers_id,
        document=paper,
    )
    return Status(201, turn)


@router.post("/paths", response={200: list[dict[str, Any]], 422: Problem, 429: Problem}, auth=anyone)
def which_path(request: Request, sent: PathsIn) -> list[dict[str, Any]]:
    """Which paths are held into a market for a product, the nearest first, and what is missing. Nothing is kept."""
    asked = asking.Asked(
        market=sent.market,
        kind=sent.kind.value,
        origin=sent.origin,
        on=sent.on or timezone.localdate(),
        ingredients=[one.dict() for one in sent.ingredients],
        facts=sent.facts,
    )
    return [one.to_dict() for one in asking.answered(asked).verdicts]

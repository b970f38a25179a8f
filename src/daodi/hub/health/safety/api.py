"""Line lists, names, screenings and signals under ``/api``."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core import lots
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.core.lots import LotFacts
from daodi.hub.health.safety import assessing, naming, queries, receiving, screening
from daodi.hub.health.safety.models import Assessment, LineList, Pair, ProductName, Screening, State
from daodi.hub.health.safety.shapes import (
    AssessmentOut,
    LineListOut,
    LineListStepIn,
    LotOfSignalOut,
    PairOut,
    ProductNameIn,
    ProductNameOut,
    ScreeningIn,
    ScreeningOut,
    SignalOut,
    SignalShowIn,
    SignalStepIn,
    signal_out,
)

router = Router(tags=["safety"])
MOST = 100


class LineListIn(Schema):
    """What goes with a line list; columns with commas between them."""

    source: str = ""
    title: str = ""
    stratum: str = ""
    alike: str = ""


@router.get("/line-lists", response=list[LineListOut])
@paginate
def list_line_lists(request: Request) -> QuerySet[LineList]:
    """The line lists of your organisation, newest first."""
    return queries.line_lists(request.actor)


@router.post("/line-lists", response={201: LineListOut, **CHANGED})
def send_line_list(request: Request, file: File[UploadedFile], stated: Form[LineListIn]) -> Status[LineList]:
    """Takes a CSV, XLSX or JSON file of reports with columns report, product, reaction; a bad row takes no other."""
    made = receiving.receive(
        actor=request.actor,
        name=file.name or "",
        content=file,
        title=stated.title,
        source=stated.source,
        stratum=stated.stratum.split(","),
        alike=stated.alike.split(","),
    )
    return Status(201, made)


@router.get("/line-lists/{uuid:line_list_id}", response={200: LineListOut, **REFUSED})
def one_line_list(request: Request, line_list_id: UUID) -> LineList:
    """A line list, with what could not be read of it."""
    return queries.line_list(request.actor, line_list_id)


@router.post("/line-lists/{uuid:line_list_id}/step", response={200: LineListOut, **CHANGED})
def step_line_list(request: Request, line_list_id: UUID, sent: LineListStepIn) -> LineList:
    """Sets a line list aside, or counts it again."""
    one = queries.line_list(request.actor, line_list_id)
    actions = {"set-aside": receiving.set_aside, "take-back": receiving.take_back}
    if sent.step not in actions:
        raise NotFound
    return actions[sent.step](actor=request.actor, line_list=one)


@router.get("/product-names", response=list[ProductNameOut])
@paginate
def list_product_names(request: Request, status: str = "") -> QuerySet[ProductName]:
    """How your reports name products; ``status``: open (a person is to decide), match, ambiguous, unknown, decided."""
    return queries.names(request.actor, status=status[:20])


@router.post("/product-names/{uuid:name_id}", response={200: ProductNameOut, **CHANGED})
def decide_product_name(request: Request, name_id: UUID, sent: ProductNameIn) -> ProductName:
    """Says what a name stands for in your reports, from the next screening on."""
    name = queries.name(request.actor, name_id)
    return naming.decide(actor=request.actor, name=name, choice=sent.choice)


@router.get("/screenings", response=list[ScreeningOut])
@paginate
def list_screenings(request: Request) -> QuerySet[Screening]:
    """The screenings of your organisation, newest first."""
    return queries.screenings(request.actor)


@router.post("/screenings", response={202: ScreeningOut, **CHANGED})
def start_screening(request: Request, sent: ScreeningIn) -> Status[Screening]:
    """Asks a worker to screen all your standing reports together."""
    return Status(202, screening.start(actor=request.actor, prior=sent.prior))


@router.get("/screenings/{uuid:screening_id}", response={200: ScreeningOut, **REFUSED})
def one_screening(request: Request, screening_id: UUID) -> Screening:
    """A screening: what was counted, what was left out, how the fit ended."""
    return queries.screening(request.actor, screening_id)


@router.get("/screenings/{uuid:screening_id}/pairs", response={200: list[PairOut], **CHANGED})
def list_screening_pairs(
    request: Request, screening_id: UUID, every: bool = False, q: str = "", after: int = 0
) -> QuerySet[Pair]:
    """Up to a hundred pairs after the first ``after``, the strongest first: those that stand out, or every one."""
    one = queries.screening(request.actor, screening_id)
    first = _first(after)
    return queries.pairs(one, text=q[:200], all_of_them=every)[first : first + MOST]


@router.get("/signals", response={200: list[SignalOut], 422: Problem, 429: Problem}, auth=anyone)
def list_signals(
    request: Request, whose: str = "", state: str = "", material: str = "", after: int = 0
) -> list[SignalOut]:
    """Up to a hundred signals that you may see, from the one after ``after`` on; ``whose``: own, shared, published."""
    found = queries.signals(
        request.actor,
        whose=whose if whose in queries.WHOSE else "",
        state=state if state in State.values else "",
    )
    if material:
        found = found.filter(material_id=material[:100])
    first = _first(after)
    return [signal_out(one, queries.shown(request.actor, one)) for one in found[first : first + MOST]]


@router.get("/signals/{uuid:signal_id}", response={200: SignalOut, **REFUSED}, auth=anyone)
def one_signal(request: Request, signal_id: UUID) -> SignalOut:
    """A signal."""
    one = queries.signal(request.actor, signal_id)
    return signal_out(one, queries.shown(request.actor, one))


@router.post("/signals/{uuid:signal_id}/step", response={200: SignalOut, **CHANGED})
def step_signal(request: Request, signal_id: UUID, sent: SignalStepIn) -> SignalOut:
    """Takes a step of its assessment, for a reason in words."""
    one = queries.signal(request.actor, signal_id)
    one = assessing.take_step(actor=request.actor, signal=one, name=sent.step, text=sent.text)
    return signal_out(one, queries.shown(request.actor, one))


@router.post("/signals/{uuid:signal_id}/visibility", response={200: SignalOut, **CHANGED})
def show_signal(request: Request, signal_id: UUID, sent: SignalShowIn) -> SignalOut:
    """Publishes it, or takes it back."""
    one = queries.signal(request.actor, signal_id)
    one = (assessing.publish if sent.published else assessing.withdraw)(actor=request.actor, signal=one)
    return signal_out(one, queries.shown(request.actor, one))


@router.get("/signals/{uuid:signal_id}/assessments", response={200: list[AssessmentOut], **REFUSED}, auth=anyone)
def list_signal_assessments(request: Request, signal_id: UUID) -> QuerySet[Assessment]:
    """What people made of it, the oldest first."""
    return queries.assessments(request.actor, queries.signal(request.actor, signal_id))


@router.get("/signals/{uuid:signal_id}/lots", response={200: list[LotOfSignalOut], **REFUSED}, auth=anyone)
def list_signal_lots(request: Request, signal_id: UUID) -> list[LotFacts]:
    """The lots of its material that you may see."""
    return lots.of_material(request.actor, queries.signal(request.actor, signal_id).material_id)


def _first(after: int) -> int:
    return min(max(after, 0), 1_000_000)

"""What the API of this room takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.exchange.authorisations.models import (
    Authorisation,
    ComponentRole,
    Line,
    PathKind,
    ProductKind,
    Shown,
    Supply,
    TurnKind,
)

LONG = 5000


class ProductComponentIn(Schema):
    """An ingredient as it is stated."""

    name: str = Field(min_length=1, max_length=200)
    role: ComponentRole = ComponentRole.ACTIVE
    amount: Decimal | None = Field(None, gt=0, max_digits=18, decimal_places=6)
    unit: str = Field("", max_length=30)


class ProductIn(Schema):
    """A product as its papers state it."""

    kind: ProductKind
    name: str = Field(min_length=1, max_length=300)
    name_zh_hans: str = Field("", max_length=300)
    name_zh_hant: str = Field("", max_length=300)
    dose_form: str = Field("", max_length=100)
    route: str = Field("", max_length=100)
    supply: Supply | None = None
    pack: str = Field("", max_length=300)
    shelf_life: str = Field("", max_length=100)
    indication: str = Field("", max_length=LONG)
    device_class: str = Field("", max_length=20)
    udi_di: str = Field("", max_length=25)
    composition_shown: Shown = Shown.NAMES
    components: list[ProductComponentIn] = Field(default_factory=list, max_length=100)


class ProductOut(Schema):
    id: UUID
    kind: str
    name: str
    name_zh_hans: str
    name_zh_hant: str
    dose_form: str
    route: str
    supply: str
    pack: str
    shelf_life: str
    indication: str
    device_class: str
    udi_di: str
    composition_shown: str
    visibility: str
    owner_id: UUID


class AuthorisationIn(Schema):
    """An authorisation as its paper states it; the number in the form of its register."""

    register_code: str = Field(max_length=40)
    number: str = Field(min_length=1, max_length=60)
    granted_on: date
    valid_until: date | None = None
    path_kind: PathKind = PathKind.ORDINARY
    path: str = Field("", max_length=60)
    product_type: str = Field("", max_length=200)
    source: str = Field("", max_length=500)
    holder: str = Field("", max_length=200)
    status: str = Field("valid", max_length=30)
    document_id: UUID | None = None


class AuthorisationOut(Schema):
    """``status`` and ``holder`` are those of today; ``valid_until`` is the last day."""

    id: UUID
    product_id: UUID
    register_code: str
    market: str
    number: str
    path_kind: str
    path: str
    product_type: str
    granted_on: date
    valid_until: date | None
    status: str | None = None
    holder: str | None = None
    source: str
    visibility: str
    owner_id: UUID
    verified_at: datetime | None

    @staticmethod
    def resolve_register_code(one: Authorisation) -> str:
        return one.register


class AuthorisationStatusIn(Schema):
    """How it stands, or whether it is sold, from a day on."""

    line: Line = Line.REGULATORY
    status: str = Field(max_length=30)
    since: date
    note: str = Field("", max_length=500)


class TransferIn(Schema):
    """Whom it passed to, and when."""

    holder: str = Field(min_length=1, max_length=200)
    since: date
    source: str = Field("", max_length=500)


class AuthorisationSiteIn(Schema):
    """Who does what for the product, and where."""

    operation: str = Field(max_length=20)
    name: str = Field(min_length=1, max_length=200)
    address: str = Field("", max_length=300)
    since: date | None = None
    until: date | None = None


class SightIn(Schema):
    """Whether the paper was seen."""

    seen: bool


class ApplicationIn(Schema):
    """What is applied for, and before whom."""

    regulator: UUID
    title: str = Field(min_length=1, max_length=300)
    number: str = Field("", max_length=60)
    path: str = Field("", max_length=60)
    note: str = Field("", max_length=LONG)


class ApplicationOut(Schema):
    id: UUID
    product_id: UUID
    regulator_id: UUID
    owner_id: UUID
    market: str
    path: str
    title: str
    number: str
    note: str
    state: str
    submitted_on: date | None
    decided_on: date | None
    authorisation_id: UUID | None


class ApplicationStepIn(Schema):
    """A step of the table: submit, review, stop, resume, grant, refuse, withdraw."""

    step: str = Field(max_length=20)


class TurnIn(Schema):
    """A contribution to the thread; an answer names its question."""

    kind: TurnKind
    text: str = Field(min_length=1, max_length=10_000)
    due_on: date | None = None
    answers_id: UUID | None = None
    document_id: UUID | None = None


class TurnOut(Schema):
    id: UUID
    kind: str
    text: str
    by_id: UUID
    at: datetime
    due_on: date | None
    answers_id: UUID | None
    document_id: UUID | None


class PathIngredientIn(Schema):
    """An ingredient of the product that is asked about."""

    name: str = Field(min_length=1, max_length=200)
    amount: str = Field("", max_length=40)
    unit: str = Field("", max_length=30)


class PathsIn(Schema):
    """Which path is open? ``facts``: by the names of path_facts; a paper is ``yes`` where it is at hand."""

    market: str = Field(max_length=8)
    kind: ProductKind
    origin: str = Field("", max_length=8)
    on: date | None = None
    facts: dict[str, str] = Field(default_factory=dict, max_length=200)
    ingredients: list[PathIngredientIn] = Field(default_factory=list, max_length=100)


class TakenOut(Schema):
    """What came of a table: how many were kept, and what is wrong with the other rows."""

    kept: list[UUID]
    problems: list[dict[str, str | int]]

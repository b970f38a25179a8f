"""What the API of the directory takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.alliance.models import Connection, EndpointStatus, PlaceKind

Name = Annotated[str, Field(min_length=1, max_length=200)]
Codes = Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=60)]
Ids = Annotated[list[UUID], Field(max_length=100)]
Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
Degrees = Annotated[Decimal, Field(max_digits=8, decimal_places=5)]


class DirectoryNames(Schema):
    """Names; the Chinese ones are shown to readers of it."""

    name: Name
    name_zh_hans: str = Field("", max_length=200)
    name_zh_hant: str = Field("", max_length=200)


class DirectoryTold(DirectoryNames):
    """With what is told of it."""

    about: str = Field("", max_length=5000)
    about_zh_hans: str = Field("", max_length=5000)
    about_zh_hant: str = Field("", max_length=5000)


class DirectoryKept(Schema):
    """What every record has besides."""

    id: UUID
    owner_id: UUID
    visibility: str
    changed_at: datetime


class DirectoryVisibilityIn(Schema):
    visibility: Literal["private", "published"]


class CarePlaceIn(DirectoryNames):
    """A place; ``hours`` as ``Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00`` on the clock of ``time_zone``."""

    kind: PlaceKind = PlaceKind.HOSPITAL
    address: str = Field("", max_length=300)
    city: str = Field(min_length=1, max_length=100)
    postal_code: str = Field("", max_length=20)
    country: str = Field(min_length=2, max_length=2)
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    phone: str = Field("", max_length=60)
    website: str = Field("", max_length=300)
    time_zone: str = Field(max_length=60)
    hours: str = Field("", max_length=300)


class CarePlace(CarePlaceIn, DirectoryKept):
    latitude: Decimal | None
    longitude: Decimal | None


class CareServiceIn(DirectoryTold):
    """A service; codes are those of the lists at ``/api/alliance/lists``; places and endpoints are your own."""

    specialties: Codes = Field([])
    techniques: Codes = Field([])
    languages: Codes = Field([])
    locations: Ids = Field([])
    endpoints: Ids = Field([])
    booking: str = Field("", max_length=500)
    phone: str = Field("", max_length=60)
    hours: str = Field("", max_length=300)
    remote: bool = False
    remote_booking: str = Field("", max_length=500)
    remote_time_zone: str = Field("", max_length=60)
    active: bool = True


class CarePriceIn(Schema):
    """A price from a day on, as text, so that no digit is lost."""

    what: Name
    amount: Money
    currency: str = Field(min_length=3, max_length=3)
    valid_from: date
    valid_until: date | None = None
    note: str = Field("", max_length=300)


class CarePrice(Schema):
    id: UUID
    what: str
    amount: str
    currency: str
    valid_from: date
    valid_until: date | None
    note: str

    @staticmethod
    def resolve_amount(one: Any) -> str:
        return f"{Decimal(one.amount).normalize():f}"


class CareService(DirectoryTold, DirectoryKept):
    """A service with all prices stated; ``places`` are those you may see."""

    specialties: list[str]
    techniques: list[str]
    languages: list[str]
    places: list[UUID]
    booking: str
    phone: str
    hours: str
    remote: bool
    remote_booking: str
    remote_time_zone: str
    active: bool
    prices: list[CarePrice]

    @staticmethod
    def resolve_specialties(one: Any) -> list[str]:
        return str(one.specialties).split()

    @staticmethod
    def resolve_techniques(one: Any) -> list[str]:
        return str(one.techniques).split()

    @staticmethod
    def resolve_languages(one: Any) -> list[str]:
        return str(one.languages).split()

    @staticmethod
    def resolve_places(one: Any) -> list[UUID]:
        return [place.pk for place in one.locations.all()]


class CareTerm(Schema):
    """A choice of a list, with its source."""

    list: str
    code: str
    english: str
    zh_hans: str
    zh_hant: str
    unit: str
    source: str
    quality: str


class CarePractitionerIn(DirectoryNames):
    """Professional facts only; ``agreed_on`` is the day on which the person agreed to be listed."""

    title: str = Field("", max_length=100)
    title_zh_hans: str = Field("", max_length=100)
    title_zh_hant: str = Field("", max_length=100)
    qualifications: str = Field("", max_length=3000)
    languages: Codes = Field([])
    agreed_on: date


class CarePractitioner(DirectoryNames, DirectoryKept):
    title: str
    title_zh_hans: str
    title_zh_hant: str
    qualifications: str
    languages: list[str]
    agreed_on: date

    @staticmethod
    def resolve_languages(one: Any) -> list[str]:
        return str(one.languages).split()


class CareRoleIn(Schema):
    """What a practitioner of yours does, in services and at places of yours."""

    practitioner: UUID
    position: Name
    position_zh_hans: str = Field("", max_length=200)
    position_zh_hant: str = Field("", max_length=200)
    specialties: Codes = Field([])
    services: Ids = Field([])
    locations: Ids = Field([])
    hours: str = Field("", max_length=300)
    starts_on: date | None = None
    ends_on: date | None = None
    active: bool = True


class CareRole(DirectoryKept):
    practitioner_id: UUID
    position: str
    position_zh_hans: str
    position_zh_hant: str
    specialties: list[str]
    service_ids: list[UUID]
    place_ids: list[UUID]
    hours: str
    starts_on: date | None
    ends_on: date | None
    active: bool

    @staticmethod
    def resolve_specialties(one: Any) -> list[str]:
        return str(one.specialties).split()

    @staticmethod
    def resolve_service_ids(one: Any) -> list[UUID]:
        return [each.pk for each in one.services.all()]

    @staticmethod
    def resolve_place_ids(one: Any) -> list[UUID]:
        return [each.pk for each in one.locations.all()]


class CareEndpointIn(DirectoryNames):
    """Where a program of yours answers; the address is shown, and never called from here."""

    connection: Connection
    status: EndpointStatus = EndpointStatus.ACTIVE
    address: str = Field(min_length=1, max_length=500)
    payload: Name


class CareEndpoint(CareEndpointIn, DirectoryKept):
    pass


class HospitalAllianceIn(DirectoryTold):
    """An alliance that your organisation hosts."""

    founded_on: date | None = None
    website: str = Field("", max_length=300)


class HospitalAlliance(HospitalAllianceIn, DirectoryKept):
    pass


class AllianceInviteIn(Schema):
    organisation: UUID


class AllianceStepIn(Schema):
    """``accept``, ``decline`` or ``leave`` as the hospital; ``admit``, ``refuse`` or ``release`` as the host."""

    step: str = Field(max_length=20)


class AllianceMember(Schema):
    id: UUID
    alliance_id: UUID
    organisation_id: UUID
    organisation: str
    state: str
    since: date | None

    @staticmethod
    def resolve_organisation(one: Any) -> str:
        return str(one.organisation.name)


class CareCampaignIn(DirectoryTold):
    """A campaign; ``kind`` is of the list of campaigns, the alliance one that you host or belong to."""

    kind: str = Field(max_length=30)
    alliance: UUID | None = None
    starts_on: date
    ends_on: date | None = None
    source: str = Field("", max_length=500)


class CareCampaign(DirectoryTold, DirectoryKept):
    kind: str
    starts_on: date
    ends_on: date | None
    source: str


class CareSessionIn(Schema):
    """When and where a campaign is held."""

    place: Name
    country: str = Field(min_length=2, max_length=2)
    location: UUID | None = None
    starts_on: date
    ends_on: date | None = None
    note: str = Field("", max_length=500)


class CareSessionStepIn(Schema):
    """``hold``, ``cancel`` or ``plan``."""

    step: str = Field(max_length=20)


class CareCountIn(Schema):
    """What was counted of one thing, of the list of outputs, and where that is written."""

    what: str = Field(max_length=30)
    many: int = Field(ge=0, le=2_000_000_000)
    source: str = Field(min_length=1, max_length=500)


class CareCount(Schema):
    what: str
    count: int
    source: str
    counted_at: datetime


class CareSession(Schema):
    id: UUID
    campaign_id: UUID
    place: str
    country: str
    starts_on: date
    ends_on: date | None
    note: str
    state: str
    outputs: list[CareCount]


class CareTotal(Schema):
    """What was counted of one thing in a month or a year, and the sum up to its end."""

    what: str
    unit: str
    period: str
    count: int
    total: int

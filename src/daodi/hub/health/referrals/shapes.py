"""What the API of referrals takes and answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from daodi.hub.health.referrals.consenting import Given
from daodi.hub.health.referrals.document import Coded, Person, Summary
from daodi.hub.health.referrals.history import told
from daodi.hub.health.referrals.models import Consent, Referral
from daodi.hub.health.referrals.sending import Content

Text = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$")]
Class = Literal["clinical", "identity", "contact", "provider", "free-text"]
MOST = 100


class ReferralCodeIn(Schema):
    """A code of one of the systems icd-10, icd-11, snomed, atc, loinc; or words alone."""

    text: Text = ""
    code: Annotated[str, StringConstraints(max_length=60, pattern=r"^[\w.\-/+ ]*$")] = ""
    system: Literal["", "icd-10", "icd-11", "snomed", "atc", "loinc"] = ""

    def taken(self) -> Coded:
        """As the document has it."""
        return Coded(self.text, self.code, self.system)


Codes = Annotated[list[ReferralCodeIn], Field(max_length=MOST)]


class ReferralPersonIn(Schema):
    family: Text = ""
    given: Text = ""
    gender: Literal["female", "male", "other", "unknown"] = "unknown"
    born: date | None = None
    identifier: Text = ""
    identifier_system: Text = ""
    phone: Text = ""


class ReferralContentIn(Schema):
    """A document as FHIR JSON, or the person and a summary; a list that is missing was not asked for."""

    document: dict[str, Any] | None = None
    person: ReferralPersonIn | None = None
    problems: Codes | None = None
    allergies: Codes | None = None
    medications: Codes | None = None
    procedures: Codes | None = None

    def taken(self) -> Content:
        """As the actions take it."""
        if self.document is not None:
            return Content(document=self.document)
        lists = {name: getattr(self, name) for name in ("problems", "allergies", "medications", "procedures")}
        known = {name: None if held is None else [one.taken() for one in held] for name, held in lists.items()}
        return Content(person=Person(**self.person.dict()) if self.person else Person(), summary=Summary(**known))


class ReferralConsentIn(Schema):
    classes: Annotated[list[Class], Field(max_length=MOST)]
    starts: date
    ends: date
    abroad: bool = False
    back: bool = False
    how: Literal["written", "electronic", "spoken", "guardian"] = "written"

    def taken(self) -> Given:
        """As the actions take it."""
        return Given(**self.dict())


class ReferralIn(Schema):
    receiver: UUID
    service: Text
    priority: Literal["routine", "urgent", "asap", "stat"] = "routine"
    why: Codes = Field(default_factory=list)
    key: Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00-\x1f]*$")] = ""
    content: ReferralContentIn
    consent: ReferralConsentIn | None = None


class ReferralStepIn(Schema):
    step: Text
    reason: Text = ""
    report: ReferralContentIn | None = None


class ReferralWhyIn(Schema):
    why: Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$")]


class ReferralReviewIn(Schema):
    answer: Text


class ReferralOut(Schema):
    id: UUID
    number: str
    sender: UUID
    receiver: UUID | None
    state: str
    priority: str
    service: str
    reason: str
    crosses: bool
    asked_at: datetime | None
    changed_at: datetime

    @staticmethod
    def resolve_sender(one: Referral) -> Any:
        return one.owner_id

    @staticmethod
    def resolve_receiver(one: Referral) -> Any:
        return one.receiver_id


class ReferralConsentOut(Schema):
    id: UUID
    to: UUID
    classes: list[str]
    starts: date
    ends: date
    abroad: bool
    back: bool
    how: str
    given_at: datetime
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_to(one: Consent) -> Any:
        return one.to_id


class ReferralReleaseOut(Schema):
    id: UUID
    direction: str
    receiving: str
    classes: list[str]
    withheld: list[str]
    emergency: str
    review: str
    made_at: datetime
    ended_at: datetime | None


class ReferralReadOut(Schema):
    """What may be read now, as FHIR: the document, and the request where there is one."""

    document: dict[str, Any]
    request: dict[str, Any] | None
    withheld: list[str]


class ReferralDeedOut(Schema):
    at: datetime
    who: str
    what: str
    denied: bool


class ReferralWhole(ReferralOut):
    """A referral with its consents, what was released, and who did and read what; nothing of the person."""

    consents: list[ReferralConsentOut]
    releases: list[ReferralReleaseOut]
    told: list[ReferralDeedOut]

    @staticmethod
    def resolve_consents(one: Referral) -> Any:
        return list(one.consents.all())

    @staticmethod
    def resolve_releases(one: Referral) -> Any:
        return list(one.releases.all())

    @staticmethod
    def resolve_told(one: Referral) -> Any:
        return [each._asdict() for each in told(one)]


class ReferralCountOut(Schema):
    """Distinct persons whose data left the jurisdiction in a year, beside a threshold of law."""

    year: int
    persons: int
    threshold: int
    warns: bool
    clause: str
    source: str
    quality: str

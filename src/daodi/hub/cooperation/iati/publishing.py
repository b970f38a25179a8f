"""What this hub publishes in IATI: published projects and plans, each a valid activity, or refused with its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from lxml import etree

from daodi.hub.cooperation.iati import building, checking
from daodi.hub.cooperation.iati.figures import Notes
from daodi.hub.cooperation.iati.models import Record
from daodi.hub.cooperation.iati.standard import write
from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import element
from daodi.hub.cooperation.iati.standard.records import Activity
from daodi.hub.cooperation.iati.taking import seal
from daodi.hub.cooperation.programmes.models import Place, Plan, Project
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.queries import found
from daodi.hub.core.organisations.models import Organisation, Standing

PUBLISHED = Visibility.PUBLISHED
CHUNK = 100
RECORDS = "iati_records"

# What an activity can't be without, by the field of the project or plan where it is stated.
NEEDED: tuple[tuple[str, Promise], ...] = (
    ("identifier", _("The organisation has no IATI identifier: state it on the page of the organisation.")),
    ("about", _("It is not said what it is about.")),
    ("parties", _("No party is named: say who funds it or carries it out.")),
    ("planned_start", _("No start is stated, planned or actual.")),
    ("sectors", _("No sector is stated; IATI needs a purpose code such as 12220.")),
    ("countries", _("No country is stated.")),
)
SEVERAL = _("There are several; IATI needs a percentage for each, 100 together.")


@dataclass(frozen=True)
class Offered:
    """One activity as it would go out. With ``lacks`` or errors among the findings it is refused."""

    subject: Project | Plan
    element: etree._Element
    identifier: str
    lacks: tuple[tuple[str, Promise], ...]
    notes: tuple[tuple[str, Promise], ...]
    verdict: checking.Verdict
    as_received: bool

    @property
    def refused(self) -> bool:
        """Whether it stays out of what is published."""
        return bool(self.lacks) or not self.verdict.valid

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the standard says of it."""
        return self.verdict.findings


def projects() -> QuerySet[Project]:
    """The projects that are published, with all that is told of them."""
    return (
        Project.objects.filter(visibility=PUBLISHED)
        .select_related("owner", "plan__owner")
        .prefetch_related(
            "owner__identifiers",
            "owner__names",
            "plan__owner__identifiers",
            "money",
            "parties__organisation__identifiers",
            Prefetch("places", Place.objects.filter(visibility=PUBLISHED)),
            "indicators__targets",
            "indicators__readings",
            Prefetch(RECORDS, Record.objects.filter(valid=True).order_by("pk")),
        )
        .order_by("created_at", "id")
    )


def plans() -> QuerySet[Plan]:
    """The plans that are published, with all that is told of them."""
    return (
        Plan.objects.filter(visibility=PUBLISHED)
        .select_related("owner")
        .prefetch_related(
            "owner__identifiers",
            "owner__names",
            "parties__organisation__identifiers",
            Prefetch("places", Place.objects.filter(visibility=PUBLISHED)),
            Prefetch("projects", Project.objects.filter(visibility=PUBLISHED).select_related("owner")),
            "projects__owner__identifiers",
            "commitments__indicators__targets",
            "commitments__indicators__readings",
        )
        .order_by("created_at", "id")
    )


def members() -> QuerySet[Organisation]:
    """The members that publish something, by name."""
    ids = {*Project.objects.filter(visibility=PUBLISHED).values_list("owner", flat=True)}
    ids |= {*Plan.objects.filter(visibility=PUBLISHED).values_list("owner", flat=True)}
    seen = Organisation.objects.filter(pk__in=ids, standing=Standing.APPROVED)
    return seen.prefetch_related("identifiers", "names")


def one(activity_id: UUID) -> Project | Plan:
    """The published project or plan of that id, or ``NotFound``."""
    plan = plans().filter(pk=activity_id).first()
    return plan or found(projects(), pk=activity_id)


def offered(subject: Project | Plan, today: date) -> Offered:
    """How a project or plan would go out. An imported one that nobody changed goes out as it came in."""
    notes = Notes()
    built = building.of_plan(subject, notes) if isinstance(subject, Plan) else building.of_project(subject, notes)
    kept = _kept(subject)
    unchanged = kept is not None and isinstance(subject, Project) and _unchanged(subject, kept)
    lacks = () if unchanged else tuple(_lacking(built))
    made = element(kept.xml) if kept and unchanged else _with_the_rest(write.activity(built), kept)
    verdict = checking.Verdict("") if lacks else checking.verdict_of("activities", made, today)
    return Offered(
        subject=subject,
        element=made,
        identifier=kept.identifier if kept and unchanged else built.identifier,
        lacks=lacks,
        notes=() if unchanged else tuple(notes),
        verdict=verdict,
        as_received=unchanged,
    )


def each(owner: Organisation | None, today: date) -> Iterator[Offered]:
    """Everything published, plans before projects, a part of it at a time."""
    for seen in (plans(), projects()):
        subjects: Iterable[Plan | Project] = (seen.filter(owner=owner) if owner else seen).iterator(chunk_size=CHUNK)
        for subject in subjects:
            yield offered(subject, today)


def _kept(subject: Project | Plan) -> Record | None:
    records = list(getattr(subject, RECORDS).all()) if isinstance(subject, Project) else []
    return records[-1] if records else None


def _unchanged(project: Project, kept: Record) -> bool:
    """Nobody changed it since it came in, and nothing of it is held back."""
    return kept.seal == seal(project) and all(one.visibility == PUBLISHED for one in project.indicators.all())


def _with_the_rest(made: etree._Element, kept: Record | None) -> etree._Element:
    """What a file said beyond what is kept in fields goes out again, in its place."""
    if kept is None:
        return made
    said = {child.tag for child in made}
    rest = [child for child in element(kept.xml) if isinstance(child.tag, str) and child.tag not in said]
    made.extend(child for child in rest if child.tag not in write.WRITTEN)
    place = {tag: number for number, tag in enumerate(write.ORDER)}
    made[:] = sorted(made, key=lambda child: place.get(str(child.tag), len(place)))
    return made


def _lacking(built: Activity) -> Iterator[tuple[str, Promise]]:
    there = {
        "identifier": built.identifier and built.reporter.ref,
        "about": built.description,
        "parties": built.parties,
        "planned_start": any(kind in ("1", "2") for kind, _day in built.dates),
        "sectors": built.sectors,
        "countries": built.countries or built.regions,
    }
    yield from ((field, why) for field, why in NEEDED if not there[field])
    for field, shares in (("sectors", built.sectors), ("countries", built.countries)):
        if len(shares) > 1 and not all(share.percentage for share in shares):
            yield field, SEVERAL

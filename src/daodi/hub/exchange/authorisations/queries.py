"""What an actor may see. Published authorisations are seen by all; applications by the applicant and its regulator."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, CharField, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.core.search.queries import matching
from daodi.hub.exchange.authorisations.models import (
    Application,
    ApplicationState,
    Authorisation,
    Component,
    Holding,
    Line,
    MedicinalProduct,
    Shown,
    Status,
)
from daodi.hub.exchange.authorisations.standing import EXPIRED, valid_words

SOON = timedelta(days=180)


def products(actor: Actor) -> QuerySet[MedicinalProduct]:
    """The products that the actor may see; a regulator sees those that are applied for before it."""
    seen = visible(MedicinalProduct.objects.select_related("owner"), actor)
    if actor.organisation is None:
        return seen
    asked = before(actor).values("product")
    return seen | MedicinalProduct.objects.select_related("owner").filter(pk__in=asked)


def product(actor: Actor, product_id: object) -> MedicinalProduct:
    """One product, or ``NotFound``."""
    return found(products(actor), pk=product_id)


def own_products(actor: Actor) -> QuerySet[MedicinalProduct]:
    """The products of the actor's organisation."""
    return (
        MedicinalProduct.objects.filter(owner=actor.organisation)
        if actor.organisation
        else MedicinalProduct.objects.none()
    )


def composition_seen(actor: Actor, product: MedicinalProduct) -> str:
    """What the actor sees of a composition: all of their own, and of what is applied for before them."""
    if actor.is_of(product.owner_id) or before(actor).filter(product=product).exists():
        return Shown.ALL
    return product.composition_shown


def components(actor: Actor, product: MedicinalProduct) -> list[Component]:
    """The ingredients as far as the actor may know them; without their amounts where only names are shown."""
    seen = composition_seen(actor, product)
    if seen == Shown.NONE:
        return []
    listed = list(product.components.all())
    if seen == Shown.NAMES:
        for each in listed:
            each.amount, each.unit = None, ""
    return listed


def authorisations(actor: Actor, *, today: date | None = None) -> QuerySet[Authorisation]:
    """The authorisations that the actor may see, each with ``status`` and ``holder`` as they are today."""
    seen = visible(Authorisation.objects.select_related("owner", "product"), actor)
    return stand(seen, today or timezone.localdate())


def stand(records: QuerySet[Authorisation], today: date) -> QuerySet[Authorisation]:
    """The records, each with how it stands on a day and who holds it then."""
    stated = Status.objects.filter(authorisation=OuterRef("pk"), line=Line.REGULATORY, since__lte=today)
    held = Holding.objects.filter(authorisation=OuterRef("pk"), since__lte=today).order_by("-since")
    latest = stated.order_by("-since")
    return records.annotate(
        said=Subquery(latest.values("status")[:1], output_field=CharField()),
        said_since=Subquery(latest.values("since")[:1], output_field=DateField()),
        holder=Subquery(held.values("holder")[:1], output_field=CharField()),
    ).annotate(
        status=Case(
            When(
                Q(valid_until__lt=today) & Q(said__in=valid_words()) & Q(said_since__lte=F("valid_until")),
                then=Value(EXPIRED),
            ),
            default=F("said"),
            output_field=CharField(),
        )
    )


def stands_as(*status: str) -> Q:
    """That a record of ``stand`` stands in one of these ways."""
    return Q(status__in=status)


def authorisation(actor: Actor, authorisation_id: object, *, today: date | None = None) -> Authorisation:
    """One authorisation, or ``NotFound``."""
    wanted = authorisations(actor, today=today).select_related("owner", "product", "document", "verified_for")
    return found(wanted, pk=authorisation_id)


def listed(
    actor: Actor,
    *,
    text: str = "",
    market: str = "",
    status: str = "",
    today: date,
) -> QuerySet[Authorisation]:
    """The register: by number, holder, product or material; by market; by how it stands. ``soon`` expires soon."""
    records = authorisations(actor, today=today)
    if market:
        records = records.filter(market=market)
    if status == "soon":
        records = records.filter(Q(valid_until__range=(today, today + SOON)) & stands_as(*valid_words()))
    elif status == "in-force":
        records = records.filter(stands_as(*valid_words()))
    elif status:
        records = records.filter(stands_as(status))
    if text:
        named = Q(product__in=products(actor).filter(pk__in=matching(text, actor, MedicinalProduct)).values("pk"))
        records = records.filter(Q(pk__in=matching(text, actor, Authorisation)) | named)
    return records


def own(actor: Actor) -> QuerySet[Authorisation]:
    """The authorisations of the actor's organisation."""
    records = Authorisation.objects.select_related("owner", "product")
    return records.filter(owner=actor.organisation) if actor.organisation else records.none()


def expiring(actor: Actor, today: date) -> QuerySet[Authorisation]:
    """The actor's own that stand and end within 180 days, or ended and were not renewed: the first first."""
    records = stand(own(actor), today).filter(valid_until__lte=today + SOON)
    return records.filter(stands_as(*valid_words(), EXPIRED)).order_by("valid_until", "number")


def waiting_for_sight(actor: Actor) -> QuerySet[Authorisation]:
    """What the operator, or a regulator, is asked to see the paper of: shared with it, or published, and not seen."""
    party = actor.organisation
    records = authorisations(actor).filter(verified_at=None)
    if party is None or not (actor.operator or party.kind == Kind.REGULATOR):
        return records.none()
    records = records.exclude(owner=party)
    return records if actor.operator else records.filter(market=party.jurisdiction)


def applications(actor: Actor) -> QuerySet[Application]:
    """Those of the actor's organisation, and those submitted to it; nobody else sees any."""
    records = Application.objects.select_related("owner", "regulator", "product", "authorisation")
    if actor.organisation is None:
        return records.none()
    submitted = Q(regulator=actor.organisation) & ~Q(state=ApplicationState.DRAFT)
    return records.filter(Q(owner=actor.organisation) | submitted)


def before(actor: Actor) -> QuerySet[Application]:
    """What is before the actor's organisation as regulator."""
    if actor.organisation is None:
        return Application.objects.none()
    return Application.objects.filter(regulator=actor.organisation).exclude(state=ApplicationState.DRAFT)


def application(actor: Actor, application_id: object) -> Application:
    """One application, or ``NotFound``."""
    return found(applications(actor), pk=application_id)


def regulators(actor: Actor) -> QuerySet[Organisation]:
    """Those whom an application may be sent to."""
    known = Organisation.objects.filter(kind=Kind.REGULATOR, standing=Standing.APPROVED)
    return known.exclude(pk=actor.organisation.pk) if actor.organisation else known


def own_product(actor: Actor, product_id: object) -> MedicinalProduct:
    """One's own product, or ``NotFound``."""
    return one(own_products(actor), actor, str(product_id))

"""What is shown of a cooperation. Figures are read as nobody sees them, whoever asks: the pages hold nothing else."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from daodi.hub.cooperation.front.models import Cooperation, Figure, News, Partner, PartnerState
from daodi.hub.cooperation.programmes import queries as programmes
from daodi.hub.cooperation.programmes.kinds import FactState
from daodi.hub.cooperation.programmes.models import Indicator, Reading
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Standing


def cooperations(actor: Actor) -> QuerySet[Cooperation]:
    """The cooperations whose pages the actor may see, by name."""
    return visible(Cooperation.objects.select_related("owner"), actor)


def cooperation(actor: Actor, cooperation_id: object) -> Cooperation:
    """One cooperation, or ``NotFound``."""
    return one(Cooperation.objects.select_related("owner"), actor, str(cooperation_id))


def at(actor: Actor, slug: str) -> Cooperation:
    """The cooperation at an address, or ``NotFound``."""
    return found(cooperations(actor), slug=slug)


def partners(of: Cooperation) -> QuerySet[Partner]:
    """The partners that confirmed, and are members still."""
    shown = of.partners.filter(state=PartnerState.CONFIRMED, member__standing=Standing.APPROVED)
    return shown.select_related("member").prefetch_related("member__names")


def figures(of: Cooperation) -> QuerySet[Figure]:
    """The figures that may be shown now: published indicators with a confirmed reading, each with its readings."""
    public = programmes.indicators(NOBODY)
    stated = Reading.objects.filter(indicator=OuterRef("indicator"), state=FactState.CONFIRMED)
    shown = of.figures.filter(Exists(stated), indicator__in=public)
    return shown.prefetch_related(Prefetch("indicator", programmes.with_figures(public)))


def figure(of: Cooperation, figure_id: object) -> Figure:
    """One figure that may be shown now, or ``NotFound``."""
    return found(figures(of), pk=figure_id)


def news(of: Cooperation) -> QuerySet[News]:
    """Its news, the latest first."""
    return of.news.all()


def one_news(of: Cooperation, news_id: object) -> News:
    """One piece of news, or ``NotFound``."""
    return found(news(of), pk=news_id)


def partner(actor: Actor, partner_id: object) -> Partner:
    """A partner of a cooperation that the actor may see; those not confirmed for the owner and themselves alone."""
    asked = found(
        Partner.objects.filter(cooperation__in=cooperations(actor)).select_related("cooperation", "member"),
        pk=partner_id,
    )
    if asked.state != PartnerState.CONFIRMED and not (
        actor.is_of(asked.cooperation.owner_id) or actor.is_of(asked.member_id)
    ):
        return found(Partner.objects.none(), pk=partner_id)
    return asked


def chosen(actor: Actor, figure_id: object) -> Figure:
    """A figure that was chosen, shown or not, of a cooperation of the actor's own organisation, or ``NotFound``."""
    own = Cooperation.objects.filter(owner=actor.organisation) if actor.organisation else Cooperation.objects.none()
    return found(Figure.objects.filter(cooperation__in=own).select_related("cooperation"), pk=figure_id)


def told(actor: Actor, news_id: object) -> News:
    """A piece of news of a cooperation that the actor may see, or ``NotFound``."""
    return found(News.objects.filter(cooperation__in=cooperations(actor)).select_related("cooperation"), pk=news_id)


def choosable(actor: Actor, of: Cooperation) -> QuerySet[Indicator]:
    """The owner's published indicators that are not chosen yet."""
    own = programmes.indicators(actor).filter(owner=of.owner_id, visibility="published")
    return own.exclude(pk__in=of.figures.values("indicator"))

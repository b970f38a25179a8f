"""News: told, corrected, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.front.models import Cooperation, News
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record

FACTS = ("title", "text", "on", "language")


@transaction.atomic
def tell(*, actor: Actor, cooperation: Cooperation, facts: Mapping[str, Any]) -> News:
    """Tells news; whoever sees the cooperation sees them at once. ``facts`` are those of ``FACTS``."""
    may_change(actor, cooperation)
    news = _held(News(cooperation=cooperation, **_known(facts)))
    news.save(force_insert=True)
    record(actor=actor, verb="tell-news", subject=cooperation, changes={"news": str(news.pk), "title": news.title})
    return news


@transaction.atomic
def change(*, actor: Actor, news: News, facts: Mapping[str, Any]) -> None:
    """Corrects news; feeds see that they changed."""
    may_change(actor, news.cooperation)
    for name, value in _known(facts).items():
        setattr(news, name, value)
    news.changed_at = timezone.now()
    _held(news).save()
    record(actor=actor, verb="change-news", subject=news.cooperation, changes={"news": str(news.pk)})


@transaction.atomic
def take_back(*, actor: Actor, news: News) -> None:
    """Takes news back."""
    may_change(actor, news.cooperation)
    record(
        actor=actor,
        verb="take-back-news",
        subject=news.cooperation,
        changes={"news": str(news.pk), "title": news.title},
    )
    news.delete()


def _held(news: News) -> News:
    checked(news)
    if news.on > timezone.localdate():
        raise Invalid({"on": _("This day is still to come; expected today or earlier.")})
    return news


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}

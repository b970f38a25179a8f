"""What the pages of standards show of the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from daodi.hub.materia.desk import queries, tables
from daodi.hub.materia.desk.words import STANDING, told_briefly

register = template.Library()


@register.inclusion_tag("desk/part_rule.html")
def read_here(rule_id: str) -> dict[str, Any]:
    """Beside a rule: whether it was read against its text here, by whom and when, and which edition corrects it."""
    row = queries.rule(rule_id)
    if row is None:
        return {}
    account = queries.of_rule(row)
    return {
        "account": account,
        "standing": STANDING[account.standing],
        "who": told_briefly(account),
        "corrections": tables.corrections(rule_id),
    }


@register.inclusion_tag("desk/part_market.html")
def read_in_market(code: str) -> dict[str, Any]:
    """Beside a market: how many of its rules were read here."""
    return {"count": next(iter(queries.counts(timezone.localdate(), only=code)), None)}


@register.inclusion_tag("desk/part_link.html")
def desk_link() -> dict[str, Any]:
    """The way to the desk."""
    return {}

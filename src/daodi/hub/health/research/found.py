"""Trials and projects in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.health.research import queries
from daodi.hub.health.research.models import DrugProject, Trial
from daodi.hub.web.search import Hit

MANY = 10


def said_of_trial(trial: Trial) -> Said:
    """Its number, its other numbers, titles, sponsor, conditions, and every name of its materials."""
    record = trial.record
    numbers = [one["number"] for one in record.get("numbers", ())]
    words = (*numbers, trial.title, trial.scientific_title, trial.sponsor, record.get("acronym", ""))
    materials = trial.materials.values_list("material_id", flat=True)
    return Said(title=trial.number, words=(*words, *record.get("conditions", ())), materials=tuple(materials))


def said_of_project(project: DrugProject) -> Said:
    """Its title, product and what it is for, and its materials."""
    words = (project.indication, project.product, project.product_number)
    materials = project.materials.exclude(material_id="").values_list("material_id", flat=True)
    return Said(title=project.title, words=words, materials=tuple(materials))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """What the actor may see: trials by number, title or material, projects by title or material."""
    actor = actor or NOBODY
    for trial in found(query, actor, queries.trials(actor), most=MANY):
        where = reverse("research:trial", args=[trial.pk])
        exact = is_titled(trial.number, query)
        yield Hit(
            kind="trial",
            text=trial.title,
            href=where,
            note=f"{trial.number} · {trial.get_status_display()}",
            exact=exact,
        )
    for project in found(query, actor, queries.projects(actor), most=MANY):
        where = reverse("research:project", args=[project.pk])
        exact = is_titled(project.title, query)
        yield Hit(kind="project", text=project.title, href=where, note=project.get_stage_display(), exact=exact)

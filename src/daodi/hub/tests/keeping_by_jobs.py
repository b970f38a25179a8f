"""Settings of a site where the smallest certificate is kept by a job, as long ones are elsewhere."""

from __future__ import annotations

from django.apps import AppConfig

from daodi.hub.settings import *  # noqa: F403


class KeepingByJobs(AppConfig):
    """Says so once the rooms are there."""

    name = "daodi.hub.tests"

    def ready(self) -> None:
        from daodi.hub.materia.laboratory import keeping

        keeping.AT_ONCE = 1


INSTALLED_APPS = [*INSTALLED_APPS, "daodi.hub.tests.keeping_by_jobs.KeepingByJobs"]  # noqa: F405

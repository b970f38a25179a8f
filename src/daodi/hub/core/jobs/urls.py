from __future__ import annotations

from django.urls import path

from daodi.hub.core.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs", views.jobs, name="list"),
    path("jobs/<uuid:job_id>", views.page, name="page"),
    path("jobs/<uuid:job_id>/progress", views.progress, name="progress"),
    path("jobs/<uuid:job_id>/cancel", views.cancel, name="cancel"),
    path("notices", views.notices, name="notices"),
    path("notices/letters", views.choose_letters, name="choose_letters"),
    path("notices/read", views.read, name="read"),
]

from __future__ import annotations

from django.urls import path

from daodi.hub.core.organisations import views

app_name = "organisations"
urlpatterns = [
    path("account/organisation", views.choose, name="choose"),
    path("account/found", views.found, name="found"),
    path("invitations/<str:secret>", views.accept, name="accept"),
    path("organisations", views.directory, name="list"),
    path("organisations/waiting", views.waiting, name="waiting"),
    path("organisations/<uuid:organisation_id>", views.page, name="page"),
    path("organisations/<uuid:organisation_id>/standing", views.standing, name="standing"),
    path("organisations/<uuid:organisation_id>/invite", views.invite, name="invite"),
    path("organisations/<uuid:organisation_id>/leave", views.leave, name="leave"),
]

from __future__ import annotations

from django.urls import path

from daodi.hub.core.organisations import managing, views

app_name = "organisations"
ONE = "organisations/<uuid:organisation_id>"
urlpatterns = [
    path("account/organisation", views.choose, name="choose"),
    path("account/found", views.found, name="found"),
    path("invitations/<str:secret>", views.accept, name="accept"),
    path("organisations", views.directory, name="list"),
    path("organisations/waiting", views.waiting, name="waiting"),
    path("organisations/licences", managing.unverified, name="unverified"),
    path(ONE, views.page, name="page"),
    path(f"{ONE}/standing", views.standing, name="standing"),
    path(f"{ONE}/settings", managing.settings, name="settings"),
    path(f"{ONE}/names", managing.rename, name="rename"),
    path(f"{ONE}/identifiers", managing.identify, name="identify"),
    path(f"{ONE}/identifiers/remove", managing.drop_identifier, name="drop_identifier"),
    path(f"{ONE}/licences", managing.state_licence, name="state_licence"),
    path("licences/<uuid:licence_id>/withdraw", managing.withdraw_licence, name="withdraw_licence"),
    path("licences/<uuid:licence_id>/judge", managing.judge_licence, name="judge_licence"),
    path(f"{ONE}/invite", managing.invite, name="invite"),
    path(f"{ONE}/invitations/<uuid:invitation_id>/withdraw", managing.withdraw_invitation, name="withdraw_invitation"),
    path(f"{ONE}/members/<uuid:user_id>/role", managing.set_role, name="set_role"),
    path(f"{ONE}/leave", managing.leave, name="leave"),
]

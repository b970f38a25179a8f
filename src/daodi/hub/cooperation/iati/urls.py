"""Addresses of IATI: pages for people, XML for programs."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.iati import feeds, sending, views

app_name = "iati"
urlpatterns = [
    path("iati", views.home, name="home"),
    path("iati/activities.xml", feeds.activities, name="activities"),
    path("iati/organisations.xml", feeds.organisations, name="organisations"),
    path("iati/organisations/<uuid:organisation_id>.xml", feeds.member, name="member"),
    path("iati/organisations/<uuid:organisation_id>/activities.xml", feeds.of_member, name="of-member"),
    path("iati/activities/<uuid:activity_id>.xml", feeds.activity, name="activity-xml"),
    path("iati/activities/<uuid:activity_id>", views.activity, name="activity"),
    path("iati/import", sending.send, name="import"),
    path("iati/files", sending.index, name="files"),
    path("iati/files/<uuid:delivery_id>", sending.page, name="file"),
    path("iati/files/<uuid:delivery_id>.xml", feeds.file, name="file-xml"),
    path("iati/files/<uuid:read_delivery_id>/keep", sending.keep, name="keep"),
]
NAMED = ("iati", urlpatterns)

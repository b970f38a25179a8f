from __future__ import annotations

from django.urls import path

from daodi.hub.core.access import views

app_name = "access"
urlpatterns = [
    path("account/keys/make", views.make_key, name="make_key"),
    path("account/keys/<uuid:key_id>/withdraw", views.withdraw_key, name="withdraw_key"),
]

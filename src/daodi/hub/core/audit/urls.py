from __future__ import annotations

from django.urls import path

from daodi.hub.core.audit import views

app_name = "audit"
urlpatterns = [path("history", views.history, name="history")]

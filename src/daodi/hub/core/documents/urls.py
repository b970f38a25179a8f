from __future__ import annotations

from django.urls import path

from daodi.hub.core.documents import views

app_name = "documents"
urlpatterns = [path("documents/<uuid:document_id>", views.download, name="download")]

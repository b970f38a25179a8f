"""Addresses of the room of referrals."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.referrals import consent_views as consents
from daodi.hub.health.referrals import patient_views as patient
from daodi.hub.health.referrals import read_views as reading
from daodi.hub.health.referrals import views

app_name = "referrals"
ROOT = "health/referrals"
ONE = f"{ROOT}/<uuid:referral_id>"
urlpatterns = [
    path(ROOT, views.index, name="list"),
    path(f"{ROOT}/new", views.new, name="new"),
    path(ONE, views.page, name="page"),
    path(f"{ONE}/step", views.step, name="step"),
    path(f"{ONE}/complete", views.complete, name="complete"),
    path(f"{ONE}/offer", reading.offer, name="offer"),
    path(f"{ONE}/record", reading.record, name="record"),
    path(f"{ONE}/report", reading.report, name="report"),
    path(f"{ONE}/consent", consents.give, name="give-consent"),
    path(f"{ONE}/consent/withdraw", consents.withdraw, name="withdraw-consent"),
    path(f"{ONE}/emergency", consents.emergency, name="emergency"),
    path(f"{ONE}/review", consents.review, name="review"),
    path(f"{ONE}/link", patient.make, name="make-link"),
    path(f"{ONE}/link/withdraw", patient.unmake, name="withdraw-link"),
    path("my-referral/<str:secret>", patient.mine, name="mine"),
    path("my-referral/<str:secret>/withdraw", patient.withdraw, name="withdraw-mine"),
]

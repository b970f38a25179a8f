"""Addresses of the public pages, and of the room where they are kept."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.front import public, views

app_name = "front"
urlpatterns = [
    path("c/<slug:slug>", public.page, name="public"),
    path("c/<slug:slug>/figures/<uuid:figure_id>", public.figure, name="figure"),
    path("c/<slug:slug>/figures.csv", public.figures_csv, name="figures-csv"),
    path("c/<slug:slug>/report", public.report, name="report"),
    path("c/<slug:slug>/news", public.news, name="news"),
    path("c/<slug:slug>/news.atom", public.atom, name="atom"),
    path("c/<slug:slug>/news/<uuid:news_id>", public.one_news, name="one-news"),
    path("cooperation/coverage", public.coverage, name="coverage"),
    path("cooperation/public", views.index, name="list"),
    path("cooperation/public/add", views.add, name="add"),
    path("cooperation/public/<uuid:cooperation_id>", views.page, name="page"),
    path("cooperation/public/<uuid:cooperation_id>/change", views.change, name="change"),
    path("cooperation/public/<uuid:cooperation_id>/visibility", views.visibility, name="visibility"),
    path("cooperation/public/<uuid:cooperation_id>/partners", views.ask, name="ask"),
    path("cooperation/public/<uuid:cooperation_id>/figures", views.choose, name="choose"),
    path("cooperation/public/<uuid:cooperation_id>/news", views.tell, name="tell"),
    path("cooperation/public/partners/<uuid:partner_id>/answer", views.answer, name="answer"),
    path("cooperation/public/partners/<uuid:partner_id>/drop", views.drop, name="drop"),
    path("cooperation/public/figures/<uuid:figure_id>/lift", views.lift, name="lift"),
    path("cooperation/public/figures/<uuid:figure_id>/hide", views.hide, name="hide"),
    path("cooperation/public/news/<uuid:news_id>/change", views.change_news, name="change-news"),
    path("cooperation/public/news/<uuid:news_id>/take-back", views.take_back, name="take-back"),
]
NAMED = ("front", urlpatterns)

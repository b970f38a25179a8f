"""A plan to take along: as a page to print, and its figures as a table."""

from __future__ import annotations

import csv
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.cooperation.programmes import queries
from daodi.hub.cooperation.programmes.judging import standing_of
from daodi.hub.cooperation.programmes.models import Indicator
from daodi.hub.cooperation.programmes.reasons import Account, Teller
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs
from daodi.hub.cooperation.programmes.views.indicators import write_readings
from daodi.hub.cooperation.programmes.views.plans import account
from daodi.hub.cooperation.programmes.words import own_title
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb


@require_safe
def paper(request: Request, plan_id: UUID) -> HttpResponse:
    """A plan with every target, why it stands so, and the quotes: one page to print and file."""
    plan = queries.plan(request.actor, plan_id)
    today = timezone.localdate()
    told = {one.pk: _told(one, today) for one in queries.under(request.actor, [plan])}
    context = {
        **HERE,
        **account(request, plan),
        "crumbs": crumbs(Crumb(text=own_title(plan)), Crumb(text=_("To print"))),
        "told": told,
    }
    return render(request, "programmes/paper.html", context)


def _told(indicator: Indicator, today: date) -> list[Account]:
    teller = Teller(indicator, indicator.targets.all(), indicator.readings.all())
    return teller.accounts(standing_of(indicator, today))


@require_safe
def readings_csv(request: Request, plan_id: UUID) -> HttpResponse:
    """The confirmed figures of a plan, one a line, with what stands behind each."""
    plan = queries.plan(request.actor, plan_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-{str(plan.pk)[:8]}.csv"'
    response.write("\ufeff")
    write_readings(csv.writer(response), queries.under(request.actor, [plan]))
    return response

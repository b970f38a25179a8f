"""May this practitioner practise there? Asked by anybody; nothing that is sent is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daodi.check.recognition import Case, recognise
from daodi.hub.core.access.request import Request
from daodi.hub.health.qualifications import assessing, tables
from daodi.hub.health.qualifications.names import place_name, places, professions
from daodi.hub.health.qualifications.showing import fields, shown
from daodi.hub.health.qualifications.views.frame import HERE, crumbs, day_of, facts_sent
from daodi.hub.web.shapes import Crumb
from daodi.reference import RecognitionPath, rows

FIRST = {"origin": "TW", "market": "CN", "profession": "chinese-medicine"}


@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    """A profession, from where to where, and what is so: the verdict with every clause."""
    sent = request.POST if request.method == "POST" else request.GET
    given, facts, today = _given(sent), facts_sent(sent), timezone.localdate()
    on = day_of(given["on"], today)
    asks = request.method == "POST" or "ask" in sent
    found = None
    if asks and on is not None:
        question = Case(profession=given["profession"], origin=given["origin"], market=given["market"], facts=facts)
        found = shown(recognise(question, on))
    known = assessing.facts_asked(given["origin"], given["market"], given["profession"])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Ask the rules"))),
        "given": given | {"on": given["on"] or today.isoformat()},
        "problems": [("on", _("Enter a day, for example 2026-11-03"))] if on is None else [],
        "places": places(),
        "professions": professions(),
        "from_name": place_name(given["origin"]),
        "to_name": place_name(given["market"]),
        "found": found,
        "fields": fields(known, facts) if found else [],
        "held": tables.held(rows(RecognitionPath)),
    }
    return render(request, "qualifications/rules.html", context, status=422 if on is None else 200)


def _given(sent: QueryDict) -> dict[str, Any]:
    """What was sent, each in its bounds; what is not known is the first one."""
    known = {"origin": dict(places()), "market": dict(places()), "profession": dict(professions())}
    given = {name: sent.get(name, "") for name in FIRST}
    return {
        **{name: value if value in known[name] else FIRST[name] for name, value in given.items()},
        "on": sent.get("on", "").strip()[:10],
    }

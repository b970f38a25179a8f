"""What the routes of inquiries answer to each asker.

Mei, who buys, asks Alice's growers and Charlie's company; Alice asks Charlie's company too. Charlie sees the inquiries
that his company was asked, and nothing of what Alice's quotes, asks or is asked for.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.inquiries import asking, questioning, quoting, sampling
from daodi.hub.exchange.inquiries.models import Asked, Inquiry
from daodi.hub.exchange.inquiries.tests.conftest import TERMS, WANTED, asked_of
from daodi.hub.tests.matrix import HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
ASKED, ASKED_TO_DO = (404, 200, 200, 200, 404), (404, 302, 302, 302, 404)
BUYERS, BUYERS_TO_DO = (404, 200, 200, 403, 404), (404, 302, 302, 403, 404)  # Alice's own, which Charlie was asked
NOT_THEIRS = (404, 403, 403, 403, 404)
ONE, OWN, OPEN = ("inquiry_id",), ("inquiry_id:own",), ("inquiry_id:own_open",)
QUOTE, VERSION, THEIRS, SAMPLE = ("quote_id",), ("version_id",), ("version_id:theirs",), ("sample_id",)
NEW = {"title": "Roots", "material": "黄芪", "market": "MY"}
RATE = {"currency": "CNY", "rate": "0.14", "on": "2026-11-20", "source": "central bank"}
OFFER = {
    "currency": "USD",
    "price": "8.4",
    "incoterm": "FOB",
    "place": "Tianjin",
    "valid_until": "2099-01-01T00:00:00Z",
}
WANTED_SAMPLE = {"material": "黄芪", "amount": "200", "address": "1 Jalan, Kuala Lumpur"}
TO_ALL = {"question": "Which harvest?", "text": "The last."}

ROUTES = [
    Route("inquiries:list", SIGNED_IN),
    Route("inquiries:new", SIGNED_IN),
    Route("inquiries:page", ASKED, given=ONE),
    Route("inquiries:page", HERS, given=OWN),
    Route("inquiries:change", HERS, given=OWN),
    Route("inquiries:change", NOT_THEIRS, given=ONE),
    Route("inquiries:step", HERS_TO_DO, "post", OWN, {"step": "open"}),
    Route("inquiries:step", NOT_THEIRS, "post", ONE, {"step": "cancel"}),
    Route("inquiries:ask", HERS_TO_DO, "post", (*OWN, "named")),
    Route("inquiries:drop", HERS_TO_DO, "post", ("asked_id",)),
    Route("inquiries:extend", BUYERS_TO_DO, "post", OPEN, {"closes_on": "2099-01-01"}),
    Route("inquiries:question", ASKED_TO_DO, "post", ONE, {"text": "Which harvest?"}),
    Route("inquiries:answer", HERS_TO_DO, "post", ("question_id",), {"text": "The last."}),
    Route("inquiries:clarify", BUYERS_TO_DO, "post", OPEN, TO_ALL),
    Route("inquiries:refuse", ASKED_TO_DO, "post", ONE, {"why": "None left"}),
    Route("inquiries:give-quote", ASKED, given=ONE),
    Route("inquiries:give-quote", (404, 403, 403, 200, 404), given=OPEN),
    Route("inquiries:compare", BUYERS, given=OPEN),
    Route("inquiries:compare", NOT_THEIRS, given=ONE),
    Route("inquiries:rate", BUYERS_TO_DO, "post", OPEN, RATE),
    Route("inquiries:quote", HERS, given=QUOTE),
    Route("inquiries:quote", (404, 404, 404, 200, 404), given=("quote_id:his",)),
    Route("inquiries:revise", HERS, given=QUOTE),
    Route("inquiries:step-version", HERS_TO_DO, "post", VERSION, {"step": "withdraw"}),
    Route("inquiries:counter", BUYERS_TO_DO, "post", THEIRS, {"price": "7"}),
    Route("inquiries:decline-counter", HERS_TO_DO, "post", ("counter_id",)),
    Route("inquiries:samples", SIGNED_IN),
    Route("inquiries:ask-sample", (302, 200, 200, 403, 404), given=("version:theirs",)),
    Route("inquiries:sample", HERS, given=SAMPLE),
    Route("inquiries:step-sample", HERS_TO_DO, "post", SAMPLE, {"step": "agree"}),
    Route("api:list_inquiries", SIGNED_IN_API),
    Route("api:add_inquiry", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_inquiry", (401, 200, 200, 200, 404), given=ONE),
    Route("api:change_inquiry", HERS_API, "post", OWN, NEW),
    Route("api:step_inquiry", HERS_API, "post", OWN, {"step": "open"}),
    Route("api:list_asked", (401, 200, 200, 200, 404), given=ONE),
    Route("api:ask_suppliers", HERS_API, "post", (*OWN, "suppliers")),
    Route("api:decline_inquiry", HERS_API, "post", ("inquiry_id:free",), {"why": "None left"}),
    Route("api:list_questions", (401, 200, 200, 200, 404), given=ONE),
    Route("api:put_question", (401, 201, 201, 201, 404), "post", ONE, {"text": "Which harvest?"}),
    Route("api:answer_question", HERS_API, "post", ("question_id",), {"text": "The last."}),
    Route("api:list_clarifications", (401, 200, 200, 200, 404), given=ONE),
    Route(
        "api:clarify_inquiry", (401, 201, 201, 403, 404), "post", OPEN, {"question": "Which?", "answer": "The last."}
    ),
    Route("api:state_inquiry_rate", (401, 200, 200, 403, 404), "post", OPEN, RATE),
    Route("api:list_quote_versions", (401, 200, 200, 200, 404), given=ONE),
    Route("api:offer_quote", (401, 201, 201, 201, 404), "post", ONE, OFFER),
    Route("api:one_quote_version", HERS_API, given=VERSION),
    Route("api:step_quote_version", HERS_API, "post", VERSION, {"step": "withdraw"}),
    Route("api:list_counter_offers", HERS_API, given=VERSION),
    Route("api:make_counter_offer", (401, 201, 201, 403, 404), "post", THEIRS, {"price": "7"}),
    Route("api:decline_counter_offer", HERS_API, "post", ("counter_id",)),
    Route("api:compare_quotes", (401, 200, 200, 403, 404), given=OPEN),
    Route("api:list_samples", SIGNED_IN_API),
    Route("api:ask_sample", (401, 201, 201, 403, 404), "post", ("version:theirs",), WANTED_SAMPLE),
    Route("api:one_sample", HERS_API, given=SAMPLE),
    Route("api:step_sample", HERS_API, "post", SAMPLE, {"step": "agree"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """What Mei asks of both, with quotes of each; what Alice asks of Charlie's company; a question and a sample."""
    now, mei, charlie = timezone.now(), _mei(), by_user(User.objects.get(email="charlie@example.org"))
    growers, his = alice.organisation, charlie.organisation
    assert growers
    assert his
    inquiry, free = _sent(mei, growers, his), _sent(mei, growers)
    own = asking.draft(actor=alice, facts=WANTED)
    asked = asking.ask(actor=alice, inquiry=own, suppliers=[his], now=now)[0]
    spare = asking.draft(actor=alice, facts=WANTED)
    dropped = asking.ask(actor=alice, inquiry=spare, suppliers=[his], now=now)[0]
    own_open = _sent(alice, his)
    terms = TERMS | {"valid_until": now + timedelta(days=30)}
    hers_asked = asked_of(inquiry, alice)
    version = quoting.offer(actor=alice, asked=hers_asked, facts=terms, now=now)
    other = quoting.offer(actor=charlie, asked=asked_of(inquiry, charlie), facts=terms, now=now)
    theirs = quoting.offer(actor=charlie, asked=asked_of(own_open, charlie), facts=terms, now=now)
    facts = {"material": "黄芪", "amount": Decimal(200), "unit": "g", "address": "Kuala Lumpur"}
    return {
        "inquiry_id": inquiry.pk,
        "free": free.pk,
        "own": own.pk,
        "own_open": own_open.pk,
        "asked_id": dropped.pk,
        "named": his.name,
        "suppliers": [str(his.pk)],
        "asked": asked.pk,
        "quote_id": version.quote_id,
        "his": other.quote_id,
        "version_id": version.pk,
        "theirs": theirs.pk,
        "counter_id": quoting.counter(actor=mei, version=version, price=Decimal(8), now=now).pk,
        "question_id": questioning.put(actor=mei, asked=hers_asked, text="Which harvest?", now=now).pk,
        "sample_id": sampling.ask(actor=mei, asked=hers_asked, facts=facts, now=now).pk,
    }


def _sent(buyer: Actor, *suppliers: Organisation) -> Inquiry:
    now = timezone.now()
    inquiry = asking.draft(actor=buyer, facts=WANTED)
    asking.ask(actor=buyer, inquiry=inquiry, suppliers=suppliers, now=now)
    asking.take_step(actor=buyer, inquiry=inquiry, name="open", now=now)
    assert Asked.objects.filter(inquiry=inquiry, asked_at__isnull=False).exists()
    return inquiry


def _mei() -> Actor:
    party = Organisation.objects.create(
        name="Importers of Kuala Lumpur", kind="buyer", jurisdiction="MY", standing="approved"
    )
    user = User.objects.create_user("mei.importing@example.org", "x", name="Mei")
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)

"""What the routes of standards by consensus answer to each asker, for drafts of Alice's in every state."""

from __future__ import annotations

from datetime import date, timedelta

from daodi.hub.cooperation.consensus import balloting, drafting
from daodi.hub.cooperation.consensus.models import Ballot, Draft
from daodi.hub.cooperation.consensus.tests.conftest import LIMIT
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

TODAY = date.today()
LATER = TODAY + timedelta(days=30)
HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_API_ADD = (401, 201, 201, 404, 404)
NEW = {"code": "STD-NEW", "title": "A standard", "market": "HK", "force": "voluntary", "use": "food"}
BALLOT = {"quorum": 50, "threshold": 67, "closes_on": LATER.isoformat()}

ROUTES = [
    Route("consensus:list", EVERYBODY),
    Route("consensus:begin", SIGNED_IN),
    Route("consensus:page", HERS, given=("draft_id:draft",)),
    Route("consensus:write", HERS_TO_DO, "post", ("draft_id:draft",), {"number": "9", "text": "New"}),
    Route("consensus:seat", HERS_TO_DO, "post", ("draft_id:draft", "member:seated")),
    Route("consensus:step", HERS_TO_DO, "post", ("draft_id:draft",), {"step": "open-comment"}),
    Route("consensus:comment", HERS_TO_DO, "post", ("draft_id:commented",), {"kind": "general", "text": "Good"}),
    Route("consensus:open-ballot", HERS_TO_DO, "post", ("draft_id:ready",), BALLOT),
    Route("consensus:publish", HERS_TO_DO, "post", ("draft_id:agreed",), {"on": LATER.isoformat()}),
    Route("consensus:end", HERS_TO_DO, "post", ("draft_id:published",), {"on": LATER.isoformat()}),
    Route("consensus:clause", HERS, given=("clause_id:clause",)),
    Route("consensus:strike", HERS_TO_DO, "post", ("clause_id:clause",)),
    Route(
        "consensus:dispose", HERS_TO_DO, "post", ("comment_id:comment",), {"disposition": "noted", "reason": "Known"}
    ),
    Route("consensus:ballot", HERS, given=("ballot_id:ballot",)),
    Route("consensus:vote", HERS_TO_DO, "post", ("ballot_id:ballot",), {"choice": "approve"}),
    Route("consensus:close", HERS_TO_DO, "post", ("ballot_id:ballot",)),
    Route("consensus:answer", HERS_TO_DO, "post", ("vote_id:negative",), {"answer": "So it is"}),
    Route("api:list_drafts", SIGNED_IN_API),
    Route("api:begin_draft", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_draft", HERS_API, given=("draft_id:draft",)),
    Route("api:write_clause", HERS_API_ADD, "post", ("draft_id:draft",), {"number": "8", "text": "New"}),
    Route("api:list_comments", HERS_API, given=("draft_id:draft",)),
    Route("api:make_comment", HERS_API_ADD, "post", ("draft_id:commented",), {"text": "Good"}),
    Route("api:one_ballot", HERS_API, given=("ballot_id:ballot",)),
    Route("api:give_vote", HERS_API_ADD, "post", ("ballot_id:ballot",), {"choice": "approve"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """Drafts of Alice's in each state, made with three members that nobody of the matrix belongs to."""
    members = [
        Organisation.objects.create(name=f"Member {n}", kind="research", jurisdiction="KR", standing="approved")
        for n in range(3)
    ]
    others = [Actor(organisation=one, roles=alice.roles, scopes=alice.scopes, via="command") for one in members]
    drafted = _draft(alice, "STD-DRAFT", members[:2])
    commented = _draft(alice, "STD-COMMENT", members)
    drafting.open_comment(actor=alice, draft=commented)
    said = drafting.comment(actor=alice, draft=commented, facts={"clause": "4.2", "text": "Why 3?"})
    open_ballot = _ballot(alice, _draft(alice, "STD-BALLOT", members))
    negative = _closed(alice, others, "STD-NEGATIVE", against=True)
    agreed = _closed(alice, others, "STD-AGREED")
    published = _closed(alice, others, "STD-PUBLISHED")
    balloting.publish(actor=alice, draft=published.version.draft, effective_from=TODAY)
    # Shown to everybody by that; the matrix asks for what is Alice's alone.
    Draft.objects.filter(pk=published.version.draft_id).update(visibility="private")
    ready = _draft(alice, "STD-READY", members)
    drafting.open_comment(actor=alice, draft=ready)
    return {
        "draft_id": drafted.pk,
        "ballot_id": open_ballot.pk,
        "draft": drafted.pk,
        "clause": drafted.versions.all()[0].clauses.all()[0].pk,
        "seated": members[2].name,
        "commented": commented.pk,
        "comment": said.pk,
        "ready": ready.pk,
        "ballot": open_ballot.pk,
        "negative": negative.votes.get(choice="disapprove").pk,
        "agreed": agreed.version.draft_id,
        "published": published.version.draft_id,
    }


def _draft(alice: Actor, code: str, members: list[Organisation]) -> Draft:
    draft = drafting.begin(actor=alice, facts={"code": code, "title": code, "market": "HK"})
    drafting.write(actor=alice, draft=draft, facts=LIMIT)
    for member in members:
        drafting.seat(actor=alice, draft=draft, member=member)
    return draft


def _ballot(alice: Actor, draft: Draft) -> Ballot:
    drafting.open_comment(actor=alice, draft=draft)
    return balloting.open_ballot(actor=alice, draft=draft, quorum=50, threshold=60, closes_on=LATER, today=TODAY)


def _closed(alice: Actor, others: list[Actor], code: str, against: bool = False) -> Ballot:
    members = [one.organisation for one in others if one.organisation]
    ballot = _ballot(alice, _draft(alice, code, members))
    for number, actor in enumerate([alice, *others]):
        choice = "disapprove" if against and number == 3 else "approve"
        balloting.vote(actor=actor, ballot=ballot, choice=choice, reasons="Too high")
    balloting.close_ballot(actor=alice, ballot=ballot, today=TODAY)
    return ballot

"""What each route answers to each asker, for a record of Alice's. A route that isn't listed here fails the tests.

A line: the route's name; how it is asked; then the answers to nobody, Alice, Bob, Charlie and Olga.
In ``given`` stand the names of what the path or the form needs; ``objects`` makes them, all Alice's.
``draft_id:agreed`` takes the object called ``agreed`` for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

WHO = ("nobody", "alice", "bob", "charlie", "olga")
EVERYBODY = (200,) * 5
SIGNED_IN = (302, 200, 200, 200, 200)
SIGNED_IN_API = (401, 200, 200, 200, 200)
# Alice's organisation's own, and nothing to anybody else: not even that it is there.
HERS = (404, 200, 200, 404, 404)
HERS_API = (401, 200, 200, 404, 404)


@dataclass(frozen=True)
class Route:
    """One way to ask one route, and what is answered to each asker."""

    name: str
    answers: tuple[int, ...]
    method: str = "get"
    given: tuple[str, ...] = ()
    sent: Mapping[str, object] = field(default_factory=dict)


ORGANISATION, DOCUMENT, JOB, KEY = (("organisation_id",), ("document_id",), ("job_id",), ("key_id",))
LICENCE, MEMBER = ("licence_id",), ("organisation_id", "user_id")
INVITATION = ("organisation_id", "invitation_id")
GLN = {"scheme": "gln", "value": "4006381333931"}
NEW = {"name": "Another party", "kind": "buyer", "jurisdiction": "NL"}

ROUTES = [
    # Core: the API
    Route("api:openapi-json", EVERYBODY),
    Route("api:me", EVERYBODY),
    Route("api:list_organisations", EVERYBODY),
    Route("api:found_organisation", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_organisation", EVERYBODY, given=ORGANISATION),
    Route("api:approve_organisation", (401, 404, 404, 404, 200), "post", ORGANISATION),
    Route("api:list_members", SIGNED_IN_API, given=ORGANISATION),
    Route("api:invite", (401, 201, 403, 404, 404), "post", ORGANISATION, {"email": "new@example.org"}),
    Route("api:list_licences", EVERYBODY, given=ORGANISATION),
    Route(
        "api:state_licence",
        (401, 201, 403, 404, 404),
        "post",
        ORGANISATION,
        {"kind": "GSP", "number": "1", "issuer": "NMPA"},
    ),
    Route("api:verify_licence", (401, 404, 404, 404, 200), "post", LICENCE),
    Route("api:doubt_licence", (401, 404, 404, 404, 409), "post", LICENCE),
    Route("api:withdraw_licence", (401, 204, 403, 404, 404), "post", LICENCE),
    Route("api:set_role", (401, 200, 403, 404, 404), "post", MEMBER, {"role": "reader"}),
    Route("api:remove_member", (401, 204, 403, 404, 404), "post", MEMBER),
    Route("api:rename", (401, 200, 403, 404, 404), "post", ORGANISATION, {"name": "Growers", "names": {"en": "G. L."}}),
    Route("api:identify", (401, 201, 403, 404, 404), "post", ORGANISATION, GLN),
    Route("api:drop_identifier", (401, 404, 403, 404, 404), "post", ORGANISATION, GLN),
    Route("api:list_invitations", SIGNED_IN_API, given=ORGANISATION),
    Route("api:withdraw_invitation", (401, 200, 403, 404, 404), "post", INVITATION),
    Route("api:list_keys", SIGNED_IN_API),
    Route("api:withdraw_key", (401, 200, 404, 404, 404), "post", KEY),
    Route("api:history", SIGNED_IN_API),
    Route("api:list_documents", SIGNED_IN_API),
    Route("api:keep_document", (401, 201, 201, 201, 201), "post", ("file",)),
    Route("api:one_document", HERS_API, given=DOCUMENT),
    Route("api:document_content", HERS_API, given=DOCUMENT),
    Route("api:list_jobs", SIGNED_IN_API),
    Route("api:one_job", HERS_API, given=JOB),
    Route("api:cancel_job", HERS_API, "post", JOB),
    Route("api:list_notices", SIGNED_IN_API),
    Route("api:mark_notices_read", SIGNED_IN_API, "post"),
    Route("api:choose_letters", SIGNED_IN_API, "post", sent={"letters": True, "language": "en"}),
    # Core: pages
    Route("account", SIGNED_IN),
    Route("organisations:choose", (302, 302, 302, 404, 404), "post", ("organisation",)),
    Route("organisations:found", SIGNED_IN),
    Route("organisations:accept", SIGNED_IN, given=("secret",)),
    Route("organisations:list", EVERYBODY),
    Route("organisations:waiting", (404, 404, 404, 404, 200)),
    Route("organisations:page", EVERYBODY, given=ORGANISATION),
    Route("organisations:standing", (302, 404, 404, 404, 302), "post", ORGANISATION, {"standing": "suspended"}),
    Route("organisations:settings", (302, 200, 403, 404, 404), given=ORGANISATION),
    Route("organisations:rename", (302, 302, 403, 404, 404), "post", ORGANISATION, {"name": "Growers"}),
    Route("organisations:identify", (302, 302, 403, 404, 404), "post", ORGANISATION, GLN),
    Route("organisations:drop_identifier", (302, 404, 403, 404, 404), "post", ORGANISATION, GLN),
    Route(
        "organisations:state_licence",
        (302, 302, 403, 404, 404),
        "post",
        ORGANISATION,
        {"kind": "GSP", "number": "1", "issuer": "NMPA", "valid_until": "2099-12-31"},
    ),
    Route("organisations:withdraw_licence", (302, 302, 403, 404, 404), "post", LICENCE),
    Route("organisations:unverified", (404, 404, 404, 404, 200)),
    Route("organisations:judge_licence", (302, 404, 404, 404, 302), "post", LICENCE, {"seen": "yes"}),
    Route("organisations:withdraw_invitation", (302, 302, 403, 404, 404), "post", INVITATION),
    Route("organisations:set_role", (302, 302, 403, 404, 404), "post", MEMBER, {"role": "reader"}),
    Route("organisations:invite", (302, 302, 403, 404, 404), "post", ORGANISATION, {"email": "new@example.org"}),
    Route("organisations:leave", (302, 302, 403, 404, 404), "post", (*ORGANISATION, "user")),
    Route("access:make_key", (302, 302, 302, 302, 302)),
    Route("access:withdraw_key", (302, 302, 404, 404, 404), "post", KEY),
    Route("audit:history", SIGNED_IN),
    Route("documents:download", HERS, given=DOCUMENT),
    Route("jobs:list", SIGNED_IN),
    Route("jobs:page", HERS, given=JOB),
    Route("jobs:progress", HERS, given=JOB),
    Route("jobs:cancel", (404, 302, 302, 404, 404), "post", JOB),
    Route("jobs:notices", SIGNED_IN),
    Route("jobs:read", (302,) * 5, "post"),
    Route("jobs:choose_letters", (302,) * 5, "post", sent={"letters": "on", "language": "zh-hans"}),
]

# The library's own pages of signing in: it holds each person to their own account by the session alone.
LIBRARY = ("account_", "mfa_")

"""The six organisations, what they know of each other, and the one door through which they ask the hub."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.tests.confidential.answered import Answered, read
from daodi.hub.tests.confidential.oracle import Audience, Oracle

SELLING, BUYING = ("ann", "ben", "cho", "fay"), ("dee", "eva", "fay")
SIX = ("ann", "ben", "cho", "dee", "eva", "fay")
OPERATOR, NOBODY = "olga", "nobody"
READERS = (*SIX, OPERATOR, NOBODY)
KINDS = {"ann": "grower", "dee": "buyer", "eva": "buyer", OPERATOR: "operator"}
PLACES = {"dee": "MY", "eva": "NL", "fay": "HK"}
ABSENT = "00000000-0000-4000-8000-000000000000"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LAST, TOLD = 80, 12


@dataclass
class Thing:
    """A record: who may open it, and what else is known of it."""

    kind: str
    id: str
    audience: Audience
    facts: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.facts[name] = value


class World:
    """All that was done, and whatever came of it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.oracle = Oracle()
        self.things: dict[str, list[Thing]] = defaultdict(list)
        self.log: list[str] = []
        self.wrong: list[str] = []
        self.leaked = 0
        self.answers: Counter[int] = Counter()
        parties = {key: _party(key) for key in (*SIX, OPERATOR)}
        self.ids = {key: str(one.pk) for key, one in parties.items()}
        self.names = {one.name: key for key, one in parties.items()}
        self.browsers = {key: _browser(one) for key, one in parties.items()} | {NOBODY: Client(HTTP_HOST="localhost")}
        self.dealt: dict[str, set[str]] = {key: {key, OPERATOR} for key in READERS}

    def thing(self, kind: str, record_id: str, audience: Audience, **facts: Any) -> Thing:
        """Remembers a record."""
        made = Thing(kind, str(record_id), audience, facts)
        self.things[kind].append(made)
        return made

    def some(self, kind: str, **wanted: Any) -> Thing | None:
        """One of the later records of a kind."""
        fitting = [
            one for one in self.things[kind][-LAST:] if all(one.facts.get(name) == at for name, at in wanted.items())
        ]
        return self.random.choice(fitting) if fitting else None

    def deal(self, *keys: str) -> None:
        """These know of each other from now on."""
        for key in keys:
            self.dealt[key].update(keys)

    def word(self, what: str, audience: Audience) -> str:
        return self.oracle.word(what, audience)

    def figure(self, what: str, audience: Audience) -> str:
        return self.oracle.figure(what, audience)

    def post(self, who: str, path: str, sent: Mapping[str, Any] | None = None, *, form: bool = False) -> Any:
        """Does something by the API, or with the form of a page; nothing where the hub refused it."""
        answer = self.ask(who, path, sent or {}, form=form)
        return (answer.data or True) if answer.status < 300 or (form and answer.status == 302) else None

    def get(self, who: str, path: str, **sent: str) -> Answered:
        """Reads something."""
        asked = self.browsers[who].get(path, sent)
        return self._held(who, "GET", path, read(asked), sent)

    def ask(self, who: str, path: str, sent: Mapping[str, Any] | None, *, form: bool = False) -> Answered:
        """Whatever is answered is held against the oracle."""
        browser = self.browsers[who]
        if sent is None:
            return self.get(who, path)
        kind = {} if form else {"content_type": "application/json"}
        return self._held(who, "POST", path, read(browser.post(path, dict(sent), **kind)), sent)

    def refused(self, who: str, path: str, record_id: str, sent: Mapping[str, Any] | None = None) -> None:
        """What somebody may not see is as if it were not there: the same answer as for what is not."""
        there, absent = self._both(who, path, record_id, sent)
        if there.plain(record_id) != absent.plain(ABSENT):
            # What a step before left to be said stands on the first page alone.
            there, absent = self._both(who, path, record_id, sent)
        if there.status not in ((404, 401, 302) if who == NOBODY else (404,)):
            self.fail(f"{who} was answered {there.status} by {path}, which it may not see")
        both = there.plain(record_id).splitlines(), absent.plain(ABSENT).splitlines()
        if there.status != absent.status or both[0] != both[1]:
            first = next((pair for pair in zip(*both, strict=False) if pair[0] != pair[1]), "")
            self.fail(f"{who} can tell that {path} is there, from what is not: {first}")

    def _both(self, who: str, path: str, record_id: str, sent: Mapping[str, Any] | None) -> tuple[Answered, Answered]:
        return self.ask(who, path, sent), self.ask(who, path.replace(record_id, ABSENT), sent)

    def named(self, who: str, path: str, answer: Answered) -> None:
        """No answer about one's own dealings names somebody with whom one has none."""
        strangers = [key for name, key in self.names.items() if name in answer.text and key not in self.dealt[who]]
        if strangers:
            self.fail(f"{path} names {strangers} to {who}")

    def fail(self, why: str) -> None:
        """Keeps what was wrong, with what was done just before."""
        self.wrong.append("\n  after ".join((why, *self.log[-TOLD:])))

    def _held(self, who: str, method: str, path: str, answer: Answered, sent: Any) -> Answered:
        self.log.append(f"{who} {method} {path} {answer.status}")
        self.answers[answer.status] += 1
        if answer.status >= 500:
            self.fail(f"{path} broke for {who}")
        leaks = [
            f"{one.mark}, {one.what} of {sorted(one.audience.of)}"
            for one in self.oracle.leaks(who, answer.text, set(_sent(sent)))
        ]
        self.leaked += len(leaks)
        if leaks:
            self.fail(f"{who} was answered by {method} {path} what it may not know: {'; '.join(leaks)}")
        return answer


def _sent(sent: Any) -> Iterator[str]:
    """Every text that was sent."""
    if isinstance(sent, Mapping):
        sent = list(sent.values())
    if isinstance(sent, list | tuple):
        for one in sent:
            yield from _sent(one)
    elif sent is not None:
        yield str(sent)


def _party(key: str) -> Organisation:
    facts = {"kind": KINDS.get(key, "supplier"), "jurisdiction": PLACES.get(key, "CN"), "standing": "approved"}
    party = Organisation.objects.create(name=f"House of {key.title()}-{key}-{key}", **facts)
    user = User.objects.create_user(f"{key}@{key}.example.org", "x", name=key.title())
    Membership.objects.create(user=user, organisation=party, role="admin")
    return party


def _browser(party: Organisation) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(party.memberships.get().user, BACKEND)
    return browser

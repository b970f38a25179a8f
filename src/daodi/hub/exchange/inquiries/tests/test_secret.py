"""What two parties share nobody else reads: on no page, in no answer, in no notice, history or search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.audit.models import Entry
from daodi.hub.exchange.inquiries import asking, questioning, quoting, rating, sampling
from daodi.hub.exchange.inquiries.accepting import accept
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.inquiries.tests.conftest import NOW, asked_of, at, opened, quoted

ROOT, API = "/exchange/inquiries", "/api/inquiries"
# Texts that occur nowhere else, with who may read them.
HERS = {
    "81.7301": "her price",
    "Hers-and-secret": "her note",
    "80.0402": "the counter-offer on her quote",
    "Whisper-of-Alice": "her question",
    "Answer-for-Alice": "the answer to her",
    "Sample-street-9": "the address of her sample",
}
HIS = {"92.6503": "his price", "His-and-secret": "his note", "Nothing-for-Charlie": "his question"}
BUYERS = {"0.1234567": "the rate", "Rate-of-the-bank": "its source", "Grey-and-dusty": "what the buyer found"}
GROWERS, OTHERS = "Growers of Longxi", "Buyers of Rotterdam"


@pytest.fixture
def dealt(mei: Actor, alice: Actor, charlie: Actor) -> Inquiry:
    """Two are asked; each quotes, asks and is answered; of Alice's lot a sample goes out and is assessed."""
    inquiry = opened(mei, alice, charlie)
    hers, his = asked_of(inquiry, alice), asked_of(inquiry, charlie)
    version = quoted(alice, inquiry, price=Decimal("81.7301"), note="Hers-and-secret", tiers=[])
    quoted(charlie, inquiry, price=Decimal("92.6503"), note="His-and-secret", currency="CNY", tiers=[])
    quoting.counter(actor=mei, version=version, price=Decimal("80.0402"), now=NOW)
    one = questioning.put(actor=alice, asked=hers, text="Whisper-of-Alice", now=NOW)
    questioning.answer(actor=mei, question=one, text="Answer-for-Alice", now=NOW)
    other = questioning.put(actor=charlie, asked=his, text="Nothing-for-Charlie", now=NOW)
    questioning.answer_all(actor=mei, inquiry=inquiry, question="Which year?", text="2026", to=other, now=NOW)
    on = NOW.date()
    rating.state_rate(
        actor=mei, inquiry=inquiry, currency="CNY", rate=Decimal("0.1234567"), on=on, source="Rate-of-the-bank", now=NOW
    )
    facts = {"material": "黄芪", "amount": Decimal(200), "unit": "g", "address": "Sample-street-9"}
    sample = sampling.ask(actor=mei, version=version, facts=facts, now=NOW)
    post = {"carrier": "Post"}
    steps: tuple[tuple[str, Actor, dict[str, str]], ...] = (
        ("agree", alice, {}),
        ("send", alice, post),
        ("receive", mei, {}),
    )
    for name, actor, stated in steps:
        sampling.take_step(actor=actor, sample=sample, name=name, now=NOW, facts=stated)
    sampling.take_step(actor=mei, sample=sample, name="assess", now=NOW, facts={"assessment": "Grey-and-dusty"})
    accept(actor=mei, version=version, now=NOW)
    return inquiry


def paths(inquiry: Inquiry) -> Iterator[str]:
    """Every page and answer that could tell of the inquiry."""
    yield from (ROOT, f"{ROOT}?q=Astragalus", f"{ROOT}/samples", "/search?q=Astragalus", "/notices", "/history", API)
    yield from (f"{API}/samples", "/api/notices", "/api/history", "/exchange/catalogue/suppliers")
    one = f"{ROOT}/{inquiry.pk}"
    yield from (one, f"{one}/compare", f"{one}/compare?format=csv", f"{one}/quote", f"{one}/change")
    parts = ("", "/suppliers", "/questions", "/clarifications", "/quotes", "/comparison")
    yield from (f"{API}/{inquiry.pk}{part}" for part in parts)
    for asked in inquiry.asked.all():
        yield f"{ROOT}/samples/ask?asked={asked.pk}"
        yield from (f"/organisations/{asked.supplier_id}", f"/exchange/catalogue/suppliers/{asked.supplier_id}")
        for sample in asked.samples.all():
            yield from (f"{ROOT}/samples/{sample.pk}", f"{API}/samples/{sample.pk}")
        for quote in asked.quotes.all():
            yield from (f"{ROOT}/quotes/{quote.pk}", f"{ROOT}/quotes/{quote.pk}/revise", f"/search?q={quote.number}")
            for version in quote.versions.all():
                yield from (f"{API}/versions/{version.pk}", f"{API}/versions/{version.pk}/counters")
                yield f"{ROOT}/samples/ask?version={version.pk}"


def all_that(browser: Client, inquiry: Inquiry) -> str:
    """Everything that one reader is told."""
    said = []
    for path in paths(inquiry):
        answer = browser.get(path)
        assert answer.status_code in (200, 302, 401, 403, 404, 409), path
        said.append(answer.content.decode())
    return "\n".join(said)


def test_a_supplier_reads_its_own_and_nothing_of_another(
    dealt: Inquiry, alice: Actor, bob: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    for actor in (alice, bob):
        told = all_that(signed_in(actor), dealt)
        assert [text for text in HERS if text not in told] == []
        assert [text for text in (*HIS, *BUYERS) if text in told] == []
        assert _of_inquiry(told, OTHERS) == []
    told = all_that(signed_in(charlie), dealt)
    assert [text for text in HIS if text not in told] == []
    assert [text for text in (*HERS, *BUYERS) if text in told] == []
    assert _of_inquiry(told, GROWERS) == []


def _of_inquiry(told: str, name: str) -> list[str]:
    """Where a name stands beside the inquiry; the lists of members name everybody."""
    lines = [line for line in told.splitlines() if name in line]
    return [line[:200] for line in lines if not re.search(r"/organisations/|/catalogue/suppliers|<title>|<h1", line)]


def test_the_buyer_reads_all_of_it(dealt: Inquiry, mei: Actor, signed_in: Callable[[Actor], Client]) -> None:
    told = all_that(signed_in(mei), dealt)
    assert [text for text in (*HERS, *HIS, *BUYERS) if text not in told] == []


def test_nobody_else_reads_any_of_it(
    dealt: Inquiry, olga: Actor, person: Callable[..., object], signed_in: Callable[[Actor], Client]
) -> None:
    for browser in (signed_in(olga), Client()):
        told = all_that(browser, dealt)
        assert [text for text in (*HERS, *HIS, *BUYERS, dealt.title, "Sulphur-free") if text in told] == []


def test_the_chain_of_what_was_done_holds_no_price_no_name_and_no_word(dealt: Inquiry) -> None:
    changes = " ".join(str(one.changes) for one in Entry.objects.filter(subject_type__startswith="inquiries."))
    secrets = (*HERS, *HIS, *BUYERS, GROWERS, OTHERS, dealt.title)
    assert [text for text in secrets if text in changes] == []


def test_each_side_reads_its_own_steps_in_its_history(dealt: Inquiry, mei: Actor, alice: Actor, charlie: Actor) -> None:
    whose = {actor.organisation.pk: actor for actor in (mei, alice, charlie) if actor.organisation}
    for entry in Entry.objects.filter(subject_type__startswith="inquiries."):
        assert entry.by["organisation"] == str(entry.owner)
        assert entry.owner in whose


def test_a_notice_names_the_inquiry_and_no_other_supplier(dealt: Inquiry, alice: Actor, charlie: Actor) -> None:
    for actor in (alice, charlie):
        texts = [one.text for one in actor.user.notices.all()]
        assert texts
        assert [text for text in texts if OTHERS in text or GROWERS in text or "8" in text] == []


def test_a_draft_is_nobodys_but_its_buyers_even_when_it_is_cancelled(mei: Actor, alice: Actor) -> None:
    inquiry = asking.draft(actor=mei, facts={"title": "Hush", "material": "黄芪", "market": "MY"})
    assert alice.organisation
    asking.ask(actor=mei, inquiry=inquiry, suppliers=[alice.organisation], now=NOW)
    asking.take_step(actor=mei, inquiry=inquiry, name="cancel", now=at(1))
    browser = Client()
    browser.force_login(alice.user, "allauth.account.auth_backends.AuthenticationBackend")
    assert browser.get(f"{ROOT}/{inquiry.pk}").status_code == 404
    assert "Hush" not in browser.get(ROOT).content.decode() + browser.get("/notices").content.decode()


def test_the_unseen_and_the_absent_look_alike(
    dealt: Inquiry, olga: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    browser, nothing = signed_in(olga), "00000000-0000-4000-8000-000000000000"
    for path in (f"{API}/{{}}", f"{API}/{{}}/quotes", f"{ROOT}/{{}}"):
        unseen, absent = (browser.get(path.format(one)).content.decode() for one in (dealt.pk, nothing))
        assert unseen.replace(str(dealt.pk), "") == absent.replace(nothing, "")


def test_an_answer_to_all_that_names_a_supplier_is_refused(mei: Actor, inquiry: Inquiry) -> None:
    with pytest.raises(Invalid, match="names a supplier"):
        questioning.answer_all(actor=mei, inquiry=inquiry, question="growers OF longxi ask", text="Yes", now=NOW)

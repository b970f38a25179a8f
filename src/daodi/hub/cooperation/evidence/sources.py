"""What is done with sources: taken in, described, and given a new text without losing what was confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from daodi.check.show.text import one_line
from daodi.extract import Document as Read
from daodi.hub.cooperation.evidence import anchor, deciding, likeness, queries
from daodi.hub.cooperation.evidence.models import Rendering, Source, Version
from daodi.hub.cooperation.evidence.policy import leads, may_edit
from daodi.hub.cooperation.evidence.reading import document_in, text_in, told
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content as content_of

TEXTS = ("text/", "application/json", "application/pdf", "application/xml")
DESCRIBED = ("title", "url", "published", "language", "rendering", "original")


def add_file(
    *, actor: Actor, name: str, content: bytes | IO[bytes] | UploadedFile[bytes], facts: Mapping[str, Any] | None = None
) -> Source:
    """Takes in a document of any kind that has a text: text, web page, PDF, JSON."""
    with transaction.atomic():
        document = keep(actor=actor, name=name, content=content, source="evidence")
        found = _content(document)
        return _add(actor, document, text_in(found.text), told(found) | _said(facts))


def add_text(*, actor: Actor, text: str, facts: Mapping[str, Any] | None = None) -> Source:
    """Takes in a text that was pasted; it is kept as a document of its own."""
    with transaction.atomic():
        document = _kept(actor, text, str((facts or {}).get("title") or ""))
        return _add(actor, document, text_in(text, "text"), _said(facts))


@transaction.atomic
def revise(
    *,
    actor: Actor,
    source: Source,
    name: str = "",
    content: bytes | IO[bytes] | UploadedFile[bytes] | None = None,
    text: str = "",
) -> Version:
    """Gives a source a new text. Facts whose words still stand at their place go on; the others become stale."""
    may_edit(actor, source)
    held = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if content is not None:
        document = keep(actor=actor, name=name, content=content, source="evidence")
        text = text_in(_content(document).text)
    else:
        document = _kept(actor, text, source.title)
        text = text_in(text, "text")
    if held.current is not None and text == held.current.text:
        raise Conflict(_("This is the text that stands there already."))
    version = _version(actor, held, document, text)
    lost = _carry(actor, held, version)
    source.current = version
    record(actor=actor, verb="revise", subject=source, changes={"sha256": version.sha256, "stale": lost})
    return version


@transaction.atomic
def describe(*, actor: Actor, source: Source, facts: Mapping[str, Any]) -> None:
    """Says anew what a source is called, where and when it came out, and what it translates."""
    may_edit(actor, source)
    before = {name: str(getattr(source, name) or "") for name in DESCRIBED}
    for name, value in _described(actor, facts, source).items():
        setattr(source, name, value)
    source.save(update_fields=list(DESCRIBED))
    now = {name: str(getattr(source, name) or "") for name in DESCRIBED}
    record(
        actor=actor,
        verb="describe",
        subject=source,
        changes={name: [old, now[name]] for name, old in before.items() if old != now[name]},
    )


def _kept(actor: Actor, text: str, title: str) -> Document:
    if not text.strip():
        raise Invalid({"text": _("Choose a file, or paste a text.")})
    name = f"{one_line(title)[:100] or 'pasted'}.txt"
    try:
        return keep(actor=actor, name=name, content=text.encode(errors="replace"), source=_("pasted"))
    except Invalid as error:
        raise Invalid({"text": next(iter(error.fields.values()))}) from error


def _content(document: Document) -> Read:
    if not document.media_type.startswith(TEXTS):
        raise Invalid({"file": _("Expected text, a web page, a PDF with text, or JSON.")})
    with content_of(document) as file:
        return document_in(file.read(), document.name)


def _said(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the sender says of a source; it wins over what the file says, where it says anything."""
    return {name: value for name, value in (facts or {}).items() if value}


def _add(actor: Actor, document: Document, text: str, facts: dict[str, Any]) -> Source:
    source = Source(owner=acting_for(actor))
    facts["title"] = facts.get("title") or _first_line(text) or document.name
    for name, value in _described(actor, facts, source).items():
        setattr(source, name, value)
    source.save(force_insert=True)
    version = _version(actor, source, document, text)
    record(
        actor=actor,
        verb="add",
        subject=source,
        changes={"title": source.title, "document": str(document.pk), "sha256": version.sha256},
    )
    return source


def _version(actor: Actor, source: Source, document: Document, text: str) -> Version:
    number = (source.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = Version.objects.create(
        source=source,
        number=number,
        document=document,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sketch=likeness.sketch(text),
        made_by=actor.user,
    )
    source.current = version
    source.reprint_of, source.shared_text = queries.reprinted(source, version)
    source.save(update_fields=["current", "reprint_of", "shared_text"])
    return version


def _carry(actor: Actor, source: Source, version: Version) -> int:
    """Moves the facts whose words are still at their place to the new text; marks those whose words are not."""
    stay, lost = [], 0
    for fact in source.facts.select_for_update(of=("self",)).exclude(version=version).order_by("id"):
        if anchor.holds(version.text, fact.start, fact.end, fact.quote):
            stay.append(fact.pk)
        elif leads(fact.state, "lose"):
            fact.source = source
            deciding.lose(actor=actor, fact=fact)
            lost += 1
    for at in range(0, len(stay), 500):
        source.facts.filter(pk__in=stay[at : at + 500]).update(version=version)
    return lost


def _described(actor: Actor, said: Mapping[str, Any], source: Source) -> dict[str, Any]:
    facts = {name: said[name] for name in DESCRIBED if name in said}
    wrong: dict[str, str] = {}
    for name, longest in (("title", 300), ("url", 500), ("language", 35)):
        if name in facts:
            facts[name] = one_line(str(facts[name] or ""))
            if len(facts[name]) > longest:
                wrong[name] = _("Expected at most %d signs.") % longest
    if facts.get("title") == "":
        wrong["title"] = _("Enter what the document is called.")
    if facts.get("url") and not _is_address(facts["url"]):
        wrong["url"] = _("Enter a whole address, for example https://example.org/plan.")
    if facts.get("rendering") and facts["rendering"] not in Rendering.values:
        wrong["rendering"] = _("Choose one of the list.")
    wrong |= _dated(facts)
    if facts.get("original"):
        facts["original"], why = _original(actor, facts["original"], source)
        wrong |= why
    elif "original" in facts:
        facts["original"] = None
    if wrong:
        raise Invalid(wrong)
    return facts


def _dated(facts: dict[str, Any]) -> dict[str, str]:
    value = facts.get("published")
    if not isinstance(value, str):
        return {}
    try:
        facts["published"] = date.fromisoformat(value.strip()) if value.strip() else None
    except ValueError:
        return {"published": _("Enter the day as year, month, day, for example 2026-11-22.")}
    return {}


def _original(actor: Actor, named: object, source: Source) -> tuple[Source | None, dict[str, str]]:
    try:
        chosen = found(queries.own_sources(actor), pk=str(named))
    except NotFound:
        chosen = None
    if chosen is None or chosen.pk == source.pk or chosen.original_id == source.pk:
        return None, {"original": _("Choose another of your sources.")}
    return chosen, {}


def _is_address(url: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return False
    return True


def _first_line(text: str) -> str:
    return next((line.strip()[:300] for line in text.splitlines() if line.strip()), "")

"""A demonstration site: members, each marked as an example, and what the rooms bring for them."""

from __future__ import annotations

import csv
import secrets
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import transaction

from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.organisations import actions, members
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.operate.site import migrate
from daodi.hub.optional import standing

MEMBERS = Path(__file__).with_name("demo.csv")
PEOPLE = (
    ("alice@example.org", "Alice", "growers", "admin"),
    ("bob@example.org", "Bob", "growers", "member"),
    ("lin@example.org", "Lin", "laboratory", "admin"),
    ("charlie@example.org", "Charlie", "buyer", "admin"),
    ("mei@example.org", "Mei", "importer", "admin"),
    ("sun@example.org", "Sun", "supplier", "admin"),
    ("tan@example.org", "Tan", "trader", "admin"),
    ("hao@example.org", "Hao", "manufacturer", "admin"),
    ("wei@example.org", "Wei", "kunming", "admin"),
    ("noy@example.org", "Noy", "hospital", "admin"),
    ("dong@example.org", "Dong", "yunnan", "admin"),
    ("keo@example.org", "Keo", "laos", "admin"),
    ("rita@example.org", "Rita", "authority", "admin"),
    ("olga@example.org", "Olga", "operator", "admin"),
)


def demo() -> list[str]:
    """Makes the site where it is empty; gives the lines that say who can sign in."""
    migrate()
    with transaction.atomic():
        if not User.objects.exists():
            _fill()
        elif not Organisation.objects.filter(example=True).exists():
            raise Conflict("this site is not empty, and no demonstration; give another folder: DAODI_SITE=FOLDER")
    password = (Path(settings.SITE) / "demo-password").read_text().strip()
    known = ", ".join(f"{name} ({key})" for _, name, key, _ in PEOPLE)
    return [f"Examples, no real parties: {known}", f"Sign in as NAME@example.org with the password {password}"]


def _fill() -> None:
    parties = examples()
    password = _password()
    for email, name, key, role in PEOPLE:
        user = actions.add_user(actor=OPERATING, email=email, name=name, password=password)
        members.join(actor=OPERATING, user=user, organisation=parties[key], role=role)
    for room in standing("demo"):
        import_module(room).load(parties)


def examples() -> dict[str, Organisation]:
    """Makes the example members, by their keys."""
    return {row["key"]: _party(row) for row in _rows()}


def _party(row: dict[str, str]) -> Organisation:
    party = actions.found_organisation(
        actor=OPERATING,
        name=row["name"],
        kind=row["kind"],
        jurisdiction=row["jurisdiction"],
        names={language: row[column] for language, column in (("zh-hans", "zh_hans"), ("zh-hant", "zh_hant"))},
        example=True,
    )
    actions.approve(actor=OPERATING, organisation=party)
    return party


def _rows() -> list[dict[str, str]]:
    with MEMBERS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _password() -> str:
    """One password for all the examples, made for this site and kept in its folder alone."""
    password = secrets.token_urlsafe(9)
    (Path(settings.SITE) / "demo-password").write_text(password)
    (Path(settings.SITE) / "demo-password").chmod(0o600)
    return password

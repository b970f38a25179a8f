"""What the tests of notice and removal start from: a file of the growers that everybody sees."""

from __future__ import annotations

import pytest
from django.urls import reverse

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document


def published(owner: Actor, name: str = "prices.csv") -> Document:
    document = keep(actor=owner, name=name, content=b"lot,Cd\nA,1\n")
    set_visibility(actor=owner, subject=document, visibility="published")
    return document


def page(document: Document) -> str:
    return reverse("documents:download", args=[document.pk])


@pytest.fixture
def hers(alice: Actor) -> Document:
    """A published file of the growers."""
    return published(alice)

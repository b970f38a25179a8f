"""What the tests of mechanisms start from."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from daodi.hub.cooperation.mechanisms import actions, meeting
from daodi.hub.cooperation.mechanisms.models import Mechanism, Meeting
from daodi.hub.core.access.actor import Actor

FACTS = {"kind": "alliance", "level": "multilateral", "title": "Alliance of the corridor", "title_zh_hans": "走廊联盟"}
BEGINS = datetime(2027, 3, 1, 9, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def mechanism(alice: Actor) -> Mechanism:
    return actions.add(actor=alice, facts=FACTS)


@pytest.fixture
def yearly(alice: Actor, mechanism: Mechanism) -> Meeting:
    """A meeting of Alice's mechanism, to be held."""
    facts = {"title": "Yearly meeting", "starts_at": BEGINS, "ends_at": BEGINS + timedelta(hours=2), "place": "Fuzhou"}
    return meeting.call(actor=alice, mechanism=mechanism, facts=facts)

"""The demonstration stands with the people that it has, and everything in it is marked as an example."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.referrals import demo
from daodi.hub.health.referrals.models import Record, Referral
from daodi.hub.health.referrals.tests.conftest import hospital


def test_each_referral_of_the_demonstration_stands_elsewhere_in_its_course(rui: Actor) -> None:
    kunming = hospital("Example Hospital of Kunming", "CN", "Wei")
    assert rui.organisation
    assert kunming.organisation
    demo.load({"hospital": rui.organisation, "kunming": kunming.organisation})
    states = sorted(Referral.objects.values_list("state", flat=True))
    assert states == ["completed", "in-progress", "rejected", "requested"]
    for record in Record.objects.filter(side="sender"):
        assert "EXAMPLE-" in str(record.body)

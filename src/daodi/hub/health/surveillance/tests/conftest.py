"""What the tests of surveillance start from: two offices of one jurisdiction, one of another, in one network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.health.surveillance import networking, taking
from daodi.hub.health.surveillance.models import Network, Tally
from daodi.hub.health.surveillance.watching import touched_by, watch


def office(name: str, jurisdiction: str) -> Actor:
    """The first person of another member."""
    place = Organisation.objects.create(name=name, kind="government", jurisdiction=jurisdiction, standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


def counted(
    actor: Actor,
    counts: Mapping[str, Sequence[int | None]],
    disease: str = "Dengue",
    first: int = 1,
    watched: bool = True,
) -> Tally:
    """Sends a table, an area a column, a week of 2024 a row; and watches it at once."""
    areas = list(counts)
    rows = [
        f"2024-W{first + at:02}," + ",".join("" if one is None else str(one) for one in row)
        for at, row in enumerate(zip(*counts.values(), strict=True))
    ]
    content = "\n".join([f"week,{','.join(areas)}", *rows]).encode()
    taken = taking.take(actor=actor, name="counts.csv", content=content, disease=disease, watch=False)
    assert not taken.problems, taken.problems
    [delivery] = taken.deliveries
    if watched:
        watch(delivery.tally, touched_by(delivery.pk))
    return delivery.tally


@pytest.fixture
def keo(db: None) -> Actor:
    """Of an office in LA."""
    return office("Office of Vientiane", "LA")


@pytest.fixture
def dong(db: None) -> Actor:
    """Of an office in CN."""
    return office("Office of Yunnan", "CN")


@pytest.fixture
def mei(db: None) -> Actor:
    """Of another office in CN."""
    return office("Office of Puer", "CN")


@pytest.fixture
def network(dong: Actor, mei: Actor, keo: Actor) -> Network:
    """Dong's, with Mei and Keo in it."""
    made = networking.add(actor=dong, facts={"title": "Lancang watch"})
    for one in (mei, keo):
        assert one.organisation is not None
        member = networking.invite(actor=dong, network=made, to=one.organisation)
        networking.step(actor=one, member=member, name="accept")
    return made


@pytest.fixture
def shared() -> Path:
    """Real series, kept outside of the repository."""
    folder = Path(__file__).parents[7] / "shared" / "reference" / "surveillance"
    if not folder.is_dir():
        pytest.skip("the real series are not here")
    return folder


Published = Callable[..., Tally]


@pytest.fixture
def published(dong: Actor, network: Network) -> Published:
    """Dong's counts, read by the network: ``published({"A": [1, 2]})``."""

    def make(counts: Mapping[str, Sequence[int | None]], **how: object) -> Tally:
        tally = counted(dong, counts, **how)
        networking.publish(actor=dong, tally=tally, network=network)
        return tally

    return make

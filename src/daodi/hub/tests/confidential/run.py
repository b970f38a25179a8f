"""So many actions, one after the other; after each, somebody reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from daodi.hub.tests.confidential import asking, ordering, selling
from daodi.hub.tests.confidential.reading import read
from daodi.hub.tests.confidential.world import World

ACTIONS = selling.ACTIONS | asking.ACTIONS | ordering.ACTIONS

ENOUGH, OFTEN = 20, 500


@dataclass(frozen=True)
class Told:
    """How much was held against the oracle."""

    actions: int
    responses: int
    values: int
    secrets: int
    leaked: int
    wrong: list[str]
    kinds: Counter[str]
    answers: Counter[int]


def run(actions: int, seed: int, tell: Callable[[str], object] = str) -> Told:
    """Stops early where much is wrong; what was wrong is told with what was done before."""
    world = World(seed)
    done = 0
    while done < actions and len(world.wrong) < ENOUGH:
        act = world.random.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        act(world)
        read(world)
        done += 1
        if done % OFTEN == 0:
            tell(f"{done:,} actions, {sum(world.answers.values()):,} answers, {world.oracle.held:,} values in them")
    return Told(
        actions=done,
        responses=sum(world.answers.values()),
        values=world.oracle.held,
        leaked=world.leaked,
        wrong=world.wrong,
        secrets=len(world.oracle.secrets),
        kinds=Counter({kind: len(things) for kind, things in world.things.items()}),
        answers=world.answers,
    )

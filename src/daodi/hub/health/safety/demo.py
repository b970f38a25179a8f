"""Examples of reports of reactions: every report, and every reaction, is invented."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Mapping

from daodi.hub.core import lots
from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.safety import assessing, receiving, screening
from daodi.hub.health.safety.models import LineList, Screening, Signal

SOURCE = "Example register: invented reports"
NAMES = (
    ("黃耆", "黄芪", "Astragali Radix", "Radix Astragali", "huangqi"),
    ("甘草", "Glycyrrhizae Radix et Rhizoma", "licorice root"),
    ("当归", "當歸", "Angelicae Sinensis Radix"),
    ("丹参", "丹參", "Salviae Miltiorrhizae Radix et Rhizoma"),
    ("金银花", "金銀花", "Lonicerae Japonicae Flos"),
    ("枸杞子", "Lycii Fructus"),
    ("木通",),
    ("Example Tonic Syrup",),
    ("Example Evening Tea",),
)  # fmt: skip
REACTIONS = tuple(
    f"example {one}"
    for one in (
        "nausea", "headache", "dizziness", "itching", "dry mouth", "sleeplessness", "fatigue", "rash",
        "hiccups", "yawning", "sneezing", "thirst", "cold feet", "warm ears", "ringing ears", "stiff neck",
    )
)  # fmt: skip
OFTEN = {(0, 7): 9.0, (7, 5): 8.0, (3, 2): 7.0, (4, 10): 6.0}  # how many times too often a pair is reported
REPORTS, SEED, SPREAD = 900, 9, 0.5


def load(parties: Mapping[str, Organisation]) -> None:
    """The authority's reports, screened; one signal confirmed and published, one watched and shared."""
    authority = _acting(parties["authority"])
    receiving.receive(
        actor=authority, name="example-reports.csv", content=_table(), title="Example reports", source=SOURCE
    )
    made = Screening.objects.create(owner=parties["authority"])
    made.lists.set(LineList.objects.filter(owner=parties["authority"]))
    screening.fill(made)
    _assess(authority, parties)
    _lot_shown(parties)


def _lot_shown(parties: Mapping[str, Organisation]) -> None:
    """The growers show the authority a lot of the herb, so that the signal leads somewhere."""
    growers = _acting(parties["growers"])
    of_herb = [one for one in lots.own(growers) if one.material_id == "astragali-radix"]
    if of_herb:
        lots.release(growers, of_herb[0].id, parties["authority"])


def _acting(party: Organisation) -> Actor:
    return Actor(organisation=party, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)


def _assess(authority: Actor, parties: Mapping[str, Organisation]) -> None:
    rash = _signal("astragali-radix", REACTIONS[7])
    _said(authority, rash, "review", "An example: reports under five names of one herb, most of one month.")
    _said(authority, rash, "confirm", "An example of a decision: the same lot number stands in nine of the reports.")
    assessing.publish(actor=authority, signal=rash)
    dizziness = _signal("salviae-miltiorrhizae-radix-et-rhizoma", REACTIONS[2])
    _said(authority, dizziness, "review", "An example: few reports, looked through one by one.")
    _said(authority, dizziness, "monitor", "An example of a decision: no common lot; look again later.")
    share(actor=authority, subject=dizziness, to=parties["kunming"])


def _signal(material_id: str, reaction: str) -> Signal:
    return Signal.objects.get(material_id=material_id, reaction=reaction)


def _said(actor: Actor, signal: Signal, step: str, text: str) -> None:
    assessing.take_step(actor=actor, signal=signal, name=step, text=text)


def _table() -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows((("report", "product", "reaction", "sex"), *_rows()))
    return text.getvalue().encode()


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """By chance, the same each time; some pairs far too often, one report twice."""
    chance = random.Random(SEED)
    pairs = [(product, reaction) for product in range(len(NAMES)) for reaction in range(len(REACTIONS))]
    weights = [_weight(chance, *pair) for pair in pairs]
    for number, (product, reaction) in enumerate(chance.choices(pairs, weights, k=REPORTS), 1):
        yield f"EXAMPLE-{number:04}", chance.choice(NAMES[product]), REACTIONS[reaction], chance.choice("FM")
    yield "EXAMPLE-0000", NAMES[0][0], REACTIONS[7], "F"
    yield "EXAMPLE-0000", NAMES[0][0], REACTIONS[7], "F"


def _weight(chance: random.Random, product: int, reaction: int) -> float:
    return OFTEN.get((product, reaction), 1.0) * chance.lognormvariate(0.0, SPREAD) / ((4 + product) * (2 + reaction))

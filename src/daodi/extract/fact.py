"""What ``extract`` answers with: one proposed fact, with the words that say it and where they stand."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Type = Literal["result", "target", "agreement", "project", "event", "mechanism", "party"]
CountKind = Literal[
    "persons", "person_times", "patients", "cases", "projects", "sites", "countries", "regions", "areas",
    "organisations", "teams", "species", "specimens", "products", "documents", "events", "batches", "money", "percent",
]  # fmt: skip
Qualifier = Literal["exact", "approx", "at_least", "at_most", "at_most_approx", "range", "target"]
Modality = Literal["reported", "stated", "planned", "intended", "expected", "target", "hoped", "proposed"]
Aggregation = Literal["single", "cumulative", "per_year", "stock"]
Number = int | float


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that a document states, proposed for a person to confirm.

    ``quote == text[start:end]`` of the document. ``value`` is a full plain number (1.2亿 is 120000000, 15 % is 15);
    ``value_max`` the upper end of a range; ``baseline`` where a change was said to start. ``inferred`` names the fields
    that the text does not say by itself: a year taken from the day of publication, the end of a five-year plan.
    ``converted`` is the same amount in another currency, as the text gives it in brackets. Facts of one ``cluster`` say
    the same, in one document or in reprints: a figure is counted once a cluster.
    """

    document: str
    type: Type
    quote: str
    start: int
    end: int
    value: Number | None = None
    value_max: Number | None = None
    unit: str | None = None
    count_kind: CountKind | None = None
    qualifier: Qualifier | None = None
    aggregation: Aggregation | None = None
    what: str = ""
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: str | None = None
    deadline: str | None = None
    modality: Modality = "stated"
    confidence: float = 0.5
    cluster: str = ""
    subtype: str | None = None
    baseline: Number | None = None
    converted: str | None = None
    inferred: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The fact as plain values, equal to its line of JSON.

        >>> Fact(document="a.txt", type="event", quote="Forum", start=0, end=5).to_dict()["quote"]
        'Forum'
        """
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return plain

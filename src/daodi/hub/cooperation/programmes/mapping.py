"""Places on a map drawn here: points by longitude and latitude on a graticule, no coast, no boundary."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from daodi.hub.cooperation.programmes.kinds import PlaceKind
from daodi.hub.cooperation.programmes.models import Place
from daodi.hub.cooperation.programmes.words import own_title

COUNTRIES = Path(__file__).parent / "data" / "countries.csv"
WIDTH, MOST_HIGH, LEAST_HIGH = 880, 620, 320
EDGE = 0.12  # of the extent, left free on each side
LEAST = 8.0  # degrees
GRIDS = (1, 2, 5, 10, 15, 30)


class Country(NamedTuple):
    """A point near the middle of a country or region, and how it is known."""

    code: str
    latitude: float
    longitude: float
    source: str
    quality: str


@dataclass(frozen=True)
class Spot:
    """A place on the map; ``sure`` where its own coordinates are known, else it stands at its country."""

    x: float
    y: float
    text: str
    href: str
    kind: str
    shape: str
    sure: bool
    above: bool = False

    @property
    def anchor(self) -> str:
        """Where its name may stand without leaving the map."""
        return "end" if self.x > WIDTH - 220 else "start"

    @property
    def text_x(self) -> float:
        """The place of its name."""
        return self.x - 11 if self.anchor == "end" else self.x + 11


@dataclass(frozen=True)
class Map:
    """All that the template draws."""

    spots: tuple[Spot, ...]
    corridors: tuple[tuple[str, str], ...]
    meridians: tuple[tuple[float, str], ...]
    parallels: tuple[tuple[float, str], ...]
    height: int
    missing: tuple[Place, ...] = ()
    width: int = WIDTH


SHAPES = {PlaceKind.CORE: "core", PlaceKind.ZONE: "zone", PlaceKind.PARK: "zone", PlaceKind.CENTRE: "centre"}


@functools.cache
def countries() -> dict[str, Country]:
    """The points of the countries held, by code."""
    with COUNTRIES.open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: Country(
                row["code"], float(row["latitude"]), float(row["longitude"]), row["source"], row["quality"]
            )
            for row in csv.DictReader(lines)
        }


def located(place: Place) -> tuple[float, float, bool] | None:
    """Latitude and longitude of a place, and whether they are its own; its country's point otherwise."""
    if place.latitude is not None and place.longitude is not None:
        return float(place.latitude), float(place.longitude), True
    country = countries().get(place.country)
    return (country.latitude, country.longitude, False) if country else None


class Frame:
    """The piece of the earth that is drawn."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        south, north = _widened([latitude for latitude, _ in points], -85, 85)
        west, east = _widened([longitude for _, longitude in points], -180, 180)
        self.squeeze = cos(radians((south + north) / 2))
        high = (north - south) / max((east - west) * self.squeeze, 0.1) * WIDTH
        self.height = int(min(max(high, LEAST_HIGH), MOST_HIGH))
        self.scale = min(WIDTH / ((east - west) * self.squeeze), self.height / (north - south))
        self.middle = ((south + north) / 2, (west + east) / 2)

    def xy(self, latitude: float, longitude: float) -> tuple[float, float]:
        """The place of a point."""
        x = WIDTH / 2 + (longitude - self.middle[1]) * self.squeeze * self.scale
        y = self.height / 2 - (latitude - self.middle[0]) * self.scale
        return round(x, 1), round(y, 1)

    def lines(self) -> tuple[tuple[tuple[float, str], ...], tuple[tuple[float, str], ...]]:
        """Meridians and parallels with their names."""
        half_wide, half_high = WIDTH / 2 / self.scale / self.squeeze, self.height / 2 / self.scale
        step = next((grid for grid in GRIDS if half_wide * 2 / grid <= 9), GRIDS[-1])
        lat, lon = self.middle
        meridians = [at for at in range(-180, 181, step) if abs(at - lon) < half_wide]
        parallels = [at for at in range(-90, 91, step) if abs(at - lat) < half_high]
        return (
            tuple((self.xy(lat, at)[0], f"{abs(at)}°{'E' if at > 0 else 'W' if at else ''}") for at in meridians),
            tuple((self.xy(at, lon)[1], f"{abs(at)}°{'N' if at > 0 else 'S' if at else ''}") for at in parallels),
        )


def map_of(places: Iterable[Place]) -> Map | None:
    """The map of some places; None where none can be located."""
    known = [(place, at) for place in places if (at := located(place))]
    if not known:
        return None
    frame = Frame([(at[0], at[1]) for _, at in known])
    at_spot: dict[tuple[float, float], int] = {}
    spots = []
    where: dict[UUID, tuple[float, float]] = {}
    for place, (latitude, longitude, sure) in known:
        x, y = frame.xy(latitude, longitude)
        where[place.pk] = (x, y)
        if place.kind == PlaceKind.CORRIDOR:
            continue
        nth = at_spot[x, y] = at_spot.get((x, y), -1) + 1
        href = reverse("programmes:place", args=[place.pk])
        spots.append(Spot(x, y + 20 * nth, own_title(place), href, place.kind, SHAPES[PlaceKind(place.kind)], sure))
    meridians, parallels = frame.lines()
    corridors = tuple(_corridors([place for place, _ in known], where))
    return Map(tuple(spots), corridors, meridians, parallels, frame.height)


def _corridors(places: Sequence[Place], where: dict[UUID, tuple[float, float]]) -> Iterable[tuple[str, str]]:
    """A line through the places of each corridor, in their order."""
    for corridor in places:
        along = [place for place in places if place.parent_id == corridor.pk]
        if corridor.kind == PlaceKind.CORRIDOR and len(along) > 1:
            stops = sorted(along, key=lambda place: (place.position, place.name))
            yield " ".join(f"{x},{y}" for x, y in (where[stop.pk] for stop in stops)), own_title(corridor)


def _widened(values: list[float], lowest: float, highest: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    free = max((high - low) * EDGE, (LEAST - (high - low)) / 2, 1.0)
    return max(low - free, lowest), min(high + free, highest)

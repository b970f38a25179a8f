"""From the fields of a record, whatever its form called them, to a trial; and what could not be read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from daodi.hub.health.research.registers import numbers, wording
from daodi.hub.health.research.registers.tables import registry_names
from daodi.hub.health.research.registers.trial import Arm, Form, Number, Trial

DAYS = ("registered_on", "refreshed_on", "enrolment_on", "completed_on", "results_on")
TEXTS = (
    "scientific_title", "acronym", "sponsor", "study_type", "study_design", "inclusion", "exclusion", "age_min",
    "age_max", "sex", "ethics", "results_url", "results_summary", "ipd", "web",
)  # fmt: skip
LISTS = ("conditions", "primary_outcomes", "secondary_outcomes")
SPLIT = re.compile(r"[;；\n]|\|\|")
INTERVENTION = re.compile(r"(?:(?<=\s)|^)((?:Control )?Intervention\s?\d{1,2})\s*:\s*", re.IGNORECASE)
NAMED_ARM = re.compile(r"\s*([^:：;]{1,200}?)\s*[:：]\s*(.*)", re.DOTALL)
KEYWORDS = re.compile(r"[;,；，\n]")
LONGEST_TEXT, LONGEST_LIST = 20_000, 200
NOTHING = frozenset({"", "-", "--", "n/a", "na", "nil", "none", "null", "not applicable", "无", "無", "not selected"})


@dataclass(frozen=True)
class Doubt:
    """What could not be read in one field of a record, and what was expected there."""

    column: str
    what: str
    expected: str


@dataclass
class Made:
    """A trial with what could not be read of it; no trial where it has no number or no title."""

    trial: Trial | None
    doubts: list[Doubt] = field(default_factory=list)


def made(form: Form, fields: Mapping[str, str | tuple[str, ...]]) -> Made:
    """The trial that the fields tell of. Their names are those of ``Trial``, days and sizes as they were written."""
    doubts: list[Doubt] = []
    number = wording.plain(_one(fields, "number"))
    title = wording.plain(_one(fields, "title")) or wording.plain(_one(fields, "scientific_title"))
    for column, text in (("number", number), ("title", title)):
        if not text:
            return Made(None, [Doubt(column, "nothing stands there", "a value")])
    own = numbers.number_of(number) or _by_name(number, _one(fields, "registry"))
    if own is None:
        return Made(None, [Doubt("number", f"{number[:60]!r} is no number of a register held", "such as NCT04290858")])
    texts = {name: wording.plain(_one(fields, name))[:LONGEST_TEXT] for name in TEXTS}
    lists = {name: listed(_one(fields, name), SPLIT) for name in LISTS}
    done = interventions(_one(fields, "interventions"))
    codes, unplaced = wording.countries(SPLIT.split(wording.plain(_one(fields, "countries"))))
    said = {name: wording.plain(_one(fields, name)) for name in ("size", "phase", "status")}
    size, arms = wording.sizes(said["size"])
    plain: dict[str, Any] = {name: _day(fields, name, doubts) for name in DAYS} | texts | lists
    trial = Trial(
        form=form,
        register=own.register,
        number=own.number,
        title=title[:1000],
        numbers=tuple(_numbers(own, fields)),
        size=size,
        said_size=said["size"][:500] if arms or size is None else "",
        arms=_arms(arms, done),
        interventions=tuple(text for _name, text in done),
        countries=codes,
        unplaced=unplaced,
        status=wording.status(said["status"]),
        said_status=said["status"][:100],
        phase=wording.phase(said["phase"]),
        said_phase=said["phase"][:300],
        keywords=listed(_one(fields, "keywords"), KEYWORDS),
        secondary_sponsors=listed(_one(fields, "secondary_sponsors"), SPLIT),
        support=listed(_one(fields, "support"), SPLIT),
        retrospective=_yes(_one(fields, "retrospective")),
        contact=bool(_one(fields, "contact")),
        **plain,
    )
    doubts.extend(Doubt("countries", f"{name[:60]!r} is no country held", "a country's name") for name in unplaced)
    if trial.status == "unknown" and trial.said_status.casefold() not in NOTHING | {"unknown", "unknown status"}:
        doubts.append(Doubt("status", f"{trial.said_status!r} is no status held", "such as Recruiting"))
    return Made(trial, doubts)


def listed(text: str, by: re.Pattern[str]) -> tuple[str, ...]:
    """The parts of a text, made plain, each once; without those that say nothing."""
    if text.strip().casefold() in NOTHING:
        return ()
    parts = (part.strip(" .") for part in by.split(wording.plain(text)))
    return tuple(dict.fromkeys(part for part in parts if part.casefold() not in NOTHING))[:LONGEST_LIST]


def interventions(text: str) -> list[tuple[str, str]]:
    """The arms of an intervention text with what is done in each; one arm without a name where it is not said by arms.

    >>> interventions("Experimental group:qingfei decoction;Control group:placebo;")
    [('Experimental group', 'qingfei decoction'), ('Control group', 'placebo')]
    >>> interventions("Intervention1: Ashwagandha: 500 mg Control Intervention1: nil: nil")
    [('Intervention1', 'Ashwagandha: 500 mg')]
    """
    text = wording.plain(text)[:LONGEST_TEXT]
    heads = list(INTERVENTION.finditer(text)) if "ntervention" in text else []
    if heads:
        ends = [head.start() for head in heads[1:]] + [len(text)]
        found = [(head[1], text[head.end() : end].strip(" .;")) for head, end in zip(heads, ends, strict=True)]
    else:
        found = [_arm(part) for part in re.split(r"[;；\n]+", text) if part.strip()]
    return [(name, done) for name, done in found[:LONGEST_LIST] if not _says_nothing(done)]


def _arm(part: str) -> tuple[str, str]:
    named = NAMED_ARM.fullmatch(part)
    return (named[1], named[2].strip()) if named and named[2].strip() else ("", part.strip())


def _says_nothing(text: str) -> bool:
    return all(part.strip(" .").casefold() in NOTHING for part in text.split(":"))


def _arms(sized: Iterable[tuple[str, int]], done: Iterable[tuple[str, str]]) -> tuple[Arm, ...]:
    said = {_key(name): text for name, text in done if name}
    return tuple(Arm(name=name[:300], size=size, done=said.get(_key(name), "")[:500]) for name, size in sized)


def _key(name: str) -> str:
    return "".join(name.casefold().split())


def _by_name(number: str, register: str) -> Number | None:
    """A number whose form is not known, of a register that is."""
    known = registry_names().get(register.strip().casefold())
    plain = "".join(number.split())
    if known is None or not 3 <= len(plain) <= 60:
        return None
    return Number(known, plain, plain.upper())


def _numbers(own: Number, fields: Mapping[str, str | tuple[str, ...]]) -> Iterable[Number]:
    """The record's own number, those that it names, and those that stand in its text: each trial once."""
    yield own
    seen = {own.study}
    second = wording.plain(_one(fields, "secondary_ids"))
    whole = [numbers.number_of(part) for part in re.split(r"[;,\n|]", second)]
    named = [Number(one.register, one.number, one.study, "secondary") for one in whole if one]
    body = ("title", "scientific_title", "acronym", "study_design", "inclusion", "exclusion", "interventions",
            "primary_outcomes", "conditions")  # fmt: skip
    found = numbers.numbers_in("\n".join(_one(fields, name) for name in body))
    for one in (*named, *numbers.numbers_in(second, "secondary"), *found):
        if one.study not in seen:
            seen.add(one.study)
            yield one


def _day(fields: Mapping[str, str | tuple[str, ...]], name: str, doubts: list[Doubt]) -> str:
    """The day of a field. Where an export states it twice, the second time as 20200425, that is read: it is plain."""
    text = (_one(fields, f"{name}_too") or _one(fields, name)).strip()
    try:
        return wording.day(text)
    except ValueError:
        doubts.append(Doubt(name, f"{text[:60]!r} is no day, or may be two", "a day: 2026-11-30"))
        return ""


def _one(fields: Mapping[str, str | tuple[str, ...]], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ";".join(value)


def _yes(text: str) -> bool | None:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(text.strip().casefold())

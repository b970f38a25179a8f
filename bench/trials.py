"""Trials of registers: how many records are read a second, and what becomes of real ones, where these are held."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.figure import Figure, Part, at_least, seconds
from daodi.hub.health.research.registers import Trial, read
from daodi.hub.health.research.registers.interventions import linkage

TRIALS = Path(__file__).resolve().parents[2] / "shared" / "reference" / "trials"
WORDS = """Records a second through `daodi.hub.health.research.registers`, from bytes to trials: every field, days,
sizes by arm, countries, numbers of other registers, contacts left out. The exports are of one disease and of 2020; the
XML is read many times over in one file. Traditional medicine is counted on all records held, of which one half was
looked at while the words were chosen."""


def run() -> Part:
    """Measures speed, and how much of real exports is read and linked."""
    title = "Trials of registers"
    if not TRIALS.is_dir():
        return Part(title, WORDS, [Figure("exports of registers", "not held here")])
    xml = (TRIALS / "ictrp-export-sample.xml").read_bytes()
    lines = b"\n".join((TRIALS / f"ictrp-{name}.ndjson").read_bytes() for name in ("tcm", "other"))
    long = _repeated(xml, 20)
    figures = []
    for name, content in (("XML", long), ("JSON Lines", lines)):
        count = sum(isinstance(one, Trial) for one in read(content, name).items)
        speed = count / seconds(partial(_all, content, name), 3)
        figures.append(at_least(f"ICTRP records/s, {name}", speed, 5000))
    tcm = [one for one in read((TRIALS / "ictrp-tcm.ndjson").read_bytes(), "tcm").items if isinstance(one, Trial)]
    said = [linkage(one) for one in tcm]
    known = sum(bool(one.named) or one.unresolved for one in said)
    figures.append(
        at_least(f"traditional medicine linked or said to be unresolved, of {len(tcm)}", known, 0.95 * len(tcm))
    )
    return Part(title, WORDS, figures)


def _repeated(xml: bytes, times: int) -> bytes:
    head, _mark, rest = xml.partition(b"<Trial>")
    body, _mark, _tail = rest.rpartition(b"</Trial>")
    return head + (b"<Trial>" + body + b"</Trial>") * times + b"</Trials_downloaded_from_ICTRP>"


def _all(content: bytes, name: str) -> list[object]:
    return list(read(content, name).items)

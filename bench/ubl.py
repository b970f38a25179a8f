"""UBL documents: written and validated, beside lxml alone and beside xmlschema; and all official examples."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from bench.figure import Figure, Part, at_least, seconds
from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.exchange.ubl.standard.jsontext import dumps, loads
from daodi.hub.exchange.ubl.standard.parsing import kind_of, parse
from daodi.hub.exchange.ubl.standard.reading import to_json
from daodi.hub.exchange.ubl.standard.writing import write

OFFICIAL = Path(__file__).resolve().parents[2] / "shared" / "conformance" / "ubl"
EXAMPLE = "UBL-Order-2.1-Example.xml"
ROUNDS, MANY, FEW = 15, 100, 3
WORDS = f"""**Written and validated**: {EXAMPLE} (14 kB), read before, is written as XML from its JSON form and held
against the official XSD. **lxml alone** parses the same file and holds it against the same compiled schema;
**xmlschema** validates it as a parsed tree. The three in turn, the median of {ROUNDS} rounds; schemas are compiled
before. What the code lists say is asked besides, in a line of its own. An example **comes back** where XML, JSON and
XML again are equal in canonical form, and valid again."""


def run() -> Part:
    """The chapter; without the official files it says that they are not here."""
    if not OFFICIAL.is_dir():
        return Part("UBL documents", "The official files of UBL are not beside the repository.", [])
    return Part("UBL documents", WORDS, [*_speed(), *_examples()])


def _speed() -> list[Figure]:
    standard = Standard(OFFICIAL)
    sent = (OFFICIAL / "examples" / EXAMPLE).read_bytes()
    schema, document = standard.schemas.of("Order"), to_json(parse(sent))

    def ours() -> bool:
        return bool(schema.validate(etree.fromstring(write(document)).getroottree()))

    def whole() -> bool:
        return not standard.findings(parse(write(document)))

    def alone() -> bool:
        return bool(schema.validate(etree.fromstring(sent).getroottree()))

    by_other = _xmlschema(sent)
    assert ours()
    assert alone()
    took: dict[str, list[float]] = {"ours": [], "alone": [], "whole": [], "other": []}
    for _ in range(ROUNDS):
        took["alone"].append(_each(alone, MANY))
        took["ours"].append(_each(ours, MANY))
        took["whole"].append(_each(whole, MANY))
        took["other"].append(_each(by_other, FEW))
    rate = {name: 1 / statistics.median(times) for name, times in took.items()}
    return [
        Figure("written and validated, documents/s", f"{rate['ours']:,.0f}"),
        Figure("lxml alone: parsed and validated, documents/s", f"{rate['alone']:,.0f}"),
        Figure("xmlschema: validated, documents/s", f"{rate['other']:,.0f}"),
        at_least("written and validated, of lxml alone", rate["ours"] / rate["alone"], 0.4, " x"),
        at_least("written and validated, of xmlschema", rate["ours"] / rate["other"], 20, " x"),
        Figure("the same with code lists and limits, documents/s", f"{rate['whole']:,.0f}"),
    ]


def _xmlschema(sent: bytes) -> Callable[[], object]:
    import xmlschema

    schema = xmlschema.XMLSchema(str(next(OFFICIAL.glob("xsd*/maindoc/UBL-Order-2.*.xsd"))))
    tree = etree.fromstring(sent)
    return lambda: schema.validate(tree)


def _each(work: Callable[[], object], many: int) -> float:
    def repeated() -> None:
        for _ in range(many):
            work()

    return seconds(repeated) / many


def _examples() -> list[Figure]:
    standard = Standard(OFFICIAL)
    paths = sorted(OFFICIAL.glob("examples*/**/*.xml"))
    back = sum(_comes_back(standard, path.read_bytes()) for path in paths)
    figure = at_least("official examples that come back", back, len(paths))
    return [figure._replace(value=f"{back} of {len(paths)}", bar=f"≥ {len(paths)}")]


def _comes_back(standard: Standard, sent: bytes) -> bool:
    tree = parse(sent)
    made = write(loads(dumps(to_json(tree)).encode()))
    valid = not standard.schemas.findings(parse(made), kind_of(tree))
    return valid and _canonical(made) == _canonical(sent)


def _canonical(sent: bytes) -> bytes:
    tree = etree.fromstring(sent, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree.getroottree(), method="c14n")

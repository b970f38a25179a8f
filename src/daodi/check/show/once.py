"""What many things share is said once: reasons, findings and notes in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from daodi.check.show.grid import worst_first
from daodi.check.verdict import Finding, Note, Verdict

# Nothing was decided: the reason is all there is to say, and is often that of many.
OPEN = frozenset({"cannot-decide", "no-rule"})


def reasons(verdict: Verdict) -> list[tuple[str, list[str]]]:
    """The reasons of a verdict, each once, with the analytes that it is said of; none where it is said of the lot."""
    own = {f"{finding.analyte}: {finding.reason}": finding for finding in verdict.findings}
    said: dict[str, list[str]] = {}
    for reason in verdict.reasons:
        finding = own.get(reason)
        said.setdefault(finding.reason if finding else reason, []).extend([finding.analyte] if finding else [])
    return list(said.items())


def alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings by outcome, what is wrong first; those under the same clause stand together.

    Where nothing was decided, the reason too must be the same.
    """
    groups: dict[object, list[Finding]] = {}
    for finding in worst_first(findings):
        groups.setdefault(_words(finding), []).append(finding)
    return list(groups.values())


def _words(finding: Finding) -> tuple[object, ...]:
    reason = finding.reason if finding.outcome in OPEN else ""
    rule = (finding.document, finding.edition, finding.clause, finding.force, finding.status, finding.route)
    known = (finding.source_quality, finding.source_url)
    return (finding.outcome, reason, finding.caveats, rule, known)


@dataclass(frozen=True)
class Told:
    """Notes on rules of one clause: what all of them say before and after their own words, and those."""

    notes: tuple[Note, ...]
    before: str
    own: tuple[str, ...]
    after: str

    @property
    def first(self) -> Note:
        """The note that speaks for the kind, clause, force and source, which are the same in all."""
        return self.notes[0]


def told(notes: Sequence[Note]) -> tuple[list[Told], list[Note]]:
    """The notes that name a document, by its clauses, and the rest as they came."""
    groups: dict[tuple[str | None, ...], list[Note]] = {}
    rest = []
    for note in notes:
        if note.document:
            where = (note.document, note.edition, note.clause, note.force)
            groups.setdefault((note.kind, *where, note.source_quality, note.source_url), []).append(note)
        else:
            rest.append(note)
    return [Told(tuple(group), *shared([note.reason for note in group])) for group in groups.values()], rest


def shared(texts: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """What stands before the first colon and after semicolons of all the texts, taken out of them.

    >>> shared(["until May: 1 < 5; not verified", "until May: 2 < 5; not verified"])
    ('until May', ('1 < 5', '2 < 5'), 'not verified')
    >>> shared(["1 < 5"])
    ('', ('1 < 5',), '')
    """
    parts = [text.split("; ") for text in texts]
    after: list[str] = []
    while all(len(each) > 1 for each in parts) and len({each[-1] for each in parts}) == 1:
        after.insert(0, parts[0][-1])
        parts = [each[:-1] for each in parts]
    own = ["; ".join(each) for each in parts]
    heads = {text.partition(": ")[0] for text in own}
    before = heads.pop() if len(heads) == 1 and all(": " in text for text in own) else ""
    return before, tuple(text[len(before) + 2 :] if before else text for text in own), "; ".join(after)


def as_written(verdict: Verdict) -> dict[tuple[str, str], str]:
    """The results as written by analyte and place; where an analyte has but one, also without the place."""
    places = {(finding.analyte, finding.input): finding.result for finding in verdict.findings}
    often = Counter(finding.analyte for finding in verdict.findings)
    alone = {(finding.analyte, ""): finding.result for finding in verdict.findings if often[finding.analyte] == 1}
    return alone | places

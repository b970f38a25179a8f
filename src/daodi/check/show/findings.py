"""The findings of a verdict as a table, what is wrong first; what shares its rule or its words says them once."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.check.show.evidence import at, folded, items, source, standing
from daodi.check.show.marks import chip
from daodi.check.show.once import OPEN, alike
from daodi.check.show.table import grouped, td, th, tr
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Finding

# Longer lists of results that are met are folded on the screen and open in print.
MANY_MET = 12
COLUMNS = ("outcome", "analyte", "result", "limit", "reason")

Group = Sequence[Finding]


def findings(found: Sequence[Finding], say: Words) -> str:
    """The findings as a table by rule: a row each, and one row for all that are open for the same reason."""
    if not found:
        return f'<p class="none">{say["findings.none"]}</p>'
    groups = alike(found)
    # A heading over a table whose own words say what it is would only take room.
    kind = ' class="vh"' if all(_together(group) for group in groups) else ""
    head = f"<h4{kind}>{say['findings']}</h4>"
    met = [group for group in groups if group[0].outcome == "pass"]
    n = sum(map(len, met))
    if n <= MANY_MET:
        return head + _table(groups, say)
    rest = [group for group in groups if group[0].outcome != "pass"]
    more = say.count("findings.more", n) if rest else f"{say['findings']} ({n})"
    return head + (_table(rest, say) if rest else "") + folded(more, "", _table(met, say))


def _table(groups: Sequence[Group], say: Words) -> str:
    bare = " bare" if all(_together(group) for group in groups) else ""
    heads = [say[column] for column in COLUMNS]
    return grouped(f"tbl finds{bare}", heads, ((_rule(group[0], say), _rows(group, say)) for group in groups))


def _together(group: Group) -> bool:
    """Whether the group stands in one row: open for the same reason, or without a rule to stand under."""
    return group[0].outcome in OPEN and (len(group) > 1 or not _ruled(group[0]))


def _ruled(item: Finding) -> bool:
    return bool(item.rule_id or item.document)


def _rule(item: Finding, say: Words) -> str:
    """The rule that all of a group stand under, with its force, the quality of its source and what to bear in mind."""
    if not _ruled(item):
        return ""
    text = ", ".join(markup(part, say.lang) for part in (item.document, item.edition, item.clause) if part)
    caveats = linked("; ".join(item.caveats), say.lang)
    stand = (caveats, *standing(item, say), source(item.source_quality, item.source_url, say))
    return f"{text}<small>{' · '.join(part for part in stand if part)}</small>"


def _rows(group: Group, say: Words) -> list[str]:
    return [_many(group, say)] if _together(group) else [_one(item, say) for item in group]


def _one(item: Finding, say: Words) -> str:
    return tr(
        td(chip(item.outcome, say[f"cell.{item.outcome}"]), say["outcome"]),
        th(markup(item.analyte, say.lang)),
        td(f"<span>{markup(item.result, say.lang)}{_value(item, say)}</span>", say["result"]),
        td(markup(item.limit, say.lang) or say["no-limit"], say["limit"]),
        td(f"<span>{_reason(item, say)} {at(item, say)}</span>", say["reason"]),
    )


def _many(group: Group, say: Words) -> str:
    """Every analyte with its result as written, and the reason once: before them, or after where it says little."""
    first = group[0]
    results = [_result(item, say) for item in group]
    if first.outcome == "no-rule":
        both = items("res", (*results, f'<span class="mut">{_reason(first, say)}</span>'))
    else:
        both = _reason(first, say) + items("res", results)
    return tr(
        td(chip(first.outcome, say[f"cell.{first.outcome}"]), say["outcome"]),
        td(both, kind="all", span=len(COLUMNS) - 1),
    )


def _result(item: Finding, say: Words) -> str:
    limit = f"({say['limit']} {markup(item.limit, say.lang)})" if item.limit else ""
    told = (f"<b>{markup(item.analyte, say.lang)}</b>", markup(item.result, say.lang), _value(item, say), limit)
    return f"{' '.join(part for part in told if part)} {at(item, say)}"


def _value(item: Finding, say: Words) -> str:
    """What was compared, where it is not what was written."""
    held = f"{item.value} {item.unit or ''}".strip() if item.value else ""
    return f" <small>= {markup(held, say.lang)}</small>" if held and held != item.result else ""


def _reason(item: Finding, say: Words) -> str:
    """The reason; where no rule stands above the row, with what to bear in mind."""
    caveats = "; ".join(item.caveats) if item.caveats and not _ruled(item) else ""
    below = f"<small>{linked(caveats, say.lang)}</small>" if caveats else ""
    return f"{linked(item.reason, say.lang)}{below}"

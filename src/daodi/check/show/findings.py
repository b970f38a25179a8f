"""The findings of a verdict as a table, what is wrong first; what shares its words says them once."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.check.show.evidence import folded, mono, rule
from daodi.check.show.marks import chip
from daodi.check.show.once import alike
from daodi.check.show.table import table, td, th, tr
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Finding

# Longer lists of results that are met are folded on the screen and open in print.
MANY_MET = 12
COLUMNS = ("outcome", "analyte", "result", "limit", "reason", "rule")

Group = Sequence[Finding]


def findings(items: Sequence[Finding], say: Words) -> str:
    """The findings as a table: a row each, and one row for all that are open for the same reason."""
    head = f"<h4>{say['findings']}</h4>"
    if not items:
        return f"{head}<p>{say['findings.none']}</p>"
    groups = alike(items)
    met = [group for group in groups if group[0].outcome == "pass"]
    if len(met) <= MANY_MET:
        return head + _table(groups, say)
    rest = [group for group in groups if group[0].outcome != "pass"]
    more = say.count("findings.more", len(met)) if rest else f"{say['findings']} ({len(met)})"
    return head + (_table(rest, say) if rest else "") + folded(more, "", _table(met, say))


def _table(groups: Sequence[Group], say: Words) -> str:
    bare = " bare" if all(_together(group) for group in groups) else ""
    heads = [say[column] for column in COLUMNS]
    return table(f"tbl finds{bare}", heads, (_row(group, say) for group in groups))


def _together(group: Group) -> bool:
    return len(group) > 1 or group[0].outcome == "no-rule"


def _row(group: Group, say: Words) -> str:
    return _many(group, say) if _together(group) else _one(group[0], say)


def _one(item: Finding, say: Words) -> str:
    where = f"<small>{mono(item.input, say)}</small>" if item.input else ""
    return tr(
        td(chip(item.outcome, say[f"cell.{item.outcome}"]), say["outcome"]),
        th(markup(item.analyte, say.lang) + where),
        td(f"<span>{markup(item.result, say.lang)}{_value(item, say)}</span>", say["result"]),
        td(markup(item.limit, say.lang) or say["no-limit"], say["limit"]),
        td(_reason(item, say), say["reason"]),
        td(f"<span>{rule(item, say)}</span>", say["rule"]),
    )


def _many(group: Group, say: Words) -> str:
    """The reason and its rule once, then every analyte with its result as written."""
    first = group[0]
    known = rule(first, say, alone=len(group) == 1) if first.document or first.rule_id else ""
    results = "".join(_result(item, say) for item in group)
    return tr(
        td(chip(first.outcome, say[f"cell.{first.outcome}"]), say["outcome"]),
        td(f'{_reason(first, say)}{known}<ul class="res">{results}</ul>', kind="all", span=len(COLUMNS) - 1),
    )


def _result(item: Finding, say: Words) -> str:
    limit = f" · {say['limit']} {markup(item.limit, say.lang)}" if item.limit else ""
    ident = f" · {mono(item.rule_id, say)}" if item.rule_id else ""
    where = f" · {mono(item.input, say)}" if item.input else ""
    small = f"<small>{_value(item, say, inline=True)}{limit}{ident}{where}</small>"
    return f"<li><b>{markup(item.analyte, say.lang)}</b> {markup(item.result, say.lang)}{small}</li>"


def _value(item: Finding, say: Words, inline: bool = False) -> str:
    """What was compared, where it is not what was written."""
    held = " ".join(part for part in (item.value, item.unit) if part)
    if not held or held == item.result:
        return ""
    text = f"= {markup(held, say.lang)}"
    return f" {text}" if inline else f"<small>{text}</small>"


def _reason(item: Finding, say: Words) -> str:
    caveats = f"<small>{linked('; '.join(item.caveats), say.lang)}</small>" if item.caveats else ""
    return f"<span>{linked(item.reason, say.lang)}{caveats}</span>"

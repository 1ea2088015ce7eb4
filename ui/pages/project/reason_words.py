"""Why a milestone comes when it comes, in words: for its panel and for the tip over its date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms, text
from core.language import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.queries.why import DayOff, WhyRow

_FACTS: Final = {
    "actual": mark("has begun"),
    "typed": mark("dates by hand"),
    "status": mark("nothing open lies before the day after the status date"),
    "begin": mark("begins with the project"),
    "late": mark("as late as what follows allows"),
}
LONGEST: Final = 12
"""Steps of a chain that a tip shows."""


def reason_words(step: WhyRow, names: Mapping[int, str]) -> str:
    """Return what decides a date: what is waited for, or the fact."""
    if step.kind == "link":
        words = tr(
            mark("waits for {name} ({link})"),
            name=names.get(step.other_id or 0, ""),
            link=link_words(step.link, step.lag, step.lag_unit),
        )
        return text.listed([words, *off_words(step.days_off)])
    if step.kind == "pin":
        kind = tr(terms.CONSTRAINTS[step.constraint_kind])
        day = text.day(step.constraint_date)
        return text.listed([f"{kind} {day}".strip(), *off_words(step.days_off)])
    return tr(_FACTS[step.kind])


def link_words(kind: str, lag: int, unit: str) -> str:
    """Return a link as FS, or FS + 14 with what its lag counts."""
    if not lag:
        return kind
    sign = text.MINUS if lag < 0 else "+"
    return f"{kind} {sign} {text.number(abs(lag))} {tr(terms.LAG_UNITS[unit])}"


def off_words(days: Sequence[DayOff]) -> list[str]:
    """Return the holidays that lie between; nothing for a plain weekend."""
    named = list(dict.fromkeys(text.holiday(off.name) for off in days if off.name))
    if not named:
        return []
    said = trn("{count} day off", "{count} days off", len(days))
    return [f"{said} ({text.listed(named)})"]


def chain_words(steps: Sequence[WhyRow], names: Mapping[int, str]) -> str:
    """Return a whole chain, a step a line."""
    lines = [
        f"{text.day(step.finish)}  {names.get(step.milestone_id, '')}: {reason_words(step, names)}"
        for step in steps[:LONGEST]
    ]
    return "\n".join(lines if len(steps) <= LONGEST else [*lines, "…"])

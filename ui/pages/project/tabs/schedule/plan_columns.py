"""The columns of the plan: how long a milestone takes, its float, and what holds it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.errors import InvalidInput
from core.language import mark, tr
from ui.dialogs.milestone_plan import LONGEST, MINUTES
from ui.models.cells import Text
from ui.models.column import Column
from ui.pages.project.edits import Duration, edit_one
from ui.pages.project.float_words import days_number, float_words

if TYPE_CHECKING:
    from core.queries.milestones import MilestoneRow
    from core.queries.why import FloatRow
    from ui.desk import Desk
    from ui.pages.project.tabs.schedule.logic import Logic

FLOATS: Final = frozenset({"duration", "total_float", "free_float"})
"""Columns for which float must have been read."""
PLAN: Final = FLOATS | {"held"}
_TYPED: Final = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(d|ed|д|кд|天|日历天)?", re.IGNORECASE)
_ELAPSED: Final = frozenset({"ed", "кд", "日历天"})


def plan_columns(desk: Desk, logic: Logic) -> tuple[Column[Any], ...]:
    """Return the columns; what follows from the plan is asked of its logic."""

    def room(row: MilestoneRow) -> FloatRow | None:
        return logic.of(row.id)

    def duration(row: MilestoneRow) -> Duration | None:
        if row.duration is not None:
            return Duration(row.duration, is_elapsed=row.elapsed)
        found = room(row)
        if found is None or not found.duration:
            return None
        return Duration(round(found.duration * MINUTES[row.elapsed]), is_elapsed=row.elapsed)

    return (
        Column(
            key="duration",
            title=mark("Duration"),
            value=duration,
            text=duration_words,
            cell=lambda row: Text(
                "" if (found := duration(row)) is None else duration_words(found),
                "text3" if row.duration is None else "text2",
                "small",
            ),
            sort=lambda row: 0 if (found := duration(row)) is None else found.days,
            align="right",
            width=78,
            drop=6,
            edit=lambda row, value: edit_one(
                desk, row, duration=value.minutes, elapsed=value.is_elapsed
            ),
            can_edit=lambda row: logic.by_logic and not row.is_done,
            parse=lambda typed, _row: typed_duration(typed),
            tooltip=_duration_tip,
        ),
        Column(
            key="total_float",
            title=mark("Total float"),
            value=lambda row: None if (found := room(row)) is None else found.total,
            text=days_number,
            kind="number",
            cell=lambda row: _total_cell(room(row)),
            width=70,
            drop=4,
            tooltip=lambda row: logic.ring or _float_tip(room(row)),
        ),
        Column(
            key="free_float",
            title=mark("Free float"),
            value=lambda row: None if (found := room(row)) is None else found.free,
            text=days_number,
            kind="number",
            tone="text2",
            width=70,
            drop=7,
            hidden=True,
            tooltip=lambda row: logic.ring or _float_tip(room(row)),
        ),
        Column(
            key="held",
            title=mark("Pin"),
            value=held_words,
            cell=lambda row: Text("", icon="pin" if held_words(row) else "", icon_tone="text2"),
            width=46,
            drop=6,
            tooltip=held_words,
            spoken=held_words,
        ),
    )


def duration_words(found: Duration) -> str:
    """Return a duration as it is typed: 20 d of work, 5 ed on the calendar."""
    words = mark("{count} ed") if found.is_elapsed else mark("{count} d")
    return tr(words, count=days_number(found.days))


def typed_duration(typed: str) -> Duration:
    """Return what was typed: `20` or `20d` working days, `5ed` calendar days.

    Raises:
        InvalidInput: it is neither; the message says what is.
    """
    found = _TYPED.fullmatch(typed.strip())
    days = Decimal(found.group(1).replace(",", ".")) if found else None
    if found is None or days is None or days > LONGEST:
        raise InvalidInput(tr(mark("Type working days (20, 20d) or calendar days (5ed).")))
    is_elapsed = (found.group(2) or "").casefold() in _ELAPSED
    return Duration(round(days * MINUTES[is_elapsed]), is_elapsed=is_elapsed)


def held_words(row: MilestoneRow) -> str:
    """Return what holds a milestone: its pin or constraint, dates by hand, a deadline."""
    held = ""
    if row.constraint_kind != "ASAP":
        held = f"{tr(terms.CONSTRAINTS[row.constraint_kind])} {text.day(row.constraint_date)}"
    by_hand = tr(mark("Dates by hand")) if row.manual else ""
    deadline = ""
    if row.deadline is not None:
        deadline = tr(mark("Deadline {day}"), day=text.day(row.deadline))
    return text.listed(part for part in (held.strip(), by_hand, deadline) if part)


def _duration_tip(row: MilestoneRow) -> str:
    return tr(mark("The time between its dates")) if row.duration is None else ""


def _total_cell(room: FloatRow | None) -> Text:
    if room is None:
        return Text("")
    tone = "red_text" if room.total < 0 else "text" if room.is_critical else "text2"
    return Text(days_number(room.total), tone, "small_m" if room.is_critical else "small")


def _float_tip(room: FloatRow | None) -> str:
    if room is None:
        return ""
    latest = tr(mark("latest finish {day}"), day=text.day(room.late_finish))
    return text.listed([float_words(room), latest])

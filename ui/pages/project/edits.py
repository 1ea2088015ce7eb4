"""What an edit of a milestone is called and how it is carried out, wherever it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.errors import InvalidInput
from core.language import current, mark, tr
from core.operations.milestones import edit_milestone, edit_milestones, move_with_followers
from core.queries.consequence import NewDates
from ui.dialogs.following import followed_words
from ui.dialogs.milestone_plan import MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a milestone takes; minutes of work, or elapsed ones."""

    minutes: int
    is_elapsed: bool = False

    @property
    def days(self) -> float:
        """Return it in days of work, or calendar days."""
        return self.minutes / MINUTES[self.is_elapsed]


LABELS: Final = {
    "forecast_start": mark("Move start of milestone"),
    "forecast_finish": mark("Move milestone"),
    "actual_start": mark("Set actual start"),
    "actual_finish": mark("Set actual date"),
    "percent": mark("Set percent complete"),
    "name": mark("Rename milestone"),
    "weight": mark("Set weight"),
}
"""The name of the step when one field changes; more at once are an edit."""


def label_of(fields: Mapping[str, Any]) -> str:
    """Return what the step of changing these fields is called."""
    first = next(iter(fields), "")
    if set(fields) == {"duration", "elapsed"}:
        return mark("Set duration")
    return LABELS.get(first, mark("Edit milestone")) if len(fields) == 1 else mark("Edit milestone")


def name_field(row: MilestoneRow, language: str) -> str:
    """Return the field that holds the name shown in a language."""
    field = {"zh": "name_zh", "ru": "name_ru"}.get(language, "name")
    return field if getattr(row, field) else "name"


def edit_one(desk: Desk, row: MilestoneRow, *, reason: str | None = None, **fields: Any) -> None:
    """Change fields of one milestone as one step."""
    label = label_of(fields)
    about = tr(mark("{label}: {name}"), label=tr(label), name=row.named(current()))
    desk.run(label, edit_milestone, row.id, reason=reason, about=about, **fields)


def move_one(
    desk: Desk, row: MilestoneRow, finish: dt.date, *, reason: str | None = None, **fields: Any
) -> None:
    """Move the forecast of a milestone, and what follows from it by links, as one step."""
    label = label_of({"forecast_finish": finish, **fields})
    about = move_words(row.named(current()), row.forecast_finish, finish)
    desk.run(
        label,
        move_with_followers,
        row.id,
        NewDates(finish=finish),
        reason=reason,
        about=about,
        follow=followed_words,
        **fields,
    )


def shifted(row: MilestoneRow, days: int) -> NewDates:
    """Return the forecast of a milestone so many days later; a start that happened stays."""
    by = dt.timedelta(days)
    start = None if row.actual_start is not None else row.forecast_start
    finish = row.forecast_finish
    return NewDates(
        start=None if start is None else start + by,
        finish=None if finish is None else finish + by,
    )


def drag_one(desk: Desk, row: MilestoneRow, dates: NewDates, *, follow: bool) -> None:
    """Give a milestone the dates it was dragged to, as one step; what follows may stay."""
    start, finish = dates.start or row.forecast_start, dates.finish or row.forecast_finish
    if finish == row.forecast_finish and start is not None and row.forecast_start is not None:
        label = LABELS["forecast_start"]
        words = tr(mark("{name}, start"), name=row.named(current()))
        about = move_words(words, row.forecast_start, start)
    else:
        assert finish is not None
        label = LABELS["forecast_finish"]
        about = move_words(row.named(current()), row.forecast_finish, finish)
    if follow:
        args = (move_with_followers, row.id, dates)
        desk.run(label, *args, about=about, follow=followed_words)
        return
    fields: dict[str, Any] = {"forecast_start": dates.start, "forecast_finish": dates.finish}
    typed = {name: on for name, on in fields.items() if on is not None}
    desk.run(label, edit_milestone, row.id, about=about, **typed)


def move_words(name: str, before: dt.date | None, finish: dt.date) -> str:
    """Return what a move is called: “FAT passed, +7 d”, or the date where there was none."""
    by = text.day(finish) if before is None else text.slip((finish - before).days)
    return tr(mark("{name}, {move}"), name=name, move=by)


def edit_many(desk: Desk, edits: Mapping[int, Mapping[str, Any]], label: str) -> None:
    """Change fields of several milestones as one step."""
    if edits:
        desk.run(label, edit_milestones, edits)


def fields_of(key: str, value: Any) -> dict[str, Any]:
    """Return what an edit of one column writes: its field, of a duration its unit too."""
    if isinstance(value, Duration):
        return {"duration": value.minutes, "elapsed": value.is_elapsed}
    return {key: value}


def percentage(text: str, _row: object = None) -> Decimal:
    """Return what was typed as a percentage; `InvalidInput` says what is accepted."""
    typed = text.strip().rstrip("%").strip().replace(",", ".")
    try:
        found = Decimal(typed)
    except InvalidOperation:
        raise InvalidInput(tr(mark("Type a percentage from 0 to 100."))) from None
    if not found.is_finite() or not 0 <= found <= 100:  # noqa: PLR2004  a percentage
        raise InvalidInput(tr(mark("Type a percentage from 0 to 100.")))
    return found.quantize(Decimal("0.0001"))


def shop_words(code: str) -> str:
    """Return the name of a shop in the language of the screen."""
    return tr(terms.shop(code).name)


def gate_state(row: MilestoneRow) -> str:
    """Return how the diamond of a milestone is drawn."""
    if row.is_done:
        return "done"
    slip = row.slip or 0
    if slip > 30:  # noqa: PLR2004  the late classes of the design
        return "very_late"
    if slip > 10:  # noqa: PLR2004
        return "late"
    return "now" if row.is_running else "open"

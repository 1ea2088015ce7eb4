"""What the lists of checks show: the points with their figures, and what one of them found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core import text
from core.language import current, mark, tr
from ui.models.cells import Diamond, Run, Status, Text, TwoLine
from ui.models.column import Column
from ui.pages.project.edits import gate_state, shop_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.queries.milestones import MilestoneRow
    from core.queries.schedule_checks import CheckRow, PlaceRow


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A point of the assessment as a row."""

    check: CheckRow

    @property
    def id(self) -> str:
        """Return the name of the check."""
        return self.check.key


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What a check found as a row: the milestone, and of a link the one it waits for."""

    place: PlaceRow
    row: MilestoneRow
    other: MilestoneRow | None
    names: Mapping[int, str]

    @property
    def id(self) -> tuple[int, int | None]:
        """Return what tells it from the others."""
        return self.place.milestone_id, self.place.other_id

    @property
    def name(self) -> str:
        """Return the name beside that of its shop."""
        return self.names[self.row.id]

    @property
    def other_name(self) -> str:
        """Return what it waits for, with the shop where that is another one."""
        if self.other is None:
            return ""
        name = self.names[self.other.id]
        if self.other.shop == self.row.shop:
            return name
        return f"{shop_words(self.other.shop)} · {name}"


def check_columns() -> tuple[Column[Any], ...]:
    """Return the columns of the list of points."""
    return (
        Column(
            key="check",
            title=mark("Check"),
            value=lambda line: tr(line.check.title),
            kind="two_line",
            cell=_check_cell,
            tooltip=lambda line: tr(line.check.meaning),
            stretch=1,
            min_width=180,
        ),
        Column(
            key="found",
            title=mark("Found"),
            value=lambda line: len(line.check.places),
            kind="number",
            cell=lambda line: Text(_count(line.check), "text2", "small"),
            width=56,
        ),
        Column(
            key="figure",
            title=mark("Figure"),
            value=lambda line: line.check.figure,
            kind="number",
            cell=lambda line: Text(figure_words(line.check), "text", "small_m"),
            width=74,
        ),
        Column(
            key="limit",
            title=mark("Limit"),
            value=lambda line: line.check.limit,
            kind="number",
            cell=lambda line: Text(limit_words(line.check), "text3", "small"),
            width=74,
            drop=1,
        ),
        Column(
            key="state",
            title=mark("Result"),
            value=lambda line: line.check.is_met,
            kind="status",
            cell=_state_cell,
            width=lambda: 112,
        ),
    )


def place_columns() -> tuple[Column[Any], ...]:
    """Return the columns of what a check found."""
    return (
        Column(
            key="milestone",
            title=mark("Milestone"),
            value=lambda line: line.name,
            kind="diamond",
            cell=lambda line: Diamond(gate_state(line.row), line.name),
            tooltip=lambda line: f"{line.row.code} · {line.row.named(current())}",
            title_indent=18,
            stretch=1,
            min_width=160,
        ),
        Column(
            key="shop",
            title=mark("Shop"),
            value=lambda line: shop_words(line.row.shop),
            tone="text2",
            width=100,
            drop=2,
        ),
        Column(
            key="other",
            title=mark("Waits for"),
            value=lambda line: line.other_name,
            tone="text2",
            width=200,
            drop=1,
        ),
        Column(
            key="finish",
            title=mark("Finish"),
            value=lambda line: line.row.finish,
            kind="date",
            width=93,
        ),
        Column(
            key="value",
            title=mark("Days"),
            value=lambda line: line.place.value,
            text=lambda days: text.number(days, 0 if days == int(days) else 1),
            kind="number",
            width=66,
        ),
    )


def figure_words(check: CheckRow) -> str:
    """Return what was measured as it reads: a share, an index, days or a count."""
    return "–" if check.figure is None else _measured(check.measure, check.figure)


def limit_words(check: CheckRow) -> str:
    """Return the limit as it reads, with the side on which the figure must lie."""
    if check.measure == "count":
        return text.number(0)
    return f"{'≥' if check.is_least else '≤'} {_measured(check.measure, check.limit)}"


def _measured(measure: str, figure: float) -> str:
    if measure == "count":
        return text.number(figure)
    if measure == "index":
        return text.number(figure, 2)
    if measure == "days":
        return text.days(round(figure))
    return text.percent(figure * 100)


def _count(check: CheckRow) -> str:
    return text.number(len(check.places)) if check.places else ""


def _check_cell(line: CheckLine) -> TwoLine:
    return TwoLine(
        (Run(tr(line.check.title), "text", "body_m"),),
        (Run(tr(line.check.meaning), "text3", "small"),),
    )


def _state_cell(line: CheckLine) -> Status:
    check = line.check
    if check.figure is None:
        return Status("grey", tr(mark("Not measured")))
    if check.is_met:
        return Status("green", tr(mark("Met")), "green")
    if check.measure == "count":
        return Status("red", tr(mark("Not met")), "red")
    return Status("amber", tr(mark("Not met")), "amber")

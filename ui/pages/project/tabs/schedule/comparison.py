"""Against what the schedule is shown: the baseline that slips are measured against, and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import mark, tr
from core.queries.baselines import baseline_spans, baselines
from ui.models.cells import LATE_DAYS, Text, slip_tone
from ui.models.column import Column
from ui.timeline.bar import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.queries.baselines import BaselineRow, BaselineSpan
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

_DATE: Final = 93
_SLIP: Final = 70


class Comparison:
    """The baselines of the project that is shown, with those the user compares with.

    What is compared is remembered for each project until the file is closed.

    Attributes:
        rows: every baseline of the project, oldest first.
        chosen: those that are compared with.
        against: the name of the one that slips are measured against.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._project_id = 0
        self._chosen: dict[int, tuple[int, ...]] = {}
        self._spans: dict[int, dict[int, BaselineSpan]] = {}
        self.rows: Sequence[BaselineRow] = ()
        self.chosen: tuple[BaselineRow, ...] = ()
        self.against = ""

    def show_project(self, project_id: int) -> None:
        """Read the baselines of a project."""
        self._project_id = project_id
        self.rows = self._desk.read(baselines, project_id)
        wanted = self._chosen.get(project_id, ())
        self.chosen = tuple(row for row in self.rows if row.id in wanted and not row.is_current)
        self.against = next((row.name for row in self.rows if row.is_current), "")
        self._spans = self._desk.read(baseline_spans, [row.id for row in self.chosen])

    @property
    def shown(self) -> tuple[Any, ...]:
        """Return what is compared with, to tell whether it is another than before."""
        return self.chosen, self._spans

    def choose(self, ids: Iterable[int]) -> None:
        """Compare with these baselines from when the project is read anew."""
        self._chosen[self._project_id] = tuple(ids)

    def others(self, row: MilestoneRow) -> tuple[Span | None, ...]:
        """Return the dates of a milestone in each baseline that is compared with."""
        found = (self._spans[each.id].get(row.id) for each in self.chosen)
        return tuple(None if at is None else Span(at.start, at.finish) for at in found)

    def slip(self, row: MilestoneRow, baseline_id: int) -> int | None:
        """Return days later than a baseline; None where it does not date the milestone."""
        dated = self._spans[baseline_id].get(row.id)
        if dated is None or dated.finish is None or row.finish is None:
            return None
        return (row.finish - dated.finish).days

    def words(self, row: MilestoneRow) -> list[str]:
        """Return what a tooltip says of each baseline: its date, and the slip against it."""
        found = []
        if row.baseline_finish is not None:
            found.append(_against(self.against, text.day(row.baseline_finish), row.slip))
        for each in self.chosen:
            dated = self._spans[each.id].get(row.id)
            if dated is not None and dated.finish is not None:
                slip = self.slip(row, each.id)
                found.append(_against(each.name, text.day(dated.finish), slip))
        return found

    def columns(self) -> tuple[Column[Any], ...]:
        """Return two columns for each baseline that is compared with: its date, the slip."""
        return tuple(column for each in self.chosen for column in self._columns_of(each))

    def keys(self) -> frozenset[str]:
        """Return the keys of those columns."""
        return frozenset(column.key for column in self.columns())

    def cells(self, row: MilestoneRow) -> dict[str, Text]:
        """Return what a group says under those columns, by the milestone that speaks for it."""
        found = {}
        for each in self.chosen:
            date, slip = self._columns_of(each)
            days = self.slip(row, each.id)
            found[date.key] = Text(text.day(date.value(row)), "text3", "small")
            found[slip.key] = Text(text.slip(days), slip_tone(days, "text3"), "small_m")
        return found

    def _columns_of(self, each: BaselineRow) -> tuple[Column[Any], Column[Any]]:
        spans, name = self._spans[each.id], each.name

        def finish(row: MilestoneRow) -> Any:
            dated = spans.get(row.id)
            return None if dated is None else dated.finish

        date: Column[Any] = Column(
            key=f"baseline_{each.id}",
            title=mark("Baseline"),
            subtitle=lambda: name,
            value=finish,
            kind="date",
            cell=lambda row: Text(text.day(finish(row)), "text3", "small"),
            width=_DATE,
            drop=4,
        )
        slip: Column[Any] = Column(
            key=f"slip_{each.id}",
            title=mark("Slip"),
            subtitle=lambda: versus(name),
            value=lambda row: self.slip(row, each.id),
            kind="slip",
            cell=lambda row: slip_cell(self.slip(row, each.id), is_done=row.is_done),
            width=_SLIP,
            drop=1,
        )
        return date, slip


def versus(name: str) -> str:
    """Return against what a slip is: “vs BL1”, nothing where there is no baseline."""
    return tr(mark("vs {name}"), name=name) if name else ""


def slip_cell(days: int | None, *, is_done: bool) -> Text:
    """Return a slip as a cell: toned where late, weak where the milestone is reached."""
    shown = text.slip(days) if days else ("0" if days == 0 else "")
    if is_done:
        return Text(shown, "text3", "small")
    kind = "small_m" if (days or 0) > LATE_DAYS else "small"
    return Text(shown, slip_tone(days, "text3"), kind)


def _against(name: str, day: str, slip: int | None) -> str:
    return tr(mark("{name}: {day}, {slip}"), name=name, day=day, slip=text.slip(slip))

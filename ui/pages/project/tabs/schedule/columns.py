"""The columns of the schedule: what they show of a milestone and how they are edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import current, mark, tr
from ui.dialogs.stakes import USUAL, stake_lines
from ui.models.cells import Diamond, Text, slip_tone
from ui.models.column import Column
from ui.pages.project.clashes import ICON, typed_clashes
from ui.pages.project.edits import (
    edit_one,
    gate_state,
    move_one,
    name_field,
    percentage,
    shop_words,
)
from ui.pages.project.effect import effect_lines, reached_effect, typed_effect
from ui.pages.project.float_words import decides_words
from ui.pages.project.tabs.schedule.comparison import slip_cell, versus
from ui.pages.project.tabs.schedule.plan_columns import plan_columns
from ui.widgets.date_entry import parse_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from core.queries.consequence import ConsequenceRow
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk
    from ui.pages.project.tabs.schedule.logic import Logic
    from ui.widgets.date_popup import Consequence

Row = Any
"""Rows are `MilestoneRow`; `Any` keeps the columns' types short."""

GANTT: Final = frozenset(
    {"name", "baseline_finish", "forecast_finish", "actual_finish", "slip", "percent"}
)
"""What stands beside the Gantt."""
BESIDE_PANEL: Final = frozenset({"name", "reached", "slip", "percent"})
"""What stands there while the panel takes a third of the room."""
MERGED: Final = "reached"
"""The column that shows forecast and actual as one; the table view has all but this one."""


class ScheduleColumns:
    """Makes the columns; edits go to the desk as named steps."""

    def __init__(
        self,
        desk: Desk,
        name_of: Callable[[Row], str],
        typing: Callable[[Row, dt.date | None, ConsequenceRow | None], object],
        clashes_of: Callable[[int], str],
        against: Callable[[], str],
        logic: Logic,
        names_beside: Callable[[Row], Mapping[int, str]],
    ) -> None:
        """Make the columns.

        Args:
            desk: where edits are carried out.
            name_of: how a milestone is called in the list.
            typing: told of each forecast that is being typed, and of what would follow.
            clashes_of: says which days off a milestone meets, by its id; nothing for none.
            against: the name of the baseline that slips are measured against.
            logic: what the schedule knows of float, and of what decides a date.
            names_beside: how the milestones are called that a tip over one of them names.
        """
        self._logic = logic
        self._names_beside = names_beside
        self._desk = desk
        self._name_of = name_of
        self._typing = typing
        self._clashes_of = clashes_of
        self._against = against

    def all(self, compared: Sequence[Column[Row]] = ()) -> tuple[Column[Row], ...]:
        """Return every column in its first order, those of compared baselines after the slip."""
        plan = plan_columns(self._desk, self._logic)
        return (*self._named(), *self._dated(), *compared, *plan, *self._measured(), *self._told())

    def _named(self) -> tuple[Column[Row], ...]:
        return (
            Column(
                key="name",
                title=mark("Milestone"),
                value=self._name_of,
                kind="diamond",
                cell=self._name_cell,
                title_indent=18,
                min_width=140,
                ample=220,
                stretch=1,
                edit=self._rename,
                edit_text=lambda row: row.named(current()),
                tooltip=lambda row: f"{row.code} · {row.named(current())}",
                spoken=self._spoken,
            ),
            Column(
                key="code",
                title=mark("Code"),
                value=lambda row: row.code,
                tone="text3",
                width=70,
                drop=8,
                edit=self._edits("code"),
            ),
            Column(
                key="shop",
                title=mark("Shop"),
                value=lambda row: shop_words(row.shop),
                tone="text2",
                width=110,
                drop=7,
                hidden=True,
            ),
            Column(
                key="stage",
                title=mark("Stage"),
                value=lambda row: row.stage,
                text=lambda code: tr(terms.stage(code).name),
                tone="text2",
                width=150,
                drop=6,
                edit=self._edits("stage"),
                editor="choice",
                choices=lambda _row: [(stage.code, tr(stage.name)) for stage in terms.STAGES],
            ),
        )

    def _dated(self) -> tuple[Column[Row], ...]:
        return (
            Column(
                key="baseline_finish",
                title=mark("Baseline"),
                subtitle=self._against,
                value=lambda row: row.baseline_finish,
                kind="date",
                cell=lambda row: Text(text.day(row.baseline_finish), "text3", "small"),
                width=93,
                drop=2,
            ),
            self._date("forecast_start", mark("Forecast start"), drop=5, hidden=True),
            Column(
                key="forecast_finish",
                title=mark("Forecast"),
                value=lambda row: None if row.is_done else row.forecast_finish,
                kind="date",
                cell=self._forecast_cell,
                width=100,
                tooltip=self._why,
                can_edit=lambda row: not row.is_done,
                **self._forecast_editing(),
            ),
            self._date("actual_start", mark("Actual start"), drop=5, hidden=True),
            self._date("actual_finish", mark("Actual"), preview=self._reached),
            Column(
                key=MERGED,
                title=mark("Forecast, actual"),
                value=lambda row: row.finish,
                kind="date",
                cell=self._reached_cell,
                width=112,
                tooltip=self._why,
                can_edit=lambda row: not row.is_done,
                **self._forecast_editing(),
            ),
            Column(
                key="slip",
                title=mark("Slip"),
                subtitle=lambda: versus(self._against()),
                value=lambda row: row.slip,
                kind="slip",
                cell=lambda row: slip_cell(row.slip, is_done=row.is_done),
                width=66,
            ),
        )

    def _measured(self) -> tuple[Column[Row], ...]:
        return (
            Column(
                key="percent",
                title=mark("%"),
                value=lambda row: row.percent,
                text=lambda share: text.number(share, 0),
                kind="number",
                cell=_percent_cell,
                width=50,
                edit=self._edits("percent"),
                parse=percentage,
            ),
            Column(
                key="weight",
                title=mark("Weight"),
                value=lambda row: row.weight,
                text=lambda weight: text.number(weight, 2),
                kind="number",
                tone="text2",
                width=70,
                drop=6,
                edit=self._edits("weight"),
                parse=percentage,
            ),
        )

    def _told(self) -> tuple[Column[Row], ...]:
        return (
            Column(
                key="responsible",
                title=mark("Responsible"),
                value=lambda row: row.responsible,
                text=lambda who: tr(terms.RESPONSIBLE[who]),
                tone="text2",
                width=100,
                drop=6,
                edit=self._edits("responsible"),
                editor="choice",
                choices=lambda _row: [(key, tr(name)) for key, name in terms.RESPONSIBLE.items()],
            ),
            Column(
                key="owner",
                title=mark("Owner"),
                value=lambda row: row.owner,
                tone="text2",
                width=110,
                drop=7,
                hidden=True,
                edit=self._edits("owner"),
            ),
            self._yes_no("key", mark("Key")),
            self._yes_no("contractual", mark("Contractual")),
            Column(
                key="evidence",
                title=mark("Evidence"),
                value=lambda row: row.evidence,
                tone="text2",
                min_width=120,
                drop=9,
                stretch=2,
                edit=self._edits("evidence"),
                tooltip=lambda row: row.evidence,
            ),
            Column(
                key="note",
                title=mark("Note"),
                value=lambda row: row.note,
                tone="text2",
                width=180,
                drop=10,
                edit=self._edits("note"),
                tooltip=lambda row: row.note,
            ),
        )

    def _date(
        self, field: str, title: str, *, drop: int = 0, hidden: bool = False, preview: Any = None
    ) -> Column[Row]:
        def value(row: MilestoneRow) -> dt.date | None:
            found: dt.date | None = getattr(row, field)
            return found

        return Column(
            key=field,
            title=title,
            value=value,
            kind="date",
            cell=lambda row: Text(text.day(value(row)), "text", "small"),
            width=93,
            drop=drop,
            hidden=hidden,
            edit=self._edits(field),
            parse=self._typed_date(lambda row: value(row) or row.forecast_finish),
            step=_step(value),
            baseline=lambda row: row.baseline_finish,
            preview=preview,
            editor="date",
        )

    def _forecast_editing(self) -> dict[str, Any]:
        return {
            "edit": self._move,
            "parse": self._typed_date(lambda row: row.forecast_finish),
            "step": _step(lambda row: row.forecast_finish),
            "baseline": lambda row: row.baseline_finish,
            "preview": self._preview,
            "editor": "date",
        }

    def _yes_no(self, field: str, title: str) -> Column[Row]:
        return Column(
            key=field,
            title=title,
            value=lambda row: getattr(row, field),
            text=_tick,
            align="center",
            width=76,
            drop=8,
            hidden=True,
            edit=self._edits(field),
            editor="choice",
            choices=lambda _row: [(True, tr(mark("Yes"))), (False, tr(mark("No")))],
        )

    def _edits(self, field: str) -> Callable[[Row, Any], None]:
        return lambda row, value: edit_one(self._desk, row, **{field: value})

    def _name_cell(self, row: Row) -> Diamond:
        kind = "body_m" if row.is_running or (row.key and not row.is_done) else "body"
        line = self._logic.marked(row.id)
        return Diamond(gate_state(row), self._name_of(row), kind, line=line)

    def _forecast_cell(self, row: Row) -> Text:
        cell = _forecast_cell(row)
        if not cell.text or not self._clashes_of(row.id):
            return cell
        return replace(cell, icon=ICON, icon_tone="amber", icon_after=True)

    def _reached_cell(self, row: Row) -> Text:
        if row.is_done:
            return Text(text.day(row.finish), "text3", "small", icon="check", icon_after=True)
        return self._forecast_cell(row)

    def _why(self, row: Row) -> str:
        """Return which days off a date meets, and why it is that one; asked for on hovering."""
        chain = self._logic.chain(row, self._names_beside(row))
        return "\n".join(part for part in (self._clashes_of(row.id), chain) if part)

    def _spoken(self, row: Row) -> str:
        clashes = self._clashes_of(row.id).replace("\n", "; ")
        return text.listed([_spoken(row), decides_words(self._logic.marked(row.id)), clashes])

    def _rename(self, row: Row, name: str) -> None:
        edit_one(self._desk, row, **{name_field(row, current()): name})

    def _move(self, row: Row, finish: dt.date | None) -> None:
        if finish is None:
            edit_one(self._desk, row, forecast_finish=None)
        else:
            move_one(self._desk, row, finish)

    def _preview(self, row: Row, finish: dt.date | None) -> list[Consequence]:
        if finish is None or finish == row.forecast_finish:
            self._typing(row, None, None)
            return []
        found, effect = typed_effect(self._desk, row.project_id, row.id, finish)
        self._typing(row, finish, found)
        return effect_lines(
            row.baseline_finish,
            row.slip,
            finish,
            found,
            typed_clashes(self._desk, row.id, finish),
            against=self._against(),
            stakes=stake_lines(effect, most=USUAL),
        )

    def _reached(self, row: Row, on: dt.date | None) -> list[Consequence]:
        """Return what an actual date would mean; one to come is refused anyway."""
        if on is None or on == row.actual_finish or on > self._desk.status_date():
            return []
        found, effect = reached_effect(self._desk, row.project_id, row.id, on)
        stakes, against = stake_lines(effect, most=USUAL), self._against()
        return effect_lines(
            row.baseline_finish, row.slip, on, found, against=against, stakes=stakes
        )

    def _typed_date(
        self, base: Callable[[Row], dt.date | None]
    ) -> Callable[[str, Row], dt.date | None]:
        return lambda typed, row: parse_date(
            typed,
            base=base(row),
            today=self._desk.status_date(),
            baseline=row.baseline_finish,
        )


def _step(value: Callable[[Row], dt.date | None]) -> Callable[[Row, int], dt.date | None]:
    import datetime as dt  # noqa: PLC0415  the class is needed only when a key moves a date

    def stepped(row: Row, days: int) -> dt.date | None:
        now = value(row)
        return None if now is None else now + dt.timedelta(days)

    return stepped


def _tick(value: object) -> str:
    return "✓" if value else ""


def _forecast_cell(row: MilestoneRow) -> Text:
    if row.is_done or row.forecast_finish is None:
        return Text("")
    late = slip_tone(row.slip, "text")
    return Text(text.day(row.forecast_finish), late, "small_m" if late != "text" else "small")


def _percent_cell(row: MilestoneRow) -> Text:
    if not row.is_running and not row.is_done:
        return Text("–", "text3", "small")
    return Text(text.number(row.percent, 0), "text3" if row.is_done else "text", "small")


def _spoken(row: MilestoneRow) -> str:
    slip = text.slip(row.slip) if row.slip is not None else ""
    return ", ".join(
        part
        for part in (row.named(current()), shop_words(row.shop), text.day(row.finish), slip)
        if part
    )

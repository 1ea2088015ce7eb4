"""The columns of a plan beside a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.language import mark, tr
from core.queries.plan_rows import CHANGED, GONE, NEW
from ui.dialogs.plan_import.words import FATES, remark
from ui.models import cells
from ui.models.column import Column

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from core.queries.plan_rows import PlanImportRow
    from ui.dialogs.plan_import.choices import Choices

_DATE = 92


def columns(choices: Choices) -> Sequence[Column[PlanImportRow]]:
    """Return the columns; what is chosen in them goes to `choices`."""
    return (
        _fate(choices),
        Column(
            key="wbs",
            title=mark("WBS"),
            value=lambda row: row.wbs or row.number,
            tone="text2",
            width=84,
            drop=7,
        ),
        Column(
            key="name",
            title=mark("Task"),
            value=lambda row: row.name,
            width=200,
            min_width=140,
            stretch=2,
            tooltip=lambda row: f"{row.code} {row.name}".strip(),
        ),
        _place(choices, "shop"),
        _place(choices, "stage"),
        _date("start_here", mark("Start here"), lambda row: row.start_here, drop=6),
        _date("start_there", mark("Start in plan"), lambda row: row.start_there, drop=5),
        _date("finish_here", mark("Finish here"), lambda row: row.finish_here, drop=2),
        _date("finish_there", mark("Finish in plan"), lambda row: row.finish_there),
        Column(
            key="remark",
            title=mark("Remark"),
            value=remark,
            tone="text2",
            width=260,
            min_width=180,
            stretch=3,
            tooltip=remark,
        ),
    )


def _fate(choices: Choices) -> Column[PlanImportRow]:
    def shown(row: PlanImportRow) -> tuple[str, str]:
        return FATES[row.state, choices.is_taken(row)]

    def offered(row: PlanImportRow) -> list[tuple[bool, str]]:
        return [(taken, tr(FATES[row.state, taken][1])) for taken in (True, False)]

    return Column(
        key="fate",
        title=mark("On import"),
        value=choices.is_taken,
        text=lambda _value: "",
        cell=lambda row: cells.Status(shown(row)[0], tr(shown(row)[1])),
        find=lambda row: tr(shown(row)[1]),
        sort=lambda row: (row.state, tr(shown(row)[1])),
        kind="status",
        spoken=lambda row: tr(shown(row)[1]),
        edit=choices.take,
        can_edit=lambda row: row.state in {NEW, CHANGED, GONE},
        editor="choice",
        choices=offered,
        width=116,
    )


def _place(choices: Choices, key: str) -> Column[PlanImportRow]:
    """Return the column of shop or stage; a stage that is unclear is marked."""
    is_stage = key == "stage"
    listed = terms.STAGES if is_stage else terms.SHOPS

    def words(code: str) -> str:
        if not code:
            return ""
        return f"{code} {tr(terms.stage(code).name)}" if is_stage else tr(terms.shop(code).name)

    def cell(row: PlanImportRow) -> cells.Text:
        if is_stage and row.is_unclear:
            return cells.Text(words(row.stage), "amber_text", icon="circle-question-mark")
        return cells.Text(words(getattr(row, key)))

    return Column(
        key=key,
        title=mark("Stage") if is_stage else mark("Shop"),
        value=lambda row: getattr(row, key),
        text=words,
        cell=cell,
        edit=lambda row, value: choices.place(row, **{key: value}),
        can_edit=lambda row: row.mapped is not None,
        editor="choice",
        choices=lambda _row: [(each.code, words(each.code)) for each in listed],
        tooltip=lambda row: basis(row, key),
        width=150 if is_stage else 96,
        min_width=84,
    )


def basis(row: PlanImportRow, key: str) -> str:
    """Return what a shop or stage rests on."""
    if row.mapped is None:
        return ""
    guess = getattr(row.mapped, key)
    said: dict[str, str] = {
        "chosen": tr(mark("Chosen here")),
        "stated": tr(mark("Said by a field of the plan: {words}"), words=guess.words),
        "read": tr(mark("Read from “{words}”"), words=guess.words),
        "unclear": tr(mark("Perhaps, because of “{words}”"), words=guess.words)
        if guess.words
        else tr(mark("Nothing in the plan says it")),
    }
    return said[guess.basis]


def _date(
    key: str, title: str, value: Callable[[PlanImportRow], dt.date | None], drop: int = 0
) -> Column[PlanImportRow]:
    return Column(key=key, title=title, value=value, kind="date", width=_DATE, drop=drop)

"""The punch list: category A first, what is due first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import mark
from ui.models.cells import Text
from ui.pages._register.faces._due import badge, due, state
from ui.pages._register.faces._spec import Face, FaceView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.register import RegisterRow
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Columns, Shown

ENDED: Final = ("CLOSED",)


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    description = made["description"]
    yield replace(made["code"], title=mark("No."), width=84)
    yield replace(
        description,
        cell=lambda row: Text(description.shown(row), badge=badge(row, shown)),
        ample=260,
        min_width=180,
    )
    yield replace(made["category"], title=mark("Cat."), width=52)
    yield replace(made["due"], cell=due(shown, ENDED), width=98)
    yield replace(made["responsible"], title=mark("Owner"), width=130)
    yield replace(made["status"], cell=state(made["status"]), width=116)
    yield replace(made["age_days"], subtitle="", cell=_age, width=64)


def _age(row: RegisterRow) -> Text:
    days = row.values["age_days"]
    return Text("" if days is None else text.days(days), "text2", "small")


SPEC: Final = Face(
    key="punch_list",
    add=mark("Add item"),
    begin=mark("Add what is missing or wrong: A stops the next phase, B waits for PAC, C for FAC."),
    columns=_columns,
    views=(
        FaceView("list", mark("List"), "code description category due responsible status age_days"),
        FaceView(
            "full",
            mark("All columns"),
            "code description category status shop package system location discipline criterion"
            " raised raised_by responsible due overdue_days age_days closed closed_by verified"
            " verified_by reopened",
        ),
    ),
    ended=ENDED,
    sort="category,due",
)

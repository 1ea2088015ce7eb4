"""Issues: overdue ones say so whatever their status, and how high each was taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core.language import mark, tr
from ui.models.cells import Status, Text
from ui.pages._register.faces._due import badge, due, state
from ui.pages._register.faces._spec import Face

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.register import RegisterRow
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Columns, Shown

ENDED: Final = ("RESOLVED", "CLOSED")
LEVELS: Final = {
    1: mark("1: project manager"),
    2: mark("2: management"),
    3: mark("3: heads of both parties"),
}


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    title = made["title"]
    yield replace(
        title,
        cell=lambda row: Text(title.shown(row), badge=badge(row, shown)),
        ample=280,
        min_width=200,
        tooltip=_told,
    )
    yield replace(made["due"], cell=due(shown, ENDED), width=98)
    yield replace(made["status"], cell=state(made["status"]), width=104)
    yield replace(made["escalation"], cell=_level, tooltip=_level_words, align="left", width=92)


def _told(row: RegisterRow) -> str:
    values = row.values
    return "\n".join(
        part for part in (values["title"], values["description"], values["resolution"]) if part
    )


def _level(row: RegisterRow) -> Status | Text:
    level = row.values["escalation"]
    return Status("amber", str(level), "arrow-up") if level else Text("")


def _level_words(row: RegisterRow) -> str:
    level = row.values["escalation"]
    return tr(LEVELS[level]) if level in LEVELS else ""


SPEC: Final = Face(key="issues", columns=_columns, ended=ENDED, sort="due")

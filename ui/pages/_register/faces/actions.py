"""Actions: overdue ones say so whatever their status; the revised date counts before the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core import text
from ui.models.cells import Text
from ui.pages._register.faces._due import due, state
from ui.pages._register.faces._spec import Face

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.register import RegisterRow
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Columns, Shown

ENDED: Final = ("CLOSED", "CANCELLED")


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    first = due(shown, ENDED)
    yield replace(
        made["due"],
        cell=lambda row: _passed(row) if row.values["revised_due"] else first(row),
        width=98,
    )
    yield replace(made["revised_due"], cell=due(shown, ENDED, keys=("revised_due",)), width=104)
    yield replace(made["status"], cell=state(made["status"]), width=104)


def _passed(row: RegisterRow) -> Text:
    return Text(text.day(row.values["due"]), "text3", "small")


SPEC: Final = Face(key="actions", columns=_columns, ended=ENDED, sort="due")

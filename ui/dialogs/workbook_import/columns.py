"""The columns of a workbook beside the file, and those of its columns beside the fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.exchange.workbook import CONFLICT, NEW, UNCLEAR
from core.language import mark, tr
from core.registers import Kind, table
from ui.dialogs.workbook_import import words
from ui.dialogs.workbook_import.choices import DECIDED
from ui.models import cells
from ui.models.column import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.dialogs.workbook_import.choices import Choices
    from ui.dialogs.workbook_import.lines import Line

_RIGHT = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY})


def columns(choices: Choices) -> Sequence[Column[Line]]:
    """Return the columns; what is chosen in them goes to `choices`."""
    return (
        _fate(choices),
        Column(
            key="field",
            title=mark("Field"),
            value=_field,
            width=170,
            min_width=110,
            tooltip=_field,
        ),
        _value("old", mark("Here"), lambda line: words.old_words(line.row.register, _cell(line))),
        _value(
            "new",
            mark("In the workbook"),
            lambda line: words.new_words(line.row.register, _cell(line)),
        ),
        _value(
            "sent",
            mark("When it went out"),
            lambda line: words.sent_words(line.row.register, _cell(line)),
        ),
        Column(
            key="remark",
            title=mark("Remark"),
            value=lambda line: line.reason,
            tone="text2",
            width=220,
            min_width=120,
            stretch=3,
            tooltip=lambda line: line.reason,
        ),
    )


def _cell(line: Line) -> Any:
    assert line.cell is not None
    return line.cell


def _field(line: Line) -> str:
    if line.cell is None:
        return tr(mark("Whole row"))
    return words.field_title(line.row.register, line.cell.key)


def _fate(choices: Choices) -> Column[Line]:
    def shown(line: Line) -> tuple[str, str]:
        return words.FATES[line.state, choices.is_taken(line)]

    def offered(line: Line) -> list[tuple[Any, str]]:
        if line.state == UNCLEAR:
            return list(words.reading_words(line.row.register, _cell(line)))
        return [(taken, tr(words.FATES[line.state, taken][1])) for taken in (True, False)]

    return Column(
        key="fate",
        title=mark("On import"),
        # An unclear cell is neither: each of its readings is another value than this.
        value=lambda line: None if line.state == UNCLEAR else choices.is_taken(line),
        text=lambda _value: "",
        cell=lambda line: cells.Status(shown(line)[0], tr(shown(line)[1])),
        find=lambda line: tr(shown(line)[1]),
        sort=lambda line: (line.state, tr(shown(line)[1])),
        kind="status",
        spoken=lambda line: tr(shown(line)[1]),
        edit=choices.take,
        can_edit=lambda line: line.state in DECIDED or line.state == UNCLEAR,
        editor="choice",
        choices=offered,
        width=150,
    )


def _value(key: str, title: str, said: Callable[[Line], str]) -> Column[Line]:
    def shown(line: Line) -> str:
        if line.cell is None and key == "new" and line.row.state == NEW:
            return words.all_new(line.row)
        if line.cell is None or (key == "old" and line.row.state == NEW):
            return ""
        return said(line)

    def tone(line: Line) -> str:
        if key == "new":
            return "text"
        return "text2" if key == "old" or line.state == CONFLICT else "text3"

    return Column(
        key=key,
        title=title,
        value=shown,
        cell=lambda line: cells.Text(shown(line), tone(line)),
        width=170,
        min_width=110,
        stretch=2,
        tooltip=shown,
    )


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column of a sheet and the field it goes into; without a letter the sheet as a whole."""

    sheet: int
    name: str
    letter: str
    head: str
    register: str
    key: str

    @property
    def id(self) -> tuple[int, str]:
        """Return what tells it from the others."""
        return self.sheet, self.letter


def placed_columns(
    place: Callable[[PlacedColumn, str], None], registers: Sequence[tuple[str, str]]
) -> Sequence[Column[PlacedColumn]]:
    """Return the columns of the list that says which column is which field.

    Args:
        place: told which field a column was given, or which register a sheet.
        registers: keys and titles of all registers.
    """
    named = dict(registers)

    def fields(row: PlacedColumn) -> list[tuple[str, str]]:
        none = ("", tr(mark("Left out")))
        if not row.letter:
            return [none, *registers]
        if not row.register:
            return [none]
        titles = [
            (f.key, words.field_title(row.register, f.key)) for f in table(row.register).fields
        ]
        return [none, *titles]

    def shown(row: PlacedColumn) -> str:
        if not row.key:
            return tr(mark("Left out"))
        return words.field_title(row.register, row.key) if row.letter else named[row.key]

    return (
        Column(
            key="letter", title=mark("Column"), value=lambda r: r.letter, width=72, tone="text2"
        ),
        Column(
            key="head",
            title=mark("Head in the workbook"),
            value=lambda row: " / ".join(row.head.split("\n")) if row.letter else tr(mark("Sheet")),
            width=280,
            stretch=1,
        ),
        Column(
            key="key",
            title=mark("Goes into"),
            value=lambda row: row.key,
            cell=lambda row: cells.Text(shown(row), "text" if row.key else "text3"),
            edit=place,
            editor="choice",
            choices=fields,
            can_edit=lambda row: not row.letter or bool(row.register),
            width=280,
            stretch=1,
        ),
    )

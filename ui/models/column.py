"""One column of a table: its heading, what it shows of a row, and how an edit is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from core import text as wording
from core.language import tr
from ui.models import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter


class HasId(Protocol):
    """A row that can be told from another."""

    @property
    def id(self) -> Any:
        """Return the key of the row."""
        ...


R = TypeVar("R", bound=HasId)

_RIGHT: Final = frozenset({"number", "percent", "slip", "money"})
_TEXTS: Final[dict[str, Callable[[Any], str]]] = {
    "date": wording.day,
    "slip": wording.slip,
    "percent": wording.percent,
    "money": wording.money,
    "number": wording.number,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """A column over rows of one kind.

    Attributes:
        key: its name in remembered states.
        title: its heading, a marked text.
        subtitle: a second line of the heading: a marked text, or a function that gives it.
        value: what sorting, filtering and editing see.
        kind: which painter shows it (a file of ui/delegates).
        text: how a value reads; by kind if it is left out.
        cell: the prepared cell; by kind from value and text if it is left out.
        sort: what to sort by, if not the value.
        find: the words a filter looks for; all words of the cell if it is left out. Give it
            for lists of thousands of rows, where preparing every cell takes half a second.
        tone: the tone of the words of a plain cell.
        align: "left", "right" or "center"; by kind if it is left out.
        title_indent: how far the heading is moved in, to stand over words behind a shape.
        width: preferred width in px, or a function so that it follows language and text size.
        stretch: its share of spare width.
        ample: a stretching column is this wide before any column that may be dropped is shown.
        drop: when width is short, columns with the highest figure go first; 0 always stays.
        hidden: hidden until the user chooses it.
        is_mark: whether it is a mark beside the row, neither copied nor pasted over.
        edit: runs the operation of an edit; shown values change only by a refresh.
        can_edit: whether this row's value may be edited.
        parse: what was typed as a value; raises InvalidInput.
        edit_text: what the editor starts with, if not the text.
        editor: "text", "date" or "choice".
        choices: the (value, words) an editor of kind "choice" offers.
        completions: what an editor of kind "text" offers while the user types.
        step: the value some steps (days) away, for the + and − keys.
        baseline: the date that `=bl` stands for in this row, for a date editor.
        preview: what a date would cause, for the popup of a date editor.
        tooltip: words shown when the pointer rests.
        spoken: words for a screen reader, if the text is not enough.
        paint: the painter of kind "custom".
        paint_head: paints over the ground of its head, between the words' left edge and right
            edge, in place of the title.
    """

    key: str
    title: str
    value: Callable[[R], Any]
    kind: str = "text"
    text: Callable[[Any], str] | None = None
    cell: Callable[[R], Any] | None = None
    sort: Callable[[R], Any] | None = None
    find: Callable[[R], str] | None = None
    tone: str = "text"
    align: str = ""
    subtitle: str | Callable[[], str] = ""
    title_indent: int = 0
    width: int | Callable[[], int] = 0
    min_width: int = 40
    stretch: int = 0
    ample: int = 0
    drop: int = 0
    hidden: bool = False
    is_mark: bool = False
    edit: Callable[[R, Any], None] | None = None
    can_edit: Callable[[R], bool] | None = None
    parse: Callable[[str, R], Any] | None = None
    edit_text: Callable[[R], str] | None = None
    editor: str = ""
    choices: Callable[[R], Sequence[tuple[Any, str]]] | None = None
    completions: Callable[[R], Sequence[str]] | None = None
    step: Callable[[R, int], Any] | None = None
    baseline: Callable[[R], Any] | None = None
    preview: Callable[[R, Any], Sequence[Any]] | None = None
    tooltip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    paint: Callable[[QPainter, QRectF, Any, bool], None] | None = None
    paint_head: Callable[[QPainter, QRectF], None] | None = None

    def below(self) -> str:
        """Return the second line of the heading, nothing where it has one line."""
        return tr(self.subtitle) if isinstance(self.subtitle, str) else self.subtitle()

    def heading(self) -> str:
        """Return the whole heading in one line."""
        return f"{tr(self.title)} {self.below()}".strip()

    def shown(self, row: R) -> str:
        """Return the value of a row as words."""
        value = self.value(row)
        if value is None:
            return ""
        return (self.text or _TEXTS.get(self.kind, str))(value)

    def words(self, row: R) -> str:
        """Return everything the cell says, for filtering, copying and screen readers."""
        if self.text is not None or self.cell is None or self.kind in _TEXTS:
            return self.shown(row)
        return cells.plain(self.cell(row)) or self.shown(row)

    def sought(self, row: R) -> str:
        """Return what a filter looks for in this cell."""
        return self.words(row) if self.find is None else self.find(row)

    def prepared(self, row: R) -> Any:
        """Return what the painter needs, computed once per refresh."""
        if self.cell is not None:
            return self.cell(row)
        tone = cells.slip_tone(self.value(row)) if self.kind == "slip" else self.tone
        kind = "body" if self.kind not in _TEXTS else "small"
        if tone in ("red_text", "amber_text"):
            kind += "_m"
        return cells.Text(self.shown(row), tone, kind)

    def typed(self, text: str, row: R) -> Any:
        """Return what was typed as a value of this row; `InvalidInput` says what is accepted."""
        return text if self.parse is None else self.parse(text, row)

    def is_editable(self, row: R) -> bool:
        """Return whether the user may change this row's value."""
        return self.edit is not None and (self.can_edit is None or self.can_edit(row))

    def start_text(self, row: R) -> str:
        """Return what an editor of this row starts with."""
        return self.shown(row) if self.edit_text is None else self.edit_text(row)

    @property
    def editor_kind(self) -> str:
        """Return which editor opens."""
        return self.editor or ("date" if self.kind == "date" else "text")

    @property
    def side(self) -> str:
        """Return the side its words keep to."""
        return self.align or ("right" if self.kind in _RIGHT else "left")

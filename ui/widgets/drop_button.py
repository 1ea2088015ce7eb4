"""Buttons that drop a menu of choices: “Status Any ▾”, one choice or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy

from core.language import mark, tr
from core.text import listed
from ui import paint
from ui.actions import menu
from ui.guard import guarded
from ui.theme import changes, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu, QWidget

PADDING: Final = 9
GAP: Final = 5
CHEVRON: Final = 12
WIDEST_VALUE: Final = 180


class _Drop(QPushButton):
    """Paints label, value and chevron; the value is stronger than the label."""

    chosen = Signal(object)

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._label = label
        self._choices: list[tuple[Any, str] | None] = []
        self.clicked.connect(self.drop)
        changes().changed.connect(self.updateGeometry)

    def set_label(self, label: str) -> None:
        """Show another label."""
        self._label = label
        self._refresh()

    def drop(self) -> None:
        """Open the menu under the button."""
        opened = self.build_menu()
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def build_menu(self) -> QMenu:
        """Return the menu of choices."""
        raise NotImplementedError

    def shown(self) -> str:
        """Return the value in words."""
        raise NotImplementedError

    def is_narrowing(self) -> bool:
        """Return whether something else than the usual is chosen."""
        raise NotImplementedError

    def _words(self, value: Any) -> str:
        return next((c[1] for c in self._choices if c is not None and c[0] == value), "")

    def _refresh(self) -> None:
        self.setAccessibleName(f"{self._label} {self.shown()}".strip())
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(60, 26))
    def sizeHint(self) -> QSize:
        width = 2 * PADDING + text_width(self._label, "small") + CHEVRON + GAP
        if value := self.shown():
            width += GAP + min(WIDEST_VALUE, text_width(value, "small_m"))
        return QSize(round(width) + 2, max(26, round(line_height("small")) + 10))

    @guarded(default=QSize(60, 26))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drop()
        else:
            super().keyPressEvent(event)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        active = self.is_narrowing()
        rect = QRectF(self.rect())
        fill = "accent_soft" if active else "hover" if self.underMouse() else None
        paint.rounded(painter, rect, 6, fill, "accent_soft" if active else "line2")
        place = rect.adjusted(PADDING, 0, -PADDING - CHEVRON, 0)
        tone = "blue_text" if active else "text2"
        x = paint.text(painter, place, self._label, "small", tone, elide=False)
        if value := self.shown():
            place.setLeft(place.left() + x + GAP)
            tone = "blue_text" if active else "text"
            paint.text(painter, place, value, "small_m", tone)
        at = rect.right() - PADDING - CHEVRON + 2
        chevron = "accent" if active else "text3"
        top = rect.center().y() - CHEVRON / 2
        paint.picture(painter, at, top, "chevron-down", chevron, size=CHEVRON)
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()


class DropButton(_Drop):
    """One choice of several.

    Signals:
        chosen: the user chose another; carries its value.
    """

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._value: Any = None
        self._default: Any = None
        self._refresh()

    @property
    def value(self) -> Any:
        """Return what is chosen."""
        return self._value

    def set_choices(
        self, choices: Sequence[tuple[Any, str] | None], *, default: Any = None
    ) -> None:
        """Offer these (value, words), None between them being a line.

        What is chosen stays if it is still offered.
        """
        self._choices = list(choices)
        self._default = default
        if self._value not in [c[0] for c in choices if c is not None]:
            self._value = default
        self._refresh()

    def set_value(self, value: Any) -> None:
        """Choose without saying so."""
        self._value = value
        self._refresh()

    def shown(self) -> str:
        return self._words(self._value)

    def is_narrowing(self) -> bool:
        return bool(self._value != self._default)

    def build_menu(self) -> QMenu:
        made = menu(parent=self)
        for choice in self._choices:
            if choice is None:
                made.addSeparator()
                continue
            action = made.addAction(choice[1].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice[0] == self._value)
            action.triggered.connect(lambda _=False, value=choice[0]: self._choose(value))
        return made

    def _choose(self, value: Any) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)


class MultiDropButton(_Drop):
    """Any of several; none means any.

    Signals:
        chosen: the user chose otherwise; carries the values as a tuple.
    """

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._values: tuple[Any, ...] = ()
        self._common: tuple[tuple[Any, ...], str] = ((), "")
        self._refresh()

    @property
    def values(self) -> tuple[Any, ...]:
        """Return what is chosen; nothing means any."""
        return self._values

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these (value, words); what is chosen stays if it is still offered."""
        self._choices = list(choices)
        offered = [value for value, _ in choices]
        self._values = tuple(value for value in self._values if value in offered)
        self._refresh()

    def set_values(self, values: Sequence[Any]) -> None:
        """Choose without saying so."""
        self._values = tuple(values)
        self._refresh()

    def set_common(self, values: Sequence[Any], words: str) -> None:
        """Offer several values as one choice with words of its own."""
        self._common = (tuple(values), words)
        self._refresh()

    def shown(self) -> str:
        if not self._values:
            return tr(mark("Any"))
        if self._is_common():
            return self._common[1]
        return listed(self._words(value) for value in self._values)

    def is_narrowing(self) -> bool:
        return bool(self._values)

    def build_menu(self) -> QMenu:
        made = menu(parent=self)
        any_of = made.addAction(tr(mark("Any")))
        any_of.setCheckable(True)
        any_of.setChecked(not self._values)
        any_of.triggered.connect(lambda: self._choose(()))
        if self._common[0]:
            common = made.addAction(self._common[1].replace("&", "&&"))
            common.setCheckable(True)
            common.setChecked(self._is_common())
            common.triggered.connect(lambda: self._choose(self._common[0]))
        made.addSeparator()
        for choice in self._choices:
            assert choice is not None
            action = made.addAction(choice[1].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice[0] in self._values)
            action.triggered.connect(lambda _=False, value=choice[0]: self._toggle(value))
        return made

    def _is_common(self) -> bool:
        return bool(self._common[0]) and set(self._values) == set(self._common[0])

    def _toggle(self, value: Any) -> None:
        kept = [v for v in self._values if v != value]
        order = [choice[0] for choice in self._choices if choice is not None]
        chosen = kept if len(kept) < len(self._values) else [*kept, value]
        self._choose(tuple(sorted(chosen, key=order.index)))

    def _choose(self, values: tuple[Any, ...]) -> None:
        if values != self._values:
            self.set_values(values)
            self.chosen.emit(values)

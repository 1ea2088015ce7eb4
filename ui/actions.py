"""Actions: what the user can do, described once for menus, shortcuts, buttons and the palette."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from core.language import tr
from ui.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QMenuBar, QWidget


_MNEMONIC: Final = re.compile(r"(?<!&)&([^&])")
_TYPED: Final = re.compile(r"[A-Za-z\u0400-\u04ff]")
"""Letters that are typed with one key: Latin and Cyrillic."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do.

    Attributes:
        key: Names it for good, as "project.new".
        text: A marked English text ("New project…"), or a function that returns what to show.
        run: Called without arguments.
        shortcut: Portable keys, "Ctrl+Z"; more than one with "; " between.
        menu: A marked menu title ("&File"); empty: only in the palette and where it is placed.
        section: Within a menu a line stands between sections.
        icon: A drawing of resources/icons.
        enabled: Tells whether it can be done now.
        checked: Tells whether it is on; makes it a check.
        local: The shortcut works only while the widget it was built for has the keyboard.
        where: The one widget that must have the keyboard for the shortcut to work.
    """

    key: str
    text: str | Callable[[], str]
    run: Callable[[], Any]
    shortcut: str = ""
    menu: str = ""
    section: int = 0
    icon: str = ""
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None
    local: bool = False
    where: QWidget | None = None


class Built(QAction):
    """An action as Qt knows it."""

    def __init__(self, action: Action, parent: QObject) -> None:
        super().__init__(parent)
        self.action = action
        self.setObjectName(action.key)
        self.setCheckable(action.checked is not None)
        self.setShortcuts(QKeySequence.listFromString(action.shortcut))
        if action.where is not None:
            self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        elif action.local:
            self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._has_icon = False
        self.triggered.connect(self._on_triggered)
        self.refresh()

    def refresh(self) -> None:
        """Show text, enabled and checked as they are now."""
        text = self.action.text
        self.setText(tr(text) if isinstance(text, str) else text())
        self.setToolTip(tip(self.words, self.shortcut()))
        if self.action.enabled is not None:
            self.setEnabled(self.action.enabled())
        if self.action.checked is not None:
            self.setChecked(self.action.checked())

    def show_icon(self) -> None:
        """Draw the icon, when the first menu that shows it opens: a start draws none in vain."""
        if self.action.icon and not self._has_icon:
            self._has_icon = True
            set_icon(self, self.action.icon)

    @property
    def words(self) -> str:
        """Return the text without mnemonic."""
        return re.sub(r"\(&\w\)|&(?=\w)", "", self.text())

    def _on_triggered(self) -> None:
        self.action.run()
        self.refresh()


def build(action: Action, parent: QWidget) -> Built:
    """Return an action as Qt knows it, its shortcut alive on the widget."""
    made = Built(action, parent)
    (action.where or parent).addAction(made)
    return made


def listed(window: QWidget) -> list[Built]:
    """Return every action built for the window and the widgets in it, for the palette."""
    return [each for each in window.findChildren(Built) if each.isVisible()]


def refresh(window: QWidget) -> None:
    """Show every action of the window as it is now, also in another language."""
    for each in listed(window):
        each.refresh()


def fill(bar: QMenuBar, actions: Iterable[Built]) -> dict[str, QMenu]:
    """Put actions into menus of a menu bar and return the menus by marked title."""
    menus: dict[str, QMenu] = {}
    for each in actions:
        title = each.action.menu
        if not title:
            continue
        if title not in menus:
            menus[title] = menu(tr(title), bar)
            bar.addMenu(menus[title])
        _append(menus[title], each)
    return menus


def menu(title: str = "", parent: QWidget | None = None) -> QMenu:
    """Return a menu whose corners are really round; what it shows is refreshed as it opens."""
    made = QMenu(title, parent)
    made.setWindowFlags(
        made.windowFlags()
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.NoDropShadowWindowHint
    )
    made.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    made.setToolTipsVisible(False)
    made.aboutToShow.connect(lambda: _refresh_menu(made))
    return made


def tip(words: str, shortcut: QKeySequence | str = "") -> str:
    """Return a tool tip: what it does, and its shortcut ("Undo  Ctrl+Z")."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words.removesuffix('…')}  {keys}" if keys else words.removesuffix("…")


def _append(to: QMenu, each: Built) -> None:
    before = [action for action in to.actions() if isinstance(action, Built)]
    if before and before[-1].action.section != each.action.section:
        to.addSeparator()
    to.addAction(each)


def _refresh_menu(shown: QMenu) -> None:
    for each in shown.actions():
        if isinstance(each, Built):
            each.refresh()
            each.show_icon()
    underline(shown.actions())


def underline(actions: Iterable[QAction]) -> None:
    """Give each entry of a menu a letter of its own that opens it, where it has none.

    A text in letters that no keyboard has gets a letter of the English one behind it: 打开(O)….
    """
    entries = [each for each in actions if each.text()]
    texts = {each: each.text() for each in entries}
    taken = {found[1].casefold() for text in texts.values() if (found := _MNEMONIC.search(text))}
    for each, text in texts.items():
        if not _MNEMONIC.search(text):
            each.setText(_underlined(text, _english(each), taken))


def _english(action: QAction) -> str:
    if isinstance(action, Built) and isinstance(action.action.text, str):
        return action.action.text
    return ""


def _underlined(text: str, english: str, taken: set[str]) -> str:
    """Return the text with a letter underlined that is not taken; first letters come first."""
    plain = text.replace("&&", "\0\0")
    places = [found.start() for found in _TYPED.finditer(plain)]
    first = [at for at in places if at == 0 or not plain[at - 1].isalnum()]
    for at in (*first, *places):
        if text[at].casefold() not in taken:
            taken.add(text[at].casefold())
            return f"{text[:at]}&{text[at:]}"
    behind = next(
        (c for c in english if c.isascii() and c.isalpha() and c.casefold() not in taken), ""
    )
    if not behind or places:
        return text
    taken.add(behind.casefold())
    body = text.removesuffix("…")
    return f"{body}(&{behind.upper()}){text[len(body) :]}"

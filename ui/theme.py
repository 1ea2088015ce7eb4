"""What the screen looks like: colours, fonts and metrics of the theme in use, light or dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from core.language import current
from core.resources import resources
from core.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.tokens import Tokens

CHOICES: Final = ("system", "light", "dark")
BODY: Final = 13
ROW_PADDING: Final = 10
CHINESE_ROW_PADDING: Final = 8


@dataclass(frozen=True)
class Theme:
    """The tokens in use and the size of body text the user chose."""

    tokens: Tokens
    text_size: int

    @property
    def name(self) -> str:
        """Return "light" or "dark"."""
        return self.tokens.name

    @property
    def dark(self) -> bool:
        """Tell whether grounds are darker than text."""
        return self.tokens.dark


class Changes(QObject):
    """Tells that the look changed; widgets that keep colours or sizes listen.

    Signals:
        changed: Theme or text size is another now.
    """

    changed = Signal()

    def follow(self) -> None:
        """Take the light or dark of the system, when the user chose to follow it."""
        app = QApplication.instance()
        if (
            isinstance(app, QApplication)
            and _InUse.choice == "system"
            and _system() != theme().name
        ):
            _show(app, _system(), theme().text_size)


class _InUse:
    """The theme in use, and what was asked for."""

    theme = Theme(tokens("light"), BODY)
    choice = "light"
    changes: Changes | None = None


def theme() -> Theme:
    """Return the theme in use."""
    return _InUse.theme


def changes() -> Changes:
    """Return the one object whose `changed` tells of a new look."""
    if _InUse.changes is None:
        _InUse.changes = Changes(QGuiApplication.instance())
        QGuiApplication.styleHints().colorSchemeChanged.connect(_InUse.changes.follow)
    return _InUse.changes


def color(name: str, alpha: int | None = None) -> QColor:
    """Return a colour of the theme in use, as transparent as asked (0 to 255)."""
    return QColor(_color(_InUse.theme.tokens[name], 255 if alpha is None else alpha))


@lru_cache(maxsize=512)
def _color(value: str, alpha: int) -> QColor:
    made = QColor(value)
    made.setAlpha(alpha)
    return made


def font(kind: str = "body", weight: int | None = None, *, doc: bool = False) -> QFont:
    """Return a font of the type scale.

    Args:
        kind: kpi, title, h2, h3, body, body_m, small, small_m, cap, cap_m or cap_sb.
        weight: Another weight than the kind has.
        doc: Draw I, l, 0 and O distinctly, for the numbers of documents.
    """
    return QFont(_font(kind, weight, doc, _InUse.theme.text_size))


@cache
def _font(kind: str, weight: int | None, doc: bool, text_size: int) -> QFont:  # noqa: FBT001 - a key of the cache
    step = tokens("light").type[kind]
    made = QFont(list(tokens("light").families["screen"]))
    made.setPixelSize(_scaled(step.size, text_size))
    made.setWeight(QFont.Weight(weight or step.weight))
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.tracking)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    if doc:
        made.setFeature(QFont.Tag("ss02"), 1)
    return made


def _scaled(size: int, text_size: int) -> int:
    return max(tokens("light").text_floor, round(size * text_size / BODY))


def metrics(kind: str = "body", weight: int | None = None, *, doc: bool = False) -> QFontMetricsF:
    """Return the metrics of a font of the type scale."""
    return _metrics(kind, weight, doc, _InUse.theme.text_size)


@cache
def _metrics(kind: str, weight: int | None, doc: bool, text_size: int) -> QFontMetricsF:  # noqa: FBT001 - a key of the cache
    return QFontMetricsF(_font(kind, weight, doc, text_size))


def text_width(text: str, kind: str = "body", weight: int | None = None) -> float:
    """Return how wide a text is when painted in a kind of the type scale."""
    return _text_width(text, kind, weight, _InUse.theme.text_size)


@lru_cache(maxsize=8192)
def _text_width(text: str, kind: str, weight: int | None, text_size: int) -> float:
    return _metrics(kind, weight, False, text_size).horizontalAdvance(text)


def line_height(kind: str = "body") -> float:
    """Return the height of a line of text; Chinese faces are taller than Latin ones."""
    return _line_height(kind, _InUse.theme.text_size, current() == "zh")


@cache
def _line_height(kind: str, text_size: int, chinese: bool) -> float:  # noqa: FBT001 - a key of the cache
    made = QFont(_font(kind, None, False, text_size))
    latin = QFontMetricsF(made)
    if not chinese:
        return latin.ascent() + latin.descent()
    made.setFamilies(list(tokens("light").families["chinese"]))
    taller = QFontMetricsF(made)
    return max(latin.ascent() + latin.descent(), taller.ascent() + taller.descent())


def row_height(lines: int = 1, padding: int | None = None) -> int:
    """Return the height of a row of so many lines: body text first, then small text."""
    if padding is None:
        padding = CHINESE_ROW_PADDING if current() == "zh" else ROW_PADDING
    return round(line_height() + (lines - 1) * line_height("small")) + padding


def choose(app: QApplication, choice: str, *, text_size: int = BODY) -> None:
    """Take up a look: "light", "dark", or what the system has ("system"), for what is painted.

    Widgets have it once it is applied, which takes its time.
    """
    _InUse.choice = {known: known for known in CHOICES}[choice]
    hints = app.styleHints()
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(scheme.get(choice, Qt.ColorScheme.Unknown))
    _InUse.theme = Theme(tokens(_system() if choice == "system" else choice), text_size)


def apply(app: QApplication, choice: str, *, text_size: int = BODY) -> None:
    """Give the application a look: "light", "dark", or what the system has ("system")."""
    load_fonts()
    choose(app, choice, text_size=text_size)
    changes()
    _show(app, _InUse.theme.name, text_size)


def _system() -> str:
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _show(app: QApplication, name: str, text_size: int) -> None:
    _InUse.theme = Theme(tokens(name), text_size)
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(font())
    app.setStyleSheet(style_sheet())
    changes().changed.emit()


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt."""
    for path in sorted((resources() / "fonts").glob("*.otf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def set_look(widget: QWidget, **properties: str) -> None:
    """Set what the style sheet tells apart (kind, form, wrong), also on a widget already shown."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def palette() -> QPalette:
    """Return the palette of the theme in use, every role and group."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for name, shown in _ROLES.items():
        made.setColor(role[name], color(shown))
    for name in ("Text", "WindowText", "ButtonText", "HighlightedText", "PlaceholderText"):
        made.setColor(group.Disabled, role[name], color("disabled"))
    made.setColor(group.Disabled, role.Highlight, color("sel_inactive"))
    made.setColor(group.Inactive, role.Highlight, color("sel_inactive"))
    return made


_ROLES: Final = {
    "Window": "surface",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "ToolTipBase": "raised",
    "ToolTipText": "text",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "red",
    "Link": "accent",
    "LinkVisited": "accent",
    "Highlight": "sel",
    "HighlightedText": "text",
    "PlaceholderText": "text3",
    "Accent": "accent_fill",
    "Light": "surface",
    "Midlight": "hover",
    "Mid": "line2",
    "Dark": "line2",
    "Shadow": "shadow_color",
}


def style_sheet() -> str:
    """Return the style sheet of the window, written in the colours of the theme in use."""
    styles = resources() / "styles"
    pictures = (styles / theme().name).as_posix()
    text = (styles / "window.qss").read_text("utf-8")
    return Template(text).substitute(
        theme().tokens.colors, pictures=pictures, cap=_scaled(11, theme().text_size)
    )

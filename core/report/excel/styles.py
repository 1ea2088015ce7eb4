"""The looks of a workbook: named styles made once and shared by every cell that has them.

Faces are those that users' machines have: Arial for Latin and Cyrillic (Windows, macOS, and by
metric-compatible Liberation Sans on Linux), Microsoft YaHei for Chinese (Windows; macOS with
Office; elsewhere the system's own Chinese face steps in). A workbook cannot carry its fonts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from core.report.blocks import Kind
from core.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

FACES: Final[Mapping[str, str]] = {"en": "Arial", "ru": "Arial", "zh": "Microsoft YaHei"}
BODY: Final = 9
"""Points of running text."""
PREFIX: Final = "Handover"


@dataclass(frozen=True, slots=True)
class Role:
    """What a cell is for; colours are names of theme tokens."""

    size: float = BODY
    is_bold: bool = False
    color: str = "text"
    fill: str = ""
    line: str = ""
    """Colour of a line under it."""
    wraps: bool = False
    shrinks: bool = False
    across: str = ""
    up: str = "center"
    indent: int = 0
    """Steps of room before a text that stands left."""
    button: int = 0
    """Steps of room after a text that stands right, for the button of the filter."""


ROLES: Final[Mapping[str, Role]] = {
    "title": Role(16, is_bold=True, wraps=True),
    "subject": Role(BODY, color="text2"),
    "heading": Role(11, is_bold=True, line="line2"),
    "label": Role(8, color="text2"),
    "fact": Role(BODY, wraps=True, across="left"),
    "figure label": Role(8, color="text2", fill="sunken", across="left", indent=1),
    "figure": Role(14, is_bold=True, fill="sunken", across="left", shrinks=True, indent=1),
    "figure note": Role(8, color="text2", fill="sunken", across="left", shrinks=True, indent=1),
    "head": Role(
        8.5,
        is_bold=True,
        color="text2",
        fill="sel_inactive",
        line="line2",
        wraps=True,
        indent=1,
        button=2,
    ),
    "body": Role(BODY, line="line", up="top", indent=1),
    "long": Role(BODY, line="line", up="top", wraps=True, indent=1),
    "total": Role(BODY, is_bold=True, line="line2", fill="sunken", indent=1),
    "phase": Role(7.2, is_bold=True, color="text2", across="center", shrinks=True),
    "gate": Role(7.5, color="text3", line="line2", across="center", shrinks=True),
    "row": Role(BODY, is_bold=True, wraps=True),
    "share": Role(8, color="text2", line="line", across="left", shrinks=True),
    "day": Role(8, across="center"),
    "state": Role(8, line="line", across="center", shrinks=True),
    "due day": Role(8, across="center"),
    "due state": Role(8, line="line", across="center", shrinks=True),
    "legend": Role(7.5, color="text3"),
    "verdict": Role(12, is_bold=True, wraps=True, indent=1),
    "reasons": Role(BODY, wraps=True),
    "note": Role(BODY, color="text2", wraps=True, up="top"),
    "event": Role(BODY, line="line", across="left", up="top", shrinks=True),
    "event text": Role(BODY, line="line", up="top", wraps=True),
}
_LEFT: Final = frozenset({Kind.TEXT, Kind.LONG, Kind.RAG})
_GROUNDED: Final = frozenset({"verdict", "reasons", "due day", "due state"})


class Styles:
    """The named styles of one workbook."""

    def __init__(self, book: Workbook, language: str) -> None:
        self._book = book
        self._face = FACES[language]
        self._tokens = tokens("light")
        self._made: dict[tuple[str, str, Kind, str], str] = {}

    def name(self, role: str, code: str = "General", kind: Kind = Kind.TEXT, tone: str = "") -> str:
        """Return the name of the style of a role with a number format and a tone.

        Args:
            role: what the cell is for.
            code: the number format.
            kind: what the value is: numbers and dates stand right unless the role says.
            tone: red, amber, green, grey or blue; empty for the colour of the role.
        """
        key = (role, code, kind, tone)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def color(self, token: str) -> str:
        """Return a colour of the light theme as RRGGBB."""
        return self._tokens[token].removeprefix("#")

    def _make(self, role: str, code: str, kind: Kind, tone: str) -> str:
        look = ROLES[role]
        name = f"{PREFIX} {role} {len(self._made) + 1}"
        fill = f"{tone}_soft" if tone and role in _GROUNDED else look.fill
        across = look.across or ("left" if kind in _LEFT else "right")
        style = NamedStyle(
            name=name,
            font=Font(
                name=self._face,
                size=look.size,
                bold=look.is_bold,
                color=self.color(f"{tone}_text" if tone else look.color),
            ),
            fill=PatternFill("solid", fgColor=self.color(fill)) if fill else PatternFill(),
            border=Border(bottom=Side("thin", self.color(look.line))) if look.line else Border(),
            alignment=Alignment(
                horizontal=across,
                vertical=look.up,
                wrap_text=look.wraps,
                shrink_to_fit=look.shrinks,
                indent={"left": look.indent, "right": look.button}.get(across, 0),
            ),
            number_format=code,
            protection=Protection(locked=True),
        )
        self._book.add_named_style(style)
        return name

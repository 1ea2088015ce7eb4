"""The risk matrix: how probable and how grave, five by five, with the codes of the open risks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.charts._marks import columns
from core.charts._spec import Chart
from core.charts._style import empty, extent, pixels, place, say, width_of
from core.language import mark
from core.queries.open_points import risk_places, short_code
from core.registers.risks import PROBABILITIES, TONES, ground
from core.rules import risk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style

SIDE: Final = 5
_GAP: Final = 1.5
"""Pixels free at each side of a cell."""
_LINE: Final = 15.0
_LOWEST: Final = 14.0
_NAMED: Final = 260.0
"""A narrower matrix has numbers for the words of its rows."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Codes of open risks by probability and impact; of all projects only how many there are."""

    cells: dict[tuple[int, int], tuple[str, ...]]
    is_counted: bool = False


def load(session: Session, request: ChartRequest) -> Matrix | None:
    """Return the open risks of a project or of all; None where there are none."""
    cells: dict[tuple[int, int], tuple[str, ...]] = {}
    for each in risk_places(session, request.project_id):
        at = (each.probability, each.impact)
        cells[at] = (*cells.get(at, ()), short_code(each.code))
    return Matrix(cells, is_counted=request.project_id is None) if cells else None


def draw(figure: Figure, data: Matrix | None, look: Style) -> None:
    """Draw the cells on the ground of their rating, stronger where there is a risk."""
    if data is None:
        empty(figure, look, look.w("No open risks with probability and impact"))
        return
    wide, high = pixels(figure)
    words = {n: look.w(name) if wide >= _NAMED else str(n) for n, name in PROBABILITIES.items()}
    room = max(width_of(name) for name in words.values())
    under = 38 if high >= _NAMED / 2 else 20
    axes = place(figure, look, left=room + 14, right=8, top=6, bottom=under)
    axes.set_xlim(0.5, SIDE + 0.5)
    axes.set_ylim(0.5, SIDE + 0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    _cells(axes, data, look)
    if extent(axes)[3] / SIDE >= _LOWEST:
        for level, name in words.items():
            say(axes, look, 0.5, level, name, dx=-8, ha="right", va="center", tone="text3")
    if extent(axes)[2] / SIDE >= _LOWEST:
        for impact in range(1, SIDE + 1):
            say(axes, look, impact, 0.5, str(impact), dy=-5, ha="center", va="top", tone="text3")
    title = look.w("Impact")
    if under > _NAMED / 10 and width_of(title) < extent(axes)[2]:
        say(axes, look, (SIDE + 1) / 2, 0.5, title, dy=-20, ha="center", va="top", tone="text3")


def _cells(axes: Axes, data: Matrix, look: Style) -> None:
    _left, _bottom, wide, high = extent(axes)
    dx, dy = _GAP / max(1, wide) * SIDE, _GAP / max(1, high) * SIDE
    grounds: dict[str, list[tuple[float, float, float, float]]] = {}
    for probability in range(1, SIDE + 1):
        for impact in range(1, SIDE + 1):
            found = data.cells.get((probability, impact), ())
            box = (impact - 0.5 + dx, impact + 0.5 - dx, probability - 0.5 + dy)
            ground = ground_of(look, probability * impact, is_filled=bool(found))
            grounds.setdefault(ground, []).append((*box, probability + 0.5 - dy))
    for ground, boxes in grounds.items():
        columns(axes, boxes, face=ground)
    room = (wide / SIDE - 4, high / SIDE - 2)
    for (probability, impact), codes in data.cells.items():
        _write(axes, data, look, (probability, impact), codes, room)


def ground_of(look: Style, points: int, *, is_filled: bool) -> str:
    """Return the ground of a score: grey to 4, amber to 9, red to 14, stronger red above."""
    color, share = ground(points, is_filled=is_filled)
    return look.mix(color, share)


def _write(
    axes: Axes,
    data: Matrix,
    look: Style,
    at: tuple[int, int],
    codes: Sequence[str],
    room: tuple[float, float],
) -> None:
    """Write the codes into their cell, or how many there are where they do not fit."""
    probability, impact = at
    tone = f"{TONES[risk.rating(probability * impact)]}_text"
    lines = [] if data.is_counted else _lines(codes, room)
    if not lines and room[1] >= _LOWEST - 2:
        lines = [str(len(codes))]
    top = (len(lines) - 1) / 2 * _LINE
    for number, words in enumerate(lines):
        if width_of(words, 500) <= room[0] + 4:
            dy = top - number * _LINE
            say(
                axes, look, impact, probability, words, dy=dy, ha="center", va="center",
                weight=500, tone=tone,
            )  # fmt: skip


def _lines(codes: Sequence[str], room: tuple[float, float]) -> list[str]:
    """Return the codes in lines that fit; nothing where they do not."""
    lines = [""]
    for code in codes:
        longer = f"{lines[-1]} {code}".strip()
        if width_of(longer, 500) <= room[0]:
            lines[-1] = longer
        elif width_of(code, 500) <= room[0]:
            lines.append(code)
        else:
            return []
    return [line for line in lines if line] if len(lines) * _LINE <= room[1] + 3 else []


SPEC = Chart(
    key="risk_matrix",
    title=mark("Probability × impact"),
    subtitle=mark("open risks by their codes"),
    order=110,
    scope="project",
    load=load,
    draw=draw,
)

"""What each line makes over scheduled time, from the line of the contract: its length is its reserve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from matplotlib.collections import LineCollection

from core import terms, text
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, pixels, place, say, width_of
from core.language import mark
from core.queries.capacity import plant_capacity
from core.rules.capacity import bottleneck

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.capacity import LineRow, PlantRow

_ROW: Final = 33.0
_BETWEEN: Final = 0.45
"""Rows free between two shops."""
_LOWEST: Final = 13.0
_NAMES: Final = 0.36
_HEAD: Final = 28.0
_STEPS: Final = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_MARK: Final = 46.0
"""Pixels from mark to mark of the scale."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines shop by shop, the contract, and the availability chosen for all of them."""

    lines: tuple[LineRow, ...]
    plant: PlantRow | None
    availability: float | None = None

    def at(self, availability: float | None) -> Lines:
        """Return the same lines at one availability; None for each its own."""
        return replace(self, availability=availability)

    @property
    def contract(self) -> float | None:
        """Return the rate over scheduled time that the contract asks for."""
        if self.plant is None:
            return None
        found = self.plant.reading(self.availability)
        return self.plant.jph if found is None else found.net_jph


def load(session: Session, request: ChartRequest) -> Lines | None:
    """Return the lines of a project with a rate; None where there are none."""
    assert request.project_id is not None
    found = plant_capacity(session, request.project_id, request.status_date)
    order = [shop.code for shop in terms.SHOPS]
    lines = sorted(found.lines, key=lambda line: order.index(line.shop))
    return Lines(tuple(lines), found.plant) if lines else None


def draw(figure: Figure, data: Lines | None, look: Style) -> None:
    """Draw a lollipop a line from the contract's rate, the slowest amber, cycle times at the right."""
    if data is None:
        empty(figure, look, look.w("No rates of lines yet"))
        return
    wide, high = pixels(figure)
    levels = _levels(data)
    row = min(_ROW, (high - _HEAD - 8) / (levels[-1] + 1))
    is_named = row >= _LOWEST
    names = _names(data, look, wide) if is_named else 0.0
    cycles = max(width_of(_cycle(each, look)) for each in data.lines)
    cycles = max(cycles, width_of(look.w("Cycle time"))) + 12 if is_named else 8.0
    if wide - names - cycles < 2 * _MARK:
        cycles = 8.0
    if wide - names - cycles < 2 * _MARK:
        names = 0.0
    bottom = max(6.0, high - _HEAD - row * (levels[-1] + 1))
    axes = place(figure, look, left=names + 14, right=cycles + 14, top=_HEAD, bottom=bottom)
    axes.set_ylim(levels[-1] + 0.5, -0.5)
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks([])
    _scale(axes, data, look)
    _lollipops(axes, data, look, levels, row)
    if names:
        _name_rows(axes, data, look, levels, names)
    if cycles > _LOWEST:
        _cycles(axes, data, look, levels, cycles)


def _levels(data: Lines) -> list[float]:
    """Return how far down each line stands: a little more between two shops."""
    found, before = [0.0], data.lines[0].shop
    several = len({line.shop for line in data.lines}) < len(data.lines)
    for line in data.lines[1:]:
        found.append(found[-1] + 1 + (_BETWEEN if several and line.shop != before else 0))
        before = line.shop
    return found


def _scale(axes: Axes, data: Lines, look: Style) -> None:
    """Mark the rates over the rows; the contract's is a strong line that the lollipops start from."""
    rates = [line.line(data.availability).net_jph for line in data.lines]
    contract = data.contract
    origin = 0.0 if contract is None else contract
    low, high = min(origin, *rates), max(origin, *rates)
    room = max(1.0, extent(axes)[2] - 40)
    spare = max(high - low, 0.5)
    step = next((s for s in _STEPS if spare / s * _MARK <= room), _STEPS[-1])
    top = low + (spare or step)
    left = low - ((top - low) * 44 / room if low < origin else 0)
    axes.set_xlim(left, top + (top - left) * 40 / room)
    first = -(-left // step)
    marks = [(first + n) * step for n in range(int((top - left) / step) + 2)]
    marks = [value for value in marks if left <= value <= axes.get_xlim()[1]]
    places = 0 if all(value == int(value) for value in marks) else 1
    axes.set_xticks([])
    bottom = axes.get_ylim()[0]
    axes.vlines(marks, bottom, -0.5, color=look["ch_grid"], lw=1, zorder=0.5, clip_on=False)
    language = look.w.language
    near = width_of("00.0 JPH") + 18
    scale = extent(axes)[2] / (axes.get_xlim()[1] - left)
    for value in marks:
        if contract is None or abs(value - contract) * scale > near:
            shown = text.number(value, places, language)
            say(axes, look, value, -0.5, shown, dy=5, ha="center", va="bottom", tone="text3")
    if contract is not None:
        axes.vlines([contract], bottom, -0.5, color=look["text"], lw=1.6, zorder=4, clip_on=False)
        shown = look.w("{number} JPH", number=text.number(contract, 1, language))
        at_left = contract - left < (axes.get_xlim()[1] - left) / 2
        dx, side = (-4.0, "left") if at_left else (4.0, "right")
        say(axes, look, contract, -0.5, shown, dx=dx, dy=5, ha=side, va="bottom", tone="text")


def _lollipops(axes: Axes, data: Lines, look: Style, levels: list[float], row: float) -> None:
    origin = data.contract or 0.0
    slowest = bottleneck(line.line(data.availability) for line in data.lines)
    stems: dict[str, list[list[tuple[float, float]]]] = {}
    dots: dict[str, list[tuple[float, float]]] = {}
    for level, row_of in zip(levels, data.lines, strict=True):
        line = row_of.line(data.availability)
        tone = "red" if line.net_jph < origin - 1e-9 else "st_done"
        if tone != "red" and line == slowest:
            tone = "amber"
        stems.setdefault(tone, []).append([(origin, level), (line.net_jph, level)])
        dots.setdefault(tone, []).append((line.net_jph, level))
        if row >= _LOWEST:
            _rate(axes, look, line.net_jph, level, tone, below=line.net_jph < origin)
    for tone, segments in stems.items():
        made = LineCollection(segments, colors=look[tone], linewidths=1.8, zorder=3)
        made.set_clip_on(False)
        axes.add_collection(made, autolim=False)
        xs, ys = zip(*dots[tone], strict=True)
        axes.plot(xs, ys, "o", ms=8, mec="none", mfc=look[tone], zorder=5, clip_on=False)


def _rate(axes: Axes, look: Style, rate: float, level: float, tone: str, *, below: bool) -> None:
    shown = text.number(rate, 1, look.w.language)
    inks = {"red": "red_text", "amber": "amber_text"}
    weight = 400 if tone == "st_done" else 600
    scale = extent(axes)[2] / (axes.get_xlim()[1] - axes.get_xlim()[0])
    left_room = (rate - axes.get_xlim()[0]) * scale
    to_left = below and left_room > width_of(shown, weight) + 12
    dx, side = (-9.0, "right") if to_left else (9.0, "left")
    if below and not to_left:
        dx = 9.0
    say(
        axes, look, rate, level, shown, dx=dx, dy=0 if not below or to_left else 9, ha=side,
        va="center", tone=inks.get(tone, "text"), weight=weight,
    )  # fmt: skip


def _names(data: Lines, look: Style, wide: float) -> float:
    return min(wide * _NAMES, max(width_of(_name(each, look)) for each in data.lines) + 36)


def _name(line: LineRow, look: Style) -> str:
    return line.name or look.w(terms.shop(line.shop).name)


def _name_rows(axes: Axes, data: Lines, look: Style, levels: list[float], names: float) -> None:
    left = axes.get_xlim()[0]
    for level, line in zip(levels, data.lines, strict=True):
        letter = look.w(terms.shop(line.shop).letter)
        box = {"boxstyle": "round,pad=0.28", "fc": look["grey_soft"], "ec": "none"}
        at = {"ha": "center", "va": "center", "dx": -names + 7, "bbox": box}
        say(axes, look, left, level, letter, weight=600, tone="grey_text", **at)
        name = cut(_name(line, look), names - 36)
        say(axes, look, left, level, name, va="center", dx=-names + 24, tone="text")


def _cycles(axes: Axes, data: Lines, look: Style, levels: list[float], cycles: float) -> None:
    right = axes.get_xlim()[1]
    at = {"ha": "right", "dx": cycles}
    title = look.w("Cycle time")
    say(axes, look, right, -0.5, title, dy=5, va="bottom", tone="text3", **at)
    for level, line in zip(levels, data.lines, strict=True):
        say(axes, look, right, level, _cycle(line, look), va="center", **at)


def _cycle(line: LineRow, look: Style) -> str:
    return look.w("{seconds} s", seconds=text.number(line.line().takt_s, 0, look.w.language))


SPEC = Chart(
    key="line_capacity",
    title=mark("Net capacity by line"),
    subtitle=mark("from the rate of the contract"),
    order=140,
    scope="project",
    load=load,
    draw=draw,
)

"""How every chart looks: colours of the theme, bundled fonts, axes placed by pixels.

72 dots an inch make a point a pixel, so that sizes mean the same on screen and in the design. No
layout engine: axes stand where their labels need them, which does not jitter and costs no draw.
Text is never read as mathematics.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from matplotlib import font_manager
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.dates import date2num
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from matplotlib.transforms import IdentityTransform

from core import text
from core.language import words
from core.resources import resources
from core.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from core.language import Words
    from core.tokens import Tokens

SMALL: Final = 11
FAMILIES: Final = ("Inter", "Noto Sans SC")
DAY: Final = dt.timedelta(1)
_QUARTER: Final = 3
_LONGEST_SPAN: Final = 365 * 120
"""Days an axis shows at most; typing errors such as the year 9999 must not cost minutes."""


@dataclass(frozen=True)
class Style:
    """Colours and words of one drawing."""

    tokens: Tokens
    w: Words
    ground: str

    def __getitem__(self, color: str) -> str:
        """Return a colour of the theme by its name."""
        return self.tokens[color]

    def font(self, weight: int = 400, size: float = SMALL) -> FontProperties:
        """Return a bundled font."""
        _load_fonts()
        return FontProperties(family=list(FAMILIES), weight=weight, size=size)


def style(theme: str, language: str, *, paper: bool = False) -> Style:
    """Return the style of a theme ("light" or "dark"); paper is always light."""
    found = tokens("light" if paper else theme)
    return Style(found, words(language), found["surface"])


@cache
def _load_fonts() -> None:
    """Make the bundled fonts known, the Chinese face under every weight that is asked for."""
    known = font_manager.fontManager
    for path in sorted((resources() / "fonts").glob("*.otf")):
        known.addfont(path)
    chinese = {entry.weight: entry for entry in known.ttflist if entry.name == FAMILIES[1]}
    for weight, drawn in ((500, 400), (600, 700)):
        known.ttflist.append(replace(chinese[drawn], weight=weight))


@lru_cache(maxsize=4096)
def width_of(shown: str, weight: int = 400, size: float = SMALL) -> float:
    """Return how wide a text comes out, in pixels."""
    _load_fonts()
    prop = FontProperties(family=list(FAMILIES), weight=weight, size=size)
    width, _height, _descent = text_to_path.get_text_width_height_descent(shown, prop, ismath=False)
    return float(width)


def place(
    figure: Figure, look: Style, *, left: float, right: float, top: float, bottom: float
) -> Axes:
    """Return axes with so many pixels free at each side, with hairlines across and no frame."""
    figure.set_facecolor(look.ground)
    wide, high = figure.get_size_inches() * 72
    axes = figure.add_axes(
        (
            left / wide,
            bottom / high,
            max(0.05, 1 - (left + right) / wide),
            max(0.05, 1 - (top + bottom) / high),
        )
    )
    axes.set_facecolor(look.ground)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(look["ch_axis"])
    axes.spines["bottom"].set_linewidth(1)
    axes.tick_params(length=0, pad=6, colors=look["text3"], labelsize=SMALL)
    axes.grid(axis="y", color=look["ch_grid"], linewidth=1)
    axes.set_axisbelow(True)
    return axes


def empty(figure: Figure, look: Style, said: str) -> None:
    """Say in the middle that there is nothing to draw."""
    figure.set_facecolor(look.ground)
    figure.text(
        0.5,
        0.5,
        said,
        ha="center",
        va="center",
        color=look["text3"],
        fontproperties=look.font(size=12),
        parse_math=False,
    )


def say(axes: Axes, look: Style, x: Any, y: float, shown: str, **how: Any) -> Text:
    """Write a plain text on axes; weight, size and tone are ours, the rest is matplotlib's."""
    prop = look.font(how.pop("weight", 400), how.pop("size", SMALL))
    tone = how.pop("tone", "text2")
    return axes.text(
        num(x) if isinstance(x, dt.date) else x,
        y,
        shown,
        fontproperties=prop,
        color=look[tone],
        parse_math=False,
        **how,
    )


def num(day: dt.date) -> float:
    """Return where a day lies on a time axis."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


def span(days: Iterable[dt.date]) -> tuple[dt.date, dt.date] | None:
    """Return the first and last of these days; at most 120 years, so that an axis can be drawn."""
    found = sorted(days)
    if not found:
        return None
    first, last = found[0], found[-1]
    if (last - first).days > _LONGEST_SPAN:
        middle = found[len(found) // 2]
        half = dt.timedelta(_LONGEST_SPAN // 2)
        first = max(first, middle - half if middle.toordinal() > half.days else first)
        last = min(last, first + 2 * half)
    return first, last


def month_axis(axes: Axes, look: Style, first: dt.date, last: dt.date, *, x: bool = True) -> None:
    """Mark the months of a time axis, with the year under January and under the first mark."""
    axis = axes.xaxis if x else axes.yaxis
    wide = axes.get_window_extent().width if x else axes.get_window_extent().height
    months = _months(first, last, max(2, int(wide / (56 if x else 40))))
    shown, years = [], set()
    for month in months:
        name = text.month(month, look.w.language)
        new = month.year not in years
        years.add(month.year)
        joint = "\n" if x else " "
        shown.append(f"{name}{joint}{month.year}" if new and x else f"{name} {month:%y}")
        if x and not new:
            shown[-1] = name
    axis.set_ticks([num(month) for month in months])
    axis.set_ticklabels(shown, fontproperties=look.font(), color=look["text3"])
    for label in axis.get_ticklabels():
        label.set_parse_math(False)


def percent_axis(axes: Axes, look: Style) -> None:
    """Mark 0 to 100 % on the left."""
    axes.set_ylim(0, 106)
    axes.set_yticks([0, 25, 50, 75, 100])
    axes.set_yticklabels(
        ["0", "25", "50", "75", text.percent(100, 0, look.w.language)],
        fontproperties=look.font(),
        color=look["text3"],
    )


def status_line(axes: Axes, look: Style, day: dt.date, *, said: bool = True) -> None:
    """Draw the status date as a line, labelled once at its top."""
    axes.axvline(num(day), color=look["text2"], linewidth=1, zorder=3)
    if said:
        high = axes.get_ylim()[1]
        label = look.w("Status {day}", day=text.day(day))
        say(axes, look, num(day), high, f"{label}  ", ha="right", va="top")


def diamonds(
    axes: Axes,
    look: Style,
    points: Sequence[tuple[dt.date, float, str]],
    *,
    radius: float = 5.0,
    zorder: float = 5,
) -> None:
    """Draw gates as one collection a class: done, open, now, late (half filled), very_late.

    Args:
        axes: where to.
        look: the style.
        points: day, height and class of each.
        radius: in pixels.
        zorder: over or under what.
    """
    for state in ("open", "now", "done", "late", "very_late"):
        at = [(num(day), high) for day, high, found in points if found == state]
        if at:
            face, edge, width = _diamond_of(look, state)
            _scatter(axes, at, _RHOMBUS, radius, face, edge, width, zorder)
            if state == "late":
                _scatter(axes, at, _HALF, radius, look["amber"], "none", 0, zorder + 0.1)
            if state == "very_late":
                _scatter(axes, at, _RHOMBUS, radius * 0.28, look.ground, "none", 0, zorder + 0.1)


def bars(
    axes: Axes,
    spans: Sequence[tuple[dt.date, dt.date, float]],
    high: float,
    *,
    face: str,
    edge: str = "none",
    dashed: bool = False,
    zorder: float = 3,
) -> None:
    """Draw bars from day to day as one collection; height is in units of the axes."""
    boxes = [
        [
            (num(start), level - high / 2),
            (num(finish), level - high / 2),
            (num(finish), level + high / 2),
            (num(start), level + high / 2),
        ]
        for start, finish, level in spans
        if finish > start
    ]
    if boxes:
        made = PolyCollection(boxes, facecolors=face, edgecolors=edge, linewidths=1, zorder=zorder)
        made.set_linestyle("--" if dashed else "-")
        axes.add_collection(made, autolim=False)


def spread(levels: Sequence[float], least: float) -> list[float]:
    """Return heights close to these that lie at least so far apart, in the same order."""
    order = sorted(range(len(levels)), key=lambda i: levels[i])
    found = list(levels)
    for _ in range(40):
        moved = False
        for low, high in pairwise(order):
            gap = found[high] - found[low]
            if gap < least - 1e-6:
                push = (least - gap) / 2
                found[low] -= push
                found[high] += push
                moved = True
        if not moved:
            break
    return found


def late_class(slip: int | None, *, done: bool = False) -> str:
    """Return how a gate is drawn that is so many days late."""
    if done:
        return "done"
    days = slip or 0
    return "very_late" if days > 30 else "late" if days > 10 else "open"  # noqa: PLR2004  the late classes of the design


_RHOMBUS: Final = Outline([(0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)])
_HALF: Final = Outline([(0, -0.94), (0, 0.94), (-0.94, 0), (0, -0.94)])


def _diamond_of(look: Style, state: str) -> tuple[str, str, float]:
    return {
        "done": (look["st_done"], "none", 0.0),
        "open": (look.ground, look["st_done"], 1.2),
        "now": (look.ground, look["st_now"], 1.6),
        "late": (look.ground, look["amber"], 1.3),
        "very_late": (look["red"], "none", 0.0),
    }[state]


def _scatter(  # noqa: PLR0917  what matplotlib needs of each class, from one place
    axes: Axes,
    at: Sequence[tuple[float, float]],
    outline: Outline,
    radius: float,
    face: str,
    edge: str,
    width: float,
    zorder: float,
) -> None:
    made = PathCollection(
        [outline],
        sizes=[radius**2],
        facecolors=face,
        edgecolors=edge,
        linewidths=width,
        offsets=at,
        offset_transform=axes.transData,
        zorder=zorder,
        clip_on=False,
    )
    made.set_transform(IdentityTransform())
    axes.add_collection(made, autolim=False)


def _months(first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    total = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 3, 6, 12, 24, 60, 120, 240) if total / s <= most), 480)
    index = first.year * 12 + first.month - 1
    index += -index % step
    found = []
    while index <= last.year * 12 + last.month - 1:
        found.append(dt.date(index // 12, index % 12 + 1, 1))
        index += step
    return [month for month in found if first <= month <= last]

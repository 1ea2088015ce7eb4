"""How every chart looks: colours of the theme, bundled fonts, axes placed by pixels.

72 dots an inch make a point a pixel, so that sizes mean the same on screen and in the design. No
layout engine: axes stand where their labels need them, which does not jitter and costs no draw.
Text is never read as mathematics.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from matplotlib import font_manager
from matplotlib.dates import date2num
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import offset_copy

from core.language import words
from core.resources import resources
from core.tokens import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from core.language import Words
    from core.tokens import Tokens

SMALL: Final = 11
DPI: Final = 72
FAMILIES: Final = ("Inter", "Noto Sans SC")


@dataclass(frozen=True)
class Style:
    """Colours and words of one drawing."""

    tokens: Tokens
    w: Words
    ground: str

    def __getitem__(self, color: str) -> str:
        """Return a colour of the theme by its name."""
        return self.tokens[color]

    def mix(self, color: str, share: float) -> str:
        """Return a colour of the theme with so much of it left on the ground (0 to 1)."""
        over, under = _channels(self[color]), _channels(self.ground)
        mixed = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
        return "#" + "".join(f"{channel:02X}" for channel in mixed)


def style(theme: str, language: str, *, paper: bool = False) -> Style:
    """Return the style of a theme ("light" or "dark"); paper is always light."""
    found = tokens("light" if paper else theme)
    return Style(found, words(language), found["surface"])


@cache
def font(weight: int = 400, size: float = SMALL) -> FontProperties:
    """Return a bundled font."""
    _load_fonts()
    return FontProperties(family=list(FAMILIES), weight=weight, size=size)


@lru_cache(maxsize=4096)
def width_of(shown: str, weight: int = 400, size: float = SMALL) -> float:
    """Return how wide a text comes out, in pixels."""
    width, _height, _descent = text_to_path.get_text_width_height_descent(
        shown, font(weight, size), ismath=False
    )
    return float(width)


def cut(shown: str, room: float, weight: int = 400, size: float = SMALL) -> str:
    """Return the text, with its end left out where it is wider than the room."""
    if width_of(shown, weight, size) <= room:
        return shown
    short = shown
    while short and width_of(f"{short}…", weight, size) > room:
        short = short[:-1].rstrip(" .,:·")
    return f"{short}…" if short else ""


def pixels(figure: Figure) -> tuple[float, float]:
    """Return width and height of a figure, whatever the density of the screen."""
    wide, high = figure.get_size_inches()
    return float(wide) * DPI, float(high) * DPI


def extent(axes: Axes) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of axes on their figure, in pixels."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    wide, high = pixels(figure)
    box = axes.get_position()
    return box.x0 * wide, box.y0 * high, box.width * wide, box.height * high


def place(
    figure: Figure, look: Style, *, left: float, right: float, top: float, bottom: float
) -> Axes:
    """Return axes with so many pixels free at each side, with hairlines across and no frame."""
    figure.set_facecolor(look.ground)
    wide, high = pixels(figure)
    axes = figure.add_axes(
        (
            left / wide,
            bottom / high,
            max(1 / wide, 1 - (left + right) / wide),
            max(1 / high, 1 - (top + bottom) / high),
        )
    )
    axes.set_facecolor(look.ground)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=look["ch_axis"], linewidth=1)
    axes.tick_params(length=0, pad=6)
    axes.set_axisbelow(True)
    return axes


def rule(axes: Axes, look: Style, side: str) -> None:
    """Draw hairlines at the marks of one axis, "x" or "y"."""
    axes.grid(axis="x" if side == "x" else "y", color=look["ch_grid"], linewidth=1, clip_on=False)


def empty(figure: Figure, look: Style, said: str) -> None:
    """Say in the middle that there is nothing to draw."""
    figure.set_facecolor(look.ground)
    wide, _high = pixels(figure)
    figure.text(
        0.5,
        0.5,
        cut(said, wide - 16, size=12),
        ha="center",
        va="center",
        color=look["text3"],
        fontproperties=font(size=12),
        parse_math=False,
    )


def say(
    axes: Axes, look: Style, x: dt.date | float, y: dt.date | float, shown: str, **how: Any
) -> Text:
    """Write a plain text on axes.

    Args:
        axes: where to.
        look: the style.
        x: a day, or a place on the axis.
        y: the height, a day too where days go up.
        shown: the text.
        how: `weight`, `size`, `tone` (a colour's name), `dx` and `dy` (pixels away from the
            place) are ours, the rest is matplotlib's.
    """
    weight, size = how.pop("weight", 400), how.pop("size", SMALL)
    tone, dx, dy = how.pop("tone", "text2"), how.pop("dx", 0.0), how.pop("dy", 0.0)
    moved = offset_copy(axes.transData, axes.get_figure(root=True), dx, dy, units="points")
    return axes.text(
        num(x),
        num(y),
        shown,
        fontproperties=font(weight, size),
        color=look[tone],
        parse_math=False,
        transform=moved,
        **how,
    )


def num(day: dt.date | float) -> float:
    """Return where a day lies on a time axis; a number lies where it says."""
    return float(date2num(day)) if isinstance(day, dt.date) else day  # type: ignore[no-untyped-call]


@cache
def _load_fonts() -> None:
    """Make the bundled fonts the only ones of their name, under every weight asked for."""
    known = font_manager.fontManager
    known.ttflist = [entry for entry in known.ttflist if entry.name not in FAMILIES]
    for path in sorted((resources() / "fonts").glob("*.otf")):
        known.addfont(path)
    chinese = {entry.weight: entry for entry in known.ttflist if entry.name == FAMILIES[1]}
    for weight, drawn in ((500, 400), (600, 700)):
        known.ttflist.append(replace(chinese[drawn], weight=weight))


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[n : n + 2], 16) for n in (1, 3, 5))

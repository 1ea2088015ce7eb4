"""Level bars of parts, one a row: its name at the left, its sum in words at the right, a key below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.charts._marks import bars
from core.charts._style import cut, extent, pixels, place, say, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from core.charts._style import Style

_ROW: Final = 30.0
_BAR: Final = 14.0
_LOWEST: Final = 13.0
_KEY: Final = 24.0
_SQUARE: Final = 8.0
_NAMES: Final = 0.34
_WORDS: Final = 40.0
"""Narrower bars than this stand without words around them."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One row: what it is called, its parts in the order of the key, what is said at its end."""

    name: str
    parts: tuple[int, ...]
    said: str


def stacks(
    figure: Figure, look: Style, rows: Sequence[Stack], key: Sequence[tuple[str, str]]
) -> None:
    """Draw the rows from the top, each as long as its sum.

    Args:
        figure: where to.
        look: the style.
        rows: from top to bottom.
        key: tone and words of each part.
    """
    wide, high = pixels(figure)
    lines = next((n for n in range(1, len(key) + 1) if _fits(key, n, wide - 16)), 0)
    under = _KEY + (lines - 1) * 18 if lines else 4.0
    if high - under < _LOWEST * len(rows):
        lines, under = 0, 4.0
    row = min(_ROW, (high - under - 6) / max(1, len(rows)))
    names = min(wide * _NAMES, max(width_of(each.name) for each in rows) + 12)
    ends = max(width_of(each.said) for each in rows) + 12
    if wide - names - ends < _WORDS or row < _LOWEST:
        names = ends = 4.0
    bottom = max(under, high - 6 - row * len(rows))
    axes = place(figure, look, left=names + 4, right=ends + 4, top=6, bottom=bottom)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, max(1, *(sum(each.parts) for each in rows)))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    _bars(axes, look, rows, key, row)
    if ends > _WORDS / 10:
        _words(axes, look, rows, names, ends)
    if lines:
        _key(axes, look, key, lines, len(rows))


def _bars(
    axes: Axes, look: Style, rows: Sequence[Stack], key: Sequence[tuple[str, str]], row: float
) -> None:
    thick = min(0.8, _BAR / max(1.0, row))
    scale = extent(axes)[2] / axes.get_xlim()[1]
    gap = 1 / scale
    for number, (tone, _words) in enumerate(key):
        spans = []
        for level, each in enumerate(rows):
            start, long = sum(each.parts[:number]), each.parts[number]
            spans.append((float(start), max(start + long - gap, start + long * 0.5), float(level)))
            shown = str(long)
            if long and width_of(shown, 500) + 4 <= long * scale and row >= _LOWEST:
                say(
                    axes, look, start + (long - gap) / 2, level, shown, ha="center",
                    va="center", weight=500, tone=_ink(look, tone),
                    zorder=6,
                )  # fmt: skip
        bars(axes, [span for span in spans if span[0] < span[1]], thick, face=look[tone])


def _words(axes: Axes, look: Style, rows: Sequence[Stack], names: float, ends: float) -> None:
    right = axes.get_xlim()[1]
    for level, each in enumerate(rows):
        say(axes, look, 0, level, cut(each.name, names - 12), dx=-names, va="center")
        say(axes, look, right, level, each.said, dx=ends, ha="right", va="center", tone="text")


def _key(axes: Axes, look: Style, key: Sequence[tuple[str, str]], lines: int, count: int) -> None:
    """Write the key under the rows, in so many lines."""
    left, _bottom, wide, high = extent(axes)
    scale = axes.get_xlim()[1] / wide
    share = count / high
    per_line = -(-len(key) // lines)
    for number, (tone, words) in enumerate(key):
        line, before = divmod(number, per_line)
        first = key[line * per_line : line * per_line + before]
        x = 8 - left + sum(_square_width(text) for _, text in first)
        y = count - 0.5 + (12 + 18 * line) * share
        half = _SQUARE / 2 * share
        bars(axes, [(x * scale, (x + _SQUARE) * scale, y)], 2 * half, face=look[tone])
        say(axes, look, x * scale, y, words, dx=_SQUARE + 5, va="center", tone="text3")


def _square_width(words: str) -> float:
    return _SQUARE + 5 + width_of(words) + 12


def _fits(key: Sequence[tuple[str, str]], lines: int, room: float) -> bool:
    """Return whether the key has room in so many lines."""
    per_line = -(-len(key) // lines)
    parts = (key[start : start + per_line] for start in range(0, len(key), per_line))
    return all(sum(_square_width(words) for _, words in part) <= room for part in parts)


def _ink(look: Style, tone: str) -> str:
    """Return the tone that is read best on a ground of this tone."""
    return max(("text", "surface"), key=lambda ink: _contrast(look[ink], look[tone]))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

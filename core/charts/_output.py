"""A chart as a file: pixels, or vectors."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.charts._style import DPI

if TYPE_CHECKING:
    from core.charts._spec import Chart
    from core.charts._style import Style

_FAMILY: Final = re.compile(rb"(<text style=\"[^\"]*font-family: )[^;\"]*")
_SALT: Final = "handover"
"""The same chart gives the same SVG: its ids are made from this instead of by chance."""


def figure_of(chart: Chart, data: Any, look: Style, size: tuple[int, int]) -> Figure:
    """Return the chart on a figure of its own, of so many pixels."""
    figure = Figure(figsize=(size[0] / DPI, size[1] / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    chart.draw(figure, data, look)
    return figure


def picture(
    chart: Chart, data: Any, look: Style, size: tuple[int, int], *, dpi: int = 2 * DPI
) -> bytes:
    """Return the chart as PNG; 72 dots an inch give exactly the size, 144 twice as many."""
    stream = BytesIO()
    figure_of(chart, data, look, size).savefig(stream, format="png", dpi=dpi)
    return stream.getvalue()


def svg(
    chart: Chart, data: Any, look: Style, size: tuple[int, int], *, text_family: str = ""
) -> bytes:
    """Return the chart as SVG, a point for each pixel.

    Letters are outlines, so that the picture looks the same where our fonts are missing. Nothing
    is clipped, because QtSvg does not clip.

    Args:
        chart: what to draw.
        data: what its `load` gave.
        look: the style.
        size: width and height in pixels.
        text_family: the one font in which letters stay words that can be found and copied, for
            pages of our own that have the font; QtSvg understands no list of fonts.
    """
    stream = BytesIO()
    letters = "none" if text_family else "path"
    with mpl.rc_context({"svg.fonttype": letters, "svg.hashsalt": _SALT}):
        figure = figure_of(chart, data, look, size)
        figure.savefig(stream, format="svg", metadata={"Date": None})
    written = stream.getvalue()
    return _FAMILY.sub(rf"\1'{text_family}'".encode(), written) if text_family else written

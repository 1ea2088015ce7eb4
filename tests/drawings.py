"""Charts drawn for tests, and what can be read on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.charts import charts, style

if TYPE_CHECKING:
    from matplotlib.text import Text


def drawn(
    key: str,
    data: Any,
    *,
    size: tuple[int, int] = (560, 240),
    theme: str = "light",
    lang: str = "en",
) -> Figure:
    """Return the chart, rendered once."""
    figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    charts()[key].draw(figure, data, style(theme, lang))
    canvas.draw()
    return figure


def points(collection: Any) -> list[tuple[float, float]]:
    """Return where the marks of a collection, or the points of a line, lie."""
    found = (
        collection.get_offsets() if hasattr(collection, "get_offsets") else collection.get_xydata()
    )
    return [(float(x), float(y)) for x, y in found]


def texts(figure: Figure) -> list[Text]:
    """Return the texts written by the chart, without those of its axes."""
    return [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]


def said(figure: Figure) -> list[str]:
    """Return what the texts say, with plain spaces."""
    return [text.get_text().replace("\u00a0", " ").strip() for text in texts(figure)]


def marks(figure: Figure, axis: str) -> list[str]:
    """Return the words along the x or y axis."""
    axes = figure.axes[0]
    found = axes.get_xticklabels() if axis == "x" else axes.get_yticklabels()
    return [text.get_text().replace("\u00a0", " ") for text in found]

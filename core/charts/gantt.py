"""The schedule for print: a bar for each phase of each shop, baseline, actual and forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.charts._axis import month_axis, span, status_line
from core.charts._marks import bars, diamonds, slip_tone, state_of, strokes
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, num, pixels, place, rule, say, width_of
from core.language import mark, words
from core.queries.milestones import milestones, short_names
from core.queries.project import shops
from core.queries.why import known_floats

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._marks import Stroke
    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.milestones import MilestoneRow
    from core.queries.why import FloatRow

_READABLE: Final = 11.0
"""Pixels a row needs for its words to be read."""
_ROW: Final = 24.0
"""Pixels a row has at most."""
_BAR: Final = 8.0
_LINE: Final[Mapping[str, Stroke]] = {
    "critical": ("text", 2.0, "-"),
    "near": ("text2", 1.2, (0, (3, 1.5))),
}
"""Tone, pixels and stroke of the line over what decides the end of the project, and nearly does."""
_OVER, _PAST = 2.2, 5.0
"""Pixels between bar and line, and by which it goes beyond: a gate without a bar has one too."""
_APART: Final = 16.0
"""Pixels between two marks of the key."""
_KEYED: Final = (420, 260)
"""Smaller figures have no key to their marks."""
_KEY: Final = (
    ("actual", mark("Actual")),
    ("running", mark("Running")),
    ("forecast", mark("Forecast")),
    ("baseline", mark("Baseline")),
    ("late", mark("> 10 d")),
    ("very_late", mark("> 30 d")),
    ("critical", mark("Critical")),
    ("near", mark("Near-critical")),
)


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A phase or milestone of a shop; without dates it is the head of the shop."""

    shop: str
    phase: str
    name: str
    baseline: tuple[dt.date, dt.date] | None = None
    start: dt.date | None = None
    finish: dt.date | None = None
    is_done: bool = False
    has_begun: bool = False
    slip: int | None = None
    decides: str = ""
    """Whether something open of it is "critical" for the end of the project, or "near" it."""

    @property
    def is_head(self) -> bool:
        """Return whether the row only names a shop."""
        return not self.phase


@dataclass(frozen=True, slots=True)
class GanttChart:
    """The rows from top to bottom."""

    rows: tuple[GanttRow, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> GanttChart | None:
    """Return shops with their phases, or in detail their milestones; None where none is dated."""
    assert request.project_id is not None
    found = milestones(session, request.project_id)
    names, w = short_names(found, request.language), words(request.language)
    floats = known_floats(session, request.project_id)
    rows: list[GanttRow] = []
    codes = [shop.code for shop in shops(session, request.project_id)]
    for shop in [*codes, terms.PROJECT_LEVEL]:
        own = [row for row in found if row.shop == shop and row.finish is not None]
        if not own:
            continue
        rows.append(GanttRow(shop, "", w(terms.shop(shop).name)))
        for phase in terms.PHASES:
            inside = [row for row in own if row.stage in phase.stages]
            if request.detail:
                rows.extend(_row(phase, names[row.id], [row], floats) for row in inside)
            elif inside:
                rows.append(_row(phase, w(phase.name), inside, floats))
    return GanttChart(tuple(rows), request.status_date) if rows else None


def draw(figure: Figure, data: GanttChart | None, look: Style) -> None:
    """Draw one collection a kind of bar; words only where a row is high enough to be read."""
    if data is None:
        empty(figure, look, look.w("No dated milestones yet"))
        return
    rows, (wide, high) = data.rows, pixels(figure)
    keyed = wide >= _KEYED[0] and high >= _KEYED[1]
    top = 44 if keyed else 22
    row = min(_ROW, (high - top - 36) / len(rows))
    named = [r for r in rows if row >= _READABLE or r.is_head]
    names = min(wide * 0.34, max(width_of(r.name, _weight(r)) for r in named))
    bottom = max(36.0, high - top - row * len(rows))
    axes = place(figure, look, left=names + 28, right=48, top=top, bottom=bottom)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    first, last = span([data.status_date, *(day for r in rows for day in _days(r))])
    margin = max(5.0, (last - first) * 0.015)
    axes.set_xlim(first - margin, last + margin)
    _bars(axes, data, look)
    _lines(axes, rows, look)
    _gates(axes, rows, look)
    _names(axes, rows, names, look)
    rule(axes, look, "x")
    status_line(axes, look, data.status_date)
    month_axis(axes, look)
    if keyed:
        _key(figure, rows, look, names)


def _bars(axes: Axes, data: GanttChart, look: Style) -> None:
    now = data.status_date
    baseline, actual, running, forecast = [], [], [], []
    for level, row in enumerate(data.rows):
        if row.baseline:
            baseline.append((*row.baseline, level + 0.34))
        if row.start is None or row.finish is None:
            continue
        if row.is_done:
            actual.append((row.start, row.finish, level - 0.06))
        elif row.has_begun:
            running.append((row.start, min(now, row.finish), level - 0.06))
            forecast.append((max(now, row.start), row.finish, level - 0.06))
        else:
            forecast.append((row.start, row.finish, level - 0.06))
    high = min(0.5, _BAR * len(data.rows) / extent(axes)[3])
    bars(axes, baseline, high * 0.3, face=look["ch_plan"], zorder=2)
    bars(axes, actual, high, face=look["st_done"])
    bars(axes, running, high, face=look["st_now"])
    bars(axes, forecast, high, face=look["ch_fill"], edge=look["ch_forecast"])


def _lines(axes: Axes, rows: Sequence[GanttRow], look: Style) -> None:
    """Draw a line over the bars that decide the end; the baseline lies under them."""
    (first, last), wide = axes.get_xlim(), extent(axes)[2]
    past = _PAST * (last - first) / wide
    pixel = len(rows) / extent(axes)[3]
    lift = 0.06 + min(0.5, _BAR * pixel) / 2 + _OVER * pixel
    for decides in _LINE:
        spans = [
            (num(row.start) - past, num(row.finish) + past, level - lift)
            for level, row in enumerate(rows)
            if row.decides == decides and row.start is not None and row.finish is not None
        ]
        strokes(axes, look, spans, _LINE[decides])


def _gates(axes: Axes, rows: Sequence[GanttRow], look: Style) -> None:
    row_high = extent(axes)[3] / len(rows)
    points = [
        (row.finish, level - 0.06, state_of(row.slip, is_done=row.is_done))
        for level, row in enumerate(rows)
        if row.finish is not None
    ]
    diamonds(axes, look, points, radius=min(4.8, max(2.4, row_high * 0.4)))
    if row_high < _READABLE:
        return
    for day, level, state in points:
        if state in {"late", "very_late"}:
            slip = text.slip(rows[round(level)].slip, look.w.language)
            tone = slip_tone(state)
            say(axes, look, day, level, slip, dx=9, va="center", weight=600, tone=tone)


def _names(axes: Axes, rows: Sequence[GanttRow], room: float, look: Style) -> None:
    """Name the rows, or only the shops where rows are too low and theirs are together enough."""
    row_high = extent(axes)[3] / len(rows)
    heads = [level for level, row in enumerate(rows) if row.is_head]
    ends = [*heads[1:], len(rows)]
    low = min(end - start for start, end in zip(heads, ends, strict=True)) * row_high < _READABLE
    left = axes.get_xlim()[0]
    for level, row in enumerate(rows):
        if row_high >= _READABLE or (row.is_head and not low):
            weight, tone = _weight(row), "text" if row.is_head else "text2"
            name = cut(row.name, room, weight)
            say(axes, look, left, level, name, dx=-room - 12, va="center", weight=weight, tone=tone)


def _key(figure: Figure, rows: Sequence[GanttRow], look: Style, names: float) -> None:
    """Explain the marks in one line over the chart, in pixels."""
    wide, high = pixels(figure)
    axes = place(figure, look, left=0, right=0, top=0, bottom=high - 26)
    axes.set_axis_off()
    axes.set_xlim(0, wide)
    axes.set_ylim(0, 26)
    drawn = {row.decides for row in rows}
    key = [(kind, look.w(word)) for kind, word in _KEY if kind not in _LINE or kind in drawn]
    x = max(12.0, min(names + 28.0, wide - 8 - sum(_broad(*each) + _APART for each in key)))
    for kind, word in key:
        x = _explain(axes, look, x, word, kind)


def _explain(axes: Axes, look: Style, x: float, word: str, kind: str) -> float:
    """Draw one mark with its word; return where the next one starts."""
    if x + _broad(kind, word) > axes.get_xlim()[1] - 8:
        return x
    broad = _mark(kind)
    span_ = [(x, x + broad, 13.0)]
    if kind == "forecast":
        bars(axes, span_, _BAR, face=look["ch_fill"], edge=look["ch_forecast"])
    elif kind == "baseline":
        bars(axes, span_, 2.4, face=look["ch_plan"])
    elif kind in _LINE:
        strokes(axes, look, span_, _LINE[kind])
    elif kind in {"actual", "running"}:
        bars(axes, span_, _BAR, face=look["st_done" if kind == "actual" else "st_now"])
    else:
        diamonds(axes, look, [(x + 5, 13.0, kind)])
    say(axes, look, x + broad + 6, 13, word, va="center")
    return x + _broad(kind, word) + _APART


def _mark(kind: str) -> float:
    return 10.0 if kind in {"late", "very_late"} else 14.0


def _broad(kind: str, word: str) -> float:
    return _mark(kind) + 6 + width_of(word)


def _row(
    phase: terms.Phase,
    name: str,
    found: Sequence[MilestoneRow],
    floats: Mapping[int, FloatRow],
) -> GanttRow:
    """Return the row of some milestones; the last of them is its gate."""
    dated = [(row.finish, row.contractual, row.key, row) for row in found if row.finish is not None]
    gate = max(dated, key=lambda each: each[:3])[3]
    planned = [row.baseline_finish for row in found if row.baseline_finish is not None]
    begun = [row.baseline_start or row.baseline_finish for row in found]
    begun_on = [day for day in begun if day is not None]
    starts = [row.start or row.finish for row in found]
    return GanttRow(
        gate.shop,
        phase.key,
        name,
        (min(begun_on), max(planned)) if planned else None,
        min(day for day in starts if day is not None),
        gate.finish,
        is_done=all(row.is_done for row in found),
        has_begun=any(row.is_done or row.is_running for row in found),
        slip=gate.slip,
        decides=_decides([floats[row.id] for row in found if row.id in floats]),
    )


def _decides(floats: Sequence[FloatRow]) -> str:
    if any(each.is_critical for each in floats):
        return "critical"
    return "near" if any(each.is_near_critical for each in floats) else ""


def _weight(row: GanttRow) -> int:
    return 600 if row.is_head else 400


def _days(row: GanttRow) -> list[dt.date]:
    found = [day for day in (row.start, row.finish) if day is not None]
    return [*found, *(row.baseline or ())]


SPEC = Chart(
    key="gantt",
    title=mark("Schedule"),
    subtitle=mark("baseline, actual, forecast by shop and phase"),
    order=30,
    scope="project",
    load=load,
    draw=draw,
)

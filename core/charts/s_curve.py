"""The S-curve: planned, actual and forecast progress, with the work of each month at the foot."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._axis import month_axis, percent_axis, span, status_line, status_words
from core.charts._marks import Labels, columns, diamonds, slip_tone, state_of
from core.charts._spec import Chart
from core.charts._style import empty, extent, num, pixels, place, rule, say, width_of
from core.language import mark
from core.queries.milestones import facts
from core.rules.progress import s_curve
from core.rules.slip import last_pac

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.rules.progress import CurvePoint

_ROOMY: Final = (420, 180)
"""Smaller figures have no bars at the foot."""
_FOOT: Final = 30.0
"""Percent of the height that the bars of the months reach."""
_NARROWEST: Final = 4.0
"""Pixels a month must have for its bars."""
_STEPS: Final = (1, 2, 5, 10, 20, 50)
_OVER: Final = 20.0
_FAR: Final = (3.0, 15.0, 28.0, 41.0, 55.0)
_OVER_IT: Final = (("right", "bottom", -6.0, 3.0), ("left", "bottom", 7.0, 3.0))
_UNDER_IT: Final = (("left", "top", 7.0, -3.0), ("right", "top", -6.0, -3.0))
_AWAY: Final = tuple(
    (ha, va, dx, dy * way)
    for dy in _FAR
    for va, way in (("top", -1), ("bottom", 1))
    for ha, dx in (("left", 7.0), ("right", -6.0))
)
"""Spots beside a place, ever farther away."""
_BELOW: Final = tuple(
    (ha, "top", dx, -6 - dy) for dy in _FAR for ha, dx in (("center", 0), ("left", 0), ("right", 0))
)


@dataclass(frozen=True, slots=True)
class SCurve:
    """The curve of a project and its last PAC, as planned and as expected."""

    points: tuple[CurvePoint, ...]
    status_date: dt.date
    pac_baseline: dt.date | None
    pac_finish: dt.date | None
    pac_done: bool


@dataclass(frozen=True, slots=True)
class Month:
    """What one month adds, in percent of the whole."""

    month: tuple[int, int]
    planned: float
    actual: float
    forecast: float


def load(session: Session, request: ChartRequest) -> SCurve | None:
    """Return the curve of a project; None where nothing is dated."""
    assert request.project_id is not None
    found = facts(session, request.project_id)
    points = s_curve(found, request.status_date)
    if len(points) < 2:  # noqa: PLR2004  a curve needs two
        return None
    pac = last_pac(found)
    return SCurve(
        points,
        request.status_date,
        pac.baseline_finish if pac is not None else None,
        pac.finish if pac is not None else None,
        pac is not None and pac.is_done,
    )


def draw(figure: Figure, data: SCurve | None, look: Style) -> None:
    """Draw the three lines, the status date with both values, and where PAC lies."""
    if data is None:
        empty(figure, look, look.w("No dated milestones with a weight yet"))
        return
    wide, high = pixels(figure)
    added = months_of(data.points) if wide >= _ROOMY[0] and high >= _ROOMY[1] else ()
    axes = place(
        figure,
        look,
        left=width_of(text.percent(100, 0, look.w.language)) + 16,
        right=width_of(_per_month(look, 88)) + 16 if added else 16,
        top=10,
        bottom=36,
    )
    days = [data.points[0].date, data.points[-1].date, data.pac_baseline, data.pac_finish]
    axes.set_xlim(*span(day for day in days if day is not None))
    percent_axis(axes, look, over=_OVER)
    rule(axes, look, "y")
    month_axis(axes, look)
    _foot(axes, added, look)
    labels = Labels(axes, look)
    _lines(axes, data, look, labels)
    _values(axes, data, look, labels)
    _pac(axes, data, look, labels)
    _name_forecast(data, look, labels)


def _lines(axes: Axes, data: SCurve, look: Style, labels: Labels) -> None:
    planned = [(num(p.date), p.planned) for p in data.points]
    actual = [(num(p.date), p.actual) for p in data.points if p.actual is not None]
    forecast = [(num(p.date), p.forecast) for p in data.points if p.forecast is not None]
    for line, color, width, dashes, order in (
        (planned, "ch_plan", 1.6, "-", 2.0),
        (forecast, "ch_forecast", 1.8, (0, (4, 2.4)), 2.4),
        (actual, "ch_actual", 2.4, "-", 2.8),
    ):
        if line:
            labels.keep_off(line)
            xs, ys = zip(*line, strict=True)
            axes.plot(xs, ys, color=look[color], lw=width, ls=dashes, zorder=order, clip_on=False)


def _values(axes: Axes, data: SCurve, look: Style, labels: Labels) -> None:
    """Label the line of the status date, and what was planned and reached on it."""
    if status_line(axes, look, data.status_date, named=False):
        bottom, top = axes.get_ylim()
        beside = (("right", "top", -6.0, 0.0), ("left", "top", 6.0, 0.0))
        shown = status_words(look, data.status_date)
        labels.put(data.status_date, top, shown, beside, needed=True)
        labels.keep_off([(data.status_date, bottom), (data.status_date, top)])
    at = next((p for p in data.points if p.date == data.status_date), None)
    if at is None or at.actual is None:
        return
    x, language = num(at.date), look.w.language
    axes.plot(
        [x],
        [at.planned],
        "o",
        ms=5,
        mfc=look.ground,
        mec=look["ch_plan"],
        mew=1.6,
        zorder=4,
        clip_on=False,
    )
    axes.plot(
        [x], [at.actual], "o", ms=5.5, mec="none", mfc=look["ch_actual"], zorder=4, clip_on=False
    )
    planned = look.w("Planned {share}", share=text.percent(at.planned, 1, language))
    actual = look.w("Actual {share}", share=text.percent(at.actual, 1, language))
    over, under = (*_OVER_IT, *_AWAY), (*_UNDER_IT, *_AWAY)
    ahead = at.actual > at.planned
    spots = over if ahead else under
    labels.put(x, at.actual, actual, spots, needed=True, tone="ch_actual", weight=600)
    labels.put(x, at.planned, planned, under if ahead else over, needed=True, tone="text3")


def _pac(axes: Axes, data: SCurve, look: Style, labels: Labels) -> None:
    """Put the last PAC on the lines: hollow where planned, filled where expected, with its slip."""
    if data.pac_finish is None:
        return
    share = _share(data.points, data.pac_finish, lambda p: p.forecast)
    points = [(data.pac_finish, 100.0 if share is None else share, "expected")]
    if data.pac_done:
        points = [(data.pac_finish, _share_of_actual(data), "done")]
    slip = (data.pac_finish - data.pac_baseline).days if data.pac_baseline else None
    if data.pac_baseline is not None and slip:
        planned = _share(data.points, data.pac_baseline, lambda p: p.planned)
        points.insert(0, (data.pac_baseline, 100.0 if planned is None else planned, "planned"))
    diamonds(axes, look, points)
    for day, level, _state in points:
        labels.keep_off([(day, level)], 6)
    label = look.w("PAC {slip}", slip=text.slip(slip, look.w.language)).strip()
    tone = slip_tone(state_of(slip, is_done=False))
    labels.put(*points[-1][:2], label, _BELOW, needed=True, weight=600, tone=tone)


def _share_of_actual(data: SCurve) -> float:
    """Return what was reached on the day of PAC."""
    assert data.pac_finish is not None
    found = _share(data.points, data.pac_finish, lambda p: p.actual)
    return 100.0 if found is None else found


def _name_forecast(data: SCurve, look: Style, labels: Labels) -> None:
    """Name the dashed line where there is room beside it."""
    line = [p for p in data.points if p.forecast is not None]
    for part in (0.3, 0.2, 0.4, 0.5, 0.6, 0.75):
        if len(line) > 1:
            p = line[min(len(line) - 1, max(1, round(part * (len(line) - 1))))]
            assert p.forecast is not None
            spots = (("left", "top", 6.0, -4.0), ("right", "bottom", -6.0, 4.0))
            if labels.put(p.date, p.forecast, look.w("Forecast"), spots, tone="ch_forecast"):
                return


def _foot(axes: Axes, added: tuple[Month, ...], look: Style) -> None:
    """Draw what each month adds, planned beside real, on a scale of their own at the right."""
    highest = max((max(m.planned, m.actual + m.forecast) for m in added), default=0.0)
    (first, last), wide = axes.get_xlim(), extent(axes)[2]
    if highest <= 0 or wide / (last - first) * 30 < _NARROWEST:
        return
    scale = _FOOT / highest
    day = {m.month: num(dt.date(*m.month, 1)) for m in added}
    left = [(day[m.month] + 3, day[m.month] + 14, 0.0, m.planned * scale) for m in added]
    real = [(day[m.month] + 15, day[m.month] + 26, 0.0, m.actual * scale) for m in added]
    still = [
        (day[m.month] + 15, day[m.month] + 26, m.actual * scale, (m.actual + m.forecast) * scale)
        for m in added
    ]
    for boxes, face in (
        (left, look.mix("ch_plan", 0.22)),
        (real, look.mix("st_done", 0.5)),
        (still, look.mix("ch_forecast", 0.26)),
    ):
        shown = [(max(a, first), min(b, last), c, d) for a, b, c, d in boxes]
        columns(axes, [box for box in shown if box[0] < box[1] and box[2] < box[3]], face=face)
    _scale(axes, highest, look)


def _scale(axes: Axes, highest: float, look: Style) -> None:
    """Mark the scale of the bars: at most three marks, the top one with its unit."""
    step = next((step for step in _STEPS if highest / step < 4), 100)  # noqa: PLR2004  three marks
    marks = [n * step for n in range(1, int(highest / step) + 1)]
    for value in marks:
        shown = _per_month(look, value) if value == marks[-1] else str(value)
        level, right = value * _FOOT / highest, axes.get_xlim()[1]
        say(axes, look, right, level, shown, dx=8, va="center", tone="text3")


def _per_month(look: Style, share: int) -> str:
    return look.w("{share} %/month", share=share)


def months_of(points: tuple[CurvePoint, ...]) -> tuple[Month, ...]:
    """Return what each month adds, from the points of a curve at month ends."""
    found: dict[tuple[int, int], list[float]] = {}
    for before, after in pairwise(points):
        month = found.setdefault((after.date.year, after.date.month), [0.0, 0.0, 0.0])
        month[0] += after.planned - before.planned
        if after.actual is not None and before.actual is not None:
            month[1] += after.actual - before.actual
        elif after.forecast is not None and before.forecast is not None:
            month[2] += after.forecast - before.forecast
    return tuple(Month(month, *added) for month, added in found.items())


def _share(
    points: tuple[CurvePoint, ...], day: dt.date, which: Callable[[CurvePoint], float | None]
) -> float | None:
    """Return how high a line is on a day; None where it has none."""
    for before, after in pairwise(points):
        low, high = which(before), which(after)
        if before.date <= day <= after.date and low is not None and high is not None:
            part = (day - before.date).days / max(1, (after.date - before.date).days)
            return low + (high - low) * part
    return None


SPEC = Chart(
    key="s_curve",
    title=mark("Progress"),
    subtitle=mark("S-curve, weighted by shop and stage"),
    order=10,
    scope="project",
    load=load,
    draw=draw,
)

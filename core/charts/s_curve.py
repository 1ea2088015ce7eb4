"""The S-curve: planned, actual and forecast progress, with the work of each month at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._spec import Chart
from core.charts._style import (
    diamonds,
    empty,
    month_axis,
    num,
    percent_axis,
    place,
    say,
    status_line,
)
from core.language import mark
from core.queries.milestones import facts
from core.rules.progress import s_curve
from core.rules.slip import last_pac

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import (
        Style,
    )
    from core.rules.progress import CurvePoint

_NARROW: Final = 420
"""Narrower figures have no bars at the foot and fewer words."""


@dataclass(frozen=True, slots=True)
class SCurve:
    """The curve of a project and its last PAC, as planned and as expected."""

    points: tuple[CurvePoint, ...]
    status_date: dt.date
    pac_baseline: dt.date | None
    pac_finish: dt.date | None
    pac_done: bool


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
    wide = figure.get_size_inches()[0] * 72
    roomy = wide >= _NARROW
    axes = place(figure, look, left=46, right=66 if roomy else 12, top=10, bottom=36)
    first, last = data.points[0].date, data.points[-1].date
    axes.set_xlim(num(first), num(last))
    percent_axis(axes, look)
    if roomy:
        _months(axes, data, look)
    _lines(axes, data, look)
    if first <= data.status_date <= last:
        status_line(axes, look, data.status_date, said=roomy)
        _values(axes, data, look)
    _pac(axes, data, look)
    month_axis(axes, look, first, last)


def _lines(axes: Axes, data: SCurve, look: Style) -> None:
    planned = [(num(p.date), p.planned) for p in data.points]
    actual = [(num(p.date), p.actual) for p in data.points if p.actual is not None]
    forecast = [(num(p.date), p.forecast) for p in data.points if p.forecast is not None]
    for line, color, width, dashes, order in (
        (planned, "ch_plan", 1.6, "-", 2.0),
        (forecast, "ch_forecast", 1.8, (0, (4, 2.4)), 2.4),
        (actual, "ch_actual", 2.4, "-", 2.8),
    ):
        if line:
            xs, ys = zip(*line, strict=True)
            axes.plot(xs, ys, color=look[color], lw=width, ls=dashes, zorder=order, clip_on=False)


def _values(axes: Axes, data: SCurve, look: Style) -> None:
    at = next((p for p in data.points if p.date == data.status_date), None)
    if at is None or at.actual is None:
        return
    x = num(at.date)
    language = look.w.language
    axes.plot([x], [at.planned], "o", ms=5, mfc=look.ground, mec=look["ch_plan"], mew=1.6, zorder=4)
    axes.plot([x], [at.actual], "o", ms=5.5, color=look["ch_actual"], zorder=4)
    planned = look.w("Planned {share}", share=text.percent(at.planned, 1, language))
    actual = look.w("Actual {share}", share=text.percent(at.actual, 1, language))
    ahead = at.actual > at.planned
    low, high = (-4, 3) if not ahead else (3, -4)
    say(
        axes,
        look,
        x,
        at.planned + high,
        f"{planned}  ",
        ha="right",
        va="bottom" if high > 0 else "top",
        tone="text3",
    )
    say(
        axes,
        look,
        x,
        at.actual + low,
        f"  {actual}",
        ha="left",
        va="top" if low < 0 else "bottom",
        weight=600,
        tone="ch_actual",
    )


def _pac(axes: Axes, data: SCurve, look: Style) -> None:
    if data.pac_finish is None:
        return
    slip = (data.pac_finish - data.pac_baseline).days if data.pac_baseline else 0
    points = [(data.pac_finish, 100.0, "done" if data.pac_done else "now")]
    if data.pac_baseline is not None and data.pac_baseline != data.pac_finish:
        points.insert(0, (data.pac_baseline, 100.0, "open"))
    diamonds(axes, look, points, radius=5)
    tone = "red_text" if slip > 30 else "amber_text" if slip > 10 else "text3"  # noqa: PLR2004  the late classes of the design
    label = look.w("PAC {slip}", slip=text.slip(slip, look.w.language))
    say(axes, look, data.pac_finish, 94, label, ha="center", va="top", weight=600, tone=tone)


def _months(axes: Axes, data: SCurve, look: Style) -> None:
    """Draw what each month adds, planned beside real, on a scale of their own at the right."""
    planned, real = _increments(data)
    highest = max((share for _, share, _ in [*planned, *real]), default=0.0)
    if highest <= 0:
        return
    scale = 30 / highest
    width = 9.5
    for shares, shift, colors in (
        (planned, -width, {"planned": look["ch_grid"]}),
        (real, 0.0, {"actual": look["ch_axis"], "forecast": look["ch_fill"]}),
    ):
        for kind, color in colors.items():
            chosen = [(num(day) + shift, share) for day, share, found in shares if found == kind]
            if chosen:
                xs, ys = zip(*chosen, strict=True)
                axes.bar(xs, [y * scale for y in ys], width=width, color=color, zorder=1)
    top = max(1, round(highest * 0.8))
    right = axes.get_xlim()[1]
    label = look.w("{share} %/month", share=top)
    say(axes, look, right, top * scale, f"  {label}", ha="left", va="center", tone="text3", size=10)


def _increments(
    data: SCurve,
) -> tuple[list[tuple[dt.date, float, str]], list[tuple[dt.date, float, str]]]:
    ends: Sequence[CurvePoint] = data.points
    planned, real = [], []
    for before, after in pairwise(ends):
        planned.append((after.date, after.planned - before.planned, "planned"))
        if after.actual is not None and before.actual is not None:
            real.append((after.date, after.actual - before.actual, "actual"))
        elif after.forecast is not None and before.forecast is not None:
            real.append((after.date, after.forecast - before.forecast, "forecast"))
    return planned, real


SPEC = Chart(
    key="s_curve",
    title=mark("Progress"),
    subtitle=mark("S-curve, weighted by shop and stage"),
    order=10,
    scope="project",
    load=load,
    draw=draw,
)

"""The cash flow: in above zero, out below it, what it comes to on a second scale with one zero."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._axis import month_axis, status_line
from core.charts._marks import Labels, bars, columns, strokes
from core.charts._money import scales
from core.charts._spec import Chart
from core.charts._style import empty, font, num, pixels, place, rule, say, width_of
from core.language import mark
from core.money import Money
from core.queries.cash_flow import cash_flow_of
from core.rules.cash_flow import by_quarter, funding_need

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._money import Scale
    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.cash_flow import CashFlowRow
    from core.rules.cash_flow import FlowMonth

_MARK: Final = 26
"""Pixels from mark to mark going up, at least."""
_KEYED: Final = (300, 150)
"""Smaller figures have no key to their marks."""
_NAMED: Final = 190
"""So high a figure also names the status date."""
_FILL: Final = 0.68
"""Share of a month that its bars are wide."""
_LEAST_DAYS: Final = 270
"""Days the axis is long at least: a single month is no wall."""
_APART: Final = 14.0
_DASHED: Final = (0, (4, 2.4))
_KEY: Final = (
    ("received", mark("Received")),
    ("receivable", mark("Receivable")),
    ("paid", mark("Paid")),
    ("payable", mark("Payable")),
    ("net", mark("Cumulative net (right)")),
    ("planned", mark("As planned (right)")),
)
"""What the marks mean, most important first: the last ones go where there is no room."""


@dataclass(frozen=True, slots=True)
class CashChart:
    """The cash by month or quarter, and what is said of it.

    Attributes:
        flow: the months or quarters.
        currency: of every sum.
        status_date: up to which cash has happened.
        need: the month at whose end most must be funded, and how much.
        converted: currencies shown at a rate.
        left_out: currencies without a rate, whose sums are missing.
        quarters: whether three months stand in one.
        can_budget: whether there are budget rates for what is converted.
        at_budget: whether these are the rates taken.
    """

    flow: tuple[FlowMonth, ...]
    currency: str
    status_date: dt.date
    need: tuple[dt.date, Money] | None = None
    converted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    quarters: bool = False
    can_budget: bool = False
    at_budget: bool = False


def load(session: Session, request: ChartRequest) -> CashChart | None:
    """Return the cash of a project, or of all; None where there is none."""
    found = cash_flow_of(
        session, request.project_id, request.status_date, at_budget=request.at_budget
    )
    if found is None or not found.months:
        return None
    return CashChart(
        by_quarter(found.months) if request.quarters else found.months,
        found.currency,
        found.status_date,
        _need(found),
        found.converted,
        found.left_out,
        request.quarters,
        found.can_budget,
        found.at_budget,
    )


def _need(found: CashFlowRow) -> tuple[dt.date, Money] | None:
    need = funding_need(found.months)
    return None if need is None else (need[0], Money.of(need[1], found.currency))


def draw(figure: Figure, data: CashChart | None, look: Style) -> None:
    """Draw the bars of each month, the line of what they come to, and the status date."""
    if data is None:
        empty(figure, look, look.w("No payments and no cost yet"))
        return
    wide, high = pixels(figure)
    keyed = wide >= _KEYED[0] and high >= _KEYED[1]
    named = keyed and high >= _NAMED
    top = (26 if keyed else 10) + (14 if named else 0)
    bottom = 36.0
    most = max(2, int((high - top - bottom) / _MARK))
    lines = _Lines(data)
    bar_scale, line_scale = scales([_reach(data.flow), lines.reach], most)
    left, right = _widest(bar_scale, look), _widest(line_scale, look)
    axes = place(figure, look, left=left + 14, right=right + 14, top=top, bottom=bottom)
    first, last = num(data.flow[0].month), num(_end(data.flow[-1].month, data))
    axes.set_xlim(first, max(last, first + _LEAST_DAYS))
    axes.set_ylim(*bar_scale.limits)
    _mark_sums(axes, bar_scale, line_scale, look)
    month_axis(axes, look)
    _bars(axes, data, look)
    factor = bar_scale.step / line_scale.step
    _lines(axes, lines, factor, look)
    status_line(axes, look, data.status_date, named=named)
    _say_need(axes, data, lines, factor, look)
    if keyed:
        _key(figure, look, planned=bool(lines.planned))


class _Lines:
    """What the cash comes to by the end of each month: as planned, as it was, as it will be."""

    def __init__(self, data: CashChart) -> None:
        at, status = 0.0, num(data.status_date)
        first = num(data.flow[0].month)
        self.actual = [(first, 0.0)]
        self.expected: list[tuple[float, float]] = []
        for each in data.flow:
            end = num(_end(each.month, data))
            so_far, net = float(each.so_far.amount), float(each.net.amount)
            if end <= status:
                self.actual.append((end, at + net))
            else:
                if not self.expected:
                    inside = max(status, self.actual[-1][0])
                    if inside > self.actual[-1][0]:
                        self.actual.append((inside, at + so_far))
                    self.expected.append((inside, at + so_far))
                self.expected.append((end, at + net))
            at += net
        self.planned = _running(
            [(num(_end(m.month, data)), m.planned_net) for m in data.flow], first
        )

    @property
    def reach(self) -> tuple[float, float]:
        """Return the lowest and the highest sum on any of the lines."""
        sums = [sum_ for line in (self.actual, self.expected, self.planned) for _, sum_ in line]
        return min(sums), max(sums)

    @property
    def drawn(self) -> list[tuple[float, float]]:
        """Return the line from the first day to the last."""
        return [*self.actual, *self.expected]


def _running(steps: Sequence[tuple[float, Money]], first: float) -> list[tuple[float, float]]:
    """Return what the sums come to, from zero on the first day; nothing where all are zero."""
    if not any(sum_.minor for _, sum_ in steps):
        return []
    found, at = [(first, 0.0)], 0.0
    for end, sum_ in steps:
        at += float(sum_.amount)
        found.append((end, at))
    return found


def _reach(flow: Sequence[FlowMonth]) -> tuple[float, float]:
    out = max(float(each.paid.plus(each.payable).amount) for each in flow)
    into = max(float(each.received.plus(each.receivable).amount) for each in flow)
    return -out, into


def _end(month: dt.date, data: CashChart) -> dt.date:
    """Return the day after a month or quarter; the calendar itself ends one day before."""
    later = month.month + (3 if data.quarters else 1)
    if (month.year, later) > (dt.MAXYEAR, 12):
        return dt.date.max
    return dt.date(month.year + (later - 1) // 12, (later - 1) % 12 + 1, 1)


def _bars(axes: Axes, data: CashChart, look: Style) -> None:
    """Draw what happened filled, and on top of it what is expected, dashed."""
    happened: dict[str, list[tuple[float, float, float, float]]] = {"in": [], "out": []}
    expected: dict[str, list[tuple[float, float, float, float]]] = {"in": [], "out": []}
    for each in data.flow:
        first, end = num(each.month), num(_end(each.month, data))
        margin = (end - first) * (1 - _FILL) / 2
        left, right = first + margin, end - margin
        for way, sign, done, still in (
            ("in", 1, each.received, each.receivable),
            ("out", -1, each.paid, each.payable),
        ):
            low = sign * float(done.amount)
            high = low + sign * float(still.amount)
            if low:
                happened[way].append((left, right, 0.0, low))
            if high != low:
                expected[way].append((left, right, low, high))
    columns(axes, happened["in"], face=look["ch_forecast"], zorder=3)
    columns(axes, happened["out"], face=look["st_done"], zorder=3)
    for way, fill, edge in (("in", "accent_soft", "ch_forecast"), ("out", "grey_soft", "st_done")):
        columns(axes, expected[way], face=look[fill], edge=look[edge], zorder=3)


def _lines(axes: Axes, lines: _Lines, factor: float, look: Style) -> None:
    for line, color, width, dashes, order in (
        (lines.planned, "ch_plan", 1.4, "-", 3.4),
        (lines.expected, "ch_actual", 1.8, _DASHED, 3.8),
        (lines.actual, "ch_actual", 2.2, "-", 3.9),
    ):
        if line:
            xs, ys = zip(*((x, y * factor) for x, y in line), strict=True)
            axes.plot(xs, ys, color=look[color], lw=width, ls=dashes, zorder=order, clip_on=False)


def _mark_sums(axes: Axes, left: Scale, right: Scale, look: Style) -> None:
    """Mark the sums of the bars at the left and those of the lines at the right."""
    axes.spines["bottom"].set_visible(False)
    axes.yaxis.set_ticks(left.marks)
    axes.yaxis.set_ticklabels(left.words(look), fontproperties=font(), color=look["text3"])
    rule(axes, look, "y")
    first, last = axes.get_xlim()
    axes.plot([first, last], [0, 0], color=look["ch_axis"], lw=1, zorder=3.2, clip_on=False)
    for level, words in zip(left.marks, right.words(look), strict=True):
        say(axes, look, last, level, words, dx=8, va="center", tone="text3")


def _widest(scale: Scale, look: Style) -> float:
    return max(width_of(words) for words in scale.words(look))


def _say_need(axes: Axes, data: CashChart, lines: _Lines, factor: float, look: Style) -> None:
    """Say how much must be funded at most, where the line is lowest and there is room."""
    if data.need is None:
        return
    x, y = min(lines.drawn, key=lambda point: point[1])
    shown = look.w(mark("Funding {sum}"), sum=text.short_amount(data.need[1], look.w.language))
    labels = Labels(axes, look)
    labels.keep_off([(px, py * factor) for px, py in lines.drawn], 3)
    for each in data.flow:
        first, end = num(each.month), num(_end(each.month, data))
        out = -float(each.paid.plus(each.payable).amount)
        labels.keep_off([((first + end) / 2, 0.0), ((first + end) / 2, out)], 4)
    labels.keep_off([(data.status_date, limit) for limit in axes.get_ylim()], 3)
    spots = [
        (ha, va, dx, dy)
        for far in (6.0, 16.0, 28.0)
        for va, dy in (("top", -far), ("bottom", far))
        for ha, dx in (("center", 0.0), ("left", 4.0), ("right", -4.0))
    ]
    labels.put(x, y * factor, shown, spots, within=True, tone="text2")


def _key(figure: Figure, look: Style, *, planned: bool) -> None:
    """Explain the marks in one line over the chart, in pixels."""
    wide, high = pixels(figure)
    axes = place(figure, look, left=0, right=0, top=0, bottom=high - 22)
    axes.set_axis_off()
    axes.set_xlim(0, wide)
    axes.set_ylim(0, 22)
    x = 8.0
    for kind, word in _KEY:
        shown = look.w(word)
        if (kind == "planned" and not planned) or x + 18 + width_of(shown) > wide - 8:
            continue
        _explain(axes, look, x, kind)
        say(axes, look, x + 18, 11, shown, va="center")
        x += 18 + width_of(shown) + _APART


def _explain(axes: Axes, look: Style, x: float, kind: str) -> None:
    box = [(x, x + 11, 11.0)]
    drawn: dict[str, Callable[[], None]] = {
        "received": lambda: bars(axes, box, 9, face=look["ch_forecast"]),
        "receivable": lambda: bars(
            axes, box, 9, face=look["accent_soft"], edge=look["ch_forecast"], dashed=True
        ),
        "paid": lambda: bars(axes, box, 9, face=look["st_done"]),
        "payable": lambda: bars(
            axes, box, 9, face=look["grey_soft"], edge=look["st_done"], dashed=True
        ),
        "net": lambda: strokes(axes, look, [(x, x + 12, 11.0)], ("ch_actual", 2.2, "-")),
        "planned": lambda: strokes(axes, look, [(x, x + 12, 11.0)], ("ch_plan", 1.6, "-")),
    }
    drawn[kind]()


SPEC = Chart(
    key="cash_flow",
    title=mark("Cash flow"),
    subtitle=mark("received and paid to the status date, forecast after"),
    order=50,
    scope="project",
    load=load,
    draw=draw,
)

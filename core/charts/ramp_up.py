"""The ramp-up after SOP: planned, reached by shop, and what the slowest shop lets expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.charts._axis import month_axis, status_line, status_words
from core.charts._marks import Labels, diamonds, spread
from core.charts._spec import Chart
from core.charts._style import empty, extent, font, num, pixels, place, rule, say, width_of
from core.language import mark, words
from core.queries.capacity import plant_capacity
from core.rules.capacity import NET_GUARANTEED
from core.rules.ramp_up import expected, logistic, slowest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.capacity import PlantCapacity, WeekRow
    from core.queries.register import RegisterRow

    Rates = tuple[tuple[float, float], ...]

_WEEK: Final = 7
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MARK: Final = 34.0
"""Pixels from mark to mark going up."""
_MOST_MARKS: Final = 8
_WEEKS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 208, 520)
_APART: Final = 14.0
_ROOMY: Final = (420, 160)
_SHOPS: Final = {"WELD": ("shop_w", "o"), "PAINT": ("shop_p", "s"), "ASSY": ("shop_a", "^")}
_OTHER: Final = ("shop_x", "D")
_BESIDE: Final = (
    ("right", "bottom", -8.0, 3.0),
    ("left", "top", 8.0, -3.0),
    ("left", "bottom", 8.0, 4.0),
    ("right", "top", -8.0, -4.0),
)
_UNDER: Final = (
    ("center", "top", 0.0, -9.0),
    ("left", "top", 6.0, -9.0),
    ("right", "top", -6.0, -9.0),
    ("center", "bottom", 0.0, 9.0),
    ("right", "bottom", -2.0, 9.0),
    ("center", "top", 0.0, -24.0),
    ("right", "top", -6.0, -24.0),
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A performance test: when it is or was run, the rate, and how it ended."""

    name: str
    on: dt.date
    jph: float
    state: str


@dataclass(frozen=True, slots=True)
class RampUp:
    """Rates by weeks after SOP.

    Attributes:
        planned: of the plant.
        is_curve: whether no weeks are planned and the plan is the usual curve.
        shops: reached by shop.
        reached: by the plant: as kept, else by its slowest shop of each week.
        expected: what follows.
        contract: the rate of the contract.
        sop_planned: SOP by the baseline.
        sop: SOP as it was or is expected.
        is_running: whether SOP was reached.
        runs: the performance tests.
        status_date: the day it is stated at.
    """

    planned: Rates
    is_curve: bool
    shops: tuple[tuple[str, Rates], ...]
    reached: Rates
    expected: Rates
    contract: float | None
    sop_planned: dt.date | None
    sop: dt.date | None
    is_running: bool
    runs: tuple[Proof, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> RampUp | None:
    """Return the ramp-up of a project; None where neither a rate nor a week is kept."""
    assert request.project_id is not None
    found = plant_capacity(session, request.project_id, request.status_date)
    jph = None if found.plant is None else found.plant.jph
    planned = _plant_rates(found.weeks, lambda row: row.planned)
    if jph is None and not found.weeks:
        return None
    is_curve = not planned and jph is not None
    if is_curve and jph is not None:
        planned = tuple(logistic(jph))
    shops = _by_shop(found.weeks, lambda row: row.actual)
    reached = _plant_rates(found.weeks, lambda row: row.actual)
    week, now = reached[-1] if reached else (0.0, 0.0)
    last = {shop: rates[-1][1] for shop, rates in shops.items() if rates[-1][0] == week}
    if held := slowest(last):
        now = min(now, last[held])
    return RampUp(
        planned,
        is_curve,
        tuple(shops.items()),
        reached,
        tuple(expected(planned, week=week, reached=now, most=_most(found))),
        jph,
        found.sop_planned,
        found.sop,
        found.has_sop,
        tuple(_runs(found, request)),
        request.status_date,
    )


def _plant_rates(weeks: Iterable[WeekRow], which: Callable[[WeekRow], float | None]) -> Rates:
    """Return the rates of the plant: as kept, else of its slowest shop of each week."""
    own: dict[int, float] = {}
    least: dict[int, float] = {}
    for row in weeks:
        rate = which(row)
        if rate is None:
            continue
        if row.shop in ("", terms.PROJECT_LEVEL):
            own[row.week] = rate
        else:
            least[row.week] = min(rate, least.get(row.week, rate))
    found = {**least, **own}
    return tuple((float(week), found[week]) for week in sorted(found))


def _by_shop(
    weeks: Iterable[WeekRow], which: Callable[[WeekRow], float | None]
) -> dict[str, Rates]:
    found: dict[str, list[tuple[float, float]]] = {}
    for row in weeks:
        rate = which(row)
        if row.shop not in ("", terms.PROJECT_LEVEL) and rate is not None:
            found.setdefault(row.shop, []).append((float(row.week), rate))
    order = [shop.code for shop in terms.SHOPS]
    return {shop: tuple(found[shop]) for shop in sorted(found, key=order.index)}


def _most(found: PlantCapacity) -> float | None:
    """Return what the slowest line makes, counted as the contract counts."""
    is_net = found.plant is not None and found.plant.basis == NET_GUARANTEED
    rates = [row.line().net_jph if is_net else row.gross_jph for row in found.lines]
    return min(rates, default=None)


def _runs(found: PlantCapacity, request: ChartRequest) -> Iterable[Proof]:
    w = words(request.language)
    jph = 0.0 if found.plant is None else found.plant.jph
    for row in found.tests:
        on = row.values["started"] or row.values["planned_start"]
        if on is None:
            continue
        shop = row.values["shop"]
        name = row.values["name"] or (w(terms.shop(shop).name) if shop else w("Test"))
        rate = row.values["gross_jph"] or row.values["guaranteed_jph"] or jph
        yield Proof(name, on, float(rate), _state(row))


def _state(row: RegisterRow) -> str:
    if row.values["status"] == "PASSED":
        return "done"
    return "very_late" if row.values["status"] in ("FAILED", "REPEATED") else "planned"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where weeks lie from left to right: weeks after SOP, or days from SOP by plan and forecast."""

    by_day: bool
    planned: float
    now: float

    def of_plan(self, week: float) -> float:
        return self.planned + week * (_WEEK if self.by_day else 1)

    def of_now(self, week: float) -> float:
        return self.now + week * (_WEEK if self.by_day else 1)


def draw(figure: Figure, data: RampUp | None, look: Style) -> None:
    """Draw plan, what is reached and what is expected up to the line of the contract."""
    if data is None:
        empty(figure, look, look.w("No rate of the contract and no weeks of ramp-up yet"))
        return
    wide, high = pixels(figure)
    is_roomy = wide >= _ROOMY[0] and high >= _ROOMY[1]
    ends = [(look.w(terms.shop(code).name), rates[-1][1]) for code, rates in data.shops]
    said = [f"{name}  {text.number(rate, 1, look.w.language)}" for name, rate in ends]
    right = max((width_of(each) for each in said), default=0) + 20 if is_roomy and said else 16
    top_jph = _top(data)
    axes = place(
        figure,
        look,
        left=width_of(text.number(top_jph, 0, look.w.language)) + 16,
        right=right,
        top=22,
        bottom=36,
    )
    by_day = data.sop is not None and not data.is_running
    spot = _spot(data, by_day=by_day)
    _scales(axes, data, look, spot, top_jph)
    labels = Labels(axes, look)
    _status(axes, data, look, spot, labels)
    _contract(axes, data, look, labels)
    lines = _lines(axes, data, look, spot, labels)
    _tests(axes, data, look, spot, labels)
    if is_roomy:
        _shop_ends(axes, data, look, said, spot)
    _name_lines(look, lines, labels, is_curve=data.is_curve)


def _spot(data: RampUp, *, by_day: bool) -> _Place:
    if by_day:
        assert data.sop is not None
        return _Place(True, num(data.sop_planned or data.sop), num(data.sop))
    return _Place(False, 0.0, 0.0)


def _top(data: RampUp) -> float:
    rates = [jph for _, jph in (*data.planned, *data.reached, *data.expected)]
    rates += [jph for _, points in data.shops for _, jph in points]
    rates += [run.jph for run in data.runs]
    return max(1.0, data.contract or 0, *rates)


def _day_of(data: RampUp, spot: _Place, day: dt.date) -> float | None:
    """Return where a day lies; None where weeks count from an SOP that nobody dated."""
    if spot.by_day:
        return num(day)
    return None if data.sop is None else (num(day) - num(data.sop)) / _WEEK


def _scales(axes: Axes, data: RampUp, look: Style, spot: _Place, top: float) -> None:
    xs = [spot.of_plan(0), spot.of_now(0), spot.of_plan(1)]
    xs += [spot.of_plan(week) for week, _ in data.planned]
    xs += [spot.of_now(week) for week, _ in (*data.reached, *data.expected)]
    xs += [spot.of_now(week) for _, points in data.shops for week, _ in points]
    first, last = min(xs), max(xs)
    spare = (last - first) * 0.5
    for run in data.runs:
        at = _day_of(data, spot, run.on)
        if at is not None and first <= at <= last + spare:
            last = max(last, at)
    margin = (last - first) * 0.03
    axes.set_xlim(first - margin, last + margin)
    high = max(1.0, extent(axes)[3])
    axes.set_ylim(0, top * (1 + 20 / high))
    fits = (s for s in _STEPS if top / s * _MARK <= high and top / s <= _MOST_MARKS)
    step = next(fits, _STEPS[-1])
    marks = [n * step for n in range(int(top / step) + 1)]
    axes.yaxis.set_ticks(marks)
    shown = [text.number(value, 0, look.w.language) for value in marks]
    axes.yaxis.set_ticklabels(shown, fontproperties=font(), color=look["text3"])
    rule(axes, look, "y")
    if spot.by_day:
        month_axis(axes, look)
        return
    weeks = int(last)
    each = next((s for s in _WEEKS if weeks / s * 40 <= extent(axes)[2]), _WEEKS[-1])
    places = list(range(0, weeks + 1, each))
    names = [look.w("W{week}", week=week) if week else look.w("SOP") for week in places]
    axes.xaxis.set_ticks(places)
    axes.xaxis.set_ticklabels(names, fontproperties=font(), color=look["text3"], parse_math=False)


def _status(axes: Axes, data: RampUp, look: Style, spot: _Place, labels: Labels) -> None:
    """Draw the status date where it lies on the axis, named at its foot."""
    bottom, top = axes.get_ylim()
    at: float | None
    if spot.by_day:
        at = (
            num(data.status_date)
            if status_line(axes, look, data.status_date, named=False)
            else None
        )
    else:
        at = _day_of(data, spot, data.status_date)
        first, last = axes.get_xlim()
        if at is not None and not first <= at <= last:
            at = None
        if at is not None:
            axes.plot([at, at], [bottom, top], color=look["text2"], lw=1, zorder=3.5, clip_on=False)
    if at is not None:
        labels.keep_off([(at, bottom), (at, top)])
        spots = (("left", "bottom", 5.0, 3.0), ("right", "bottom", -5.0, 3.0))
        labels.put(at, bottom, status_words(look, data.status_date), spots, needed=False)


def _contract(axes: Axes, data: RampUp, look: Style, labels: Labels) -> None:
    if data.contract is None:
        return
    first, last = axes.get_xlim()
    level = data.contract
    axes.plot([first, last], [level, level], color=look["text2"], lw=1.2, zorder=2, clip_on=False)
    shown = look.w("Contract {number} JPH", number=_rate(level, look))
    labels.put(first, level, shown, (("left", "bottom", 2.0, 2.0),), needed=True)


def _rate(jph: float, look: Style) -> str:
    return text.number(jph, 0 if jph == int(jph) else 1, look.w.language)


def _lines(
    axes: Axes, data: RampUp, look: Style, spot: _Place, labels: Labels
) -> Mapping[str, list[tuple[float, float]]]:
    """Draw the lines and return where plan and forecast run."""
    planned = [(spot.of_plan(0), 0.0), *((spot.of_plan(w), r) for w, r in data.planned)]
    coming = [(spot.of_now(week), rate) for week, rate in data.expected]
    has_more = bool(coming) and (spot.planned != spot.now or bool(data.reached))
    reached = [(spot.of_now(0), 0.0), *((spot.of_now(w), r) for w, r in data.reached)]
    drawn = (
        (planned if data.planned else [], "ch_plan", 1.6, "-", 2.2),
        (coming if has_more else [], "ch_forecast", 1.8, (0, (4, 2.4)), 2.6),
        (reached if data.reached and not data.shops else [], "ch_actual", 2.4, "-", 2.8),
    )
    for line, color, width, dashes, order in drawn:
        if len(line) > 1:
            labels.keep_off(line)
            xs, ys = zip(*line, strict=True)
            axes.plot(xs, ys, color=look[color], lw=width, ls=dashes, zorder=order, clip_on=False)
    for code, rates in data.shops:
        tone, marker = _SHOPS.get(code, _OTHER)
        line = [(spot.of_now(0), 0.0), *((spot.of_now(w), r) for w, r in rates)]
        labels.keep_off(line)
        xs, ys = zip(*line, strict=True)
        axes.plot(
            xs, ys, color=look[tone], lw=1.8, marker=marker, ms=4, mec="none", zorder=3,
            clip_on=False,
        )  # fmt: skip
    if spot.by_day:
        for at, tone in ((spot.planned, "ch_plan"), (spot.now, "ch_forecast")):
            axes.plot([at], [0], "o", ms=5.5, mec="none", mfc=look[tone], zorder=4, clip_on=False)
    elif data.reached and not data.shops:
        x, y = reached[-1]
        axes.plot([x], [y], "o", ms=5.5, mec="none", mfc=look["ch_actual"], zorder=4, clip_on=False)
    return {"planned": drawn[0][0], "expected": drawn[1][0]}


def _tests(axes: Axes, data: RampUp, look: Style, spot: _Place, labels: Labels) -> None:
    """Put the performance tests where they are run, each with its name where there is room."""
    first, last = axes.get_xlim()
    found = []
    for run in data.runs:
        at = _day_of(data, spot, run.on)
        if at is not None and first <= at <= last:
            found.append((at, run))
    diamonds(axes, look, [(at, run.jph, run.state) for at, run in found])
    for at, run in found:
        labels.keep_off([(at, run.jph)], 6)
    for at, run in found:
        tone = "red_text" if run.state == "very_late" else "text2"
        labels.put(at, run.jph, run.name, _UNDER, tone=tone)


def _shop_ends(axes: Axes, data: RampUp, look: Style, said: list[str], spot: _Place) -> None:
    """Write what each shop reached last at the right, with a thin line to it."""
    if not data.shops:
        return
    high, top = extent(axes)[3], axes.get_ylim()[1]
    ends = [rates[-1] for _, rates in data.shops]
    levels = spread([rate / top * high for _, rate in ends], _APART, high)
    right = axes.get_xlim()[1]
    for (code, _), (week, rate), level, shown in zip(data.shops, ends, levels, said, strict=True):
        tone, marker = _SHOPS.get(code, _OTHER)
        y = level / high * top
        axes.plot(
            [spot.of_now(week), right], [rate, y], color=look[tone], lw=0.8, zorder=1.5,
            clip_on=False,
        )  # fmt: skip
        axes.plot([right], [y], marker, ms=4.5, mec="none", mfc=look[tone], zorder=4, clip_on=False)
        say(axes, look, right, 0, shown, dx=9, dy=level, va="center", tone="text")


def _name_lines(
    look: Style,
    lines: Mapping[str, list[tuple[float, float]]],
    labels: Labels,
    *,
    is_curve: bool,
) -> None:
    """Name plan and forecast beside their lines, where there is room."""
    plan = look.w("Planned, usual curve") if is_curve else look.w("Planned")
    for key, shown, tone in (
        ("planned", plan, "text3"),
        ("expected", look.w("Forecast"), "ch_forecast"),
    ):
        line = lines[key]
        spots = _BESIDE if key == "planned" else (_BESIDE[1], _BESIDE[0], *_BESIDE[2:])
        for part in (0.45, 0.4, 0.5, 0.35, 0.55, 0.3, 0.6, 0.25, 0.7, 0.8):
            if len(line) > 1:
                x, y = line[min(len(line) - 1, round(part * (len(line) - 1)))]
                if labels.put(x, y, shown, spots, within=True, tone=tone):
                    break


SPEC = Chart(
    key="ramp_up",
    title=mark("JPH ramp-up after SOP"),
    subtitle=mark("planned, reached and expected"),
    order=150,
    scope="project",
    load=load,
    draw=draw,
)

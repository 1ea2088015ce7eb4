"""The shipments of a project: a row for each lot, its way as a bar, its state and delay in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._axis import month_axis, span, status_line
from core.charts._marks import bars, columns, slip_tone, state_of
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, num, pixels, place, rule, say, width_of
from core.language import mark
from core.queries.register import kept_rows
from core.registers import register
from core.registers.shipments import STATUSES
from core.registers.shipments import state_of as place_of
from core.rules.logistics import days_between

if TYPE_CHECKING:
    import datetime as dt

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.register import RegisterRow

_ROW: Final = 26.0
"""Pixels a row has at most."""
_NAMED: Final = 11.0
"""Lower rows have no words."""
_BAR: Final = 8.0
_TICK: Final = 1.1
"""Pixels to both sides of a mark."""
_BESIDE: Final = 6.0
_WORDY: Final = 300
"""Narrower figures have bars without words at their right."""


@dataclass(frozen=True, slots=True)
class LotBar:
    """A lot from departure to arrival, as it happened or is expected.

    Attributes:
        code: of the lot; with the project before it where all projects are shown.
        contents: what it carries, as the user put it.
        start: departure.
        finish: arrival.
        due: planned arrival.
        place: site, border, way or works.
        status: as the register has it.
        delay: days later than planned.
    """

    code: str
    contents: str
    start: dt.date
    finish: dt.date
    due: dt.date | None
    place: str
    status: str
    delay: int | None


@dataclass(frozen=True, slots=True)
class Lots:
    """The lots in the user's own order."""

    lots: tuple[LotBar, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> Lots | None:
    """Return the dated lots of a project, or with no project of all of them; None of none."""
    rows = kept_rows(session, register("shipments"), request.project_id)
    found = [_bar(row, named=request.project_id is None) for row in rows]
    lots = tuple(lot for lot in found if lot is not None)
    return Lots(lots, request.status_date) if lots else None


def draw(figure: Figure, data: Lots | None, look: Style) -> None:
    """Draw a bar a lot, filled as far as it has come, with a short mark at its planned arrival."""
    if data is None:
        empty(figure, look, look.w("No shipments with dates yet"))
        return
    wide, high = pixels(figure)
    count = len(data.lots)
    row = min(_ROW, (high - 60) / count)
    is_named = row >= _NAMED
    names = max(width_of(lot.code, 500) for lot in data.lots) + 18 if is_named else 12
    names = min(names, wide * 0.3)
    said = max(width_of(_words(lot, look)) for lot in data.lots) + 14
    right = said if is_named and wide >= _WORDY and said < wide * 0.45 else 16
    axes = place(
        figure, look, left=names, right=right, top=24, bottom=max(36.0, high - 24 - row * count)
    )
    axes.set_ylim(count - 0.5, -0.5)
    days = [d for lot in data.lots for d in (lot.start, lot.finish, lot.due) if d is not None]
    first, last = span([*days, data.status_date])
    margin = max(3.0, (last - first) * 0.015)
    axes.set_xlim(first - margin, last + margin)
    axes.set_yticks([])
    _bars(axes, data, look)
    _marks(axes, data, look)
    rule(axes, look, "x")
    status_line(axes, look, data.status_date)
    month_axis(axes, look)
    if is_named:
        _names(axes, data, look, names - 18)
    if right > 16:  # noqa: PLR2004  room was made for words
        _states(axes, data, look)


def _bar(row: RegisterRow, *, named: bool) -> LotBar | None:
    v = row.values
    start = v["atd"] or v["etd_forecast"] or v["etd_planned"]
    finish = v["ata"] or v["eta_forecast"] or v["eta_planned"]
    if start is None or finish is None or not place_of(v):
        return None
    return LotBar(
        f"{row.project_code} {v['code']}" if named else v["code"],
        v["contents"],
        start,
        finish,
        v["eta_planned"],
        place_of(v),
        v["status"],
        days_between(v["eta_planned"], finish),
    )


def _bars(axes: Axes, data: Lots, look: Style) -> None:
    now = data.status_date
    thick = min(0.6, _BAR * len(data.lots) / extent(axes)[3])
    fills = {"site": "st_done", "border": "amber", "way": "st_now"}
    for state, tone in fills.items():
        rows = [(n, lot) for n, lot in enumerate(data.lots) if lot.place == state]
        if state != "site":
            ahead = [(lot.start, lot.finish, n) for n, lot in rows]
            bars(axes, ahead, thick, face=look.mix(tone, 0.18), edge=look[tone])
        past = [
            (lot.start, lot.finish if state == "site" else min(lot.finish, now), n)
            for n, lot in rows
        ]
        bars(axes, past, thick, face=look[tone])
    planned = [
        (lot.start, lot.finish, n) for n, lot in enumerate(data.lots) if lot.place == "works"
    ]
    bars(axes, planned, thick, face=look.ground, edge=look["st_done"], dashed=True)


def _marks(axes: Axes, data: Lots, look: Style) -> None:
    """Draw a short upright at the planned arrival of each lot."""
    (first, last), (_, _, wide, high) = axes.get_xlim(), extent(axes)
    half = _TICK * (last - first) / wide
    tall = min(0.5, 0.7 * _BAR * len(data.lots) / high)
    boxes = [
        (num(lot.due) - half, num(lot.due) + half, n - tall, n + tall)
        for n, lot in enumerate(data.lots)
        if lot.due is not None
    ]
    columns(axes, boxes, face=look["text"], zorder=4)


def _names(axes: Axes, data: Lots, look: Style, room: float) -> None:
    edge = axes.get_xlim()[0]
    for level, lot in enumerate(data.lots):
        shown = cut(lot.code, room, 500)
        say(axes, look, edge, level, shown, dx=-room - 6, va="center", weight=500, tone="text")


def _states(axes: Axes, data: Lots, look: Style) -> None:
    edge = axes.get_xlim()[1]
    for level, lot in enumerate(data.lots):
        state = state_of(lot.delay, is_done=lot.place == "site")
        shown = _words(lot, look)
        say(axes, look, edge, level, shown, dx=_BESIDE, va="center", tone=slip_tone(state))


def _words(lot: LotBar, look: Style) -> str:
    """Return state and delay of a lot: At the border +93 d."""
    words = STATUSES[lot.status]
    late = text.slip(lot.delay, look.w.language) if lot.delay and lot.delay > 0 else ""
    return f"{look.w(words)} {late}".strip()


SPEC = Chart(
    key="shipments",
    title=mark("Shipments"),
    subtitle=mark("departure to arrival of each lot, with its planned arrival"),
    order=60,
    scope="project",
    load=load,
    draw=draw,
)

"""Damages for delay: what each part would cost against the cap, and what more delay would add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.charts._marks import Labels, bars, strokes
from core.charts._money import scale
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, font, pixels, place, rule, say, width_of
from core.language import mark, words
from core.queries.damages import damages_of
from core.queries.milestones import milestones, short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._money import Scale
    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.money import Money
    from core.queries.damages import DelayPoint

_TWO: Final = 620
"""Narrower figures have the bars alone."""
_KEYED: Final = (260, 130)
_ROW: Final = 30.0
_BAR: Final = 13.0
_MARK: Final = 26
_WEEK: Final = 7
_STEPS: Final = (2, 4, 8, 13, 26, 52, 104, 520, 5200)
"""Weeks from mark to mark."""
_KEY: Final = (
    ("owed", mark("Net of claims")),
    ("claimed", mark("Time claimed")),
    ("granted", mark("Time granted")),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a part would cost: in all, less what is granted, less what is claimed too."""

    name: str
    gross: Money
    granted: Money
    claimed: Money
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class DamagesChart:
    """The parts with their sum, the cap, and the curve by delay.

    Attributes:
        bars: the parts, then their sum where there are several; none is capped.
        cap: the most that is owed, where there is one.
        curve: by days later than the forecast, each sum at most the cap.
        full_in: days later at which what is owed net of claims reaches the cap, where it does.
    """

    bars: tuple[Bar, ...]
    cap: Money | None
    curve: tuple[DelayPoint, ...]
    full_in: int | None


def load(session: Session, request: ChartRequest) -> DamagesChart | None:
    """Return the damages of a project; None without a clause of damages for delay."""
    assert request.project_id is not None
    found = damages_of(session, request.project_id, request.status_date)
    if found is None:
        return None
    rows = milestones(session, request.project_id)
    short, w = short_names(rows, request.language), words(request.language)
    names = {row.code: short[row.id] for row in rows}
    names |= {shop.code: w(shop.name) for shop in terms.SHOPS}
    now = found.now
    each = (now.gross, now.net_of_granted, now.net_of_claimed)
    made = [
        Bar(names.get(g.name, g.name), g.amount, n.amount, c.amount)
        for g, n, c in zip(*(exposure.parts for exposure in each), strict=True)
    ]
    if len(made) > 1:
        gross, granted, claimed = (exposure.uncapped for exposure in each)
        made.append(Bar(w(mark("All")), gross, granted, claimed, is_sum=True))
    return DamagesChart(tuple(made), now.gross.cap, found.curve, found.full_in)


def draw(figure: Figure, data: DamagesChart | None, look: Style) -> None:
    """Draw a bar a part with what claims take off it, and beside them the curve by delay."""
    if data is None:
        empty(figure, look, look.w("No terms of damages for delay yet"))
        return
    wide, high = pixels(figure)
    two = wide >= _TWO and len(data.curve) > 1
    room = wide * 0.5 if two else wide
    keyed = room >= _KEYED[0] and high >= _KEYED[1]
    _draw_bars(figure, data, look, room, keyed=keyed)
    if two:
        _draw_curve(figure, data, look, room)


def _draw_bars(
    figure: Figure, data: DamagesChart, look: Style, room: float, *, keyed: bool
) -> None:
    wide, high = pixels(figure)
    most = max(float(each.gross.amount) for each in data.bars)
    reach = max(most, 0.0 if data.cap is None else float(data.cap.amount))
    names = min(room * 0.3, max(width_of(each.name, _weight(each)) for each in data.bars))
    said = max(width_of(_said(each, look)) for each in data.bars)
    top = (26.0 if keyed else 8.0) + 16
    row = min(_ROW, max(4.0, (high - top - 26) / len(data.bars)))
    bottom = max(26.0, high - top - row * len(data.bars))
    axes = place(
        figure,
        look,
        left=names + 24,
        right=wide - room + min(said + 20, room * 0.4),
        top=top,
        bottom=bottom,
    )
    axes.set_ylim(len(data.bars) - 0.5, -0.5)
    axes.set_yticks([])
    marks = scale(0.0, reach, max(2, int(extent(axes)[2] / 56)))
    axes.set_xlim(0, max(marks.limits[1], reach))
    _mark_across(axes, marks, look)
    _parts(axes, data.bars, look, row)
    _names(axes, data.bars, look, names)
    if data.cap is not None:
        _cap_up(axes, data.cap, look)
    if keyed:
        _key(figure, data.bars, look, room)


def _parts(axes: Axes, made: Sequence[Bar], look: Style, row: float) -> None:
    """Draw what is owed filled, then what claimed and what granted time takes off."""
    thick = min(_BAR, row * 0.6) / row
    levels = list(enumerate(made))
    owed = [(0.0, float(b.claimed.amount), n) for n, b in levels]
    claimed = [(float(b.claimed.amount), float(b.granted.amount), n) for n, b in levels]
    granted = [(float(b.granted.amount), float(b.gross.amount), n) for n, b in levels]
    bars(axes, granted, thick, face=look["st_track"])
    bars(axes, claimed, thick, face=look["accent_soft"], edge=look["ch_forecast"], dashed=True)
    bars(axes, owed, thick, face=look["st_done"], zorder=3.2)


def _names(axes: Axes, made: Sequence[Bar], look: Style, room: float) -> None:
    right = axes.get_xlim()[1]
    for level, each in enumerate(made):
        weight = _weight(each)
        name = cut(each.name, room, weight)
        tone = "text" if each.is_sum else "text2"
        say(axes, look, 0, level, name, dx=-room - 10, va="center", weight=weight, tone=tone)
        shown = _said(each, look)
        say(axes, look, right, level, shown, dx=10, va="center", weight=weight, tone=tone)


def _said(each: Bar, look: Style) -> str:
    net = text.short_amount(each.claimed, look.w.language)
    if each.claimed == each.gross:
        return net
    gross = text.short_amount(each.gross, look.w.language)
    return look.w(mark("{net} of {gross}"), net=net, gross=gross)


def _weight(each: Bar) -> int:
    return 600 if each.is_sum else 400


def _mark_across(axes: Axes, marks: Scale, look: Style) -> None:
    axes.spines["bottom"].set_visible(False)
    axes.xaxis.set_ticks(marks.marks)
    axes.xaxis.set_ticklabels(marks.words(look), fontproperties=font(), color=look["text3"])
    rule(axes, look, "x")


def _cap_up(axes: Axes, cap: Money, look: Style) -> None:
    """Draw the cap as a line over the bars, named at its top."""
    at = float(cap.amount)
    low, high = axes.get_ylim()
    axes.plot([at, at], [low, high], color=look["text2"], lw=1.2, zorder=3.6, clip_on=False)
    shown = _cap_words(cap, look)
    left, _bottom, wide, _high = extent(axes)
    place_ = at / axes.get_xlim()[1] * wide
    start = min(max(place_ - width_of(shown) / 2, 2 - left), wide + 4 - width_of(shown) / 2)
    say(axes, look, 0, high, shown, dx=start, dy=4, va="bottom")


def _cap_words(cap: Money, look: Style) -> str:
    return look.w(mark("Cap {sum}"), sum=text.short_amount(cap, look.w.language))


def _key(figure: Figure, made: Sequence[Bar], look: Style, room: float) -> None:
    """Explain the parts of a bar in one line over them, in pixels."""
    wide, high = pixels(figure)
    axes = place(figure, look, left=0, right=0, top=0, bottom=high - 22)
    axes.set_axis_off()
    axes.set_xlim(0, wide)
    axes.set_ylim(0, 22)
    there = {"owed"}
    there |= {"claimed"} if any(b.claimed != b.granted for b in made) else set()
    there |= {"granted"} if any(b.granted != b.gross for b in made) else set()
    x = 8.0
    for kind, word in _KEY if len(there) > 1 else ():
        shown = look.w(word)
        if kind not in there or x + 18 + width_of(shown) > room - 8:
            continue
        box = [(x, x + 11, 11.0)]
        if kind == "claimed":
            bars(axes, box, 9, face=look["accent_soft"], edge=look["ch_forecast"], dashed=True)
        else:
            bars(axes, box, 9, face=look["st_done" if kind == "owed" else "st_track"])
        say(axes, look, x + 18, 11, shown, va="center")
        x += 18 + width_of(shown) + 14


def _draw_curve(figure: Figure, data: DamagesChart, look: Style, room: float) -> None:
    """Draw what would be owed by weeks later than the forecast; a dot says where it stands."""
    high = pixels(figure)[1]
    gross = [(p.days / _WEEK, float(p.gross.amount)) for p in data.curve]
    net = [(p.days / _WEEK, float(p.net.amount)) for p in data.curve]
    reach = max(y for _, y in (*gross, *net))
    if data.cap is not None:
        reach = max(reach, float(data.cap.amount))
    marks = scale(0.0, reach, max(2, int((high - 80) / _MARK)))
    sums = max(width_of(each) for each in marks.words(look))
    axes = place(figure, look, left=room + sums + 34, right=22, top=42, bottom=36)
    axes.set_xlim(gross[0][0], gross[-1][0])
    axes.set_ylim(0, marks.limits[1])
    axes.yaxis.set_ticks(marks.marks)
    axes.yaxis.set_ticklabels(marks.words(look), fontproperties=font(), color=look["text3"])
    rule(axes, look, "y")
    _weeks(axes, look)
    labels = Labels(axes, look)
    _cap_across(axes, data, look, labels)
    same = all(g == n for g, n in zip(gross, net, strict=True))
    lines = [(gross, "ch_actual", look.w(mark("Without claims")))]
    if not same:
        lines.append((net, "ch_forecast", look.w(mark("Net of claims"))))
    for line, color, _name in lines:
        labels.keep_off(line, 3)
        xs, ys = zip(*line, strict=True)
        axes.plot(xs, ys, color=look[color], lw=2, zorder=3, clip_on=False)
    _today(axes, lines, look, labels)
    for line, color, name in lines:
        _name_line(line, name, color, labels)


def _weeks(axes: Axes, look: Style) -> None:
    """Mark weeks before and after the forecast, which stands at zero."""
    (first, last), wide = axes.get_xlim(), extent(axes)[2]
    step = next((n for n in _STEPS if (last - first) / n * 52 < wide), _STEPS[-1])
    places = [n * step for n in range(-int(-first // step), int(last // step) + 1)]
    forecast = look.w(mark("Forecast"))
    shown = [look.w(mark("{count} wk"), count=_signed(n)) if n else forecast for n in places]
    axes.xaxis.set_ticks(places)
    axes.xaxis.set_ticklabels(shown, fontproperties=font(), color=look["text3"])
    axes.plot([0, 0], axes.get_ylim(), color=look["text2"], lw=1, zorder=2.5, clip_on=False)


def _signed(count: int) -> str:
    return f"{'+' if count > 0 else text.MINUS}{abs(count)}"


def _cap_across(axes: Axes, data: DamagesChart, look: Style, labels: Labels) -> None:
    if data.cap is None:
        return
    level, (first, last) = float(data.cap.amount), axes.get_xlim()
    strokes(axes, look, [(first, last, level)], ("text2", 1.2, "-"))
    labels.keep_off([(first, level), (last, level)], 1)
    spots = (("left", "bottom", 2.0, 3.0), ("left", "top", 2.0, -3.0))
    labels.put(first, level, _cap_words(data.cap, look), spots, needed=True)


def _today(
    axes: Axes,
    lines: Iterable[tuple[list[tuple[float, float]], str, str]],
    look: Style,
    labels: Labels,
) -> None:
    """Put a dot where each line stands at the forecast, with its sum."""
    for line, color, _name in lines:
        x, y = min(line, key=lambda point: abs(point[0]))
        axes.plot([x], [y], "o", ms=6, mfc=look[color], mec=look.ground, mew=1, zorder=4)
        labels.keep_off([(x, y)], 5)


def _name_line(line: list[tuple[float, float]], name: str, color: str, labels: Labels) -> None:
    """Name a line where there is room beside it."""
    for part in (0.62, 0.5, 0.75, 0.4, 0.3, 0.85, 0.2, 0.1):
        x, y = line[round(part * (len(line) - 1))]
        spots = (("left", "top", 8.0, -4.0), ("right", "bottom", -8.0, 4.0))
        if labels.put(x, y, name, spots, within=True, tone=color):
            return


SPEC = Chart(
    key="damages",
    title=mark("Damages for delay"),
    subtitle=mark("by part against the cap, and what more delay would add"),
    order=60,
    scope="project",
    load=load,
    draw=draw,
)

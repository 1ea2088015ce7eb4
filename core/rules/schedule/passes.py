"""Both ways through the network, as one of the two programs goes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from core.rules.schedule import primavera
from core.rules.schedule.backward import backward
from core.rules.schedule.forward import forward
from core.rules.schedule.hammock import stretched
from core.rules.schedule.place import Placing
from core.rules.schedule.plan import HAMMOCK
from core.rules.schedule.shape import shapes

if TYPE_CHECKING:
    from core.rules.schedule.backward import Late
    from core.rules.schedule.forward import Early
    from core.rules.schedule.network import Network
    from core.rules.schedule.shape import Shapes


@dataclass(slots=True)
class Passes:
    """What came out; lists by the index of an activity.

    Attributes:
        net: the network, as it was walked.
        shapes: how activities lie in time.
        early: early dates.
        late: late dates.
        start: scheduled start.
        finish: scheduled finish.
        base: before this nothing could start.
        end: when all must be over.
    """

    net: Network
    shapes: Shapes
    early: Early
    late: Late
    start: list[int]
    finish: list[int]
    base: int
    end: int


def microsoft(net: Network) -> Passes:
    """Return the passes of a plan as Microsoft Project goes them."""
    plan, made = net.plan, shapes(net)
    is_over = [each.actual_finish is not None for each in net.activities]
    placing = Placing(net, made, is_over)
    base = plan.start
    early = forward(net, made, base, placing.early)
    end = _end(net, early) if plan.finish is None else plan.finish
    late = backward(net, made, early, end, is_over, partial(placing.late, early=early))
    if plan.from_finish:
        base = min((late.start[node] for node in _leaves(net)), default=base)
        early = forward(net, made, base, placing.early)
        late = backward(net, made, early, end, is_over, partial(placing.late, early=early))
    if any(limits.is_late for limits in made.limits.values()):
        early = forward(net, made, base, replace(placing, again=(early, late)).early)
    return Passes(net, made, early, late, early.start, early.finish, base, end)


def by_primavera(net: Network) -> Passes:
    """Return the passes of a plan as Primavera goes them."""
    plan = net.plan
    cut = primavera.keep_what_remains(net)
    made = primavera.remaining_shapes(net)
    nothing_over = [False] * len(net.activities)
    placing = primavera.PlacingRemaining(net, made, nothing_over)
    base = primavera.data_date(net)
    early = forward(net, made, base, placing.early)
    end = _end(net, early) if plan.finish is None else plan.finish
    late = backward(net, made, early, end, nothing_over, partial(placing.late, early=early))
    primavera.put_off(net, made, early, end)
    passes = Passes(net, made, early, late, *primavera.with_actuals(net, early), base, end)
    _stretch(passes, cut)
    return passes


def _end(net: Network, early: Early) -> int:
    """Return when the last activity ends."""
    return max((early.finish[node] for node in _leaves(net)), default=net.plan.start)


def _leaves(net: Network) -> list[int]:
    """Return the activities that are neither summaries nor hammocks."""
    return [
        node
        for node, each in enumerate(net.activities)
        if not net.children[node] and each.kind != HAMMOCK
    ]


def _stretch(passes: Passes, cut: list[int]) -> None:
    """Set the dates of hammocks, and then of the summaries above all."""
    net = passes.net
    pairs = (
        (passes.early.start, passes.early.finish),
        (passes.late.start, passes.late.finish),
        (passes.start, passes.finish),
    )
    for node, each in enumerate(net.activities):
        if each.kind == HAMMOCK:
            for dates in pairs:
                dates[0][node], dates[1][node] = stretched(net, node, cut, dates)
            primavera.keep_actuals(passes.start, passes.finish, node, each)
    for node in net.order:
        if node >= 0 and net.children[node]:
            for start, finish in pairs:
                start[node] = min(start[each] for each in net.children[node])
                finish[node] = max(finish[each] for each in net.children[node])

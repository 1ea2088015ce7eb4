"""Scales of money: marks at round sums, and two scales that share their zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.charts._style import Style

_ROUND: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_MILLION: Final = 1_000_000
_THOUSAND: Final = 1_000
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """Marks so far apart, so many above zero and below it."""

    step: float
    above: int
    below: int

    @property
    def limits(self) -> tuple[float, float]:
        """Return the lowest and the highest mark."""
        return -self.below * self.step, self.above * self.step

    @property
    def marks(self) -> list[float]:
        """Return every mark from the lowest up."""
        return [n * self.step for n in range(-self.below, self.above + 1)]

    def words(self, look: Style) -> list[str]:
        """Return what the marks say: in millions or thousands, which the highest names."""
        highest = max(self.above, self.below) * self.step
        unit, named = 1, "{number}"
        if highest >= _MILLION:
            unit, named = _MILLION, mark("{number} M")
        elif highest >= 10 * _THOUSAND:
            unit, named = _THOUSAND, mark("{number} k")
        exact = Decimal(repr(self.step)) / unit
        places = max(0, -int(exact.normalize().as_tuple().exponent))
        shown = [text.number(exact * n, places, look.w.language) for n in range(-self.below, 1)]
        shown += [text.number(exact * n, places, look.w.language) for n in range(1, self.above + 1)]
        at = len(shown) - 1 if self.above else 0
        shown[at] = look.w(named, number=shown[at]) if unit > 1 else shown[at]
        return shown


def scale(low: float, high: float, most: int) -> Scale:
    """Return a scale with zero that reaches from a low to a high sum with at most so many steps."""
    return scales([(low, high)], most)[0]


def scales(reaches: Iterable[tuple[float, float]], most: int) -> list[Scale]:
    """Return a scale for each reach, all with as many marks above zero and below it.

    A line at zero then means zero on each of them.
    """
    wanted = [(max(0.0, -low), max(0.0, high)) for low, high in reaches]
    steps = [_least_step(max((low + high) / max(most, 2), 1.0)) for low, high in wanted]
    while True:
        above = max(_count(high, step) for (_, high), step in zip(wanted, steps, strict=True))
        below = max(_count(low, step) for (low, _), step in zip(wanted, steps, strict=True))
        above = above or (0 if below else 1)
        if above + below <= max(most, 2):
            return [Scale(step, above, below) for step in steps]
        # The scale that asks for most marks on the longer side is the one to be made coarser.
        asks = [
            (_count(high, step) == above) + (_count(low, step) == below)
            for (low, high), step in zip(wanted, steps, strict=True)
        ]
        widest = max(range(len(steps)), key=lambda n: (asks[n], _share(wanted[n], steps[n])))
        steps[widest] = _least_step(steps[widest] * 1.01)


def _share(wanted: tuple[float, float], step: float) -> float:
    return (wanted[0] + wanted[1]) / step


def _count(reach: float, step: float) -> int:
    return ceil(reach / step - _SLACK)


def _least_step(least: float) -> float:
    """Return the smallest round sum that is not below another."""
    power = 10.0 ** floor(log10(least))
    return next(n * power for n in _ROUND if n * power >= least - _SLACK * least)

"""Earned value in money: variances, indices, estimates at completion (DOMAIN.md 4.3, 4.4).

VAC is BAC less EAC, so an overrun is negative. What cannot be divided is None. Figures are floats
in major units: progress is measured, and what follows from it is an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """The figures of a project at a date, in one currency.

    Attributes:
        bac: budget at completion.
        pv: planned value.
        ev: earned value.
        ac: actual cost.
        etc_by_category: estimate to complete as the categories give it; None where they do not.
    """

    bac: float
    pv: float
    ev: float
    ac: float
    etc_by_category: float | None = None

    @property
    def sv(self) -> float:
        """Return the schedule variance, negative where behind."""
        return self.ev - self.pv

    @property
    def cv(self) -> float:
        """Return the cost variance, negative where more was spent than earned."""
        return self.ev - self.ac

    @property
    def spi(self) -> float | None:
        """Return earned for planned value."""
        return _ratio(self.ev, self.pv)

    @property
    def cpi(self) -> float | None:
        """Return earned value for actual cost."""
        return _ratio(self.ev, self.ac)

    @property
    def eac_bac_over_cpi(self) -> float | None:
        """Return the estimate at completion if cost goes on as it did."""
        return _ratio(self.bac, self.cpi)

    @property
    def eac_atypical(self) -> float:
        """Return the estimate at completion if the rest costs what was budgeted."""
        return self.ac + (self.bac - self.ev)

    @property
    def eac_cpi_spi(self) -> float | None:
        """Return the estimate at completion if cost and schedule go on as they did."""
        if self.cpi is None or self.spi is None:
            return None
        left = _ratio(self.bac - self.ev, self.cpi * self.spi)
        return None if left is None else self.ac + left

    @property
    def eac_bottom_up(self) -> float | None:
        """Return actual cost and what the categories still need."""
        return None if self.etc_by_category is None else self.ac + self.etc_by_category

    @property
    def etc(self) -> float | None:
        """Return what is still to be spent if cost goes on as it did."""
        return None if self.eac_bac_over_cpi is None else self.eac_bac_over_cpi - self.ac

    @property
    def vac(self) -> float | None:
        """Return what will be left of the budget, negative for an overrun."""
        return None if self.eac_bac_over_cpi is None else self.bac - self.eac_bac_over_cpi

    @property
    def tcpi_bac(self) -> float | None:
        """Return the cost performance the rest needs to keep the budget."""
        return _ratio(self.bac - self.ev, self.bac - self.ac)

    @property
    def tcpi_eac(self) -> float | None:
        """Return the cost performance the rest needs to keep the estimate."""
        eac = self.eac_bac_over_cpi
        return None if eac is None else _ratio(self.bac - self.ev, eac - self.ac)


def earned_value(
    *, bac: float, pv_pct: float, ev_pct: float, ac: float, etc_by_category: float | None = None
) -> EarnedValue:
    """Return the figures from progress in percent and cost."""
    return EarnedValue(bac, bac * pv_pct / 100, bac * ev_pct / 100, ac, etc_by_category)


def finish_by_schedule(
    planned_duration: float, earned_schedule: float, gone: float, performance: float = 1
) -> float | None:
    """Return periods from start to finish: those gone, and the rest of the plan (PDWR).

    Args:
        planned_duration: periods of the plan (PD).
        earned_schedule: periods earned (ES).
        gone: periods gone by (AT).
        performance: what the rest is done at: 1 as planned, SPI(t) as so far.
    """
    left = _ratio(planned_duration - earned_schedule, performance)
    return None if left is None else gone + left


def finish_by_value(
    planned_duration: float, bac: float, schedule_variance: float, gone: float
) -> float | None:
    """Return periods from start to finish by the planned value rate: PD less SV over BAC / PD.

    Once more periods are gone than were planned, those gone take the place of the plan.
    """
    rate = _ratio(bac, planned_duration)
    late = None if rate is None else _ratio(schedule_variance, rate)
    return None if late is None else max(planned_duration, gone) - late


def _ratio(number: float, by: float | None) -> float | None:
    return number / by if by else None

"""What the rules are told of a milestone and of a link between two: plain values, no session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """A milestone as the rules see it; weight and percent are 0 to 100."""

    id: int
    code: str
    stage: str
    shop: str
    """Code of the shop, "PRJ" for the project as a whole."""
    weight: float
    baseline_start: dt.date | None
    baseline_finish: dt.date | None
    forecast_start: dt.date | None
    forecast_finish: dt.date | None
    actual_start: dt.date | None
    actual_finish: dt.date | None
    percent: float
    key: bool
    contractual: bool
    responsible: str

    @property
    def start(self) -> dt.date | None:
        """Return when it began or is to begin."""
        return self.actual_start or self.forecast_start or self.baseline_start

    @property
    def finish(self) -> dt.date | None:
        """Return when it was reached, else when it is expected, else when it was planned."""
        return self.actual_finish or self.forecast_finish or self.baseline_finish

    @property
    def is_done(self) -> bool:
        """Return whether it was reached."""
        return self.actual_finish is not None

    @property
    def is_running(self) -> bool:
        """Return whether work on it began and has not ended."""
        return self.actual_finish is None and (self.actual_start is not None or self.percent > 0)

    @property
    def slip(self) -> int | None:
        """Return days later than the baseline, negative where earlier; None without a baseline."""
        if self.baseline_finish is None or self.finish is None:
            return None
        return (self.finish - self.baseline_finish).days


@dataclass(frozen=True, slots=True)
class NewDates:
    """The forecast of a milestone as the user gives it; None where a date is not touched."""

    start: dt.date | None = None
    finish: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a milestone waits for; predecessor and successor by id."""

    predecessor: int
    successor: int
    kind: str
    """FS, SS, FF or SF, as in `core.terms.LINK_KINDS`."""
    lag: int
    unit: str = "ed"
    """What the lag counts, as in `core.terms.LAG_UNITS`."""

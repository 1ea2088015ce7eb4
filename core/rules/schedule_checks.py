"""Whether a plan can be trusted: the points of the DCMA assessment that a plan of milestones has.

Thresholds are those published for the assessment ([R24] of the domain reference): shares of 5 %, 90 %
of links from finish to start, 44 working days for float and duration, CPLI and BEI of 0.95. The point
on resources is left out: milestones have none. Two points that trackers suffer from are told apart
from it: progress against the links, and work that is overdue in its forecast.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.rules.check_points import Check, Place
from core.rules.forecast import forecasts
from core.rules.schedule.instant import DAY, MINUTE
from core.rules.slip import PAC

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from core.rules.facts import Link, MilestoneFacts
    from core.rules.forecast import Forecast
    from core.rules.project_plan import Planned, ProjectPlan

LONG: Final = 44
"""Working days beyond which float, a duration or a lag is too long to be managed."""
LONG_ELAPSED: Final = 62
"""Calendar days of as many working days."""
FEW: Final = 0.05
MOST: Final = 0.90
INDEX: Final = 0.95
TEST_DAYS: Final = 600
"""Days that the critical path test puts into the path; they must come out at its end."""
_HARD: Final = frozenset({"MSO", "MFO", "SNLT", "FNLT"})
_LAG_DAYS: Final = {
    "d": 1.0,
    "m": 1 / 480,
    "ed": LONG / LONG_ELAPSED,
    "em": LONG / LONG_ELAPSED / 1440,
}


def checks(plan: ProjectPlan, *, contract_pac: dt.date | None) -> tuple[Check, ...]:
    """Return every point of the assessment, met or not.

    Args:
        plan: the plan of a project.
        contract_pac: provisional acceptance as the contract has it; the baseline's where none is
            agreed.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    found = forecasts(plan)
    look = _Look(plan, found)
    return (
        look.few("no_predecessor", look.without(lambda link: link.successor, is_first=True)),
        look.few("no_successor", look.without(lambda link: link.predecessor, is_first=False)),
        look.none("leads", look.links_where(lambda days: days < 0)),
        look.few("lags", look.links_where(lambda days: days > LONG), of=len(look.links)),
        look.finish_to_start(),
        look.few("hard_constraints", look.hard()),
        look.few("high_float", look.floating(lambda days: days > LONG)),
        look.none("negative_float", look.floating(lambda days: days < 0)),
        look.few("high_duration", look.long()),
        look.none("future_actuals", look.future()),
        look.none("past_forecasts", look.past()),
        look.none("out_of_sequence", look.out_of_sequence()),
        look.few("missed", look.missed(), of=len(look.due)),
        look.path_test(),
        look.cpli(contract_pac),
        look.bei(),
    )


class _Look:
    """A plan with its forecasts, seen from the sides that the checks ask about."""

    def __init__(self, plan: ProjectPlan, found: Mapping[int, Forecast]) -> None:
        self.plan, self.found = plan, found
        self.open = [each for each in plan.milestones if not each.facts.is_done]
        open_ids = {each.facts.id for each in self.open}
        self.links = [link for link in plan.links if link.successor in open_ids]
        self.due = [
            each
            for each in plan.milestones
            if each.facts.baseline_finish is not None and each.facts.baseline_finish <= plan.status
        ]

    # how a check is judged

    def few(self, key: str, places: Iterable[Place], of: int | None = None) -> Check:
        """Return a check that lets few through: at most one in twenty."""
        listed = tuple(places)
        count = len(self.open) if of is None else of
        share = len(listed) / count if count else None
        return Check(key, listed, count, share, FEW, share is None or share <= FEW)

    def none(self, key: str, places: Iterable[Place]) -> Check:
        """Return a check that lets none through."""
        listed = tuple(places)
        return Check(key, listed, len(self.open), float(len(listed)), 0.0, not listed)

    def index(self, key: str, figure: float | None, places: Iterable[Place], of: int) -> Check:
        """Return a check of an index that should not lie below 0.95."""
        is_met = figure is None or figure >= INDEX
        return Check(key, tuple(places), of, figure, INDEX, is_met)

    # what the checks find

    def without(self, end: Callable[[Link], int], *, is_first: bool) -> Iterator[Place]:
        """Yield open milestones without a link at one end; the plan's own first or last has none."""
        linked = {end(link) for link in self.plan.links}
        dated = [each for each in self.plan.milestones if each.facts.finish is not None]
        edge = (min if is_first else max)(dated, key=_finish, default=None)
        for each in self.open:
            if each.facts.id not in linked and each is not edge:
                yield Place(each.facts.id)

    def links_where(self, test: Callable[[float], bool]) -> Iterator[Place]:
        """Yield links to open milestones whose lag, in working days, passes a test."""
        for link in self.links:
            days = self._lag(link)
            if test(days):
                yield Place(link.successor, link.predecessor, days)

    def finish_to_start(self) -> Check:
        """Return how many links go from a finish to a start, and those that do not."""
        others = [link for link in self.links if link.kind != "FS"]
        share = 1 - len(others) / len(self.links) if self.links else None
        places = tuple(Place(link.successor, link.predecessor) for link in others)
        is_met = share is None or share >= MOST
        return Check("link_kinds", places, len(self.links), share, MOST, is_met)

    def hard(self) -> Iterator[Place]:
        """Yield open milestones whose constraint hides a delay."""
        for each in self.open:
            if each.constraint_kind in _HARD:
                yield Place(each.facts.id)

    def floating(self, test: Callable[[float], bool]) -> Iterator[Place]:
        """Yield open milestones whose total float passes a test."""
        for each in self.open:
            forecast = self.found.get(each.facts.id)
            if forecast is not None and test(forecast.total_float):
                yield Place(each.facts.id, value=forecast.total_float)

    def long(self) -> Iterator[Place]:
        """Yield work that has not begun and takes very long."""
        for each in self.open:
            length = DAY if each.elapsed else self.plan.day_length(each)
            days = self.plan.ticks(each) / length
            if not each.facts.is_running and days > (LONG_ELAPSED if each.elapsed else LONG):
                yield Place(each.facts.id, value=round(days, 1))

    def future(self) -> Iterator[Place]:
        """Yield milestones with an actual date after the status date."""
        for each in self.plan.milestones:
            days = [_after(day, self.plan.status) for day in _actuals(each.facts)]
            if days and max(days) > 0:
                yield Place(each.facts.id, value=max(days))

    def past(self) -> Iterator[Place]:
        """Yield open milestones whose finish, or whose start to come, is not after the status date."""
        for each in self.open:
            facts, forecast = each.facts, self.found.get(each.facts.id)
            if forecast is None:
                continue
            waits = facts.start is not None and not facts.is_running
            day = forecast.start if waits else forecast.finish
            if day <= self.plan.status:
                yield Place(facts.id, value=_after(day, self.plan.status))

    def out_of_sequence(self) -> Iterator[Place]:
        """Yield links from a finish to work that began before it."""
        for link in self.links:
            after = self.plan.by_id[link.successor].facts
            before = self.plan.by_id.get(link.predecessor)
            if before is None or link.kind != "FS" or link.lag < 0 or after.actual_start is None:
                continue
            ended = before.facts.actual_finish
            if ended is None or ended > after.actual_start:
                yield Place(link.successor, link.predecessor)

    def missed(self) -> Iterator[Place]:
        """Yield what was due by the status date and came late, or is not reached."""
        for each in self.due:
            facts = each.facts
            if facts.actual_finish is None or (facts.slip or 0) > 0:
                yield Place(facts.id, value=facts.slip)

    def path_test(self) -> Check:
        """Return whether a delay put into the critical path comes out at its end."""
        path = [each for each in self.open if self._is_critical(each)]
        first = min(path, key=lambda each: self.found[each.facts.id].start, default=None)
        if first is None or not self.plan.by_logic or first.manual:
            return Check("critical_path", (), len(path), None, float(TEST_DAYS), is_met=True)
        ahead = 1 - first.facts.percent / 100  # of begun work a share of the duration is behind
        delay = TEST_DAYS * self.plan.day_length(first) / MINUTE / max(ahead, FEW)
        longer = replace(first, duration=self.plan.ticks(first) // MINUTE + round(delay))
        after = forecasts(self.plan.having({first.facts.id: longer}))
        last = max(self.found, key=lambda id_: (self.found[id_].finish, id_))
        moved = (after[last].finish - self.found[last].finish).days
        is_met = moved >= TEST_DAYS
        places = () if is_met else tuple(Place(each.facts.id) for each in path)
        return Check("critical_path", places, len(path), float(moved), float(TEST_DAYS), is_met)

    def cpli(self, contract_pac: dt.date | None) -> Check:
        """Return the index of the path to the last provisional acceptance."""
        last = max(
            (each for each in self.open if each.facts.stage == PAC and each.facts.id in self.found),
            key=lambda each: self.found[each.facts.id].finish,
            default=None,
        )
        if last is None:
            return self.index("cpli", None, (), 0)
        agreed = contract_pac or last.facts.baseline_finish
        if agreed is None:
            return self.index("cpli", None, (), 1)
        finish = self.found[last.facts.id].finish
        length = _after(finish, self.plan.status)
        room = _after(agreed, finish)
        if length <= 0:
            return self.index("cpli", None, (), 1)
        return self.index("cpli", (length + room) / length, [Place(last.facts.id, value=room)], 1)

    def bei(self) -> Check:
        """Return how many milestones were reached for each that was due."""
        done = sum(each.facts.is_done for each in self.plan.milestones)
        figure = done / len(self.due) if self.due else None
        open_ones = (Place(each.facts.id) for each in self.due if not each.facts.is_done)
        return self.index("bei", figure, open_ones, len(self.due))

    def _lag(self, link: Link) -> float:
        """Return a lag in working days, near enough to compare it."""
        if link.unit != "%":
            return link.lag * _LAG_DAYS[link.unit]
        before = self.plan.by_id.get(link.predecessor)
        if before is None:
            return 0.0
        return self.plan.ticks(before) / self.plan.day_length(before) * link.lag / 100

    def _is_critical(self, each: Planned) -> bool:
        found = self.found.get(each.facts.id)
        return found is not None and found.is_critical


def _finish(each: Planned) -> dt.date:
    assert each.facts.finish is not None
    return each.facts.finish


def _actuals(facts: MilestoneFacts) -> list[dt.date]:
    return [day for day in (facts.actual_start, facts.actual_finish) if day is not None]


def _after(day: dt.date, other: dt.date) -> int:
    return (day - other).days

"""An activity whose resources work at different times: it lasts from the first to the last of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.rules.schedule.plan import Assignment
    from core.rules.schedule.worktime import WorkTime


@dataclass(frozen=True, slots=True)
class Crew:
    """Assignments, each with the working time it is done in."""

    members: tuple[tuple[Assignment, WorkTime], ...]

    def from_start(self, start: int) -> tuple[int, int]:
        """Return first start and last finish where work may begin at an instant.

        A task begins with the delay of those who wait in it, even where all of them do
        (Microsoft's article 171391 on assignment delay).
        """
        begun = [(work.next(start), each, work) for each, work in self.members]
        starts = [work.next(work.add(at, each.leveling)) for at, each, work in begun]
        return min(starts), max(_onward(at, each, work)[1] for at, each, work in begun)

    def from_finish(self, finish: int) -> tuple[int, int]:
        """Return first start and last finish where all must be over at an instant."""
        starts = [_back(finish, each, work) for each, work in self.members]
        return min(starts), max(work.previous(finish) for _, work in self.members)

    def resumes(self, start: int) -> int:
        """Return when the last of those who have begun goes on, where it began at an instant."""
        return max(
            work.next(work.add(_onward(start, each, work)[0], each.done))
            for each, work in self.members
        )


def _onward(start: int, each: Assignment, work: WorkTime) -> tuple[int, int]:
    begin = work.next(work.add(start, each.delay + each.leveling))
    return begin, work.add(begin, each.work)


def _back(finish: int, each: Assignment, work: WorkTime) -> int:
    return work.add(work.subtract(finish, each.work), -each.delay - each.leveling)

"""Which milestone each task of a plan is, and which code a new one gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.queries.milestones import MilestoneRow
    from core.rules.plan_proposal import Proposal

UID_BASE: Final = 100_000_000
"""Added to the id of a milestone without a unique id of its own when its plan is exported."""
_LONGEST_CODE: Final = 40


def matched(here: Sequence[MilestoneRow], found: Mapping[int, Proposal]) -> dict[int, MilestoneRow]:
    """Return the milestone that each task is: by its unique id, else by the code it was given."""
    by_uid = {UID_BASE + each.id: each for each in here if each.uid is None}
    by_uid |= {each.uid: each for each in here if each.uid is not None}
    same = {uid: by_uid[uid] for uid in found if uid in by_uid}
    taken = {each.id for each in same.values()}
    by_code = {m.code: m for m in here if m.uid is None and m.id not in taken}
    for uid, proposal in found.items():
        if uid not in same and proposal.is_ours:
            one = by_code.pop(proposal.fields["code"], None)
            if one is not None:
                same[uid] = one
    return same


def unmatched(
    here: Iterable[MilestoneRow], matches: Mapping[int, MilestoneRow], *, is_ours: bool
) -> list[MilestoneRow]:
    """Return the milestones that came from a plan, or are in one of ours, and no more."""
    taken = {each.id for each in matches.values()}
    return [each for each in here if each.id not in taken and (each.uid is not None or is_ours)]


class Codes:
    """Gives new milestones codes that no other has."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Take the codes that are taken."""
        self._taken = set(taken)
        self._next = len(self._taken) + 1

    def new(self, wanted: str) -> str:
        """Return the code wanted where it is free, else the next free one."""
        found = wanted
        while not found or found in self._taken:
            found = f"M{self._next:03}"
            self._next += 1
        self._taken.add(found)
        return found


def named_code(number: str) -> str:
    """Return what a plan's users call a task where it is a code, not the number of a row."""
    return "" if number.isdecimal() or len(number) > _LONGEST_CODE else number.strip()

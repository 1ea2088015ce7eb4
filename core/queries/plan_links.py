"""What milestones wait for, as a plan has it and as it is here."""

from __future__ import annotations

from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from core.errors import CircularPlan
from core.language import mark, tr
from core.queries.plan_rows import CHANGED, LINKS, NEW, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.queries.plan_rows import PlanImportRow
    from core.rules.facts import Link
    from core.rules.plan_proposal import Waits

_MINUTES: Final = {"d": 480, "m": 1, "ed": 1440, "em": 1, "%": 1}
_WORKED: Final = {"d": "working", "m": "working", "ed": "elapsed", "em": "elapsed", "%": "%"}
_SIGNS: Final = {"d": "wd", "ed": "d", "%": "%", "m": "min", "em": "emin"}


class PlanLinks:
    """The links of a project beside those of a plan.

    A link from a milestone that the plan does not speak of stays.
    """

    def __init__(
        self, here: Iterable[Link], codes: Mapping[int, str], rows: Mapping[int, PlanImportRow]
    ) -> None:
        """Take what there is.

        Args:
            here: the links of the project, by ids of milestones.
            codes: the milestones of the project, by id.
            rows: the tasks of the plan, by unique id.
        """
        self._rows = rows
        self._uids = {
            row.milestone_id: uid for uid, row in rows.items() if row.milestone_id is not None
        }
        self._here: dict[int, list[Link]] = {}
        for link in here:
            self._here.setdefault(link.successor, []).append(link)
        code_of = dict(codes) | {id_: rows[uid].code for id_, uid in self._uids.items()}
        self._after: dict[str, set[str]] = {}
        for links in self._here.values():
            for link in links:
                if link.predecessor not in self._uids or link.successor not in self._uids:
                    waits = self._after.setdefault(code_of[link.successor], set())
                    waits.add(code_of[link.predecessor])

    def compared(self, row: PlanImportRow, waits_for: tuple[Waits, ...]) -> PlanImportRow:
        """Return a row with what it would wait for, listed as a change where that differs."""
        waits = self._after.setdefault(row.code, set())
        waits |= {self._rows[each.predecessor].code for each in waits_for}
        if row.state == NEW:
            return replace(row, waits_for=waits_for)
        there = {
            (each.predecessor, each.kind): _amount(each.lag, each.lag_unit) for each in waits_for
        }
        of_plan = [
            link
            for link in self._here.get(row.milestone_id or 0, ())
            if link.predecessor in self._uids
        ]
        now = {
            (self._uids[link.predecessor], link.kind): _amount(link.lag, link.unit)
            for link in of_plan
        }
        if now == there:
            return row
        old = [
            self._text(self._uids[link.predecessor], link.kind, link.lag, link.unit)
            for link in of_plan
        ]
        new = [
            self._text(each.predecessor, each.kind, each.lag, each.lag_unit) for each in waits_for
        ]
        change = Change(LINKS, ", ".join(sorted(old)), ", ".join(sorted(new)))
        return replace(row, state=CHANGED, changes=(*row.changes, change), waits_for=waits_for)

    def refuse_rings(self) -> None:
        """Raise `CircularPlan` where tasks of the plan wait for each other; it names the ring."""
        try:
            TopologicalSorter(self._after).prepare()
        except CycleError as error:
            ring = " → ".join(error.args[1])
            why = mark("These milestones wait for each other: {ring}")
            raise CircularPlan(tr(why, ring=ring)) from None

    def _text(self, uid: int, kind: str, lag: int, unit: str) -> str:
        shown = f"{lag:+d}{_SIGNS[unit]}" if lag else ""
        return f"{self._rows[uid].code}:{kind}{shown}"


def _amount(lag: int, unit: str) -> tuple[str, int]:
    """Return what a lag amounts to: the same for 2 working days and 960 working minutes."""
    return (_WORKED[unit] if lag else "", lag * _MINUTES[unit])

"""What constraints come to."""

from __future__ import annotations

import pytest

from core.errors import InvalidInput
from core.rules.schedule.constraint import Limits, limits
from core.rules.schedule.plan import ALAP, FNLT, MFO, SNET, Activity, Constraint


def made(*constraints: Constraint, deadline: int | None = None) -> Limits | None:
    return limits(Activity(id=1, code="A", constraints=constraints, deadline=deadline))


def test_none_set_nothing() -> None:
    assert made() is None


def test_of_two_of_a_kind_the_stricter_holds() -> None:
    found = made(Constraint(SNET, 5), Constraint(SNET, 7), Constraint(FNLT, 9), Constraint(FNLT, 8))
    assert found == Limits(start_from=7, finish_by=8)


def test_a_deadline_counts_for_late_dates_only() -> None:
    found = made(deadline=6)
    assert found is not None
    assert found.not_before(3, None) == (3, None)
    assert found.not_after(9, None) == (6, None)


def test_as_late_as_possible_needs_no_date_but_all_others_do() -> None:
    assert made(Constraint(ALAP)) == Limits(is_late=True)
    with pytest.raises(InvalidInput, match="A has no date"):
        made(Constraint(MFO))

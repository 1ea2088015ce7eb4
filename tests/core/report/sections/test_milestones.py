"""The table of milestones holds every date and the slip that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_slip_is_what_its_dates_give(document: Callable[..., Document]) -> None:
    for row in rows(document(), "milestones"):
        finish = row["actual"] or row["forecast"]
        assert row["slip"] == (finish - row["baseline"]).days


def test_states_are_told_in_words(document: Callable[..., Document]) -> None:
    told = {row["code"]: row["state"] for row in rows(document(), "milestones")}
    assert told["M001"] == "Done"
    assert told["M023"] == "Overdue"
    assert told["M029"] == "Running"
    assert told["M036"] == "Open"


def test_what_is_open_has_float_and_tells_whether_it_decides_the_end(
    document: Callable[..., Document],
) -> None:
    told = {row["code"]: (row["float"], row["critical"]) for row in rows(document(), "milestones")}
    assert told["M001"] == (None, None)
    assert told["M023"] == (8, "nearly")
    assert told["M034"] == (31, None)
    assert told["M045"] == (0, "yes")


def test_weights_are_shares_of_one(document: Callable[..., Document]) -> None:
    found = rows(document(), "milestones")
    assert sum(row["weight"] for row in found) == pytest.approx(1)
    assert all(0 <= row["percent"] <= 1 for row in found)

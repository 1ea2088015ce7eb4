"""Durations as they are typed and said."""

from __future__ import annotations

import pytest

from core.errors import InvalidInput
from ui.pages.project.edits import Duration
from ui.pages.project.tabs.schedule.plan_columns import duration_words, typed_duration


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("20", Duration(20 * 480)),
        ("20d", Duration(20 * 480)),
        (" 20 D ", Duration(20 * 480)),
        ("0", Duration(0)),
        ("1.5", Duration(720)),
        ("1,5 d", Duration(720)),
        ("5ed", Duration(5 * 1440, is_elapsed=True)),
        ("5 ed", Duration(5 * 1440, is_elapsed=True)),
    ],
)
def test_days_are_of_work_unless_elapsed(typed: str, found: Duration) -> None:
    assert typed_duration(typed) == found


@pytest.mark.parametrize("typed", ["", "d", "-3", "3w", "1e9", "99999", "٣"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="5ed"):
        typed_duration(typed)


@pytest.mark.parametrize("typed", ["20 d", "1.5 d", "5 ed", "0 d"])
def test_what_is_said_can_be_typed(typed: str) -> None:
    assert duration_words(typed_duration(typed)) == typed

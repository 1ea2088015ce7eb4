"""What prepared cells say in words."""

from __future__ import annotations

import pytest

from ui.models import cells


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (cells.Text("At site"), "At site"),
        (cells.Status("amber", "At risk", after=(cells.Run("+3 d"),)), "At risk +3 d"),
        (cells.Badges(("W", "P")), "W P"),
        (cells.Diamond("open", "SAT passed"), "SAT passed"),
        (cells.Progress(70, 72, (cells.Run("70 %"),)), "70 %"),
        (None, ""),
    ],
)
def test_a_cell_reads_as_words(cell: object, words: str) -> None:
    assert cells.plain(cell) == words

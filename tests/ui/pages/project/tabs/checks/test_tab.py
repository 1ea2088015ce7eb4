"""The checks tab: every point with its figure, what it found, and the way to it in the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.operations.milestones import LinkDraft, add_link
from core.queries.milestones import milestones
from core.queries.project import project_id
from core.queries.schedule_checks import CheckRow
from tests.desks import sample_desk
from ui.desk import Place
from ui.pages.project.tabs.checks.columns import figure_words, limit_words
from ui.pages.project.tabs.checks.tab import ChecksTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame


@pytest.fixture
def seen(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[ChecksTab, PlainFrame]]:
    """Provide the checks of the Astana project, seen."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = ChecksTab(desk, frame)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made, frame


def found(tab: ChecksTab) -> list[tuple[str, str]]:
    return [(line.row.code, line.other.code if line.other else "") for line in tab.places.rows]


def test_the_first_point_that_is_not_met_is_shown_with_what_it_found(
    seen: tuple[ChecksTab, PlainFrame],
) -> None:
    tab, _frame = seen
    assert tab.summary.text() == "11 of 16 points met · status date 2025-02-28"
    assert tab.title.text() == "Finish-to-start links"
    assert ("M048", "M045") in found(tab)
    assert tab.status_text() == "5 checks not met"


def test_another_point_shows_its_own_milestones(
    qtbot: QtBot, seen: tuple[ChecksTab, PlainFrame]
) -> None:
    tab, _frame = seen
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.title.text() == "High float"
    assert found(tab) == [("M044", ""), ("M046", ""), ("M047", "")]
    assert [line.place.value for line in tab.places.rows] == [172.0, 167.0, 163.0]


def test_a_point_that_found_nothing_says_so(seen: tuple[ChecksTab, PlainFrame]) -> None:
    tab, _frame = seen
    tab.show_check("leads")
    assert tab.empty.isVisibleTo(tab)
    assert not tab.found.isVisibleTo(tab)


def test_enter_opens_the_milestone_in_the_schedule(
    qtbot: QtBot, seen: tuple[ChecksTab, PlainFrame]
) -> None:
    tab, frame = seen
    tab.show_check("bei")
    first = tab.places.rows[0].row
    tab.found.select([tab.places.rows[0].id])
    qtbot.keyClick(tab.found, Qt.Key.Key_Return)
    wanted = Place("project", tab.project_id, tab="schedule", milestone_id=first.id)
    assert frame.shown[-1] == wanted


def test_a_new_link_is_judged_at_once(qtbot: QtBot, seen: tuple[ChecksTab, PlainFrame]) -> None:
    tab, _frame = seen
    codes = {row.code: row.id for row in tab.desk.read(milestones, tab.project_id)}
    tab.show_check("leads")
    tab.desk.run("Link", add_link, codes["M047"], LinkDraft(codes["M044"], "FS", -5))
    qtbot.waitUntil(lambda: found(tab) == [("M047", "M044")])


@pytest.mark.parametrize(
    ("key", "figure", "limit", "words"),
    [
        ("leads", 2.0, 0.0, ("2", "0")),
        ("lags", 0.037, 0.05, ("4 %", "≤ 5 %")),
        ("link_kinds", 0.74, 0.9, ("74 %", "≥ 90 %")),
        ("cpli", 0.6245, 0.95, ("0.62", "≥ 0.95")),
        ("critical_path", 600.0, 600.0, ("600 d", "≥ 600 d")),
        ("bei", None, 0.95, ("–", "≥ 0.95")),
    ],
)
def test_a_figure_reads_as_what_it_is(
    key: str, figure: float | None, limit: float, words: tuple[str, str]
) -> None:
    row = CheckRow(key, "", "", (), 1, figure, limit, is_met=True)
    shown = tuple(
        said.replace("\u202f", " ").replace("\xa0", " ")
        for said in (figure_words(row), limit_words(row))
    )
    assert shown == words

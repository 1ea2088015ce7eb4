"""The overview: what it shows of the sample, and where its gates and lines lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.language import use
from core.operations.milestones import edit_milestone
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.pages.project.tabs.overview.tab import OverviewTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.jobs import Jobs

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[OverviewTab]:
    """Provide the overview of the Astana project, seen."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = OverviewTab(desk, frame)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made
        jobs = desk.jobs
        qtbot.waitUntil(partial(_is_quiet, jobs), timeout=30_000)


def _is_quiet(jobs: Jobs) -> bool:
    return not jobs.running


def test_each_shop_stands_with_its_progress_and_plan(tab: OverviewTab) -> None:
    spoken = tab.board.accessibleDescription()
    assert "Painting 75\N{NO-BREAK SPACE}% · plan 88\N{NO-BREAK SPACE}%" in spoken
    assert "PAC 2025-10-31 +92 d" in spoken


def test_a_gate_tells_its_dates_and_leads_to_its_milestone(qtbot: QtBot, tab: OverviewTab) -> None:
    words = tab.board.words_at(1, 5)
    assert words.splitlines() == [
        "Painting: Installation",
        "Baseline BL1 2025-03-14",
        "Forecast 2025-06-13 +91 d",
        "44\N{NO-BREAK SPACE}% done",
    ]
    at = tab.board.gate_place(1, 5).center().toPoint()
    qtbot.mouseClick(tab.board, LEFT, pos=at)
    named = {row.name: row.id for row in tab.desk.read(milestones, tab.project_id)}
    expected = named["Painting shop: mechanical completion"]
    assert tab.desk.place.milestone_id == expected


def test_gates_are_walked_by_keys(qtbot: QtBot, tab: OverviewTab) -> None:
    tab.board.setFocus()
    for key in (Key.Key_Down, *[Key.Key_Right] * 5, Key.Key_Return):
        qtbot.keyClick(tab.board, key)
    place = tab.desk.place
    assert (place.tab, place.milestone_id is not None) == ("schedule", True)


def test_next_shows_the_days_that_are_chosen(qtbot: QtBot, tab: OverviewTab) -> None:
    soon = tab.next
    assert [row.days for row in soon.list.lines] == [21, 42, 56], "the first span with a few"
    qtbot.mouseClick(soon.span, LEFT, pos=soon.span.places()[0].center())
    assert [row.days for row in soon.list.lines] == [21]
    tab.refresh()
    assert soon.span.current == "30", "what was chosen stays"
    qtbot.mouseClick(soon.span, LEFT, pos=soon.span.places()[2].center())
    assert max(row.days for row in soon.list.lines) > 60
    qtbot.mouseClick(soon.list, LEFT, pos=soon.list.line_place(0).center().toPoint())
    assert tab.desk.place.milestone_id == soon.list.lines[0].milestone.id


def test_attention_shows_the_worst_alerts_first(qtbot: QtBot, tab: OverviewTab) -> None:
    listed = tab.attention.list
    first = listed.lines[0]
    assert listed.words_of(first).splitlines() == [
        "Red: Shipment delayed",
        "SH-12 expected on 2025-04-11, planned for 2024-12-27",
        "105 d",
        "Ask the forwarder; tell the site, and see what waits for it.",
    ]
    rags = [line.rag for line in listed.lines]
    assert rags == sorted(rags, reverse=True)


def test_an_alert_opens_its_row_or_its_milestone(qtbot: QtBot, tab: OverviewTab) -> None:
    listed = tab.attention.list
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_Return)
    place = tab.desk.place
    assert (place.register, place.rows, place.of) == (
        "shipments",
        (listed.lines[0].spots[0].id,),
        "Shipment delayed",
    )
    for _ in range(2):
        qtbot.keyClick(listed, Key.Key_Down)
    qtbot.keyClick(listed, Key.Key_Return)
    assert listed.lines[2].kind == "overdue_milestone"
    assert tab.desk.place.tab == "schedule"
    assert tab.desk.place.milestone_id == listed.lines[2].spots[0].id


def test_what_has_no_room_is_one_press_away(qtbot: QtBot, tab: OverviewTab) -> None:
    listed = tab.attention.list
    assert listed.shown() < len(listed.lines)
    at = listed.line_place(listed.shown()).center().toPoint()
    qtbot.mouseClick(listed, LEFT, pos=at)
    assert (tab.desk.place.page, tab.desk.place.project_id) == ("alerts", tab.project_id)


def test_both_charts_are_drawn_and_stay_while_hidden(qtbot: QtBot, tab: OverviewTab) -> None:
    qtbot.waitUntil(lambda: all(chart.view.figure is not None for chart in tab.charts))
    kept = [chart.view.figure for chart in tab.charts]
    assert all(figure is not None and figure.axes for figure in kept)
    tab.hide()
    tab.show()
    assert [chart.view.figure for chart in tab.charts] == kept


def test_a_chart_opens_large_and_is_saved(qtbot: QtBot, tab: OverviewTab, tmp_path: Path) -> None:
    chart = tab.charts[0]
    qtbot.waitUntil(lambda: chart.view.figure is not None)
    frame = chart.open_large()
    assert frame.accessibleName() == "Progress"
    frame.close_sheet()
    for name, head in (("curve.png", b"\x89PNG"), ("curve.svg", b"<?xml"), ("curve", b"")):
        chart.save(tmp_path / name)
        written = tmp_path / (name if "." in name else "curve.png")
        assert written.read_bytes().startswith(head)


def test_a_step_is_followed_and_a_hidden_tab_follows_when_seen(
    qtbot: QtBot, tab: OverviewTab
) -> None:
    found = tab.next.list.lines[0].milestone
    tab.hide()
    tab.desk.run("Move", edit_milestone, found.id, forecast_finish=day("2025-03-08"))
    tab.show()
    qtbot.waitUntil(lambda: tab.next.list.lines[0].days == 8)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_names_are_those_of_the_language(tab: OverviewTab, language: str) -> None:
    use(language)
    tab.retranslate()
    listed = tab.attention.list
    line = next(line for line in listed.lines if line.kind == "overdue_milestone")
    assert line.subject is not None
    assert line.subject.named(language) in listed.words_of(line)

"""Dragging in the Gantt with a real mouse: the same preview as typing, one step, and no way to harm."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.language import use
from core.operations.forecasts import follow_logic
from core.queries.consequence import NewDates, consequence
from core.queries.milestones import links, milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import PlainFrame, sample_desk
from ui.dialogs.link import LinkDialog
from ui.pages.project.tabs.schedule.tab import ScheduleTab
from ui.timeline.bar import Span
from ui.timeline.spot import Part, ends, handles

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
DAY = 5
"""Pixels a day is wide in these tests: a day is told from the next."""


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[ScheduleTab]:
    """Provide the schedule of the Astana project, wide enough that days are told apart."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = ScheduleTab(desk, frame)
        frame.resize(1400, 1500)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        made.gantt.set_day_width(DAY)
        made.gantt.go_to(day("2025-05-20"))
        yield made


def row(tab: ScheduleTab, code: str) -> MilestoneRow:
    """Return a milestone as the file has it now."""
    return next(m for m in tab.desk.read(milestones, tab.project_id) if m.code == code)


def rows(tab: ScheduleTab) -> list[MilestoneRow]:
    """Return all milestones as the file has them now."""
    return tab.desk.read(milestones, tab.project_id)


def place(tab: ScheduleTab, code: str, part: Part) -> QPoint:
    """Return where a part of a bar is on the Gantt."""
    gantt = tab.gantt
    line = tab.model.line_of(row(tab, code).id)
    bar = gantt.bar(line)
    assert bar is not None
    level = gantt.lines.level(gantt.lines.place(line, 0))
    left, right = ends(bar, gantt.scale_now)
    before, after = handles(bar, gantt.scale_now, level)
    x = {
        Part.START: left + 2,
        Part.BODY: (left + right) / 2 - 4,
        Part.FINISH: right - 9,
        Part.GATE: right,
        Part.LINK_START: before.x(),
        Part.LINK_FINISH: after.x(),
    }[part]
    return QPoint(round(x), level)


def move(tab: ScheduleTab, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Move the pointer with the left button held."""
    gantt, to = tab.gantt, QPointF(at)
    left, no = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, to, gantt.mapToGlobal(to), no, left, held)
    QApplication.sendEvent(gantt, event)


def take(
    qtbot: QtBot,
    tab: ScheduleTab,
    code: str,
    part: Part,
    days: int,
    held: Qt.KeyboardModifier = NONE,
) -> QPoint:
    """Take hold of a part and drag it by days, without letting go; return where the pointer is."""
    at = place(tab, code, part)
    QTest.mouseMove(tab.gantt, at)
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=at)
    to = at + QPoint(days * DAY, 0)
    for step in (at + QPoint(12 if days > 0 else -12, 0), to):
        move(tab, step, held)
    QApplication.processEvents()
    return to


def drop(qtbot: QtBot, tab: ScheduleTab, at: QPoint) -> None:
    """Let go."""
    qtbot.mouseRelease(tab.gantt, Qt.MouseButton.LeftButton, pos=at)


def said(tab: ScheduleTab) -> dict[str, str]:
    """Return the lines of the card beside the pointer."""
    assert tab.gantt.card is not None
    return {line.label: line.text for line in tab.gantt.card.said.lines}


def forecast(tab: ScheduleTab, code: str) -> tuple[str, str]:
    """Return the forecast of a milestone."""
    found = row(tab, code)
    return str(found.forecast_start), str(found.forecast_finish)


def test_dragging_a_gate_previews_what_typing_its_date_does(qtbot: QtBot, tab: ScheduleTab) -> None:
    take(qtbot, tab, "M029", Part.GATE, 61)
    qtbot.waitUntil(lambda: "Float" in said(tab))
    assert said(tab) == {
        "Finish": "2025-06-13 → 2025-08-13, +61 d",
        "Slip vs BL1": "+152 d, was +91 d",
        "Float": "uses 3 of 3 d",
        "Follows": "9 milestones move",
        "PAC": "2025-12-18",
        "SOP": "2025-11-18",
        "LD exposure": "2.32 → 4.40 M\xa0USD · 100\xa0% of cap",
        "BG-02": "ends 139 d too early: extend to 2026-01-17",
        "PM-09 · 8.8 M · Provisional acceptance (three shops)": "2025-12-01 → 2026-01-18",
        "": "and 8 more",
    }
    found = tab.desk.read(
        consequence, tab.project_id, {row(tab, "M029").id: NewDates(finish=day("2025-08-13"))}
    )
    assert set(tab.gantt.ghosts) == {row(tab, "M029").id, *(m.id for m in found.moves)}
    assert forecast(tab, "M029")[1] == "2025-06-13"


def test_letting_go_is_one_step_with_what_follows_and_undo_takes_all_back(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    before = tab.desk.read(milestones, tab.project_id)
    drop(qtbot, tab, take(qtbot, tab, "M029", Part.GATE, 61))
    assert forecast(tab, "M029")[1] == "2025-08-13"
    assert forecast(tab, "M043")[1] == "2025-11-18"
    assert tab.desk.workspace.undo_count == 1
    assert tab.desk.workspace.undo_about == "Painting shop: mechanical completion, +61 d"
    frame = tab.desk.overlay()
    assert isinstance(frame, PlainFrame)
    assert frame.said[-1].endswith("9 milestones followed.")
    assert tab.gantt.card is None
    assert tab.gantt.ghosts == {}
    tab.desk.undo()
    assert tab.desk.read(milestones, tab.project_id) == before


def test_esc_gives_a_drag_up_and_nothing_is_written(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = take(qtbot, tab, "M029", Part.GATE, 20)
    qtbot.keyClick(tab.gantt, Key.Key_Escape)
    assert tab.gantt.card is None
    assert tab.gantt.ghosts == {}
    move(tab, at + QPoint(30, 0))
    drop(qtbot, tab, at)
    assert tab.desk.workspace.undo_count == 0


def test_another_button_and_a_lost_release_give_it_up_too(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = take(qtbot, tab, "M029", Part.GATE, 20)
    qtbot.mousePress(tab.gantt, Qt.MouseButton.RightButton, pos=at)
    assert tab.gantt.hand.gesture is None
    drop(qtbot, tab, at)
    at = take(qtbot, tab, "M029", Part.GATE, 20)
    QTest.mouseMove(tab.gantt, at + QPoint(5, 0))
    QApplication.sendEvent(tab.gantt, _move_without_button(tab, at))
    assert tab.gantt.hand.gesture is None
    assert tab.desk.workspace.undo_count == 0


def _move_without_button(tab: ScheduleTab, at: QPoint) -> QMouseEvent:
    no, to = Qt.MouseButton.NoButton, QPointF(at)
    return QMouseEvent(QEvent.Type.MouseMove, to, tab.gantt.mapToGlobal(to), no, no, NONE)


def test_a_click_moves_nothing_and_selects_its_row(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = place(tab, "M029", Part.GATE)
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=at)
    move(tab, at + QPoint(4, 1))
    drop(qtbot, tab, at + QPoint(4, 1))
    assert tab.desk.workspace.undo_count == 0
    assert tab.table.selected_rows()[0].code == "M029"


@pytest.mark.parametrize(
    ("part", "days", "dates", "label"),
    [
        (Part.BODY, 10, ("2025-06-26", "2025-07-28"), "Painting shop: cold commissioning complete, +10 d"),
        (Part.FINISH, 10, ("2025-06-16", "2025-07-28"), "Painting shop: cold commissioning complete, +10 d"),
        (Part.START, -10, ("2025-06-06", "2025-07-18"), "Painting shop: cold commissioning complete, start, −10 d"),
        (Part.GATE, -7, ("2025-06-16", "2025-07-11"), "Painting shop: cold commissioning complete, −7 d"),
    ],
)  # fmt: skip
def test_each_part_of_a_bar_changes_its_own_dates(
    qtbot: QtBot, tab: ScheduleTab, part: Part, days: int, dates: tuple[str, str], label: str
) -> None:
    assert forecast(tab, "M032") == ("2025-06-16", "2025-07-18")
    drop(qtbot, tab, take(qtbot, tab, "M032", part, days))
    assert forecast(tab, "M032") == dates
    assert tab.desk.workspace.undo_about == label


def test_ctrl_leaves_what_follows_where_it_is(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = take(qtbot, tab, "M029", Part.GATE, 61)
    assert tab.gantt.card is not None
    assert "Ctrl leaves what follows" in tab.gantt.card.said.hint
    qtbot.keyPress(tab.gantt, Key.Key_Control, Control)
    move(tab, at, Control)
    QApplication.processEvents()
    assert said(tab)["Follows"] == "9 stay"
    assert "PAC" not in said(tab)
    assert set(tab.gantt.ghosts) == {row(tab, "M029").id}
    drop(qtbot, tab, at)
    assert forecast(tab, "M029")[1] == "2025-08-13"
    assert forecast(tab, "M043")[1] == "2025-09-30"


def test_where_forecasts_follow_from_logic_a_drag_pins_and_ctrl_holds_nothing(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.desk.run("By logic", follow_logic, tab.project_id, keep_dates=True)
    QApplication.processEvents()
    at = take(qtbot, tab, "M032", Part.BODY, 30, Control)
    assert tab.gantt.card is not None
    assert "Ctrl" not in tab.gantt.card.said.hint
    shown = tab.gantt.ghosts
    assert len(shown) > 1
    drop(qtbot, tab, at)
    now: dict[Hashable, Span] = {m.id: Span(m.forecast_start, m.forecast_finish) for m in rows(tab)}
    assert {id_: now[id_] for id_ in shown} == shown
    assert row(tab, "M032").constraint_kind == "SNET"
    assert tab.desk.workspace.undo_count == 2


def test_a_drag_that_logic_does_not_allow_shows_where_it_comes_out(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.desk.run("By logic", follow_logic, tab.project_id, keep_dates=False)
    QApplication.processEvents()
    found = row(tab, "M032")
    take(qtbot, tab, "M032", Part.BODY, -20)
    assert said(tab)["By logic"].startswith(f"stays at {found.forecast_finish}: ")
    assert tab.gantt.ghosts[found.id] == Span(found.forecast_start, found.forecast_finish)


def test_narrow_days_move_by_weeks_unless_shift_is_held(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.gantt.set_day_width(1.0)
    tab.gantt.go_to(day("2025-02-28"))
    at = place(tab, "M029", Part.GATE)
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=at)
    move(tab, at + QPoint(16, 0))
    assert said(tab)["Finish"].endswith("+14 d")
    move(tab, at + QPoint(16, 0), Shift)
    assert said(tab)["Finish"].endswith("+16 d")
    qtbot.keyClick(tab.gantt, Key.Key_Escape)


@pytest.mark.parametrize(
    ("code", "part", "why"),
    [
        ("M022", Part.GATE, "Reached on 2024-12-06: an actual date is not dragged."),
        ("M029", Part.START, "Began on 2024-10-28: an actual start is not dragged."),
    ],
)
def test_what_has_happened_is_not_dragged_and_says_why(
    qtbot: QtBot, tab: ScheduleTab, code: str, part: Part, why: str
) -> None:
    tab.gantt.go_to(day("2024-11-10"))
    at = take(qtbot, tab, code, part, 20)
    assert tab.gantt.card is not None
    assert tab.gantt.card.said.refusal == why
    assert tab.gantt.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    drop(qtbot, tab, at)
    assert tab.desk.workspace.undo_count == 0


def test_a_read_only_file_is_not_dragged(
    qtbot: QtBot, tab: ScheduleTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tab.desk.workspace, "is_read_only", True)
    QTest.mouseMove(tab.gantt, place(tab, "M029", Part.GATE))
    assert not tab.gantt.hand.shows_handles(tab.model.line_of(row(tab, "M029").id))
    take(qtbot, tab, "M029", Part.GATE, 20)
    assert tab.gantt.card is not None
    assert "read-only" in tab.gantt.card.said.refusal
    assert tab.gantt.ghosts == {}


def test_empty_space_is_still_panned(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = place(tab, "M043", Part.GATE) - QPoint(200, 0)
    before = tab.gantt.scale_now
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=at)
    move(tab, at - QPoint(50, 0))
    drop(qtbot, tab, at)
    assert tab.gantt.scale_now.x(day("2025-05-20")) == before.x(day("2025-05-20")) - 50


def test_the_pointer_tells_what_a_drag_would_do(qtbot: QtBot, tab: ScheduleTab) -> None:
    shapes = Qt.CursorShape
    wanted = {
        Part.BODY: shapes.SizeAllCursor,
        Part.START: shapes.SizeHorCursor,
        Part.GATE: shapes.SizeHorCursor,
        Part.LINK_FINISH: shapes.CrossCursor,
    }
    for part, shape in wanted.items():
        at = place(tab, "M032", part)
        QApplication.sendEvent(tab.gantt, _move_without_button(tab, at - QPoint(0, 20)))
        QApplication.sendEvent(tab.gantt, _move_without_button(tab, at))
        assert tab.gantt.cursor().shape() == shape, part


def test_the_gantt_follows_a_drag_beyond_its_edge(qtbot: QtBot, tab: ScheduleTab) -> None:
    take(qtbot, tab, "M029", Part.GATE, 10)
    first = tab.gantt.scale_now.first
    move(tab, QPoint(tab.gantt.width() + 30, place(tab, "M029", Part.GATE).y()))
    qtbot.waitUntil(lambda: tab.gantt.scale_now.first > first)
    shown = said(tab)["Finish"]
    qtbot.waitUntil(lambda: said(tab)["Finish"] > shown)
    qtbot.keyClick(tab.gantt, Key.Key_Escape)
    at = tab.gantt.scale_now
    qtbot.wait(80)
    assert tab.gantt.scale_now == at


def test_a_change_from_elsewhere_ends_a_drag(qtbot: QtBot, tab: ScheduleTab) -> None:
    drop(qtbot, tab, take(qtbot, tab, "M029", Part.GATE, 10))
    QApplication.processEvents()
    at = take(qtbot, tab, "M029", Part.GATE, 20)
    tab.desk.undo()
    qtbot.waitUntil(lambda: tab.gantt.hand.gesture is None)
    drop(qtbot, tab, at)
    assert forecast(tab, "M029")[1] == "2025-06-13"


@pytest.mark.parametrize(
    ("key", "days"), [("later", 1), ("earlier", -1), ("week_later", 7), ("week_earlier", -7)]
)
def test_keys_do_what_a_drag_of_the_bar_does(
    qtbot: QtBot, tab: ScheduleTab, key: str, days: int
) -> None:
    tab.table.select([row(tab, "M032").id])
    action = next(a for a in tab.actions_of() if a.key == f"milestone.{key}")
    assert action.enabled is not None
    assert action.enabled()
    action.run()
    moved = tuple(str(day(on) + dt.timedelta(days)) for on in ("2025-06-16", "2025-07-18"))
    assert forecast(tab, "M032") == moved
    tab.table.select([row(tab, "M022").id])
    assert not action.enabled()


def test_several_milestones_move_together_by_keys(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.table.select([row(tab, code).id for code in ("M022", "M031", "M032")])
    next(a for a in tab.actions_of() if a.key == "milestone.week_later").run()
    assert forecast(tab, "M032")[1] == "2025-07-25"
    assert row(tab, "M022").actual_finish == day("2024-12-06")
    assert tab.desk.workspace.undo_count == 1


# links


def draw(
    qtbot: QtBot,
    tab: ScheduleTab,
    before: tuple[str, Part],
    after: tuple[str, Part],
    held: Qt.KeyboardModifier = NONE,
) -> QPoint:
    """Draw a link from a handle to a part of another bar, without letting go."""
    start, to = place(tab, *before), place(tab, *after)
    QApplication.sendEvent(tab.gantt, _move_without_button(tab, start - QPoint(20, 0)))
    QApplication.sendEvent(tab.gantt, _move_without_button(tab, start))
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, 15), to):
        move(tab, at, held)
    QApplication.processEvents()
    return to


def linked(tab: ScheduleTab, before: str, after: str) -> list[str]:
    """Return the kinds of links between two milestones."""
    ends_of = (row(tab, before).id, row(tab, after).id)
    return [
        link.kind
        for link in tab.desk.read(links, tab.project_id)
        if (link.predecessor_id, link.successor_id) == ends_of
    ]


@pytest.mark.parametrize(
    ("out", "into", "kind"),
    [
        (Part.LINK_FINISH, Part.START, "FS"),
        (Part.LINK_FINISH, Part.GATE, "FF"),
        (Part.LINK_START, Part.START, "SS"),
        (Part.LINK_START, Part.GATE, "SF"),
    ],
)
def test_the_two_ends_say_the_kind_of_link(
    qtbot: QtBot, tab: ScheduleTab, out: Part, into: Part, kind: str
) -> None:
    drop(qtbot, tab, draw(qtbot, tab, ("M031", out), ("M033", into)))
    assert linked(tab, "M031", "M033") == [kind]
    assert tab.desk.workspace.undo_count == 1
    tab.desk.undo()
    assert linked(tab, "M031", "M033") == []


def test_a_link_moves_what_it_demands_as_its_preview_says(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = draw(qtbot, tab, ("M034", Part.LINK_FINISH), ("M032", Part.START))
    assert tab.gantt.card is not None
    assert tab.gantt.card.said.title.startswith(
        "Painting shop: cold commissioning complete waits for Welding"
    )
    assert said(tab)["Follows"] == "9 milestones move"
    assert row(tab, "M032").id in tab.gantt.ghosts
    drop(qtbot, tab, at)
    assert forecast(tab, "M032")[0] == forecast(tab, "M034")[1]


def test_a_ring_is_refused_by_name_before_it_is_made(qtbot: QtBot, tab: ScheduleTab) -> None:
    at = draw(qtbot, tab, ("M032", Part.LINK_FINISH), ("M029", Part.GATE))
    assert tab.gantt.card is not None
    assert "wait for each other" in tab.gantt.card.said.refusal
    assert "M029" in tab.gantt.card.said.refusal
    drop(qtbot, tab, at)
    assert tab.desk.workspace.undo_count == 0


def test_a_link_to_nothing_and_one_that_is_there_are_not_made(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    start = place(tab, "M031", Part.LINK_FINISH)
    drop(qtbot, tab, draw(qtbot, tab, ("M029", Part.LINK_FINISH), ("M032", Part.START)))
    assert tab.desk.workspace.undo_count == 0
    QTest.mouseMove(tab.gantt, start)
    qtbot.mousePress(tab.gantt, Qt.MouseButton.LeftButton, pos=start)
    move(tab, start + QPoint(40, 0))
    drop(qtbot, tab, start + QPoint(40, 0))
    assert tab.desk.workspace.undo_count == 0


def test_links_are_drawn_on_demand_and_remembered(qtbot: QtBot, tab: ScheduleTab) -> None:
    assert tab.gantt.grab() is not None
    at = link_place(tab)
    assert tab.gantt.link_at(at) is None
    next(a for a in tab.actions_of() if a.key == "schedule.links").run()
    tab.gantt.grab()
    found = tab.gantt.link_at(at)
    assert found is not None
    assert (found.before, found.after) == (row(tab, "M029").id, row(tab, "M032").id)
    tab.remember()
    assert tab.desk.settings.view("schedule").filters["links"] == "shown"


def link_place(tab: ScheduleTab) -> QPointF:
    """Return a place on the link from painting's mechanical completion to cold commissioning."""
    at = place(tab, "M029", Part.GATE)
    onward = place(tab, "M032", Part.START)
    return QPointF(onward.x() + 2, at.y() + 12)


def test_a_double_click_on_a_link_opens_it(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.toolbar.set_links(are_shown=True)
    tab.gantt.grab()
    at = link_place(tab).toPoint()
    assert tab.gantt.hand.spot_at(QPointF(at)) is None
    qtbot.mouseDClick(tab.gantt, Qt.MouseButton.LeftButton, pos=at)
    [dialog] = tab.desk.overlay().findChildren(LinkDialog)
    assert dialog.kind.value == "FS"
    qtbot.keyClick(dialog, Key.Key_Escape)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_card_speaks_the_language_of_the_screen(
    qtbot: QtBot, tab: ScheduleTab, language: str
) -> None:
    use(language)
    tab.retranslate()
    take(qtbot, tab, "M029", Part.GATE, 20)
    assert tab.gantt.card is not None
    assert tab.gantt.card.said.title == row(tab, "M029").named(language)

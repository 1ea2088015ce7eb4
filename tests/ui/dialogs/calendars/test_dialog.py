"""The calendars as the user meets them: found, corrected by keys and fields, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.operations.forecasts import follow_logic
from core.queries.calendars import work_calendar, work_calendars
from core.queries.project import project
from core.workspace import Workspace
from tests.builders import contents, day, started
from tests.conftest import clock
from tests.windows import sample_window
from ui.actions import listed
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs.calendars import open_calendars
from ui.dialogs.calendars.dialog import CalendarsDialog
from ui.dialogs.calendars.side_pane import CALENDAR, DAYS, SHUTDOWNS
from ui.jobs import Jobs
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPACE, DELETE = Key.Key_Space, Key.Key_Delete


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Callable[[str], CalendarsDialog]:
    """Provide a function that opens the dialog and waits until its year is there."""

    def build(code: str = "KZ-SITE") -> CalendarsDialog:
        dialog = open_calendars(desk, code)
        qtbot.waitUntil(lambda: dialog.year.grid.accessibleName().endswith("Working day"))
        return dialog

    return build


@pytest.fixture
def dialog(opened: Callable[[str], CalendarsDialog]) -> CalendarsDialog:
    """Provide the dialog at KZ-SITE, whose week ends on Sunday, in 2025."""
    return opened("KZ-SITE")


@pytest.fixture
def empty_desk(window: Window, workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    """Provide a desk over a file that has nothing."""
    bridge, jobs = Bridge(started(workspace)), Jobs()
    yield Desk(bridge, jobs, Settings(tmp_path / "settings.json"), window, clock=clock)
    bridge.close()
    jobs.close()


def take(dialog: CalendarsDialog, first: str, last: str = "") -> None:
    dialog.year.grid.take(day(first), day(last or first))


def press(dialog: CalendarsDialog, key: Key) -> None:
    QTest.keyClick(dialog.year.grid, key)


def is_working(desk: Desk, on: str, code: str = "KZ-SITE") -> bool:
    return desk.read(work_calendar, code).is_working(day(on))


def shown(dialog: CalendarsDialog) -> str:
    """Return the code of the calendar whose year is shown."""
    calendar = dialog.calendar
    return calendar.code if calendar is not None and dialog.year.isVisible() else ""


def test_a_calendar_is_shown_with_its_year_and_who_uses_it(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    assert dialog.calendar is not None
    assert dialog.calendar.users == ("P-2301",)
    assert dialog.year.grid.year == desk.status_date().year
    assert dialog.year.state.text() == "Holidays not kept yet"
    assert dialog.year._count.text() == "294 working days"
    assert dialog.year.grid.hasFocus()
    assert dialog.note.startswith("Arrows move")


def test_another_calendar_is_picked_in_the_list(dialog: CalendarsDialog, desk: Desk) -> None:
    dialog.list.table.setFocus()
    QTest.keyClick(dialog.list.table, Key.Key_Up)
    assert shown(dialog) == "CN-FACTORY"
    take(dialog, "2025-02-03")
    assert dialog.year.grid.accessibleName().endswith("Shutdown · Chinese New Year 2025 shutdown")


def test_space_turns_work_on_and_off_and_the_year_is_kept(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    before = contents(desk.workspace)
    take(dialog, "2025-03-21", "2025-03-25")
    press(dialog, SPACE)
    assert all(is_working(desk, f"2025-03-{n}") for n in range(21, 26))
    assert dialog.year.state.text() == ""
    assert dialog.note == "KZ-SITE: 2025-03-21 – 2025-03-25 worked."
    assert desk.workspace.undo_about == "KZ-SITE: 2025-03-21 – 2025-03-25 worked"
    press(dialog, SPACE)
    assert not is_working(desk, "2025-03-24")
    desk.undo()
    desk.undo()
    assert contents(desk.workspace) == before


def test_delete_takes_a_correction_back(dialog: CalendarsDialog, desk: Desk) -> None:
    take(dialog, "2025-03-13")
    press(dialog, SPACE)
    assert not is_working(desk, "2025-03-13")
    assert dialog.year.taken()[0].is_corrected
    press(dialog, DELETE)
    assert is_working(desk, "2025-03-13")
    assert not dialog.year.taken()[0].is_corrected
    assert dialog.note == "KZ-SITE: 2025-03-13 as before correction."


def test_the_undo_button_takes_the_last_deed_back(
    dialog: CalendarsDialog, desk: Desk, qtbot: QtBot
) -> None:
    assert not dialog.undo_button.isVisible()
    take(dialog, "2025-03-13")
    press(dialog, SPACE)
    dialog.undo_button.click()
    assert is_working(desk, "2025-03-13")
    qtbot.waitUntil(lambda: not dialog.undo_button.isVisible())
    assert dialog.year.taken()[0].is_working


def test_a_name_is_typed_and_holds_when_the_field_is_left(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    take(dialog, "2025-03-13")
    press(dialog, Key.Key_Return)
    name = dialog.side.days.name
    assert name.hasFocus()
    QTest.keyClicks(name, "Inventory")
    dialog.year.grid.setFocus()
    press(dialog, SPACE)
    assert desk.read(work_calendar, "KZ-SITE").holiday_name(day("2025-03-13")) == "Inventory"
    assert dialog.side.days._words.text() == "Day off · Inventory · corrected"


def test_hours_of_one_day_are_typed_and_a_wrong_text_is_refused_in_place(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    hours = dialog.side.days.hours
    take(dialog, "2025-12-30")
    for typed in ("half a day", "08:00-12:00"):
        hours.setFocus()
        hours.selectAll()
        QTest.keyClicks(hours, typed)
        QTest.keyClick(hours, Key.Key_Tab)
        if typed == "half a day":
            assert "is no span of hours" in dialog.side.days._hours.refusal
    assert not dialog.side.days._hours.refusal
    other = desk.read(work_calendar, "KZ-SITE").other(day("2025-12-30"))
    assert other is not None
    assert (other.working, other.hours) == (True, "08:00-12:00")


def test_days_that_are_mixed_say_so_and_become_alike(dialog: CalendarsDialog, desk: Desk) -> None:
    days = dialog.side.days
    take(dialog, "2025-03-20", "2025-03-22")
    assert days._words.text() == "1 working day, 2 days off"
    assert days.work.current == "mixed"
    days.work.setFocus()
    QTest.keyClick(days.work, Key.Key_Left)
    QTest.keyClick(days.work, Key.Key_Left)
    assert is_working(desk, "2025-03-22")
    assert list(days.work.words) == ["Working day", "Day off"]


def test_the_holidays_of_a_year_are_kept_on_request(dialog: CalendarsDialog, desk: Desk) -> None:
    dialog.year.after.click()
    assert dialog.year.grid.year == 2026
    assert dialog.year.keep_button.text() == "Keep"
    take(dialog, "2026-05-27")
    assert dialog.year.taken()[0].is_estimated
    dialog.year.keep_button.click()
    assert desk.read(work_calendar, "KZ-SITE").years == {2026}
    assert not dialog.year.keep_button.isVisible()


def test_a_year_that_is_not_decreed_says_so(opened: Callable[[str], CalendarsDialog]) -> None:
    dialog = opened("CN-OFFICE")
    dialog.show_year(2095)
    assert dialog.year.state.text() == "Not announced yet"
    assert not dialog.year.keep_button.isVisible()


def test_days_become_a_shutdown_that_is_named_and_moved(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    take(dialog, "2025-07-07", "2025-07-20")
    dialog.side.days.shutdown_button.click()
    [form] = dialog.side.shutdowns.forms.values()
    assert dialog.side.choice.current == SHUTDOWNS
    assert form.name.hasFocus()
    QTest.keyClicks(form.name, "Summer")
    QTest.keyClick(form.name, Key.Key_Tab)
    form.finish.setFocus()
    form.finish.selectAll()
    QTest.keyClicks(form.finish, "2025-07-01")
    QTest.keyClick(form.finish, Key.Key_Tab)
    assert form._refusal.text() == "It ends before it starts."
    form.finish.setFocus()
    form.finish.selectAll()
    QTest.keyClicks(form.finish, "2025-07-27")
    QTest.keyClick(form.finish, Key.Key_Tab)
    [stop] = desk.read(work_calendar, "KZ-SITE").shutdowns
    assert (stop.name, stop.start, stop.finish) == ("Summer", day("2025-07-07"), day("2025-07-27"))
    take(dialog, "2025-01-10")
    form.find_button.click()
    assert dialog.year.grid.taken == (stop.start, stop.finish)
    form.remove_button.click()
    assert not desk.read(work_calendar, "KZ-SITE").shutdowns
    assert not dialog.side.shutdowns.forms


def test_a_new_calendar_begins_with_the_days_of_the_country_shown(
    dialog: CalendarsDialog, desk: Desk
) -> None:
    dialog.list.add_button.click()
    code = dialog.side.facts.code
    assert dialog.side.choice.current == CALENDAR
    assert (code.value(), code.hasFocus()) == ("KZ", True)
    QTest.keyClicks(code, "KZ-NIGHT")
    QTest.keyClick(code, Key.Key_Tab)
    assert list(desk.read(work_calendars))[-1] == "KZ-NIGHT"
    assert desk.read(work_calendar, "KZ-NIGHT").weekend == {5, 6}
    dialog.list.copy_button.click()
    assert shown(dialog) == "KZ-NIGHT-2"
    dialog.list.remove_button.click()
    assert "KZ-NIGHT-2" not in desk.read(work_calendars)
    assert shown(dialog)


def test_a_calendar_in_use_offers_no_removal(dialog: CalendarsDialog) -> None:
    assert not dialog.list.remove_button.isEnabled()
    assert dialog.list.remove_button.toolTip() == "In use, so not removed"


def test_a_new_code_reaches_the_projects_and_a_taken_one_is_refused(
    dialog: CalendarsDialog, desk: Desk, astana: int
) -> None:
    dialog.side.show_pane(CALENDAR)
    facts = dialog.side.facts
    for typed in ("CN-OFFICE", "KZ-ASTANA"):
        facts.code.setFocus()
        facts.code.selectAll()
        QTest.keyClicks(facts.code, typed)
        QTest.keyClick(facts.code, Key.Key_Tab)
        if typed == "CN-OFFICE":
            assert "already a calendar CN-OFFICE" in facts.fields["code"].refusal
    assert desk.read(project, astana).calendar_site == "KZ-ASTANA"
    assert not facts.fields["code"].refusal


def test_the_week_is_ticked_and_its_hours_typed(dialog: CalendarsDialog, desk: Desk) -> None:
    dialog.side.show_pane(CALENDAR)
    week = dialog.side.facts.week
    week.hours[5].setFocus()
    QTest.keyClicks(week.hours[5], "08:00-13:00")
    QTest.keyClick(week.hours[5], Key.Key_Tab)
    assert desk.read(work_calendar, "KZ-SITE").hours_on(5) == "08:00-13:00"
    for tick in week.ticks[:6]:
        tick.click()
    assert week._refusal.text() == "A week needs a working day."
    assert desk.read(work_calendar, "KZ-SITE").weekend == {0, 1, 2, 3, 4, 6}


def test_another_country_brings_its_holidays(dialog: CalendarsDialog, desk: Desk) -> None:
    dialog.side.show_pane(CALENDAR)
    facts = dialog.side.facts
    line = facts.country.lineEdit()
    assert line is not None
    for typed in ("Atlantis", "UZ"):
        facts.country.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Key.Key_Return)
        if typed == "Atlantis":
            assert "no country “Atlantis”" in facts.fields["country"].refusal
    take(dialog, "2025-12-08")
    assert dialog.year.taken()[0].name == "Constitution Day"
    facts.holidays.box.click()
    assert is_working(desk, "2025-12-08")


def test_what_happens_elsewhere_is_followed(
    dialog: CalendarsDialog, desk: Desk, qtbot: QtBot
) -> None:
    take(dialog, "2025-03-13")
    press(dialog, SPACE)
    desk.undo()
    qtbot.waitUntil(lambda: dialog.year.taken()[0].is_working)


def test_the_menu_opens_it_on_an_open_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    [action] = [each for each in listed(window) if each.objectName() == "project.calendars"]
    action.trigger()
    [dialog] = window.findChildren(CalendarsDialog)
    qtbot.waitUntil(lambda: shown(dialog) == "CN-OFFICE")
    assert action.words == "Calendars…"
    window.close()


def test_milestones_that_move_with_a_calendar_are_counted(
    dialog: CalendarsDialog, desk: Desk, astana: int, qtbot: QtBot
) -> None:
    desk.run("Follow", follow_logic, astana, keep_dates=True)
    take(dialog, "2025-06-09", "2025-06-20")
    press(dialog, SPACE)
    said = "KZ-SITE: 2025-06-09 – 2025-06-20 off."
    qtbot.waitUntil(lambda: dialog.note.startswith(said) and dialog.note.endswith("move."))


def test_esc_closes_it(dialog: CalendarsDialog) -> None:
    QTest.keyClick(dialog.year.grid, Key.Key_Escape)
    assert dialog.isHidden()


def test_a_file_without_calendars_offers_the_first(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = open_calendars(empty_desk)
    qtbot.waitUntil(lambda: not empty_desk.jobs.running)
    assert (shown(dialog), dialog._none.isVisible()) == ("", True)
    dialog.list.add_button.click()
    assert (shown(dialog), dialog._none.isVisible()) == ("CN", False)
    empty_desk.undo()
    qtbot.waitUntil(lambda: shown(dialog) == "")


def test_a_file_open_to_be_read_is_looked_at(
    desk: Desk, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = desk.workspace.path
    desk.workspace.close()
    reading = Workspace.open(path, clock=clock, user="Li Wei", read_only=True)
    bridge, jobs = Bridge(reading), Jobs()
    made = Desk(bridge, jobs, Settings(tmp_path / "s.json"), window, clock=clock)
    dialog = open_calendars(made, "KZ-SITE")
    qtbot.waitUntil(lambda: bool(dialog.year.taken()))
    before = contents(reading)
    for key in (SPACE, DELETE):
        press(dialog, key)
    assert contents(reading) == before
    assert dialog.note == "This file is read-only."
    parts = (dialog.list.add_button, dialog.side.days.work, dialog.side.facts.country)
    assert not any(part.isEnabled() for part in parts)
    assert dialog.side.facts.code.isReadOnly()
    bridge.close()
    jobs.close()
    reading.close()


@pytest.mark.usefixtures("themed")
def test_it_paints_in_both_themes(dialog: CalendarsDialog) -> None:
    for pane in (DAYS, SHUTDOWNS, CALENDAR):
        dialog.side.show_pane(pane)
        assert not dialog.grab().isNull()

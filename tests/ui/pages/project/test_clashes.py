"""Days off that milestones meet, as table, panel, popup and overview say them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from core.operations.calendar_days import correct_days
from core.queries.calendar_years import calendar_facts
from core.queries.clashes import ClashRow
from core.queries.milestones import milestones
from core.queries.project import project_id
from core.rules import public_holidays
from tests.builders import day
from tests.desks import sample_desk
from ui.models.cells import Text
from ui.pages.project.clashes import Clashes, clash_words, short_words, typed_clashes
from ui.pages.project.effect import effect_lines
from ui.pages.project.tabs.overview.tab import OverviewTab
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.pages.project.tabs._tab import ProjectTab

NOWRUZ = "2025-03-21: Nowruz Holiday, a holiday in Kazakhstan"
VICTORY = "2025-05-09: Victory Day, a holiday in Kazakhstan"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Provide a desk whose frame is seen."""
    for made, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        qtbot.waitExposed(frame)
        yield made
        qtbot.waitUntil(partial(_is_quiet, made), timeout=30_000)


def _is_quiet(desk: Desk) -> bool:
    return not desk.jobs.running


def seen(tab: ProjectTab) -> None:
    """Show a tab with the Astana project."""
    frame = tab.desk.overlay()
    tab.setParent(frame)
    tab.setGeometry(frame.rect())
    tab.show_project(tab.desk.read(project_id, "P-2301"))
    tab.show()


def ids(desk: Desk) -> dict[str, int]:
    there = desk.read(project_id, "P-2301")
    return {row.code: row.id for row in desk.read(milestones, there)}


def work_on(desk: Desk, text: str) -> None:
    """Let the site work on a day."""
    site = next(row.id for row in desk.read(calendar_facts) if row.code == "KZ-SITE")
    desk.run("Correct days", correct_days, site, day(text), day(text), working=True)


@pytest.mark.parametrize(
    ("kind", "name", "said", "short"),
    [
        (
            "holiday",
            "Victory Day",
            "2025-05-09 – 2025-05-10: Victory Day, a holiday in Kazakhstan",
            "Victory Day, Kazakhstan",
        ),
        (
            "shutdown",
            "Summer",
            "2025-05-09 – 2025-05-10: Summer, a shutdown of KZ-SITE",
            "Summer, KZ-SITE",
        ),
        (
            "new_year",
            "Spring Festival",
            "2025-05-09 – 2025-05-10: in the standstill around Spring Festival",
            "Spring Festival, standstill",
        ),
    ],
)
def test_each_kind_of_clash_is_said(kind: str, name: str, said: str, short: str) -> None:
    row = ClashRow(1, kind, day("2025-05-09"), day("2025-05-10"), "KZ", "KZ-SITE", name)
    assert (clash_words(row), short_words(row)) == (said, short)
    lines = effect_lines(None, None, day("2025-05-10"), None, [row])
    assert [(line.label, line.text) for line in lines] == [("Day off", short)]


def test_the_first_time_holidays_are_loaded_away_from_the_window(desk: Desk, qtbot: QtBot) -> None:
    public_holidays.country_year.cache_clear()
    there, milestone = desk.read(project_id, "P-2301"), ids(desk)["M023"]
    found = Clashes(desk, desk)
    assert typed_clashes(desk, milestone, day("2025-03-21")) == ()
    with qtbot.waitSignal(found.changed):
        found.show_project(there)
    assert found.words(milestone) == NOWRUZ
    assert [row.name for row in typed_clashes(desk, milestone, day("2025-05-09"))] == [
        "Victory Day"
    ]


def test_the_table_marks_the_forecast_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    tab = ScheduleTab(desk)
    seen(tab)
    met, clear = ids(desk)["M023"], ids(desk)["M029"]
    qtbot.waitUntil(lambda: bool(tab.clashes.words(met)))
    columns = {column.key: column for column in tab.model.columns}
    rows = {row.id: row for row in tab._rows}
    for key in ("forecast_finish", "reached"):
        column = columns[key]
        assert column.cell is not None
        assert column.tooltip is not None
        shown = {number: column.cell(rows[number]) for number in (met, clear)}
        assert all(isinstance(cell, Text) for cell in shown.values())
        assert (shown[met].icon, shown[clear].icon) == ("calendar-off", "")
        assert (column.tooltip(rows[met]), column.tooltip(rows[clear])) == (NOWRUZ, "")
    spoken = columns["name"].spoken
    assert spoken is not None
    assert spoken(rows[met]).endswith(NOWRUZ)


def test_the_panel_says_what_the_stored_and_the_typed_forecast_meet(
    desk: Desk, qtbot: QtBot
) -> None:
    tab = ScheduleTab(desk)
    seen(tab)
    milestone = ids(desk)["M030"]
    qtbot.waitUntil(lambda: bool(tab.clashes.rows))
    tab.table.select([milestone])
    tab.open_panel(milestone)
    assert (tab.panel.clash.text(), tab.panel.clash.isVisible()) == (VICTORY, True)
    tab.panel.forecast.setText("2025-05-12")
    assert not tab.panel.clash.isVisible()
    tab.panel.forecast.setText("2025-03-21")
    assert tab.panel.clash.text() == NOWRUZ
    tab.panel.revert()
    work_on(desk, "2025-05-09")
    qtbot.waitUntil(lambda: not tab.panel.clash.isVisible())


def test_the_overview_says_what_milestones_meet(desk: Desk, qtbot: QtBot) -> None:
    tab = OverviewTab(desk)
    seen(tab)
    listed = tab.attention.list

    def met() -> list[str]:
        return [listed.under(line) for line in listed.lines if line.kind == "holiday_clash"]

    said = "Painting · meets Nowruz Holiday, Kazakhstan, on 2025-03-21"
    qtbot.waitUntil(lambda: said in met())
    work_on(desk, "2025-03-21")
    qtbot.waitUntil(lambda: bool(met()) and said not in met())

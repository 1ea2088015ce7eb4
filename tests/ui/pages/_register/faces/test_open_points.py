"""Risks, issues, actions and punch items as they look: what is open first, what is overdue red."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from core.operations.register import add_row
from tests.ui.pages._register.conftest import settle
from ui.models.cells import Status, Text, TwoLine, plain

if TYPE_CHECKING:
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid


def add(grid: RegisterGrid, **values: Any) -> None:
    grid.desk.run("Add", add_row, grid.register.key, grid.project_id, values)
    settle()


def cell(grid: RegisterGrid, line: int, column: str) -> Any:
    return grid.model.columns[grid.model.number(column)].prepared(grid.model.shown_rows()[line])


def day(grid: RegisterGrid, days: int) -> dt.date:
    return grid.desk.status_date() + dt.timedelta(days)


@pytest.fixture
def risks(opened: Opener) -> RegisterGrid:
    made = opened("risks", "EMPTY")
    add(
        made, title="Permits", probability=3, impact=3, action="Apply again", shop="WELD",
        cause="Quota used up", due=day(made, 40),
    )  # fmt: skip
    add(made, title="Roof late", probability=4, impact=5, response="AVOID", due=day(made, 5))
    add(made, title="Winter", probability=5, impact=5, status="CLOSED", due=day(made, -5))
    return made


def test_open_risks_come_first_the_gravest_on_top(risks: RegisterGrid) -> None:
    assert [row.values["title"] for row in risks.model.shown_rows()] == ["Roof late", "Permits"]
    risks.clear_filters()
    assert len(risks.model.shown_rows()) == 3


def test_a_risk_has_a_score_in_the_tone_of_its_rating_and_two_lines(risks: RegisterGrid) -> None:
    assert cell(risks, 0, "score") == Status("red", "20")
    assert cell(risks, 1, "score") == Status("amber", "9")
    title = cell(risks, 1, "title")
    assert isinstance(title, TwoLine)
    assert title.badge == "W"
    assert plain(title) == "Permits R-01 · Apply again"
    assert plain(cell(risks, 0, "title")) == "Roof late R-02 · Avoid"


def test_what_is_due_soon_is_amber_and_what_is_late_is_red(risks: RegisterGrid) -> None:
    tones = [cell(risks, line, "due").tone for line in range(2)]
    assert tones == ["amber_text", "text"]
    risks.clear_filters()
    assert cell(risks, 0, "due").tone == "text3", "a closed risk asks for nothing"


def test_a_risk_is_told_in_full_in_its_tip(risks: RegisterGrid) -> None:
    column = risks.model.columns[risks.model.number("title")]
    assert column.tooltip is not None
    told = column.tooltip(risks.model.shown_rows()[1])
    assert told == "R-01 · Permits\nCause: Quota used up\nAction: Apply again"


def test_what_the_user_chose_last_is_not_narrowed_again(
    risks: RegisterGrid, opened: Opener
) -> None:
    risks.clear_filters()
    risks.set_sorted("title")
    risks.remember()
    again = opened("risks", "EMPTY")
    assert [row.values["title"] for row in again.model.shown_rows()] == [
        "Permits",
        "Roof late",
        "Winter",
    ]


def test_an_action_past_its_day_is_overdue_whatever_its_status(opened: Opener) -> None:
    grid = opened("actions", "EMPTY")
    add(grid, title="Recovery plan", due=day(grid, -2), status="IN_PROGRESS")
    add(grid, title="Training", due=day(grid, -9), revised_due=day(grid, 3))
    found = {row.values["title"]: line for line, row in enumerate(grid.model.shown_rows())}
    late = found["Recovery plan"]
    assert cell(grid, late, "status") == Status("red", "Overdue")
    assert cell(grid, late, "due").tone == "red_text"
    moved = found["Training"]
    assert plain(cell(grid, moved, "status")) == "Open"
    assert cell(grid, moved, "due").tone == "text3"
    assert cell(grid, moved, "revised_due").tone == "amber_text"


def test_an_issue_says_how_high_it_was_taken(opened: Opener) -> None:
    grid = opened("issues", "EMPTY")
    add(grid, title="At the border", due=day(grid, 1), escalation=2)
    assert cell(grid, 0, "escalation") == Status("amber", "2", "arrow-up")
    column = grid.model.columns[grid.model.number("escalation")]
    assert column.tooltip is not None
    assert column.tooltip(grid.model.shown_rows()[0]) == "2: management"


def test_punch_items_stand_by_category_then_by_day_with_their_shop(opened: Opener) -> None:
    grid = opened("punch_list", "EMPTY")
    add(grid, description="Touch up", category="C", due=day(grid, 1), raised=day(grid, -4))
    add(grid, description="Fence", category="A", due=day(grid, 9), shop="WELD")
    add(grid, description="Leak", category="A", due=day(grid, -1))
    add(grid, description="Label", category="A", status="CLOSED")
    shown = [row.values["description"] for row in grid.model.shown_rows()]
    assert shown == ["Leak", "Fence", "Touch up"]
    assert cell(grid, 1, "description") == Text("Fence", badge="W")
    assert cell(grid, 0, "status") == Status("red", "Overdue")
    assert plain(cell(grid, 2, "age_days")) == "4 d"

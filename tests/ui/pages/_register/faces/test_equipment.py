"""Equipment as it looks: its chain, its slip, what is required, views and filters."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.language import use
from core.operations.register import add_row
from tests.builders import baseline_in, milestone_in
from tests.ui.pages._register.conftest import settle
from ui.models.arrange import Group
from ui.models.cells import Strip, Text, TwoLine, plain

if TYPE_CHECKING:
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid

PLANNED, EXPECTED = dt.date(2025, 3, 1), dt.date(2025, 4, 10)


@pytest.fixture
def grid(opened: Opener) -> RegisterGrid:
    """Provide two packages: one under way and late, one on site."""
    made = opened("equipment", "EMPTY")
    desk, project = made.desk, made.project_id
    arrived = dt.date(2025, 3, 20)
    milestone_in(desk.workspace, project, "Goods on site", stage="S12", forecast_finish=arrived)
    baseline_in(desk.workspace, project)
    for values in (
        {
            "code": "P-110",
            "name": "Dip tanks",
            "name_zh": "电泳槽",
            "shop": "PAINT",
            "supplier": "Tianjin",
            "quantity": Decimal(11),
            "unit": "tanks",
            "gross_weight_t": Decimal("244.5"),
            "value": Decimal(1_000_000),
            "long_lead": True,
            "status": "PACKED",
            "site_planned": PLANNED,
            "site_forecast": EXPECTED,
        },
        {
            "code": "P-120",
            "name": "Oven",
            "shop": "PAINT",
            "supplier": "Jiangsu",
            "status": "ON_SITE",
            "site_planned": PLANNED,
            "site_actual": EXPECTED,
            "required_on_site": dt.date(2025, 5, 1),
        },
    ):
        desk.run("Add", add_row, "equipment", project, values)
    settle()
    return made


def cell(grid: RegisterGrid, code: str, column: str) -> Any:
    row = next(row for row in grid.model.rows if row.values["code"] == code)
    return grid.model.cells(grid.model.line_of(row.id))[grid.model.number(column)]


def shown(grid: RegisterGrid) -> list[str]:
    return [row.values["code"] for row in grid.model.shown_rows()]


def test_the_chain_is_a_strip_of_eight_steps(grid: RegisterGrid) -> None:
    strip = cell(grid, "P-110", "chain")
    assert isinstance(strip, Strip)
    assert [step.state for step in strip.steps] == ["done"] * 4 + ["now"] + ["open"] * 3


def test_a_late_arrival_says_by_how_much_and_one_that_is_over_says_it_quietly(
    grid: RegisterGrid,
) -> None:
    coming, there = cell(grid, "P-110", "site_day"), cell(grid, "P-120", "site_day")
    assert isinstance(coming, TwoLine)
    assert [run.tone for run in coming.first] == ["red_text", "red_text"]
    assert "+40" in plain(coming)
    assert {run.tone for run in there.first} == {"text3"}


def test_what_nobody_typed_is_required_when_the_baseline_wants_the_shop(
    grid: RegisterGrid,
) -> None:
    assert cell(grid, "P-110", "required_on_site") == Text("2025-03-20", "text3", "small")
    assert cell(grid, "P-120", "required_on_site") == Text("2025-05-01", "text", "small")
    row = next(row for row in grid.model.rows if row.values["code"] == "P-110")
    assert row.values["float_days"] == -21


def test_quantity_stands_with_its_unit(grid: RegisterGrid) -> None:
    assert cell(grid, "P-110", "quantity").text == "11 tanks"


def test_the_shop_is_a_letter_where_rows_do_not_stand_under_it(grid: RegisterGrid) -> None:
    assert cell(grid, "P-110", "name").badge == ""
    grid.bar.group.set_value("none")
    grid.bar.grouped.emit()
    assert cell(grid, "P-110", "name").badge == "P"


def test_long_lead_is_marked(grid: RegisterGrid) -> None:
    assert cell(grid, "P-110", "name").icon
    assert not cell(grid, "P-120", "name").icon


def test_a_group_says_count_value_and_weight(grid: RegisterGrid) -> None:
    [group] = [line for line in grid.model.lines if isinstance(line, Group)]
    assert len(group.rows) == 2
    assert "1.0 M" in group.total
    assert group.cells["gross_weight_t"].text.startswith("244.5")


def test_supplier_and_what_is_late_filter_the_rows(grid: RegisterGrid) -> None:
    grid.bar.filters["supplier"].set_values(("Jiangsu",))
    grid.bar.filtered.emit()
    assert shown(grid) == ["P-120"]
    grid.bar.filters["supplier"].set_values(())
    grid.bar.filters["marks"].set_values(("short",))
    grid.bar.filtered.emit()
    assert shown(grid) == ["P-110"]
    grid.clear_filters()
    assert len(shown(grid)) == 2


def test_the_plant_table_is_a_view_of_the_same_rows(grid: RegisterGrid) -> None:
    grid.set_view("plant")
    columns = [grid.model.columns[n].key for n in grid.table.columns.visible()]
    assert {"maker", "fat_place", "dispatch_day", "site_day"} <= set(columns)
    assert "chain" not in columns
    assert len(shown(grid)) == 2
    grid.set_view("chain")
    assert "chain" in {grid.model.columns[n].key for n in grid.table.columns.visible()}


def test_each_view_keeps_its_own_columns(grid: RegisterGrid) -> None:
    grid.set_view("plant")
    grid.table.columns.toggle(grid.model.number("maker"))
    grid.set_view("chain")
    assert not grid.table.isColumnHidden(grid.model.number("supplier"))
    grid.set_view("plant")
    assert grid.table.isColumnHidden(grid.model.number("maker"))


def test_the_name_is_shown_and_written_in_the_language_of_the_screen(grid: RegisterGrid) -> None:
    use("zh")
    try:
        grid.retranslate()
        assert cell(grid, "P-110", "name").text == "电泳槽"
        assert cell(grid, "P-120", "name").text == "Oven"
        row = next(row for row in grid.model.rows if row.values["code"] == "P-110")
        at = grid.model.index(grid.model.line_of(row.id), grid.model.number("name"))
        grid.model.enter(at, "槽")
        settle()
        kept = next(row for row in grid.model.rows if row.values["code"] == "P-110").values
        assert (kept["name"], kept["name_zh"]) == ("Dip tanks", "槽")
    finally:
        use("en")


def test_rows_copied_with_titles_can_be_pasted_again(grid: RegisterGrid) -> None:
    rows = grid.model.shown_rows()
    grid.table.select([row.id for row in rows])
    grid.table.copy(with_titles=True)
    grid.table.setCurrentIndex(grid.model.index(1, 0))
    before = [dict(row.values) for row in grid.model.rows]
    grid.table.paste()
    settle()
    assert [dict(row.values) for row in grid.model.rows] == before


def stored(grid: RegisterGrid, code: str) -> Any:
    return next(row for row in grid.model.rows if row.values["code"] == code).values


def enter(grid: RegisterGrid, code: str, column: str, typed: str) -> None:
    row = next(row for row in grid.model.rows if row.values["code"] == code)
    at = grid.model.index(grid.model.line_of(row.id), grid.model.number(column))
    grid.model.enter(at, typed)
    settle()


def test_a_day_typed_for_what_is_to_come_is_its_forecast_and_for_what_was_its_day(
    grid: RegisterGrid,
) -> None:
    enter(grid, "P-110", "site_day", "2025-04-20")
    enter(grid, "P-120", "site_day", "2025-04-02")
    assert stored(grid, "P-110")["site_forecast"] == dt.date(2025, 4, 20)
    assert stored(grid, "P-120")["site_actual"] == dt.date(2025, 4, 2)
    assert stored(grid, "P-120")["site_forecast"] is None


def test_a_pasted_day_goes_where_a_typed_one_goes_and_one_that_stands_changes_nothing(
    grid: RegisterGrid,
) -> None:
    rows = {row.values["code"]: row for row in grid.model.rows}
    block = [["2025-04-25"], ["2025-04-10"]]
    grid.doings.take_block(block, [rows["P-110"], rows["P-120"]], ["site_day"])
    settle()
    assert stored(grid, "P-110")["site_forecast"] == dt.date(2025, 4, 25)
    assert stored(grid, "P-120")["site_actual"] == EXPECTED
    assert stored(grid, "P-120")["site_forecast"] is None


def test_the_head_has_room_for_both_lines_of_a_heading_that_comes_when_it_is_wide(
    grid: RegisterGrid,
) -> None:
    grid.resize(500, 400)
    grid.set_view("plant")
    grid.set_view("chain")
    grid.resize(1600, 400)
    assert not grid.table.isColumnHidden(grid.model.number("gross_weight_t"))
    assert grid.table.head.sizeHint().height() == 40

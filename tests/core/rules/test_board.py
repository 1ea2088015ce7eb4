"""Shops across phases: a gate speaks for its phase, and the project's own gate for all shops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import terms
from core.rules.board import board
from core.rules.facts import MilestoneFacts
from tests.builders import STATUS, day

if TYPE_CHECKING:
    from core.rules.board import BoardCell, BoardRow

PLAIN: dict[str, Any] = {
    "weight": 10.0,
    "baseline_start": None,
    "baseline_finish": None,
    "forecast_start": None,
    "forecast_finish": None,
    "actual_start": None,
    "actual_finish": None,
    "percent": 0.0,
    "key": False,
    "contractual": False,
    "responsible": "contractor",
}


def fact(id_: int, stage: str, shop: str = "PAINT", **fields: Any) -> MilestoneFacts:
    return MilestoneFacts(id=id_, code=f"M{id_}", stage=stage, shop=shop, **PLAIN | fields)


def rows(*facts: MilestoneFacts) -> tuple[BoardRow, ...]:
    return board(facts, ["PAINT"], status_date=STATUS, planned={"PAINT": (60.0, 50.0, 40.0)})


def cell(row: BoardRow, phase: str) -> BoardCell:
    return next(cell for cell in row.cells if cell.phase == phase)


def test_a_row_has_every_phase_and_its_progress() -> None:
    (paint,) = rows(fact(1, "S08", forecast_finish=day("2025-05-01")))
    assert [cell.phase for cell in paint.cells] == [phase.key for phase in terms.PHASES]
    assert (paint.weight, paint.planned, paint.actual) == (60.0, 50.0, 40.0)
    assert cell(paint, "sop").state == "none"


def test_the_last_gate_of_a_phase_speaks_and_of_one_day_the_contractual_one() -> None:
    same = day("2025-05-01")
    (paint,) = rows(
        fact(1, "S08", forecast_finish=day("2025-04-01"), percent=100.0),
        fact(2, "S08", forecast_finish=same, contractual=True),
        fact(3, "S08", forecast_finish=same, key=True),
    )
    fat = cell(paint, "fat")
    assert (fat.gate, fat.state, round(fat.fraction, 2)) == (2, "now", 0.33)


def test_a_gate_that_was_due_wants_action_and_one_that_is_done_does_not() -> None:
    late = fact(1, "S08", baseline_finish=STATUS, forecast_finish=day("2025-05-01"))
    done = fact(
        2, "S12", baseline_finish=STATUS, actual_finish=STATUS, percent=100.0, contractual=True
    )
    later = fact(3, "S16", baseline_finish=day("2025-06-01"), forecast_finish=day("2025-06-01"))
    (paint,) = rows(late, done, later)
    assert (cell(paint, "fat").is_due, cell(paint, "fat").slip) == (True, 62)
    assert not cell(paint, "shipping").is_due
    assert not cell(paint, "pac").is_due


def test_a_phase_of_the_project_is_shared_by_its_shops() -> None:
    sop = fact(2, "S15", terms.PROJECT_LEVEL, forecast_finish=day("2025-06-01"))
    paint, project = rows(fact(1, "S08", forecast_finish=day("2025-05-01")), sop)
    assert (cell(paint, "sop").gate, cell(paint, "sop").is_shared) == (2, True)
    assert (cell(project, "sop").gate, cell(project, "sop").is_shared) == (2, False)


def test_without_weights_each_milestone_counts_alike() -> None:
    (paint,) = rows(
        fact(1, "S08", weight=0.0, percent=100.0, forecast_finish=day("2025-05-01")),
        fact(2, "S08", weight=0.0, forecast_finish=day("2025-05-02")),
    )
    assert cell(paint, "fat").fraction == 0.5

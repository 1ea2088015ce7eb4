"""What a plan says of a milestone: as another program means it, and as Handover wrote it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.rules import plan_fields as own
from core.rules.plan_proposal import FIELD_UNKNOWN, Waits, proposals, written
from core.rules.plan_tasks import plan_tasks
from core.rules.schedule.draft import NO_DATES, to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.plan import ELAPSED, SNET, Constraint, Link
from tests.drafts import DAY, plan, task, tick

if TYPE_CHECKING:
    from core.rules.plan_proposal import Proposal
    from core.rules.schedule.draft import PlanDraft


def said(draft: PlanDraft, uid: int = 1) -> Proposal:
    """Return what a plan says of a task."""
    found = proposals(
        draft,
        plan_tasks(draft).tasks.values(),
        calendars={"Standard": "CN"},
        status=dt.date(2025, 2, 28),
        schedule=lambda: schedule(to_plan(draft)).dates,
    )
    return found[uid]


def ours(name: str = "FAT passed", **fields: str) -> Proposal:
    """Return what a plan of ours says of a task with these fields."""
    given = {own.CODE: "M001", own.NAME: "FAT passed", **fields}
    return said(plan(task(1, name, days=2, fields=given)))


def test_a_task_of_another_program() -> None:
    found = said(
        plan(
            task(1, " Layout ", days=3, notes=" Note ", resources=("Li", "Wang")),
            task(2),
            links=(Link(2, 1, "SS", 2 * 1440 * 10, ELAPSED),),
        )
    )
    assert found.fields["name"] == "Layout"
    assert (found.fields["note"], found.fields["owner"]) == ("Note", "Li, Wang")
    assert (found.fields["calendar"], found.fields["duration"]) == ("CN", 1440)
    assert found.waits_for == (Waits(2, "SS", 2, "ed"),)
    assert not found.is_ours
    assert not {"code", "weight", "evidence", "responsible"} & found.fields.keys()


def test_a_task_without_dates_gets_them_from_its_logic() -> None:
    row = task(1, days=2)
    bare = plan(type(row)(**{n: getattr(row, n) for n in row.__slots__} | {"stored": NO_DATES}))
    found = said(bare)
    assert found.fields["forecast_finish"] == dt.date(2025, 3, 4)


def test_fields_of_ours_are_believed() -> None:
    found = ours(
        **{
            own.RESPONSIBLE: "customer",
            own.WEIGHT: "2.375",
            own.EVIDENCE: "Protocol",
            own.KEY: "1",
            own.SLIP_REASON: "customs",
            own.NAME_ZH: "验收",
            own.POSITION: "7",
        }
    )
    wanted = {
        "code": "M001",
        "responsible": "customer",
        "weight": Decimal("2.375"),
        "evidence": "Protocol",
        "key": True,
        "contractual": False,
        "slip_reason": "customs",
        "name": "FAT passed",
        "name_zh": "验收",
        "owner": "",
        "note": "",
    }
    assert {name: found.fields[name] for name in wanted} == wanted
    assert (found.position, found.lost) == (7, ())


@pytest.mark.parametrize(
    "wrong",
    [{own.RESPONSIBLE: "nobody"}, {own.WEIGHT: "NaN"}, {own.WEIGHT: "-1"}, {own.PERCENT: "many"}],
)
def test_a_value_that_is_not_known_is_told_and_not_taken(wrong: dict[str, str]) -> None:
    found = ours(**wrong)
    assert found.lost == (FIELD_UNKNOWN,)
    assert (found.fields["responsible"], found.fields["weight"]) == ("contractor", Decimal(0))


def test_a_name_changed_in_a_chinese_plan_changes_the_chinese_name() -> None:
    names = {own.NAME: "FAT passed", own.NAME_ZH: "验收"}
    rows = [task(n, "验收", days=1, fields={own.CODE: f"M{n}", **names}) for n in range(2, 5)]
    changed = task(1, "工厂验收", days=1, fields={own.CODE: "M1", **names})
    found = said(plan(changed, *rows))
    assert (found.fields["name"], found.fields["name_zh"]) == ("FAT passed", "工厂验收")


def test_what_was_exported_otherwise_means_what_is_kept() -> None:
    kept = own.said(
        {
            "constraint": ("ASAP", "SNET 2025-03-03"),
            "duration": ("none", "960"),
            "mode": ("auto", "manual"),
            "began": ("none", "2025-02-03"),
            "dates": ("- -", "2025-02-03 2025-03-04"),
        }
    )
    limits = (Constraint(SNET, tick("2025-03-03T08:00")),)
    row = task(
        1,
        "x",
        days=2,
        finish="2025-03-04T17:00",
        fields={own.CODE: "M1", own.KEPT: kept},
        constraints=limits,
        is_manual=True,
        manual_start=tick("2025-03-03T08:00"),
        manual_finish=tick("2025-03-04T17:00"),
        actual_start=tick("2025-02-03T08:00"),
        done=DAY,
    )
    found = said(plan(row))
    wanted = {
        "constraint_kind": "ASAP",
        "constraint_date": None,
        "duration": None,
        "manual": False,
        "actual_start": None,
        "forecast_start": None,
        "forecast_finish": None,
    }
    assert {name: found.fields[name] for name in wanted} == wanted
    assert found.is_typed


def test_what_was_changed_there_is_taken_as_it_is_there() -> None:
    kept = own.said({"duration": ("none", "480"), "constraint": ("nonsense", "ASAP")})
    found = said(plan(task(1, days=3, fields={own.CODE: "M1", own.KEPT: kept})))
    assert (found.fields["duration"], found.fields["constraint_kind"]) == (1440, "ASAP")


def test_the_exact_percentage_is_kept_while_the_rounded_one_is_as_it_was() -> None:
    begun: dict[str, Any] = {"actual_start": tick("2025-02-03T08:00"), "done": DAY}
    fields = {own.CODE: "M1", own.PERCENT: "45.25"}
    same = said(plan(task(1, days=2, percent=45, fields=fields, **begun)))
    changed = said(plan(task(1, days=2, percent=50, fields=fields, **begun)))
    assert (same.fields["percent"], changed.fields["percent"]) == (Decimal("45.25"), Decimal(50))


def test_how_values_are_told_apart() -> None:
    said_of = {
        "duration": 480,
        "elapsed": True,
        "constraint_kind": "SNET",
        "constraint_date": dt.date(2025, 3, 3),
        "manual": False,
        "actual_start": None,
        "forecast_start": None,
        "forecast_finish": dt.date(2025, 3, 4),
    }
    assert written(said_of) == {
        "constraint": "SNET 2025-03-03",
        "duration": "e480",
        "mode": "auto",
        "began": "none",
        "dates": "- 2025-03-04",
    }

"""Every register can be filled, edited, pasted into, moved and emptied, each in one undo step."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from core.errors import InvalidInput, NotFound, PasteProblems
from core.money import Money
from core.operations.milestones import remove_milestones
from core.operations.projects import edit_project, remove_projects
from core.operations.register import (
    add_row,
    edit_row,
    edit_rows,
    move_rows,
    paste_rows,
    remove_rows,
    write_rows,
)
from core.queries.milestones import milestones
from core.queries.register import register_rows
from core.registers import Kind, registers
from core.workspace import Workspace
from tests.builders import contents, milestone_in, project_in, started
from tests.conftest import clock
from tests.registers import DAY, filled, full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow

EVERY = sorted(registers())


class Filled(NamedTuple):
    """A file with one row in every register: the project, and the code of each row."""

    workspace: Workspace
    project: int
    codes: dict[str, str]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    path = tmp_path_factory.mktemp("registers") / "filled.handover"
    workspace = started(Workspace.create(path, clock=clock, user="Li Wei"))
    yield Filled(workspace, *filled(workspace))
    workspace.close()


@pytest.fixture
def full_file(made_once: Filled) -> Iterator[Filled]:
    """Provide that file; whatever a test does to it is taken back, so that one file serves all."""
    steps = made_once.workspace.undo_count
    yield made_once
    while made_once.workspace.undo_count > steps:
        made_once.workspace.undo()


def step(workspace: Workspace, run: Callable[[], Any], *, tables: set[str]) -> None:
    """Run one step; undo is as before, redo as after, and nothing but these tables changed.

    The stored standing of the project follows from its registers, and may change with them.
    """
    before = contents(workspace)
    run()
    after = contents(workspace)
    changed = {name for name in after if after[name] != before[name]}
    assert changed - {"project_summary"} == tables
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert contents(workspace) == after


def first(workspace: Workspace, key: str, project: int | None = None) -> RegisterRow:
    return workspace.read(register_rows, key, project)[0]


def risk(workspace: Workspace, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, "risks", project, {"title": "Risk", **values})


@pytest.mark.parametrize("key", EVERY)
def test_a_row_with_every_field_is_added_in_one_step_and_read_as_typed(
    full_file: Filled, key: str
) -> None:
    workspace, project, codes = full_file
    values = full(registers()[key], codes, 2)
    table = registers()[key].entity.__tablename__
    step(workspace, lambda: workspace.run("Add", add_row, key, project, values), tables={table})
    row = workspace.read(register_rows, key)[-1]
    found = {name: row.values[name] for name in values}
    sums = {name: value.amount for name, value in found.items() if isinstance(value, Money)}
    assert {**found, **sums} == values


@pytest.mark.parametrize("key", EVERY)
def test_every_field_is_edited_emptied_and_taken_back(full_file: Filled, key: str) -> None:
    workspace, _project, codes = full_file
    register = registers()[key]
    row, values = first(workspace, key), full(register, codes, 2)
    free = {f.key: f.empty for f in register.fields if not f.required}
    workspace.run("Edit", edit_row, key, row.id, free)
    assert {name: first(workspace, key).values[name] for name in free} == free
    table = register.entity.__tablename__
    step(workspace, lambda: workspace.run("Edit", edit_row, key, row.id, values), tables={table})


@pytest.mark.parametrize("key", EVERY)
def test_rows_change_places(full_file: Filled, key: str) -> None:
    workspace, project, codes = full_file

    def add_two(session: Session) -> None:
        for number in (2, 3):
            add_row(session, key, project, full(registers()[key], codes, number))

    workspace.run("Add", add_two)
    ids = [row.id for row in workspace.read(register_rows, key)]
    table = registers()[key].entity.__tablename__
    move = lambda: workspace.run("Move", move_rows, key, [ids[2]], -2)  # noqa: E731
    step(workspace, move, tables={table})
    assert [row.id for row in workspace.read(register_rows, key)] == [ids[2], ids[0], ids[1]]


@pytest.mark.parametrize("key", EVERY)
def test_a_row_is_removed_with_what_belongs_to_it_and_what_points_to_it_stays(
    full_file: Filled, key: str
) -> None:
    workspace = full_file.workspace
    before = contents(workspace)
    workspace.run("Remove", remove_rows, key, [first(workspace, key).id])
    own = [r.key for r in registers().values() if r.parent and r.field(r.parent).to == key]
    for each in registers().values():
        gone = each.key == key or each.key in own
        assert bool(workspace.read(register_rows, each.key)) is not gone
    pointing = [f.key for r in registers().values() for f in r.fields if f.to == key]
    assert all(pointing)
    workspace.undo()
    assert contents(workspace) == before


@pytest.mark.parametrize("key", EVERY)
def test_a_block_is_pasted_over_rows_and_goes_on_below(full_file: Filled, key: str) -> None:
    workspace, project, codes = full_file
    register = registers()[key]
    own = [f for f in register.fields if f.required or f.kind is not Kind.NOTE]
    lines = [[said(full(register, codes, number)[f.key]) for f in own] for number in (5, 6)]
    columns = [f.key for f in own]
    row = first(workspace, key)
    paste = lambda: workspace.run(  # noqa: E731
        "Paste", paste_rows, key, project, [row.id], columns, lines
    )
    step(workspace, paste, tables={register.entity.__tablename__})
    found = workspace.read(register_rows, key)
    assert [[said(each.values[name]) for name in columns] for each in found] == lines


def said(value: Any) -> str:
    """Return a value as Excel copies it."""
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def test_a_project_goes_with_all_its_registers_and_comes_back(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    before = contents(workspace)
    workspace.run("Remove", remove_projects, [project])
    assert {name for name, rows in contents(workspace).items() if rows} == {"portfolio"}
    workspace.undo()
    assert contents(workspace) == before


def test_a_milestone_that_goes_leaves_payments_and_guarantees_without_it(
    workspace: Workspace,
) -> None:
    project, _codes = filled(started(workspace))
    before = contents(workspace)
    [milestone] = workspace.read(milestones, project)
    workspace.run("Remove", remove_milestones, [milestone.id])
    assert first(workspace, "payments").values["trigger"] == ""
    assert first(workspace, "guarantees").values["release"] == ""
    workspace.undo()
    assert contents(workspace) == before


def test_a_new_row_gets_the_next_free_code_and_stands_where_it_was_asked(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    ids = [risk(workspace, project) for _ in range(3)]
    made = workspace.run("Add", add_row, "risks", project, {"title": "New"}, after_id=ids[0])
    found = workspace.read(register_rows, "risks")
    assert [row.id for row in found] == [ids[0], made, *ids[1:]]
    assert [row.values["code"] for row in found] == ["R-01", "R-04", "R-02", "R-03"]


def test_two_rows_never_have_one_code_but_two_may_change_theirs(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    one, two = risk(workspace, project), risk(workspace, project)
    with pytest.raises(InvalidInput, match="already a row R-02"):
        workspace.run("Edit", edit_row, "risks", one, {"code": "R-02"})
    workspace.run("Swap", edit_rows, "risks", {one: {"code": "R-02"}, two: {"code": "R-01"}})
    workspace.undo()
    workspace.redo()
    assert [r.values["code"] for r in workspace.read(register_rows, "risks")] == ["R-02", "R-01"]


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("risks", {"title": " "}, "Risk is needed"),
        ("risks", {"title": "x", "probability": 6}, "Probability: 6 is not between 1 and 5"),
        ("risks", {"title": "x", "category": "WEATHER"}, "Category: “WEATHER” is not known"),
        ("risks", {"title": "x", "package": "E-9"}, "Package: there is no E-9"),
        ("risks", {"title": "x", "cost_exposure": -1}, "Cost exposure: It is not below zero"),
        ("risks", {"title": "x", "cost_exposure": Money(1, "CNY")}, "kept in USD, not in CNY"),
        ("risks", {"title": "x", "cost_exposure": Decimal("0.001")}, "decimal places of USD"),
        ("risks", {"title": "x", "due": dt.date(1812, 9, 7)}, "not between 1900 and 2200"),
        ("risks", {"title": "two\nlines"}, "one line"),
        ("risks", {"title": "x", "shop": "BARN"}, "Shop: “BARN” is not known"),
        ("equipment", {"name": "x", "country_of_origin": "QQ"}, "no country code"),
        ("guarantees", {"currency": "euro"}, "no currency code"),
        ("guarantees", {"issued": DAY, "expiry": DAY - dt.timedelta(1)}, "Expires on 2025-01-31"),
        ("shipments", {"mode": "air", "transport_document": "CMR"}, "no document of transport"),
        ("payments", {"name": "x", "percent": Decimal("100.1")}, "not between 0 and 100"),
        ("payments", {"name": "x", "percent": Decimal("0.00001")}, "more than 4 decimal"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_field(
    workspace: Workspace, key: str, values: dict[str, Any], said: str
) -> None:
    project = project_in(started(workspace))
    before = contents(workspace)
    with pytest.raises(InvalidInput, match=said):
        workspace.run("Add", add_row, key, project, values)
    assert contents(workspace) == before


def test_a_misprint_in_a_container_number_is_found(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    for number in ("CSQU3054383", "csqu 305438-3", "20 ft box"):
        values = {"shipment": "X-01", "number": number}
        workspace.run("Add", add_row, "containers", project, values)
    with pytest.raises(InvalidInput, match="check digit would be 3"):
        workspace.run(
            "Add", add_row, "containers", project, {"shipment": "X-01", "number": "CSQU3054384"}
        )


def test_a_block_with_wrong_cells_changes_nothing_and_names_each(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    row = risk(workspace, project)
    before = contents(workspace)
    cells = [["A", "3", "2025-03-01"], ["B", "many", "03/04/2025"], ["", "1", "31.02.2025"]]
    columns = ["title", "probability", "due"]
    with pytest.raises(PasteProblems) as caught:
        workspace.run("Paste", paste_rows, "risks", project, [row], columns, cells)
    assert [(p.line, p.field) for p in caught.value.problems] == [
        (2, "Probability"),
        (2, "Due"),
        (3, "Due"),
    ]
    assert "may be two days" in caught.value.problems[1].reason
    assert contents(workspace) == before


def test_what_is_computed_is_not_pasted(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    row = risk(workspace, project)
    workspace.run(
        "Paste", paste_rows, "risks", project, [row], ["probability", "score"], [["2", "99"]]
    )
    assert first(workspace, "risks").values["score"] is None


def test_money_keeps_its_figure_when_its_currency_changes(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = workspace.run(
        "Add", add_row, "guarantees", project, {"amount": Decimal(1000), "currency": "USD"}
    )
    workspace.run("Edit", edit_row, "guarantees", made, {"currency": "JPY"})
    assert first(workspace, "guarantees").values["amount"] == Money(1000, "JPY")
    workspace.run(
        "Edit", edit_row, "guarantees", made, {"currency": "EUR", "amount": Decimal("2.5")}
    )
    assert first(workspace, "guarantees").values["amount"] == Money(250, "EUR")


def test_money_of_the_registers_keeps_its_figure_with_the_currency_of_the_project(
    workspace: Workspace,
) -> None:
    project, _codes = filled(started(workspace))
    workspace.run("Edit", edit_row, "payments", first(workspace, "payments").id, {"amount": 7})
    workspace.run("Edit", edit_row, "cost_lines", first(workspace, "cost_lines").id, {"budget": 9})
    with pytest.raises(InvalidInput, match="decimal places of JPY"):
        workspace.run("Edit", edit_project, project, currency="JPY")
    workspace.run("Edit", edit_project, project, currency="KWD")
    assert first(workspace, "payments").values["amount"] == Money(7_000, "KWD")
    assert first(workspace, "cost_lines").values["budget"] == Money(9_000, "KWD")


def test_cost_has_a_currency_of_its_own(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    line = first(workspace, "cost_lines").id
    workspace.run("Edit", edit_row, "cost_lines", line, {"budget": 9})
    workspace.run("Edit", edit_project, project, cost_currency="CNY", bac_minor=900)
    assert first(workspace, "cost_lines").values["budget"] == Money(900, "CNY")
    workspace.run("Edit", edit_project, project, currency="EUR")
    assert first(workspace, "cost_lines").values["budget"] == Money(900, "CNY")


def test_rows_that_are_gone_are_named(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    row = risk(workspace, project)
    workspace.run("Remove", remove_rows, "risks", [row])
    for operation, args in (
        (edit_row, ("risks", row, {})),
        (remove_rows, ("risks", [row])),
        (move_rows, ("risks", [row], 1)),
        (add_row, ("risks", 99, {"title": "x"})),
    ):
        with pytest.raises(NotFound):
            workspace.run("Try", operation, *args)
    with pytest.raises(NotFound):
        workspace.run("Add", add_row, "risks", project, {"title": "x"}, after_id=99)


def test_a_reference_stays_within_its_project(workspace: Workspace) -> None:
    started(workspace)
    one, two = project_in(workspace), project_in(workspace, "P-2")
    milestone_in(workspace, one)
    with pytest.raises(InvalidInput, match="there is no M001 in this project"):
        workspace.run("Add", add_row, "payments", two, {"name": "x", "trigger": "M001"})


@pytest.mark.parametrize("key", EVERY)
def test_lines_are_written_over_rows_and_into_new_ones_in_one_step(
    full_file: Filled, key: str
) -> None:
    workspace, project, codes = full_file
    described = registers()[key]
    old = {
        name: value for name, value in full(described, codes, 3).items() if name != described.code
    }
    lines = [(first(workspace, key).id, old), (None, full(described, codes, 2))]
    table = described.entity.__tablename__
    write = lambda: workspace.run("Paste", write_rows, key, project, lines)  # noqa: E731
    step(workspace, write, tables={table})
    assert len(workspace.read(register_rows, key)) == 2


def test_every_line_that_breaks_a_rule_is_named_and_nothing_is_written(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    kept = risk(workspace, project)
    before = contents(workspace)
    lines: list[tuple[int | None, dict[str, Any]]]
    lines = [(kept, {"title": ""}), (None, {"title": "Good"}), (None, {"owner": "Li Wei"})]
    with pytest.raises(PasteProblems) as refused:
        workspace.run("Paste", write_rows, "risks", project, lines)
    assert [problem.line for problem in refused.value.problems] == [1, 3]
    assert contents(workspace) == before


def test_a_misprint_in_an_air_waybill_is_found_and_other_forms_are_free(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    lot = {"code": "L1", "mode": "air", "transport_document": "AWB"}
    with pytest.raises(InvalidInput, match="its check digit would be 5"):
        workspace.run(
            "A", add_row, "shipments", project, {**lot, "transport_document_no": "160-12345676"}
        )
    for number in ("160-12345675", "ILL-AWB-0011"):
        row = {**lot, "code": number, "transport_document_no": number}
        workspace.run("A", add_row, "shipments", project, row)

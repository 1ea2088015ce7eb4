"""A workbook goes out, is filled in by anybody in any way, and comes back as exactly that."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.exchange.workbook import (
    CHANGED,
    CONFLICT,
    GONE,
    LOST,
    NEW,
    REFUSED,
    UNCLEAR,
    BookChoices,
)
from core.language import LANGUAGES, words
from core.money import Money
from core.operations.portfolio import start_portfolio
from core.operations.register import add_row, edit_row, remove_rows
from core.operations.workbook import IMPORT_WORKBOOK, no_conflicts, take_workbook, taken
from core.queries.workbook import INTERNAL, OUTSIDE, SheetOrder, table_rows
from core.registers import MILESTONES, Kind, faults, table, tables
from core.workspace import Workspace
from tests.builders import STATUS, contents, milestone_in, project_in, started
from tests.conftest import clock
from tests.registers import DAY, filled, full
from tests.workbooks import Filled, back, differences, filled_table, sent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.registers import Field

EVERY = pytest.mark.parametrize("key", tables())


class File(NamedTuple):
    """A file with two rows in every register: the project, and the codes of its first rows."""

    workspace: Workspace
    project: int
    codes: dict[str, str]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[File]:
    path = tmp_path_factory.mktemp("workbooks") / "filled.handover"
    workspace = started(Workspace.create(path, clock=clock, user="Li Wei"))
    project, codes = filled(workspace)
    milestone_in(workspace, project, "PAC signed", stage="S16")
    for key, register in tables().items():
        if key != MILESTONES:
            workspace.run("Add", add_row, key, project, full(register, codes, 2))
    yield File(workspace, project, codes)
    workspace.close()


@pytest.fixture
def file(made_once: File) -> Iterator[File]:
    """Provide that file; whatever a test does to it is taken back."""
    steps = made_once.workspace.undo_count
    yield made_once
    while made_once.workspace.undo_count > steps:
        made_once.workspace.undo()


def value_of(field: Field, codes: dict[str, str]) -> st.SearchStrategy[Any]:
    """Return values that a field takes, and what clears it."""
    low, high = field.low, 10**9 if field.high is None else field.high
    least = -high if low is None else low
    by_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.WHOLE: st.integers(int(least), int(high)),
        Kind.NUMBER: st.decimals(least, high, places=4),
        Kind.PERCENT: st.decimals(least, min(high, 100), places=2),
        Kind.MONEY: st.decimals(least, 10**9, places=2),
        Kind.DATE: st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
        Kind.FLAG: st.booleans(),
        Kind.SHOP: st.sampled_from(["PAINT", "WELD", "PRJ"]),
        Kind.COUNTRY: st.sampled_from(["KZ", "CN"]),
        Kind.CURRENCY: st.sampled_from(["USD", "EUR"]),
    }
    if field.kind is Kind.CHOICE:
        found: st.SearchStrategy[Any] = st.sampled_from(list(field.choices))
    elif field.kind is Kind.REFERENCE:
        found = st.just(codes[field.to])
    else:
        letters = st.characters(
            min_codepoint=32, max_codepoint=0x4E50, exclude_categories=["C", "Z"]
        )
        found = by_kind.get(field.kind, st.text(letters, min_size=1, max_size=12))
    return found if field.required or field.kind is Kind.FLAG else st.none() | found


def typed(field: Field, value: Any, language: str) -> Any:
    """Return what somebody writes into a cell for a value."""
    w = words(language)
    if value is None:
        return None
    if field.kind is Kind.FLAG:
        return w("Yes") if value else w("No")
    if field.kind is Kind.CHOICE:
        return w(field.choices[value])
    if field.kind is Kind.SHOP:
        return w({"PAINT": "Painting", "WELD": "Welding", "PRJ": "Project"}[value])
    if field.kind is Kind.PERCENT:
        return float(value / 100)
    return float(value) if isinstance(value, Decimal) else value


def kept(field: Field, value: Any, currency: str) -> Any:
    """Return what a field keeps for a value."""
    if value is None:
        return field.empty
    return Money.of(value, currency) if field.kind is Kind.MONEY else value


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_out_comes_back_without_a_difference(
    file: File, tmp_path: Path, key: str, language: str
) -> None:
    path = sent(
        *(file.workspace, tmp_path / "out.xlsx", key),
        project_id=file.project,
        languages=(language,),
        personal=True,
    )
    found = differences(file.workspace, path)
    assert found.rows == ()
    assert [(sheet.register, sheet.is_own, sheet.same) for sheet in found.sheets] == [
        (key, True, 2)
    ]
    assert not found.notices
    assert not found.sheets[0].notices


@EVERY
@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_was_written_there_is_what_differs_and_one_undo_takes_it_back(
    file: File, tmp_path: Path, key: str, data: st.DataObject
) -> None:
    workspace, project, codes = file
    register, language = table(key), data.draw(st.sampled_from(list(LANGUAGES)))
    path = sent(
        *(workspace, tmp_path / "out.xlsx", key),
        project_id=project,
        languages=(language,),
        personal=True,
    )
    rows = workspace.read(table_rows, key, project, computed=False)
    names = st.sampled_from([field.key for field in register.fields])
    filling, edits = Filled(path), {}
    for field in map(register.field, data.draw(st.lists(names, max_size=4, unique=True))):
        value = data.draw(value_of(field, codes), label=field.key)
        line = data.draw(st.integers(0, 1))
        cell = filling.put(line, field.key, typed(field, value, language))
        cell.number_format = "0.00%" if field.kind is Kind.PERCENT else cell.number_format
        edits[rows[line].id, field.key] = (field, value)
    found = differences(workspace, filling.save())
    cells = {(row.row_id or 0, cell.key): cell for row in found.rows for cell in row.cells}
    by_id = {row.id: row.values for row in rows}
    expected = {}
    for (row_id, name), (field, value) in edits.items():
        old = by_id[row_id][name]
        currency = old.currency if isinstance(old, Money) else "USD"
        new = kept(field, value, currency)
        if new != old:
            expected[row_id, name] = new
    assert cells.keys() == expected.keys()
    for place, cell in cells.items():
        assert cell.state in {CHANGED, REFUSED}
        assert cell.old == by_id[place[0]][place[1]]
        if cell.state == CHANGED:
            assert cell.new == expected[place] or cell.key in _currencies(key)
    accepted = {place: cell.new for place, cell in cells.items() if cell.state == CHANGED}
    for row_id, values in by_id.items():
        after = {**values, **{k: v for (one, k), v in accepted.items() if one == row_id}}
        assert {f.reason for f in faults(register, after)} <= {
            f.reason for f in faults(register, values)
        }
    before = contents(workspace)
    takes = taken(found, set())
    if not takes or key == MILESTONES:  # dates of milestones follow each other
        return
    workspace.run(IMPORT_WORKBOOK, take_workbook, takes)
    now = {row.id: row.values for row in workspace.read(table_rows, key, project, computed=False)}
    for (row_id, name), value in accepted.items():
        if isinstance(value, Money):
            assert now[row_id][name].amount == value.amount
        else:
            assert now[row_id][name] == value
    workspace.undo()
    assert contents(workspace) == before


def _currencies(key: str) -> set[str]:
    """Return fields of money whose currency the row says: both may be edited at once."""
    currencies = {field.key for field in table(key).fields if field.kind is Kind.CURRENCY}
    return {field.key for field in table(key).fields if field.currency in currencies}


@EVERY
def test_a_new_line_is_a_new_row_and_only_once(file: File, tmp_path: Path, key: str) -> None:
    workspace, project, codes = file
    register = table(key)
    path = sent(workspace, tmp_path / "out.xlsx", key, project_id=project, personal=True)
    filling = Filled(path)
    values = full(register, codes, 7)
    if key == MILESTONES:
        values |= {"actual_finish": None, "actual_start": None, "percent": None}
        values |= {"forecast_start": DAY, "forecast_finish": DAY, "weight": Decimal(0)}
    for field in register.fields:
        filling.put(5, field.key, typed(field, values[field.key], "en"))
    found = differences(workspace, filling.save())
    [row] = found.rows
    assert (row.state, row.reason, row.project) == (NEW, "", "P-1")
    done = workspace.run(IMPORT_WORKBOOK, take_workbook, taken(found, set()))
    assert (done.added, done.cells) == (1, 0)
    made = workspace.read(table_rows, key, project, computed=False)[-1]
    assert made.values[register.names[0]] == values[register.names[0]]
    assert differences(workspace, path).rows == ()


def test_formulas_links_and_signs_of_users_stay_text(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "#REF!", "_x0041_", "'quoted"]
    for text in texts:
        workspace.run("Add", add_row, "risks", project, {"title": text, "note": text})
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    with ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml
    assert differences(workspace, path).rows == ()


def test_what_is_internal_or_personal_stays_out_of_the_edition_for_others(
    file: File, tmp_path: Path
) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", *tables(), project_id=project, edition=OUTSIDE)
    there = load_workbook(path)
    shown = " ".join(
        str(cell.value) for sheet in there for row in sheet.iter_rows() for cell in row
    )
    assert "cost_lines" not in shown
    assert "parties" not in shown
    assert "order_value" not in shown
    assert "Edition: Customer and supplier" in shown
    inside = sent(workspace, tmp_path / "in.xlsx", "equipment", project_id=project)
    assert "order_value" in Filled(inside).columns
    assert "Edition: Internal" in str(load_workbook(inside).worksheets[0]["D2"].value)
    assert INTERNAL != OUTSIDE


def test_cells_to_fill_are_open_and_the_others_locked(file: File, tmp_path: Path) -> None:
    path = sent(file.workspace, tmp_path / "out.xlsx", "equipment", project_id=file.project)
    filling = Filled(path)
    sheet = filling.sheet
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "E6"
    for line in (6, 9):
        for key, column in filling.columns.items():
            is_locked = sheet.cell(line, column).protection.locked
            is_field = any(field.key == key for field in table("equipment").fields)
            assert is_locked != is_field, key
    assert {sheet.column_dimensions[letter].hidden for letter in "ABC"} == {True}
    assert sheet.row_dimensions[4].hidden
    assert sheet.cell(6, filling.columns["order_planned"]).number_format == "yyyy\\-mm\\-dd"
    assert sheet.cell(6, filling.columns["value"]).number_format == '#,##0.00\\ "USD"'
    heads = {str(cell.value) for cell in sheet[5]}
    code = f"{table('equipment').field('code').title} *"
    assert {code, "Value (USD)", "Ordered · Planned", "Gross weight (t)"} <= heads
    states = [each.sheet_state for each in filling.book.worksheets]
    assert states == ["visible", "hidden", "veryHidden"]
    rules = {rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {"list", "date", "decimal", "whole"}


def test_heads_may_stand_in_two_languages(file: File, tmp_path: Path) -> None:
    path = sent(
        file.workspace, tmp_path / "out.xlsx", "equipment", languages=("en", "zh"), blank_rows=0
    )
    heads = {str(cell.value) for cell in Filled(path).sheet[5]}
    title = table("equipment").field("code").title
    assert f"{title} *\n{words('zh')(title)}" in heads
    assert "Project\n项目" in heads  # of all projects: whose row it is


def test_only_the_rows_and_columns_asked_for_go_out(file: File, tmp_path: Path) -> None:
    from core.exchange.workbook import write
    from core.queries.workbook import BookOrder, book

    workspace, project, _codes = file
    rows = workspace.read(table_rows, "risks", project)
    order = BookOrder((SheetOrder("risks", ("code", "owner"), (rows[1].id,)),), project)
    path = tmp_path / "out.xlsx"
    write(path, workspace.read(book, order, clock()))
    filling = Filled(path)
    assert list(filling.columns)[1:] == ["code", "owner"]
    filling.put(0, "owner", "Anna")
    [row] = differences(workspace, filling.save()).rows
    assert (row.row_id, [cell.new for cell in row.cells]) == (rows[1].id, ["Anna"])


def test_a_cell_changed_on_both_sides_is_a_conflict_with_three_values(
    file: File, tmp_path: Path
) -> None:
    workspace, project, _codes = file
    row = workspace.read(table_rows, "risks", project)[0]
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    workspace.run("Edit", edit_row, "risks", row.id, {"owner": "Here", "probability": 3})
    filling = Filled(path)
    filling.put(0, "owner", "There")
    filling.put(0, "title", "Also there")
    found = differences(workspace, filling.save())
    [differing] = found.rows
    cells = {cell.key: cell for cell in differing.cells}
    assert cells.keys() == {"owner", "title"}  # only here changed: nothing to decide
    owner = cells["owner"]
    assert (owner.state, owner.sent, owner.old, owner.new) == (CONFLICT, "words 1", "Here", "There")
    assert cells["title"].state == CHANGED
    [take] = taken(found, no_conflicts(found))
    assert take.values == {"title": "Also there"}


def test_both_sides_wrote_the_same_is_nothing_to_decide(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    row = workspace.read(table_rows, "risks", project)[0]
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    workspace.run("Edit", edit_row, "risks", row.id, {"owner": "Same"})
    filling = Filled(path)
    filling.put(0, "owner", "Same")
    assert differences(workspace, filling.save()).rows == ()


def test_a_date_that_may_be_two_days_waits_for_its_reading(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "actions", project_id=project)
    filling = Filled(path)
    filling.put(0, "due", "03/04/2025")
    filling.put(1, "due", "28/04/2025")
    filling.save()
    found = differences(workspace, path)
    one, other = (row.cells[0] for row in found.rows)
    assert (one.state, one.readings) == (UNCLEAR, (dt.date(2025, 4, 3), dt.date(2025, 3, 4)))
    assert (other.state, other.new) == (CHANGED, dt.date(2025, 4, 28))
    assert len(taken(found, set())) == 1
    read_so = differences(workspace, path, BookChoices(readings={(0, "due"): 1}))
    assert read_so.rows[0].cells[0].new == dt.date(2025, 3, 4)


def test_numbers_as_text_are_read_or_asked_about(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "equipment", project_id=project)
    filling = Filled(path)
    for line, (key, text) in enumerate([("value", "1 234,56"), ("order_value", "1,234.56 USD")]):
        filling.put(line, key, text)
    filling.put(0, "gross_weight_t", "1,234")
    filling.put(1, "volume_m3", "much")
    found = differences(workspace, filling.save())
    cells = {cell.key: cell for row in found.rows for cell in row.cells}
    assert cells["value"].new == cells["order_value"].new == Money(123456, "USD")
    assert cells["gross_weight_t"].readings == (Decimal("1.234"), Decimal(1234))
    assert cells["volume_m3"].state == REFUSED
    assert "much" in cells["volume_m3"].reason


def test_what_cannot_be_in_a_cell_says_why(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "equipment", project_id=project)
    filling = Filled(path)
    filling.put(0, "status", "Flying")
    filling.put(0, "supplier", "=A1+A2").data_type = "f"
    filling.put(0, "order_planned", 45716).number_format = "General"
    filling.put(1, "order_actual", dt.date(1900, 2, 1))
    filling.put(1, "container_count", 1.5)
    filling.put(1, "quantity", "#REF!").data_type = "e"
    filling.put(1, "owner", 12)
    found = differences(workspace, filling.save())
    cells = {cell.key: cell for row in found.rows for cell in row.cells}
    said = {key: cell.reason for key, cell in cells.items()}
    assert "none of the choices" in said["status"]
    assert "never calculated" in said["supplier"]
    assert "2025-02-28" in said["order_planned"]
    assert "March 1900" in said["order_actual"]
    assert "decimal places" in said["container_count"]
    assert "error of Excel" in said["quantity"]
    assert (cells["owner"].state, cells["owner"].new) == (CHANGED, "12")
    assert "zeros" in said["owner"]


def test_a_rule_of_the_register_refuses_the_cell_that_breaks_it(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "equipment", project_id=project)
    filling = Filled(path)
    filling.put(0, "fat_actual", dt.date(2020, 1, 1))
    filling.put(0, "name", "Changed")
    filling.put(1, "name", None)
    found = differences(workspace, filling.save())
    cells = {(row.line, cell.key): cell for row in found.rows for cell in row.cells}
    assert "lies before" in cells[6, "fat_actual"].reason or cells[6, "fat_actual"].reason
    assert cells[6, "fat_actual"].state == REFUSED
    assert cells[6, "name"].state == CHANGED
    assert (cells[7, "name"].state, cells[7, "name"].new) == (REFUSED, "")


def test_lines_copied_strange_or_gone_are_told_apart(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    filling = Filled(path)
    for column in range(1, filling.sheet.max_column + 1):
        filling.sheet.cell(8, column).value = filling.sheet.cell(6, column).value
        filling.sheet.cell(9, column).value = filling.sheet.cell(6, column).value
        filling.sheet.cell(7, column).value = None
    filling.put(3, "code", "X-99")  # copied to begin a new one
    filling.sheet.cell(10, 1).value = 4711
    filling.sheet.cell(10, 2).value = "made up"
    filling.put(4, "title", "From nowhere")
    found = differences(workspace, filling.save())
    said = {(row.line, row.state) for row in found.rows}
    assert said == {(8, LOST), (9, NEW), (10, LOST), (0, GONE)}
    gone = next(number for number, row in enumerate(found.rows) if row.state == GONE)
    done = workspace.run(IMPORT_WORKBOOK, take_workbook, taken(found, set(), [gone]))
    assert (done.added, done.removed) == (1, 1)


def test_a_row_removed_here_since_is_told(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    first, _second = workspace.read(table_rows, "risks", project)
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    filling = Filled(path)
    filling.put(0, "owner", "Anna")
    filling.save()
    workspace.run("Remove", remove_rows, "risks", [first.id])
    [row] = differences(workspace, path).rows
    assert (row.state, row.reason) == (LOST, "The row is no longer here.")


def test_columns_may_be_moved_added_and_the_sheet_renamed(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    filling = Filled(path)
    filling.sheet.title = "Filled by us"
    filling.sheet.insert_cols(filling.columns["title"])
    filling.sheet.cell(5, filling.columns["title"]).value = "Our remark"
    filling.sheet.cell(6, filling.columns["title"]).value = "see mail"
    filling.sheet.cell(6, filling.columns["title"] + 1).value = "New title"
    found = differences(workspace, filling.save())
    [row] = found.rows
    assert [(cell.key, cell.new) for cell in row.cells] == [("title", "New title")]
    assert "Our remark" in found.sheets[0].notices[0]


def test_hidden_merged_and_calculated_cells_are_told(file: File, tmp_path: Path) -> None:
    workspace, project, _codes = file
    path = sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project)
    filling = Filled(path)
    filling.sheet.row_dimensions[6].hidden = True
    column = filling.columns["title"]
    filling.sheet.merge_cells(start_row=6, end_row=7, start_column=column, end_column=column)
    found = differences(workspace, filling.save())
    said = " ".join(found.sheets[0].notices)
    assert "hidden or filtered row" in said
    assert "merged" in said
    [row] = found.rows
    assert (row.line, row.cells[0].state) == (7, REFUSED)


def test_a_workbook_of_another_file_is_matched_by_codes(
    file: File, tmp_path: Path, workspace: Workspace
) -> None:
    other = workspace
    other.run("Start another", start_portfolio, status_date=STATUS, title="Other")
    project = project_in(other, "P-1")
    other.run("Add", add_row, "risks", project, {"code": "X-01", "title": "Known here"})
    path = sent(file.workspace, tmp_path / "out.xlsx", "risks", project_id=file.project)
    found = differences(other, path)
    assert "another file" in found.notices[0]
    states = {row.name.split()[0]: row.state for row in found.rows}
    assert states == {"X-01": "known", "X-02": NEW}


@pytest.mark.parametrize(
    "heads",
    [
        ["No.", "Description", "Vendor", "Qty", "Gross weight, t"],
        ["编号", "设备名称", "供应商", "数量", "毛重"],
        ["Код", "Наименование", "Поставщик", "Кол-во", "Вес брутто, т"],
    ],
)
def test_a_list_of_anybody_is_read_by_its_heads(
    file: File, tmp_path: Path, heads: list[str]
) -> None:
    path = filled_table(
        tmp_path / "foreign.xlsx",
        [
            ["Packing list of our works"],
            [],
            heads,
            ["X-01", "Robot cell", "KUKA", 4, 12.5],
            ["E-77", "New booth", "Dürr", 1, None],
        ],
    )
    assert back(file.workspace, path).sheets[0].register == "equipment"
    found = differences(file.workspace, path, BookChoices(project="P-1"))
    known, new = found.rows
    assert (known.state, known.line) == ("known", 4)
    assert {cell.key: cell.new for cell in known.cells} == {
        "name": "Robot cell",
        "supplier": "KUKA",
        "quantity": Decimal(4),
        "gross_weight_t": Decimal("12.5"),
    }
    assert (new.state, new.name) == (NEW, "E-77 New booth")


def test_heads_of_a_foreign_list_can_be_placed_otherwise(file: File, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Code", "Name", "Name", "Maker"], ["E-5", "A", "B", "ABB"]]
    path = filled_table(tmp_path / "foreign.xlsx", rows)
    found = differences(file.workspace, path, BookChoices(project="P-1"))
    assert {letter: key for letter, _head, key in found.sheets[0].columns} == {
        "A": "code",
        "B": "name",
        "C": "",
        "D": "supplier",
    }
    placed = BookChoices(project="P-1", columns={(0, "B"): "", (0, "C"): "name"})
    [row] = differences(file.workspace, path, placed).rows
    assert row.name == "E-5 B"
    left_out = BookChoices(project="P-1", registers={0: ""})
    assert differences(file.workspace, path, left_out).rows == ()


def test_a_row_without_a_project_says_so(file: File, tmp_path: Path) -> None:
    path = filled_table(tmp_path / "foreign.xlsx", [["Code", "Equipment"], ["E-5", "A"]])
    [row] = differences(file.workspace, path).rows
    assert (row.state, row.reason) == (LOST, "Nothing says which project it belongs to.")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice_it_comes_back_without_a_difference(
    file: File, tmp_path: Path
) -> None:
    path = sent(
        file.workspace, tmp_path / "out.xlsx", *tables(), project_id=file.project, personal=True
    )
    again = tmp_path / "again"
    subprocess.run(
        [  # noqa: S607
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(again),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert differences(file.workspace, again / "out.xlsx").rows == ()

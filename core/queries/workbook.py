"""What goes out as a workbook to be filled in, and what is here when it comes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from core.db.history import HistoryStep
from core.language import mark
from core.model import Milestone, Project
from core.queries.portfolio import portfolio_file
from core.queries.register import RegisterRow, kept_rows, register_rows, target_code, target_entity
from core.registers import MILESTONES, Kind, register, table, tables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.registers import Column, Register

INTERNAL, OUTSIDE = "internal", "outside"
EDITIONS: Final[Mapping[str, str]] = {
    INTERNAL: mark("Internal"),
    OUTSIDE: mark("Customer and supplier"),
}
PROJECT: Final = "project"
"""The column of a sheet of all projects that says whose row it is."""


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """A sheet that is wanted.

    Attributes:
        register: the register, or the milestones.
        columns: keys of its columns in their order; empty for all of them.
        rows: ids of its rows; None for all of them.
    """

    register: str
    columns: tuple[str, ...] = ()
    rows: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class BookOrder:
    """A workbook that is wanted.

    Attributes:
        sheets: its sheets.
        project_id: of one project; None for all of them.
        edition: a key of `EDITIONS`; what is internal stays out of the other one.
        languages: of its words, the first of the entries too; a second stands in the heads.
        blank_rows: lines for new rows below those there are.
        personal: whether names and addresses go out.
    """

    sheets: tuple[SheetOrder, ...]
    project_id: int | None = None
    edition: str = INTERNAL
    languages: tuple[str, ...] = ("en",)
    blank_rows: int = 30
    personal: bool = False


@dataclass(frozen=True, slots=True)
class BookProject:
    """A project of a workbook: what it is called, and the currencies of its sums."""

    id: int
    code: str
    name: str
    currency: str
    cost_currency: str


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet that goes out: the columns by key, the rows, and the codes references may name."""

    register: str
    columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that goes out, as plain values: it travels to the process that writes it."""

    file: str
    title: str
    status_date: dt.date
    exported: dt.datetime
    edition: str
    languages: tuple[str, ...]
    blank_rows: int
    projects: tuple[BookProject, ...]
    sheets: tuple[BookSheet, ...]
    project: str = ""
    """The code of the one project it is of; empty where it is of all."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is in the file now, to lay a workbook beside.

    Attributes:
        file: what tells this file from others; see `file_key`.
        projects: every project by its code.
        rows: the rows of each register by id, as they are kept.
        codes: what references may name, by register and project.
    """

    file: str
    projects: Mapping[str, BookProject]
    rows: Mapping[str, Mapping[int, RegisterRow]]
    codes: Mapping[tuple[str, str], frozenset[str]]


def file_key(session: Session) -> str:
    """Return what tells this file from others and stays the same in its copies: its first step."""
    first = session.execute(
        select(HistoryStep.at, HistoryStep.user, HistoryStep.label).order_by(HistoryStep.id)
    ).first()
    said = "" if first is None else f"{first.at.isoformat()} {first.user} {first.label}"
    return blake2b(said.encode(), digest_size=8).hexdigest()


def book(session: Session, order: BookOrder, exported: dt.datetime) -> Book:
    """Return the workbook that is wanted, with nothing in it that its edition leaves out."""
    file = portfolio_file(session)
    projects = _projects(session, order.project_id)
    one = projects[0].code if order.project_id is not None else ""
    return Book(
        file=file_key(session),
        title=file.title,
        status_date=file.status_date,
        exported=exported,
        edition=order.edition,
        languages=order.languages,
        blank_rows=order.blank_rows,
        projects=tuple(projects),
        sheets=tuple(
            _sheet(session, each, order)
            for each in order.sheets
            if goes_out(table(each.register), order.edition, personal=order.personal)
        ),
        project=one,
    )


def goes_out(described: Register, edition: str, *, personal: bool) -> bool:
    """Return whether a register may stand in a workbook of this edition."""
    return not (described.internal and edition == OUTSIDE) and (personal or not described.personal)


def columns_of(described: Register, edition: str) -> tuple[Column, ...]:
    """Return the columns of a register that may stand in a workbook of this edition."""
    return tuple(each for each in described.columns if edition == INTERNAL or not each.internal)


def here(session: Session, keys: Iterable[str]) -> Here:
    """Return what is in the file now of these registers, in all projects."""
    projects = _projects(session, None)
    rows = {
        key: {row.id: row for row in table_rows(session, key, computed=False)}
        for key in dict.fromkeys(keys)
    }
    wanted = {
        each.to: each for key in rows for each in table(key).fields if each.kind is Kind.REFERENCE
    }
    codes: dict[tuple[str, str], set[str]] = {
        (to, project.code): set() for to in wanted for project in projects
    }
    for to, each in wanted.items():
        for project, code in _codes(session, each, None):
            codes[to, project].add(code)
    return Here(
        file=file_key(session),
        projects={each.code: each for each in projects},
        rows=rows,
        codes={key: frozenset(found) for key, found in codes.items()},
    )


def table_rows(
    session: Session, key: str, project_id: int | None = None, *, computed: bool = True
) -> list[RegisterRow]:
    """Return the rows of a register, or the milestones, with or without computed columns."""
    if key == MILESTONES:
        return _milestones(session, project_id)
    if computed:
        return register_rows(session, key, project_id)
    return kept_rows(session, register(key), project_id)


def table_counts(session: Session, project_id: int | None = None) -> dict[str, int]:
    """Return how many rows every table has, in one project or in all: one statement each."""
    found = {}
    for key, described in tables().items():
        entity = described.entity
        wanted = select(func.count(entity.id))
        if project_id is not None:
            wanted = wanted.where(entity.project_id == project_id)
        found[key] = session.scalar(wanted) or 0
    return found


def _sheet(session: Session, wanted: SheetOrder, order: BookOrder) -> BookSheet:
    described = table(wanted.register)
    allowed = {each.key for each in columns_of(described, order.edition)}
    ordered = wanted.columns or tuple(each.key for each in described.columns)
    columns = tuple(key for key in dict.fromkeys(ordered) if key in allowed)
    rows = table_rows(session, wanted.register, order.project_id)
    if wanted.rows is not None:
        by_id = {row.id: row for row in rows}
        rows = [by_id[row_id] for row_id in wanted.rows if row_id in by_id]
    codes = {
        each.to: tuple(dict.fromkeys(code for _, code in _codes(session, each, order.project_id)))
        for each in described.fields
        if each.kind is Kind.REFERENCE and each.key in columns
    }
    return BookSheet(wanted.register, columns, tuple(_only(rows, columns)), codes)


def _only(rows: Sequence[RegisterRow], columns: Collection[str]) -> Iterable[RegisterRow]:
    """Yield the rows with nothing in them but these columns: they leave this process so."""
    for row in rows:
        values = {key: row.values[key] for key in columns}
        yield replace(row, values=values, refs={}, names={}, extra="")


def _codes(session: Session, field: Any, project_id: int | None) -> list[tuple[str, str]]:
    entity = target_entity(field)
    code = getattr(entity, target_code(field))
    wanted = (
        select(Project.code, code)
        .join(Project, Project.id == entity.project_id)
        .where(code != "")
        .order_by(Project.position, Project.id, entity.position, entity.id)
    )
    if project_id is not None:
        wanted = wanted.where(entity.project_id == project_id)
    return [(project, found) for project, found in session.execute(wanted)]


def _projects(session: Session, project_id: int | None) -> list[BookProject]:
    wanted = select(
        Project.id, Project.code, Project.name, Project.currency, Project.cost_currency
    ).order_by(Project.position, Project.id)
    if project_id is not None:
        wanted = wanted.where(Project.id == project_id)
    return [BookProject(*row) for row in session.execute(wanted)]


def _milestones(session: Session, project_id: int | None) -> list[RegisterRow]:
    described = table(MILESTONES)
    dates = ("baseline_start", "baseline_finish")
    keys = [*(each.key for each in described.fields), *dates]
    wanted = (
        select(
            *(Milestone.id, Milestone.project_id, Project.code, Milestone.position),
            *(getattr(Milestone, key) for key in keys),
        )
        .join(Project, Project.id == Milestone.project_id)
        .order_by(Project.position, Project.id, Milestone.position, Milestone.id)
    )
    if project_id is not None:
        wanted = wanted.where(Milestone.project_id == project_id)
    found = []
    for id_, owner, code, position, *cells in session.execute(wanted):
        values = dict(zip(keys, cells, strict=True))
        around: Any = None  # what follows from a milestone here follows from its own row
        for each in described.computed:
            values[each.key] = each.of(values, around)
        found.append(RegisterRow(id_, owner, code, position, values, {}, {}))
    return found

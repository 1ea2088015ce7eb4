"""The rows of a register, of one project or of all: one statement a list, whatever its length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from core.model import Milestone, Project
from core.money import Money
from core.queries._projects import among
from core.queries.milestones import facts_by_project
from core.queries.portfolio import portfolio_file
from core.registers import MILESTONES, OF_COST, OF_PROJECT, Around, Kind, register

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from core.queries._projects import Projects
    from core.registers import Computed, Field, Register, Values
    from core.rules.facts import MilestoneFacts


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of a register: its values by field key, kept ones and computed ones.

    Attributes:
        id: of the row.
        project_id: of its project.
        project_code: of its project.
        position: its place in the project.
        values: by the key of each column; of a reference the code.
        refs: ids of the rows that its references point to, by field key.
        names: what the rows are called that its references point to, by field key.
        extra: fields that only the exchange file knows, as YAML text.
    """

    id: int
    project_id: int
    project_code: str
    position: int
    values: Values
    refs: Mapping[str, int]
    names: Mapping[str, str]
    extra: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row that a reference may point to."""

    id: int
    code: str
    name: str


def register_rows(
    session: Session,
    key: str,
    projects: Projects = None,
    *,
    status_date: dt.date | None = None,
    computed: Collection[str] | None = None,
    ids: Collection[int] | None = None,
) -> list[RegisterRow]:
    """Return the rows of a register with what follows from them, in the user's own order.

    Args:
        session: where to read.
        key: of the register.
        projects: of one project, of some, or None for all of them, project after project.
        status_date: the day to state them at; by default that of the file.
        computed: the computed columns wanted; all of them by default. What they do not look at
            is not read.
        ids: of the only rows wanted.
    """
    described = register(key)
    only = () if ids is None else (described.entity.id.in_(ids),)
    rows = kept_rows(session, described, projects, only=only)
    wanted = [each for each in described.computed if computed is None or each.key in computed]
    if not wanted:
        return rows
    needs = frozenset(name for each in wanted for name in each.needs)
    around = _Arounds(session, needs, projects, status_date)
    return [with_computed(wanted, row, around.of(row.project_id)) for row in rows]


def kept_rows(
    session: Session,
    described: Register,
    projects: Projects = None,
    *,
    only: Sequence[ColumnElement[bool]] = (),
) -> list[RegisterRow]:
    """Return the rows of a register as they are kept: one statement.

    Args:
        session: where to read.
        described: the register.
        projects: of one project, of some, or None for all of them, project after project.
        only: what else must hold of a row.
    """
    entity = described.entity
    fields, targets, joined = described.fields, [], []
    for each in fields:
        if each.kind is Kind.REFERENCE:
            target = aliased(target_entity(each))
            joined.append((target, target.id == getattr(entity, each.attribute)))
            targets += [getattr(target, target_code(each)), getattr(target, _target_name(each))]
    wanted = select(
        *(entity.id, entity.project_id, Project.code, entity.position, entity.extra),
        *(Project.currency, Project.cost_currency),
        *(getattr(entity, each.attribute) for each in fields),
        *targets,
    ).join(Project, Project.id == entity.project_id)
    for target, where in joined:
        wanted = wanted.outerjoin(target, where)
    wanted = wanted.where(among(entity.project_id, projects))
    found = session.execute(
        wanted.where(*only).order_by(Project.position, Project.id, entity.position, entity.id)
    )
    return [_row(fields, tuple(row)) for row in found]


def targets(session: Session, field: Field, project_id: int) -> list[TargetRow]:
    """Return the rows of a project that a reference may point to, in their own order."""
    entity: Any = target_entity(field)
    found = session.execute(
        select(entity.id, getattr(entity, target_code(field)), getattr(entity, _target_name(field)))
        .where(entity.project_id == project_id)
        .order_by(entity.position, entity.id)
    )
    return [TargetRow(id_, code, str(name or "")) for id_, code, name in found]


def sums(
    described: Register, rows: Iterable[Values]
) -> dict[str, tuple[Money, ...] | Decimal | int]:
    """Return what the columns that are added up come to; money apart by currency."""
    found: dict[str, Any] = {}
    for row in rows:
        for column in described.columns:
            value = row[column.key]
            if not column.total or value is None:
                continue
            if isinstance(value, Money):
                by_currency = found.setdefault(column.key, {})
                by_currency[value.currency] = by_currency.get(value.currency, 0) + value.minor
            else:
                found[column.key] = found.get(column.key, 0) + value
    return {
        key: tuple(Money(minor, currency) for currency, minor in value.items())
        if isinstance(value, dict)
        else value
        for key, value in found.items()
    }


def target_entity(field: Field) -> Any:
    """Return the mapped class a reference points to."""
    return Milestone if field.to == MILESTONES else register(field.to).entity


def target_code(field: Field) -> str:
    """Return the attribute that a reference shows of the row it points to."""
    if field.to == MILESTONES:
        return "code"
    target = register(field.to)
    return target.code or target.names[0]


def _target_name(field: Field) -> str:
    """Return the attribute that says in words what a reference points to."""
    if field.to == MILESTONES:
        return "name"
    target = register(field.to)
    return target.field(target.names[-1]).attribute


_HEAD: Final = 7


def _row(fields: Sequence[Field], cells: tuple[Any, ...]) -> RegisterRow:
    id_, project_id, project_code, position, extra, currency, cost_currency = cells[:_HEAD]
    own = cells[_HEAD : _HEAD + len(fields)]
    codes = iter(cells[_HEAD + len(fields) :])
    values: dict[str, Any] = {}
    refs: dict[str, int] = {}
    names: dict[str, str] = {}
    for field, cell in zip(fields, own, strict=True):
        if field.kind is Kind.REFERENCE:
            values[field.key], name = next(codes) or "", next(codes)
            if cell is not None:
                refs[field.key] = cell
                names[field.key] = str(name or "")
        else:
            values[field.key] = cell
    for field in fields:
        if field.kind is Kind.MONEY and values[field.key] is not None:
            of = currency_of(field, values, currency, cost_currency)
            values[field.key] = Money(values[field.key], of)
    return RegisterRow(id_, project_id, project_code, position, values, refs, names, extra)


def currency_of(field: Field, row: Values, currency: str, cost_currency: str) -> str:
    """Return the currency of a field of money.

    Args:
        field: the field.
        row: the row, which may say it itself.
        currency: that of the contract.
        cost_currency: that of the cost; empty where it is that of the contract.
    """
    if field.currency == OF_PROJECT:
        return currency
    if field.currency == OF_COST:
        return cost_currency or currency
    return row[field.currency] or currency


class _Arounds:
    """What the computed columns of each project look at; read once for all of them."""

    def __init__(
        self,
        session: Session,
        needs: frozenset[str],
        projects: Projects,
        status_date: dt.date | None,
    ) -> None:
        self._status_date = status_date or portfolio_file(session).status_date
        worth = select(Project.id, Project.value_minor, Project.currency)
        worth = worth.where(among(Project.id, projects))
        self._worth = {id_: Money(minor, code) for id_, minor, code in session.execute(worth)}
        self._milestones: dict[int, list[MilestoneFacts]] = {}
        if MILESTONES in needs:
            self._milestones = facts_by_project(session, projects)
        self._rows: dict[int, dict[str, list[Values]]] = {
            id_: {name: [] for name in needs - {MILESTONES}} for id_ in self._worth
        }
        for name in needs - {MILESTONES}:
            for row in kept_rows(session, register(name), projects):
                self._rows[row.project_id][name].append(row.values)
        self._made: dict[int, Around] = {}

    def of(self, project_id: int) -> Around:
        """Return what is around the rows of a project."""
        found = self._made.get(project_id)
        if found is None:
            found = self._made[project_id] = Around(
                self._status_date,
                self._worth[project_id],
                {m.code: m for m in self._milestones.get(project_id, ())},
                self._rows[project_id],
            )
        return found


def with_computed(columns: Iterable[Computed], row: RegisterRow, around: Around) -> RegisterRow:
    """Return a row with what follows from it and what is around it."""
    values = {**row.values, **{each.key: each.of(row.values, around) for each in columns}}
    own = (row.id, row.project_id, row.project_code, row.position)
    return RegisterRow(*own, values, row.refs, row.names, row.extra)

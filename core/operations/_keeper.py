"""Writing rows of one register of one project: what is typed becomes what is kept, or is refused."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Project
from core.money import Money
from core.queries.register import currency_of, target_code, target_entity
from core.registers import Kind, accepted, faults
from core.rules.codes import code_after, next_code
from core.rules.places import moved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from core.model import OwnedRow
    from core.registers import Field, Register, Values

_AT_ONCE: Final = 500
"""Rows asked for in one statement; SQLite takes so many values everywhere."""


class Keeper:
    """Knows the rows of a register in one project, their order, and what references mean."""

    def __init__(self, session: Session, described: Register, project_id: int) -> None:
        project = session.get(Project, project_id)
        if project is None:
            raise NotFound
        self._session, self._described, self._project = session, described, project
        self._targets: dict[str, dict[str, int]] = {}
        self._loaded: list[OwnedRow] | None = None
        self._has_new_codes = False
        self._counted = ""
        self._last: int | None = None
        """The last place in the order, once it was asked for."""

    @property
    def rows(self) -> list[OwnedRow]:
        """Return the rows of the project in its own order."""
        if self._loaded is None:
            entity = self._described.entity
            wanted = select(entity).where(entity.project_id == self._project.id)
            self._loaded = list(self._session.scalars(wanted.order_by(entity.position, entity.id)))
        return self._loaded

    def add(self, values: Values, *, is_one_of_many: bool = False) -> OwnedRow:
        """Add a row at the end; without a code it gets the next free one.

        One of many gets its id only when the session is flushed: a statement for each takes long.
        """
        described, rows = self._described, self.rows
        row = described.entity(project_id=self._project.id)
        if self._last is None:
            self._last = max((each.position for each in rows), default=0)
        row.position = self._last + 1
        if described.code and not values.get(described.code):
            values = {**values, described.code: self._free_code()}
        self.write(row, values)
        self._last = row.position
        self._session.add(row)
        if not is_one_of_many:
            self._session.flush()
        rows.append(row)
        return row

    def write(self, row: OwnedRow, values: Values) -> None:
        """Change fields of a row.

        Raises:
            InvalidInput: a value is not of its kind, or the row would break a rule.
        """
        fields = {field.key: field for field in self._described.fields}
        unknown = values.keys() - fields.keys()
        assert not unknown, f"no fields of {self._described.key}: {sorted(unknown)}"
        self._has_new_codes |= bool(self._key) and self._key in values
        before = {field.key: self._sum(row, field) for field in self._sums()}
        for key, value in values.items():
            if fields[key].kind is not Kind.MONEY:
                self._put(row, fields[key], value)
        for field in self._sums():
            stays = before[field.key]
            value = values.get(field.key, None if stays is None else stays.amount)
            found = accepted(field, value, self.currency(field, row))
            setattr(row, field.attribute, None if found is None else found.minor)
        self._refuse_faults(row)

    def _free_code(self) -> str:
        """Return a code that no row has; after the first they are only counted on."""
        described = self._described
        taken = {getattr(each, described.code) for each in self.rows}
        if self._counted:
            self._counted = code_after(self._counted, taken)
        else:
            self._counted = next_code(taken, described.first_code)
        return self._counted

    def place_after(self, row: OwnedRow, after_id: int) -> None:
        """Let a row stand after another."""
        others = [each for each in self.rows if each is not row]
        at = next((i for i, each in enumerate(others, start=1) if each.id == after_id), None)
        if at is None:
            raise NotFound
        self._place([*others[:at], row, *others[at:]])

    def move(self, moving: Collection[int], steps: int) -> None:
        """Move rows up (negative) or down."""
        by_id = {row.id: row for row in self.rows}
        self._place([by_id[row_id] for row_id in moved(list(by_id), moving, steps)])

    def refuse_doubles(self) -> None:
        """Refuse two rows with one code, or with one choice that stands only once, where written."""
        if not self._has_new_codes:
            return
        self._session.flush()
        described, key = self._described, self._key
        code = getattr(described.entity, key)
        doubled = select(code).where(described.entity.project_id == self._project.id).group_by(code)
        found = self._session.scalars(doubled.having(func.count() > 1).limit(1)).first()
        if found is None:
            return
        if described.single:
            words = described.field(key).choices[found]
            raise InvalidInput(tr(mark("There is already a row {name}."), name=tr(words)))
        why = mark("There is already a row {code}. Choose another code.")
        raise InvalidInput(tr(why, code=found))

    @property
    def _key(self) -> str:
        """Return the field that no two rows of the project have alike; empty where none is."""
        return self._described.code or self._described.single

    def currency(self, field: Field, row: OwnedRow | None) -> str:
        """Return the currency of money in a row, or in a new one."""
        own = {
            each.key: "" if row is None else getattr(row, each.key)
            for each in self._described.fields
            if each.kind is Kind.CURRENCY
        }
        return currency_of(field, own, self._project.currency, self._project.cost_currency)

    def values(self, row: OwnedRow) -> dict[str, Any]:
        """Return the row by field key, as the rules of its register take it."""
        found: dict[str, Any] = {}
        for field in self._described.fields:
            if field.kind is Kind.MONEY:
                found[field.key] = self._sum(row, field)
            elif field.kind is Kind.REFERENCE:
                wanted = getattr(row, field.attribute)
                codes = self._codes(field) if wanted is not None else {}
                found[field.key] = next((code for code, id_ in codes.items() if id_ == wanted), "")
            else:
                found[field.key] = getattr(row, field.attribute)
        return found

    def _sums(self) -> Iterable[Field]:
        return (field for field in self._described.fields if field.kind is Kind.MONEY)

    def _sum(self, row: OwnedRow, field: Field) -> Money | None:
        minor = getattr(row, field.attribute)
        return None if minor is None else Money(minor, self.currency(field, row))

    def _put(self, row: OwnedRow, field: Field, value: Any) -> None:
        found = accepted(field, value, "")
        if field.kind is Kind.REFERENCE:
            found = self._id(field, found) if found else None
        setattr(row, field.attribute, found)

    def _id(self, field: Field, code: str) -> int:
        found = self._codes(field).get(code)
        if found is None:
            why = mark("{field}: there is no {code} in this project.")
            raise InvalidInput(tr(why, field=tr(field.title), code=code))
        return found

    def _codes(self, field: Field) -> dict[str, int]:
        """Return the ids of what a reference may point to, by code."""
        if field.to not in self._targets:
            entity = target_entity(field)
            wanted = select(getattr(entity, target_code(field)), entity.id)
            found = self._session.execute(wanted.where(entity.project_id == self._project.id))
            self._targets[field.to] = {code: id_ for code, id_ in found if code}
        return self._targets[field.to]

    def _refuse_faults(self, row: OwnedRow) -> None:
        values = self.values(row)
        if found := faults(self._described, values):
            name = self._described.name_of(values)
            raise InvalidInput(f"{name}: {found[0].reason}" if name else found[0].reason)

    def _place(self, rows: Sequence[OwnedRow]) -> None:
        self._loaded, self._last = list(rows), None
        for position, row in enumerate(rows, start=1):
            row.position = position


def rows_of(session: Session, described: Register, row_ids: Iterable[int]) -> dict[int, OwnedRow]:
    """Return the entities by id; `NotFound` where one is no longer there."""
    entity, wanted = described.entity, list(dict.fromkeys(row_ids))
    found: dict[int, OwnedRow] = {}
    left = iter(wanted)
    while part := list(islice(left, _AT_ONCE)):
        found |= {row.id: row for row in session.scalars(select(entity).where(entity.id.in_(part)))}
    if len(found) < len(wanted):
        raise NotFound
    return {row_id: found[row_id] for row_id in wanted}

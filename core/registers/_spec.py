"""What a register is: its fields with their kinds and limits, its computed columns, its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from core.language import mark, tr

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.model.row import OwnedRow
    from core.money import Money
    from core.rules.facts import MilestoneFacts

T = TypeVar("T")
Values: TypeAlias = Mapping[str, Any]
"""A row by field key: texts, dates, decimals, `Money`, flags; of a reference the code."""

OF_PROJECT: Final = "project"
"""Money in the currency of the contract."""
OF_COST: Final = "cost"
"""Money in the currency that the project keeps its cost in."""
MILESTONES: Final = "milestones"
"""What a reference to a milestone points to, and what computed columns need of the schedule."""


class Kind(StrEnum):
    """What a field holds, and so how it is entered, shown, checked, sorted and exported."""

    TEXT = "text"
    NOTE = "note"
    CODE = "code"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    SHOP = "shop"
    COUNTRY = "country"
    CURRENCY = "currency"
    REFERENCE = "reference"


_WORDS: Final = frozenset(
    {
        *(Kind.TEXT, Kind.NOTE, Kind.CODE, Kind.CHOICE, Kind.SHOP, Kind.COUNTRY, Kind.CURRENCY),
        Kind.REFERENCE,
    }
)
_WIDTHS: Final = {
    Kind.TEXT: 140,
    Kind.NOTE: 220,
    Kind.CODE: 84,
    Kind.WHOLE: 72,
    Kind.NUMBER: 84,
    Kind.PERCENT: 64,
    Kind.MONEY: 120,
    Kind.DATE: 96,
    Kind.FLAG: 56,
    Kind.CHOICE: 116,
    Kind.SHOP: 84,
    Kind.COUNTRY: 84,
    Kind.CURRENCY: 64,
    Kind.REFERENCE: 84,
}


@dataclass(frozen=True, slots=True)
class Column:
    """What every column of a register says of itself, whether kept or computed.

    Attributes:
        key: the name that rows, files and settings know it by.
        title: what the head of the column says; a catalogue key.
        kind: what it holds.
        unit: what a number counts; a catalogue key.
        places: decimal places shown.
        choices: keys and names, of a choice.
        group: the heading it stands under with others; a catalogue key.
        width: points it asks for; 0 for what its kind usually needs.
        total: whether a selection and a report add it up.
        internal: whether it is left out of what a customer gets.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    unit: str = field(default="", kw_only=True)
    places: int = field(default=0, kw_only=True)
    choices: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    group: str = field(default="", kw_only=True)
    width: int = field(default=0, kw_only=True)
    total: bool = field(default=False, kw_only=True)
    internal: bool = field(default=False, kw_only=True)

    @property
    def default_width(self) -> int:
        """Return the width it asks for, in points."""
        return self.width or _WIDTHS[self.kind]

    @property
    def empty(self) -> str | bool | None:
        """Return what it holds where nothing was entered."""
        if self.kind in _WORDS:
            return ""
        return False if self.kind is Kind.FLAG else None


@dataclass(frozen=True, slots=True)
class Field(Column):
    """A column the user fills in; it is an attribute of the entity.

    Attributes:
        required: whether a row cannot be without it.
        low: the least number; None for no limit.
        high: the greatest number; None for no limit.
        to: of a reference, the register it points to, or `MILESTONES`.
        currency: of money, `OF_PROJECT`, `OF_COST`, or the field of the row that says it.
    """

    required: bool = field(default=False, kw_only=True)
    low: int | None = field(default=0, kw_only=True)
    high: int | None = field(default=None, kw_only=True)
    to: str = field(default="", kw_only=True)
    currency: str = field(default=OF_PROJECT, kw_only=True)

    @property
    def attribute(self) -> str:
        """Return the attribute of the entity: money in minor units, a reference as an id."""
        return self.key + {Kind.MONEY: "_minor", Kind.REFERENCE: "_id"}.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Around:
    """What a computed column may look at besides its own row.

    Attributes:
        status_date: the day everything is stated at.
        value: the value of the contract.
        milestones: those of the project, by code.
        rows: the rows of other registers of the project, by register; see `Computed.needs`.
    """

    status_date: dt.date
    value: Money
    milestones: Mapping[str, MilestoneFacts] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Values]] = field(default_factory=dict)
    _having: dict[tuple[str, str], dict[Any, list[Values]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _once: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def having(self, register: str, key: str, value: Any) -> Sequence[Values]:
        """Return the rows of a register whose field has this value."""
        found = self._having.get((register, key))
        if found is None:
            found = self._having[register, key] = {}
            for row in self.rows[register]:
                found.setdefault(row[key], []).append(row)
        return found.get(value, ())

    def once(self, key: str, make: Callable[[], T]) -> T:
        """Return what is made the first time it is asked for: the same for every row."""
        if key not in self._once:
            self._once[key] = make()
        found: T = self._once[key]
        return found


@dataclass(frozen=True, slots=True)
class Computed(Column):
    """A column that follows from its row and what is around it.

    Attributes:
        of: returns the value, by rules alone.
        needs: registers whose rows it looks at; `MILESTONES` for those of the schedule.
    """

    of: Callable[[Values, Around], Any] = field(kw_only=True)
    needs: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: the field, and the reason in the language of the screen."""

    field: str
    reason: str


def _sound(_row: Values) -> Iterable[Fault]:
    return ()


@dataclass(frozen=True, slots=True)
class Register:
    """The one description of a table the user keeps.

    Attributes:
        key: the name of its module.
        title: a catalogue key.
        order: its place in menus; a register stands after those it points to.
        entity: the mapped class.
        fields: what the user fills in, in the order of the columns.
        computed: what follows from it.
        code: the field that others refer to it by, unique in the project; empty where none.
        first_code: the code of the first row of a project; later ones count on.
        single: a choice that no two rows of a project have alike; empty where none.
        names: the fields that name a row in lists.
        status: the field that holds its status; empty where none.
        parent: the reference to the row it belongs to and goes with; empty where none.
        in_order: fields with dates that never go back.
        check: returns what else is wrong with a row.
        internal: whether the whole of it is left out of what a customer gets.
        personal: whether it holds personal data, which leaves only where it is asked for.
    """

    key: str
    title: str
    order: int
    entity: type[OwnedRow]
    fields: tuple[Field, ...]
    computed: tuple[Computed, ...] = field(default=(), kw_only=True)
    code: str = field(default="", kw_only=True)
    first_code: str = field(default="", kw_only=True)
    single: str = field(default="", kw_only=True)
    names: tuple[str, ...] = field(default=(), kw_only=True)
    status: str = field(default="", kw_only=True)
    parent: str = field(default="", kw_only=True)
    in_order: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)
    check: Callable[[Values], Iterable[Fault]] = field(default=_sound, kw_only=True)
    internal: bool = field(default=False, kw_only=True)
    personal: bool = field(default=False, kw_only=True)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns kept, then those computed."""
        return (*self.fields, *self.computed)

    @property
    def needs(self) -> frozenset[str]:
        """Return what its computed columns look at besides their row."""
        return frozenset(name for column in self.computed for name in column.needs)

    def field(self, key: str) -> Field:
        """Return the field with this key; `KeyError` names one that there is not."""
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(key)

    def name_of(self, row: Values) -> str:
        """Return what names a row in a list."""
        return " ".join(str(row[key]) for key in self.names if row[key])


def faults(register: Register, row: Values) -> list[Fault]:
    """Return what is wrong with a row: what is missing, dates that go back, its own rules."""
    return [*_missing(register, row), *_going_back(register, row), *register.check(row)]


def _missing(register: Register, row: Values) -> Iterator[Fault]:
    for each in register.fields:
        if each.required and row[each.key] == each.empty:
            yield Fault(each.key, tr(mark("{field} is needed."), field=tr(each.title)))


def _going_back(register: Register, row: Values) -> Iterator[Fault]:
    for keys in register.in_order:
        dated = [(key, row[key]) for key in keys if row[key] is not None]
        for (first, earlier), (key, later) in pairwise(dated):
            if later < earlier:
                why = tr(
                    mark("{later} on {day} lies before {earlier} on {before}."),
                    later=tr(register.field(key).title),
                    day=later,
                    earlier=tr(register.field(first).title),
                    before=earlier,
                )
                yield Fault(key, why)

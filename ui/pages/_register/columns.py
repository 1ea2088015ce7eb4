"""The columns of a register: each made from its field or computed column, by kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.errors import InvalidInput
from core.language import current, mark, tr
from core.money import CURRENCIES, Money
from core.operations.register import edit_row
from core.registers import MILESTONES, Computed, Field, Kind, accepted, parsed
from ui.models.cells import Text, slip_tone
from ui.models.column import Column
from ui.pages._register import looks
from ui.pages._register.date_effect import date_effect
from ui.pages._register.project_column import project_columns
from ui.pages._register.sums import summed
from ui.pages._register.views import in_view_order, listed_first
from ui.widgets.date_entry import parse_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from core.queries.register import RegisterRow
    from core.registers import Column as Described
    from core.registers import Register
    from ui.desk import Desk
    from ui.pages._register.faces import Face, Shown
    from ui.pages._register.scope import Scope

Row = Any
"""Rows are `RegisterRow`; `Any` keeps the columns' types short."""

NUMBERS: Final = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT})
SUMMED: Final = NUMBERS | {Kind.MONEY}
CHOSEN: Final = frozenset({Kind.CHOICE, Kind.SHOP, Kind.FLAG})
"""Kinds that are chosen from a menu, not typed."""
BETWEEN: Final = " · "
"""Stands between the code of a row and its name where one is offered."""
_SHOPS: Final = {shop.code: number for number, shop in enumerate(terms.SHOPS)}
_MOST_PLACES: Final = 4
_MILESTONE_WIDTH: Final = 150
_CURRENCY: Final = 28
"""What a sum takes more where each says its own currency."""
_TONES: Final = (
    (looks.LATE, slip_tone),
    (looks.OVER, looks.tone_of_over),
    (looks.SPARE, looks.tone_of_spare),
)


class RegisterColumns:
    """Makes the columns of one register; an edit is one named step."""

    def __init__(
        self,
        desk: Desk,
        described: Register,
        scope: Scope,
        face: Face,
        shown: Shown,
        *,
        of_all: bool = False,
    ) -> None:
        """Make the columns.

        Args:
            desk: where edits are carried out.
            described: the register.
            scope: the projects that the rows are of.
            face: columns made of several fields, and the views to choose from.
            shown: what the face may look at.
            of_all: whether the project of each row stands before its own columns.
        """
        self._desk = desk
        self._described = described
        self._scope = scope
        self._face, self._shown = face, shown
        self._several: dict[str, Column[Row]] = {}
        self._of_all = of_all
        titles = [column.title for column in described.columns]
        self._twice = {title for title in titles if titles.count(title) > 1}

    def all(self, view: str = "") -> tuple[Column[Row], ...]:
        """Return every column, those that a view shows in front."""
        made = {each.key: self._column(each) for each in self._described.columns}
        made |= {each.key: each for each in self._face.columns(dict(made), self._shown)}
        self._several = {key: self._standing(made[key]) for key in self._face.writes}
        made |= self._several
        views = {each.key: each.columns for each in self._face.views}
        first = listed_first(self._described, views.get(view, ""))
        found = [replace(made[key], hidden=False) for key in first if key in made]
        rest = [each.key for each, _ in in_view_order(self._described)]
        others = [key for key in dict.fromkeys((*rest, *made)) if key not in first]
        own = (*found, *(replace(made[key], hidden=True) for key in others))
        lines = next((each.lines for each in self._face.views if each.key == view), 1)
        if not self._of_all:
            return own
        first_of_all, *others_of_all = project_columns(self._scope, lines)
        return (first_of_all, *own, *others_of_all)

    def written(self, field: Field, row: RegisterRow | None) -> Field:
        """Return the field that a text under a column is for: a name in the screen's language."""
        local = self._local(field.key)
        if row is None or local is None or not row.values[local.key]:
            return field
        return local

    def under(self, key: str, row: RegisterRow | None) -> Described | None:
        """Return what a text under a column of the screen is for; None where it is for nothing."""
        if key in self._face.writes:
            key = self._face.writes[key](row)
        found = next((each for each in self._described.columns if each.key == key), None)
        return self.written(found, row) if isinstance(found, Field) else found

    def stands(self, key: str, row: RegisterRow | None, typed: str) -> bool:
        """Return whether a text is what a column of one of several dates shows of a row already."""
        column = self._several.get(key)
        return column is not None and row is not None and typed.strip() == column.shown(row)

    def read(
        self, field: Field, typed: str, row: RegisterRow | None, home: int | None = None
    ) -> Any:
        """Return what a text means for a field of a row; `InvalidInput` says what is accepted.

        Args:
            field: the field.
            typed: the text.
            row: the row; None for a new one.
            home: the project of a new row, where several are shown.
        """
        if field.kind is Kind.DATE:
            return self._day(field, typed, None if row is None else row.values[field.key])
        if field.kind is Kind.REFERENCE:
            return self._code(field, typed, home or self._scope.home(row))
        if field.kind is Kind.COUNTRY:
            codes = {name.casefold(): code for code, name in text.countries()}
            typed = codes.get(typed.strip().casefold(), typed)
        return parsed(field, typed, self._scope.currency(field, row, home))

    def choices(self, field: Field) -> list[tuple[Any, str]]:
        """Return the values of a field that is chosen, with their words."""
        return _choices(field)

    def words(self, column: Described, value: Any) -> str:
        """Return how a value of a column reads."""
        return self._words(column, value)

    def summed(self, column: Described, rows: Sequence[RegisterRow]) -> tuple[str, str]:
        """Return sum and average of a column over some rows, in words."""
        return summed(column, (row.values[column.key] for row in rows))

    def short_sum(self, column: Described, rows: Sequence[RegisterRow]) -> str:
        """Return the sum of a column in few words, money by currency as millions."""
        values = [row.values[column.key] for row in rows if row.values[column.key] is not None]
        if column.kind is not Kind.MONEY:
            return summed(column, values)[0]
        minors: dict[str, int] = {}
        for each in values:
            minors[each.currency] = minors.get(each.currency, 0) + each.minor
        return text.listed(text.short_money(Money(m, code)) for code, m in minors.items())

    def _standing(self, column: Column[Row]) -> Column[Row]:
        """Return a column of one of several dates, edited as the one that its row means."""

        def meant(row: RegisterRow) -> Field:
            return self._described.field(self._face.writes[column.key](row))

        return replace(
            column,
            edit=lambda row, value: self._edit(meant(row))(row, value),
            parse=lambda typed, row: self.read(meant(row), typed, row),
            step=lambda row, days: _step(meant(row).key)(row, days),
            editor="date",
        )

    def _local(self, key: str) -> Field | None:
        """Return the field with a name in the language of the screen, where there is one."""
        wanted = f"{key}_{current()}"
        return next((f for f in self._described.fields if f.key == wanted), None)

    def _column(self, column: Described) -> Column[Row]:
        key, kind = column.key, column.kind
        title, below = self._head(column)
        names = self._described.names
        stretch = 1 if key == names[-1] and kind in (Kind.TEXT, Kind.NOTE) else 0
        return Column(
            key=key,
            title=title,
            subtitle=below,
            value=self._value(key),
            kind=_painter(column),
            text=None if _is_milestone(column) else lambda value: self._words(column, value),
            cell=self._cell(column),
            sort=_sorter(column),
            find=_finder(column),
            tone=_tone(self._described, column),
            width=_width(column) + (_CURRENCY if self._of_all and kind is Kind.MONEY else 0),
            min_width=160 if stretch else 40,
            stretch=stretch,
            ample=column.default_width if stretch else 0,
            align="center" if kind is Kind.FLAG else "",
            tooltip=self._tooltip(column),
            **(self._entry(column) if isinstance(column, Field) else {}),
        )

    def _value(self, key: str) -> Callable[[Row], Any]:
        """Return what gives the value of a row: a name in the language of the screen, if it has one."""
        if not any(f.key == f"{key}_zh" for f in self._described.fields):
            return lambda row: row.values[key]

        def named(row: RegisterRow) -> Any:
            local = self._local(key)
            return (row.values[local.key] if local is not None else "") or row.values[key]

        return named

    def _words(self, column: Described, value: Any) -> str:
        if isinstance(value, Money):
            words = text.money(value)
            return words.removesuffix(f"{text.NBSP}{self._usual_currency(column)}")
        return _words(column, value)

    def _usual_currency(self, column: Described) -> str:
        """Return the currency that stands in the heading of a column of money."""
        if isinstance(column, Field):
            return self._scope.currency(column, None)
        first = next((f for f in self._described.fields if f.kind is Kind.MONEY), None)
        return "" if first is None else self._scope.currency(first, None)

    def _head(self, column: Described) -> tuple[str, str | Callable[[], str]]:
        """Return the two lines of a heading; the group comes first where it tells columns apart."""
        if column.group and column.title in self._twice:
            return column.group, column.title
        if column.kind is Kind.MONEY:
            return column.title, lambda: self._usual_currency(column)
        says_days = column.key in looks.LATE | looks.OVER | looks.SPARE
        return column.title, "" if says_days else column.unit

    def _entry(self, field: Field) -> dict[str, Any]:
        made: dict[str, Any] = {"edit": self._edit(field)}
        made["parse"] = lambda typed, row: self.read(field, typed, row)
        if field.kind in CHOSEN:
            made |= {"editor": "choice", "choices": lambda _row: _choices(field)}
        elif field.kind is Kind.DATE:
            preview = date_effect(self._desk, self._described.key, field.key)
            made |= {"editor": "date", "step": _step(field.key), "preview": preview}
        elif field.kind in SUMMED:
            made["edit_text"] = lambda row: _plain(row.values[field.key])
        elif field.kind is Kind.CURRENCY:
            made["completions"] = lambda _row: CURRENCIES
        elif field.kind is Kind.COUNTRY:
            made["completions"] = lambda _row: [name for _code, name in text.countries()]
        elif field.kind is Kind.REFERENCE:
            made["edit_text"] = lambda row: str(row.values[field.key])
            made["completions"] = lambda row: [
                named(t.code, t.name) for t in self._scope.targets(field, row.project_id)
            ]
        return made

    def _edit(self, field: Field) -> Callable[[Row, Any], None]:
        def run(row: RegisterRow, value: Any) -> None:
            name = self._described.name_of(row.values)
            about = text.listed([f"{tr(self._described.title)}: {tr(field.title)}", name])
            self._desk.run(
                mark("Edit row"),
                edit_row,
                self._described.key,
                row.id,
                {self.written(field, row).key: value},
                about=about,
            )

        return run

    def _cell(self, column: Described) -> Callable[[Row], Any] | None:
        key, kind = column.key, column.kind
        if kind is Kind.CHOICE and looks.is_chip(self._described.key, column):
            return lambda row: _chip(column, row.values[key])
        if _is_milestone(column):
            return lambda row: Text(_pointed(row, key), "text2")
        tone = next((tone for keys, tone in _TONES if key in keys), None)
        return None if tone is None else (lambda row: _days(column, row.values[key], tone))

    def _tooltip(self, column: Described) -> Callable[[Row], str] | None:
        key = column.key
        if isinstance(column, Field) and column.kind is Kind.REFERENCE:
            return lambda row: _pointed(row, key)
        if column.kind in (Kind.NOTE, Kind.TEXT, Kind.CHOICE):
            return lambda row: _words(column, row.values[key])
        return None

    def _day(self, field: Field, typed: str, before: dt.date | None) -> dt.date | None:
        today = self._desk.status_date()
        found = parse_date(typed, base=before, today=today)
        return None if found is None else accepted(field, found, "")

    def _code(self, field: Field, typed: str, home: int | None) -> str:
        said = typed.split(BETWEEN, maxsplit=1)[0].strip().casefold()
        if not said:
            return ""
        for target in self._scope.targets(field, home):
            if said in {target.code.casefold(), target.name.casefold()}:
                return target.code
        why = mark("{field}: there is no {code} in this project.")
        raise InvalidInput(tr(why, field=tr(field.title), code=typed.strip()))


def named(code: str, name: str) -> str:
    """Return how a row is called where it is referred to."""
    return BETWEEN.join(part for part in (code, name) if part)


def _pointed(row: RegisterRow, key: str) -> str:
    """Return what a reference of a row points to, in words."""
    return named(row.values[key], row.names.get(key, ""))


def _is_milestone(column: Described) -> bool:
    return isinstance(column, Field) and column.to == MILESTONES


def _width(column: Described) -> int:
    return column.width or (_MILESTONE_WIDTH if _is_milestone(column) else column.default_width)


def _painter(column: Described) -> str:
    if column.kind in SUMMED:
        return "slip" if column.key in looks.LATE else "number"
    return "date" if column.kind is Kind.DATE else "text"


def _tone(described: Register, column: Described) -> str:
    if isinstance(column, Computed) or column.key == described.code:
        return "text2"
    if column.kind is Kind.DATE and column.key.endswith("_planned"):
        return "text3"
    is_name = column.key in described.names or column.kind in SUMMED or column.kind is Kind.DATE
    return "text" if is_name else "text2"


def _words(column: Described, value: Any) -> str:
    if value is None or value == "":
        return ""
    if column.kind in NUMBERS:
        return _number(column, value)
    if column.kind is Kind.CHOICE:
        return tr(column.choices[value]) if value in column.choices else str(value)
    return _WORDS.get(column.kind, _one_line)(value)


def _one_line(value: Any) -> str:
    return " ".join(str(value).split("\n"))


_WORDS: Final[Mapping[Kind, Callable[[Any], str]]] = {
    Kind.DATE: text.day,
    Kind.FLAG: lambda value: "✓" if value else "",
    Kind.SHOP: lambda code: tr(terms.shop(code).name),
    Kind.COUNTRY: text.country,
}


def _number(column: Described, value: Any) -> str:
    if column.key in looks.LATE:
        return text.slip(value)
    if column.key in looks.OVER | looks.SPARE:
        return text.days(value)
    places = column.places
    if isinstance(value, Decimal):
        exponent = int(value.normalize().as_tuple().exponent)
        places = max(places, min(_MOST_PLACES, -exponent))
    return (
        text.percent(value, places) if column.kind is Kind.PERCENT else text.number(value, places)
    )


def _plain(value: Any) -> str:
    """Return a number as it is typed: without grouping, unit or currency."""
    if value is None:
        return ""
    number = value.amount if isinstance(value, Money) else value
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def _sorter(column: Described) -> Callable[[Row], Any]:
    """Return what a column is sorted by; what is empty comes last."""
    key, kind = column.key, column.kind
    if kind is Kind.MONEY:
        return lambda row: None if row.values[key] is None else row.values[key].amount
    if kind is Kind.SHOP:
        return lambda row: _SHOPS.get(row.values[key])
    if kind is Kind.CHOICE:
        order = {choice: number for number, choice in enumerate(column.choices)}
        return lambda row: order.get(row.values[key])
    return lambda row: row.values[key] if row.values[key] != "" else None


def _finder(column: Described) -> Callable[[Row], str]:
    """Return the words a filter looks for; numbers without the language's own dress are quick."""
    key, kind = column.key, column.kind
    if kind is Kind.MONEY:
        return lambda row: "" if (v := row.values[key]) is None else f"{v.amount:,} {v.amount}"
    if kind in NUMBERS or kind is Kind.DATE:
        return lambda row: "" if row.values[key] is None else str(row.values[key])
    if kind is Kind.FLAG:
        return lambda row: tr(column.title) if row.values[key] else ""
    if kind is Kind.REFERENCE:
        return lambda row: _pointed(row, key)
    return lambda row: _words(column, row.values[key])


def _choices(field: Field) -> list[tuple[Any, str]]:
    if field.kind is Kind.FLAG:
        return [(True, tr(mark("Yes"))), (False, tr(mark("No")))]
    if field.kind is Kind.SHOP:
        found = [(shop.code, tr(shop.name)) for shop in terms.SHOPS]
    else:
        found = [(key, tr(name)) for key, name in field.choices.items()]
    return found if field.required else [("", tr(mark("None"))), *found]


def _chip(column: Described, value: str) -> Any:
    words = _words(column, value)
    return looks.chip(value, words) if words else Text("")


def _days(column: Described, value: int | None, tone: Callable[[int | None], str]) -> Text:
    shade = tone(value)
    return Text(_words(column, value), shade, "small" if shade == "text2" else "small_m")


def _step(key: str) -> Callable[[Row, int], Any]:
    import datetime as dt  # noqa: PLC0415  the class is needed only when a key moves a date

    def stepped(row: RegisterRow, days: int) -> dt.date | None:
        now: dt.date | None = row.values[key]
        return None if now is None else now + dt.timedelta(days)

    return stepped

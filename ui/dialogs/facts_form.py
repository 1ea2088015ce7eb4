"""The fields for the facts of a project, filled from what is kept and read back column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.errors import InvalidInput
from core.language import mark, tr
from core.queries.planning import calendar_rows, project_codes
from ui.dialogs.choices import contract_types, currencies, incoterms, stages, statuses
from ui.dialogs.country_field import CountryField
from ui.dialogs.entry_form import EntryForm
from ui.widgets.amount_field import AmountField
from ui.widgets.label import FactGrid
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import NoteField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from core.money import Money
    from core.queries.project import ProjectRow, ShopRow
    from ui.desk import Desk
    from ui.widgets.combo import Combo

COLUMNS: Final = 3
SHARE_DIGITS: Final = 2
JPH_DIGITS: Final = 4
MOST_JPH: Final = 1000
MOST_MONTHS: Final = 600
MOST: Final = 1000
"""The largest priority, and the most days of float that are nearly critical."""


class FactsForm(EntryForm):
    """One field for each fact of a project, grouped as a contract is read."""

    def __init__(self, desk: Desk, row: ProjectRow, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, today=desk.status_date, parent=parent)
        self._desk, self._row = desk, row
        self._add_names()
        self._add_contract()
        self._add_value()
        self._add_place()
        self._add_measures()
        self._add_shops(row.shops)
        self._before = {name: self.entries.peek(name) for name in self.entries.names()}

    @property
    def is_touched(self) -> bool:
        """Return whether something is typed or chosen that is not kept yet."""
        return self.entries.differ(self._before)

    def changes(self) -> dict[str, Any] | None:
        """Return the columns that are to change; None where a value is refused."""
        found = self.entries.values()
        if found is None:
            return None
        changed = {name: value for name, value in found.items() if value != self._before[name]}
        if "value" in changed:
            money: Money | None = changed.pop("value")
            changed["value_minor"] = money.minor if money is not None else 0
        if "bac" in changed:
            budget: Money | None = changed.pop("bac")
            changed["bac_minor"] = None if budget is None else budget.minor
        return changed

    # the groups of fields

    def _add_names(self) -> None:
        row = self._row
        self.code = self.add_text("code", mark("Code"), row.code, read=self._free_code, needed=True)
        self.status = self.add_choice("status", mark("Status"), statuses(), row.status)
        self.stage = self.add_choice("stage_set", mark("Current stage"), stages(), row.stage_set)
        self.name = self.add_text("name", mark("Name"), row.name, needed=True)
        self.name_zh = self.add_text("name_zh", mark("Chinese name"), row.name_zh)
        self.name_ru = self.add_text("name_ru", mark("Russian name"), row.name_ru)
        self.status.chosen.connect(lambda _status: self._show_chance())

    def _add_contract(self) -> None:
        row = self._row
        self.add_head(mark("Contract"))
        self.number = self.add_text("contract_no", mark("Contract number"), row.contract_no)
        self.customer = self.add_text("customer", mark("Customer"), row.customer)
        self.contractor = self.add_text("contractor", mark("Contractor"), row.contractor)
        self.signed = self.add_date("signed", mark("Agreement signed"), row.signed)
        self.effective = self.add_date(
            "effective", mark("Effective"), row.effective, read=self._effective
        )
        self.pac = self.add_date(
            "contract_pac", mark("Contract PAC"), row.contract_pac, read=self._pac
        )
        kinds = contract_types(row.contract_type)
        self.kind = self.add_choice(
            "contract_type", mark("Kind of contract"), kinds, row.contract_type, span=2
        )
        self.manager = self.add_text(
            "project_manager", mark("Project manager"), row.project_manager
        )

    def _add_value(self) -> None:
        row = self._row
        self.add_head(mark("Value and delivery"))
        self.amount = AmountField(currency=row.currency)
        self.amount.set_money(row.value if row.value.minor else None)
        self.add("value", mark("Contract value"), self.amount, self._value)
        self.currency = self.add_choice(
            "currency", mark("Currency"), currencies(row.currency), row.currency
        )
        self.months = self.add_number(
            "warranty_months",
            mark("Warranty, months from PAC"),
            row.warranty_months,
            most=MOST_MONTHS,
        )
        self.incoterm = self.add_choice(
            "incoterm", mark("Incoterms 2020 rule"), incoterms(), row.incoterm
        )
        self.place = self.add_text("incoterm_place", mark("Named place"), row.incoterm_place)
        self.term = self.add_text(
            "incoterm_text", mark("Delivery term as in the contract"), row.incoterm_text
        )
        self.budget = AmountField(currency=row.cost_currency or row.currency)
        self.budget.set_money(row.bac)
        self.add("bac", mark("Budget at completion"), self.budget, self.budget.money)
        own = [("", tr(mark("As the contract"))), *currencies(row.cost_currency or row.currency)]
        self.cost_currency = self.add_choice(
            "cost_currency", mark("Currency of the cost"), own, row.cost_currency
        )
        self.currency.chosen.connect(self.amount.set_currency)
        for choice in (self.currency, self.cost_currency):
            choice.chosen.connect(lambda _currency: self._show_cost_currency())
        self.incoterm.chosen.connect(lambda _rule: self._forget_term())
        self.place.changed.connect(lambda _place: self._forget_term())

    def _add_place(self) -> None:
        row = self._row
        self.add_head(mark("Place and calendars"))
        self.country = CountryField()
        self.country.set_country(row.country)
        self.add("country", mark("Country"), self.country, self.country.country)
        self.site = self.add_text("site", mark("Site"), row.site, span=2)
        self.office = self._calendar("calendar_office", mark("Office calendar"))
        self.site_calendar = self._calendar("calendar_site", mark("Site calendar"))
        self.near = self.add_number(
            "near_critical",
            mark("Nearly critical up to, days"),
            row.near_critical,
            most=MOST,
            needed=True,
        )

    def _add_measures(self) -> None:
        row = self._row
        self.add_head(mark("Capacity and order"))
        self.jph = self.add_number(
            "design_jph",
            mark("Design capacity, JPH"),
            row.design_jph,
            most=MOST_JPH,
            digits=JPH_DIGITS,
        )
        self.priority = self.add_number("priority", mark("Priority"), row.priority, most=MOST)
        self.chance = NumberField(least=0, most=100, digits=SHARE_DIGITS, trimmed=True)
        share = row.win_probability
        self.chance.set_value(None if share is None else share * 100)
        self.add("win_probability", mark("Win probability, %"), self.chance, self._chance)
        self._show_chance()
        self.note = NoteField(lines=3)
        self.note.set_value(row.note)
        self.add("note", mark("Note"), self.note, self.note.value, span=COLUMNS)

    def _add_shops(self, shops: Sequence[ShopRow]) -> None:
        if shops:
            self.add_head(mark("Shops"))
            grid = FactGrid(label_width=110)
            grid.show_facts([(tr(terms.shop(shop.code).name), shop_words(shop)) for shop in shops])
            self.add_wide(grid)

    def _calendar(self, key: str, label: str) -> Combo:
        value = getattr(self._row, key)
        kept = {row.code: row.country for row in self._desk.read(calendar_rows)}
        codes = [*kept, *([value] if value and value not in kept else [])]
        named = [(code, _calendar_words(code, kept.get(code, ""))) for code in codes]
        return self.add_choice(key, label, [("", tr(mark("None"))), *named], value)

    # rules of entry

    def _free_code(self) -> str:
        code = self.code.value()
        if code != self._row.code and code in self._desk.read(project_codes):
            raise InvalidInput(
                tr(mark("There is already a project {code}. Choose another code."), code=code)
            )
        return code

    def _effective(self) -> dt.date | None:
        day, signed = self.effective.date(), self.entries.peek("signed")
        if day is not None and signed is not None and day < signed:
            raise InvalidInput(tr(mark("The contract cannot take effect before it is signed.")))
        return day

    def _pac(self) -> dt.date | None:
        day, signed = self.pac.date(), self.entries.peek("signed")
        is_as_kept = (day, signed) == (self._row.contract_pac, self._row.signed)
        if not is_as_kept and day is not None and signed is not None and day < signed:
            raise InvalidInput(tr(mark("PAC cannot come before the agreement is signed.")))
        return day

    def _value(self) -> Money | None:
        money = self.amount.money()
        if money is not None and money.minor < 0:
            raise InvalidInput(tr(mark("A contract value is not negative.")))
        return money

    def _chance(self) -> Decimal | None:
        percent = self.chance.value()
        return None if percent is None else percent / 100

    def _show_chance(self) -> None:
        self.entries.field("win_probability").setVisible(self.status.value in terms.PURSUITS)

    def _show_cost_currency(self) -> None:
        self.budget.set_currency(self.cost_currency.value or self.currency.value)

    def _forget_term(self) -> None:
        """Take away the words of the old term: they would be shown in place of the new one."""
        if self.term.value() == self._row.incoterm_text:
            self.term.set_value("")


def shop_words(shop: ShopRow) -> str:
    """Return share, capacity and price of a shop, as far as they are known."""
    share, jph = shop.share_percent, shop.design_jph
    parts = (
        text.percent(share, _places(share)) if share is not None else "",
        tr(mark("{number} JPH"), number=text.number(jph, _places(jph))) if jph is not None else "",
        text.money(shop.price) if shop.price is not None else "",
    )
    return " · ".join(part for part in parts if part)


def _places(number: Decimal) -> int:
    return 0 if number % 1 == 0 else SHARE_DIGITS


def _calendar_words(code: str, country: str) -> str:
    return f"{code} · {text.country(country)}" if country else code

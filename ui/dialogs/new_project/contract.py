"""The first step: what the contract says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from core import terms
from core.errors import InvalidInput
from core.language import mark, tr
from core.queries.planning import next_code, project_codes
from core.queries.portfolio import portfolio_file
from ui.dialogs.choices import contract_types, currencies, incoterms
from ui.dialogs.country_field import CountryField
from ui.dialogs.entries import Entries
from ui.widgets.amount_field import AmountField
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.scroll import ScrollArea
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.money import Money
    from ui.desk import Desk


class ContractStep(ScrollArea):
    """Code, name, customer, place, value and delivery term.

    Signals:
        typed: The user changed something.
        country_changed: Another country is meant; carries its code.
    """

    typed = Signal()
    country_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.entries = Entries()
        self._taken = desk.read(project_codes)
        self._form = Form(columns=2)
        self._add_names(desk.read(next_code))
        self._add_place()
        self._add_terms(desk.read(portfolio_file).base_currency)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.addWidget(self._form)
        self.body.addStretch()

    def values(self) -> dict[str, Any] | None:
        """Return the fields of the project; None where one is refused, which it says."""
        found = self.entries.values()
        if found is None:
            return None
        money: Money | None = found.pop("value")
        found["currency"] = self.currency.value
        found["value_minor"] = money.minor if money is not None else 0
        return found

    def country(self) -> str:
        """Return the country as far as it is typed."""
        return self.entries.peek("country") or ""

    def _add_names(self, code: str) -> None:
        self.code = TextField()
        self.code.set_value(code)
        hint = tr(mark("The next free one"))
        field = self._form.add(tr(mark("Code")), self.code, hint=hint)
        self.entries.add("code", field, self._free_code, is_needed=True)
        self.code.changed.connect(lambda _text: field.set_hint(""))
        self.name = self._text("name", tr(mark("Name")), is_needed=True)
        self.customer = self._text("customer", tr(mark("Customer")))
        self.manager = self._text("project_manager", tr(mark("Project manager")))
        self.code.changed.connect(lambda _text: self.typed.emit())

    def _add_place(self) -> None:
        self.country_field = CountryField()
        field = self._form.add(tr(mark("Country")), self.country_field)
        self.entries.add("country", field, self.country_field.country, is_needed=True)
        self.country_field.chosen.connect(self._on_country)
        self.site = self._text("site", tr(mark("Site")))
        self.number = self._text("contract_no", tr(mark("Contract number")))
        self.kind = Combo()
        self.kind.set_choices(contract_types())
        self.kind.set_value("EQUIPMENT_SUPPLY_WITH_INSTALLATION")
        field = self._form.add(tr(mark("Kind of contract")), self.kind)
        self.entries.add("contract_type", field, lambda: self.kind.value)
        self.kind.chosen.connect(lambda _value: self.typed.emit())

    def _add_terms(self, base_currency: str) -> None:
        self.amount = AmountField(currency=base_currency)
        field = self._form.add(tr(mark("Contract value")), self.amount)
        self.entries.add("value", field, self._value)
        self.currency = Combo()
        self.currency.set_choices(currencies(base_currency))
        self.currency.set_value(base_currency)
        self._form.add(tr(mark("Currency")), self.currency)
        self.incoterm = Combo()
        self.incoterm.set_choices(incoterms())
        field = self._form.add(tr(mark("Incoterms 2020 rule")), self.incoterm)
        self.entries.add("incoterm", field, lambda: self.incoterm.value)
        self.place = self._text("incoterm_place", tr(mark("Named place")))
        self.amount.textEdited.connect(lambda _text: self.typed.emit())
        self.currency.chosen.connect(self._on_currency)
        self.incoterm.chosen.connect(lambda _value: self.typed.emit())

    def _text(self, key: str, label: str, *, is_needed: bool = False) -> TextField:
        widget = TextField()
        field = self._form.add(label, widget)
        self.entries.add(key, field, widget.value, is_needed=is_needed)
        widget.changed.connect(lambda _text: self.typed.emit())
        return widget

    def _free_code(self) -> str:
        code = self.code.value()
        if code in self._taken:
            raise InvalidInput(
                tr(mark("There is already a project {code}. Choose another code."), code=code)
            )
        return code

    def _value(self) -> Money | None:
        money = self.amount.money()
        if money is not None and money.minor < 0:
            raise InvalidInput(tr(mark("A contract value is not negative.")))
        return money

    def _on_country(self) -> None:
        self.typed.emit()
        self.country_changed.emit(self.country())

    def _on_currency(self, code: str) -> None:
        self.amount.set_currency(code)
        self.typed.emit()


def place_words(rule: str, place: str) -> str:
    """Return a delivery term as it is written: CIP Astana."""
    assert not rule or rule in terms.INCOTERMS
    return f"{rule} {place}".strip()

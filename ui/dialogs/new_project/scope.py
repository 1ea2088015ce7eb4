"""The second step: template, dates, capacity, shops and calendars."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from core import text
from core.errors import InvalidInput
from core.language import current, mark, tr
from core.queries.planning import CalendarRow, PlanWish, calendar_rows, template_rows
from ui.dialogs.entries import Entries
from ui.dialogs.new_project.shops import ShopShares
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk

HOME: Final = "CN"
"""The country of the contractor's office."""
TO_EFFECTIVE: Final = dt.timedelta(30)
USUAL_JPH: Final = 25
MOST_JPH: Final = 200


class ScopeStep(ScrollArea):
    """The few inputs that a plan is made of.

    Signals:
        typed: The user changed something; the plan is another.
    """

    typed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.entries = Entries()
        self._desk = desk
        self._kept = desk.read(calendar_rows)
        self._templates = {row.key: row for row in template_rows()}
        self._is_effective_typed = False
        self._typed_calendars: set[str] = set()
        self._form = Form(columns=2)
        self._add_template()
        self._add_dates()
        self._add_shops()
        self._add_calendars()
        self.body.setContentsMargins(20, 14, 20, 14)
        self.body.addWidget(self._form)
        self.body.addStretch()
        self.show_country("")
        self._on_template()

    def wish(self) -> PlanWish | None:
        """Return what to plan as far as it is typed; None while there is no plan of it."""
        signed = self.entries.peek("signed")
        shares = self.entries.peek("shops")
        if signed is None or shares is None or not self.effective.is_valid:
            return None
        return PlanWish(
            template=self.template.value,
            signed=signed,
            effective=self.entries.peek("effective"),
            contract_pac=self.entries.peek("contract_pac"),
            shops=shares,
            jph=self.entries.peek("design_jph"),
            calendar_office=self.office.value,
            calendar_site=self.site.value,
        )

    def values(self) -> dict[str, Any] | None:
        """Return the fields of the project and its shops; None where one is refused."""
        return self.entries.values()

    def countries(self) -> frozenset[str]:
        """Return the countries whose own calendars are meant, not ones that the file keeps."""
        return frozenset({self.office.value, self.site.value} - {row.code for row in self._kept})

    def show_country(self, country: str) -> None:
        """Offer the calendars of another country, and propose its site calendar."""
        self._offer("office", self.office, HOME)
        self._offer("site", self.site, country or HOME)

    def set_template_hint(self, hint: str) -> None:
        """Say under the template what it comes to."""
        self.entries.field("template").set_hint(hint)

    def template_words(self) -> str:
        """Return the line that describes the template."""
        return self._templates[self.template.value].texts[current()]

    # building

    def _add_template(self) -> None:
        self.template = Combo()
        self.template.set_choices(
            [(row.key, row.names[current()]) for row in self._templates.values()]
        )
        field = self._form.add(tr(mark("Template")), self.template, span=2)
        self.entries.add("template", field, lambda: self.template.value)
        self.template.chosen.connect(lambda _key: self._on_template())
        self.template.chosen.connect(lambda _key: self.typed.emit())

    def _add_dates(self) -> None:
        self.signed = self._date("signed", tr(mark("Agreement signed")), is_needed=True)
        self.signed.set_date(self._desk.status_date())
        self.signed.date_changed.connect(lambda _day: self._propose_effective())
        self.effective = self._date("effective", tr(mark("Effective")), read=self._effective)
        self.effective.textEdited.connect(lambda _text: self._own_effective())
        self.jph = NumberField(least=1, most=MOST_JPH, digits=2)
        self.jph.set_value(USUAL_JPH)
        self.jph.setText(text.number(USUAL_JPH))
        field = self._form.add(tr(mark("Design capacity, JPH")), self.jph)
        self.entries.add("design_jph", field, self.jph.value)
        self.jph.textEdited.connect(lambda _text: self.typed.emit())
        self.jph.changed.connect(lambda _value: self.typed.emit())
        self.pac = self._date("contract_pac", tr(mark("Contract PAC")), read=self._pac)
        self._propose_effective()

    def _add_shops(self) -> None:
        self.shops = ShopShares()
        field = self._form.add(tr(mark("Shops and shares of the contract")), self.shops, span=2)
        self.entries.add("shops", field, self.shops.shares)
        self.shops.changed.connect(self.typed)

    def _add_calendars(self) -> None:
        self.office, self.site = Combo(), Combo()
        field = self._form.add(tr(mark("Office calendar")), self.office)
        self.entries.add("calendar_office", field, lambda: self.office.value)
        field = self._form.add(tr(mark("Site calendar")), self.site)
        self.entries.add("calendar_site", field, lambda: self.site.value)
        for kind, combo in (("office", self.office), ("site", self.site)):
            combo.chosen.connect(lambda _code, kind=kind: self._own_calendar(kind))

    def _date(
        self, key: str, label: str, *, is_needed: bool = False, read: Any = None
    ) -> DateField:
        widget = DateField(name=label, today=self._desk.status_date)
        field = self._form.add(label, widget)
        self.entries.add(key, field, read or widget.date, is_needed=is_needed)
        widget.refused.connect(field.refuse)
        widget.committed.connect(lambda _day: field.approve())
        widget.textChanged.connect(lambda _text: self.typed.emit())
        return widget

    # rules of entry

    def _effective(self) -> dt.date | None:
        day, signed = self.effective.date(), self.entries.peek("signed")
        if day is not None and signed is not None and day < signed:
            raise InvalidInput(tr(mark("The contract cannot take effect before it is signed.")))
        return day

    def _pac(self) -> dt.date | None:
        day, signed = self.pac.date(), self.entries.peek("signed")
        if day is not None and signed is not None and day < signed:
            raise InvalidInput(tr(mark("PAC cannot come before the agreement is signed.")))
        return day

    def _propose_effective(self) -> None:
        signed = self.entries.peek("signed")
        if not self._is_effective_typed and signed is not None:
            self.effective.set_date(signed + TO_EFFECTIVE)
            hint = tr(mark("signed + {count} d"), count=TO_EFFECTIVE.days)
            self.entries.field("effective").set_hint(hint)

    def _own_effective(self) -> None:
        self._is_effective_typed = True
        self.entries.field("effective").set_hint("")

    def _own_calendar(self, kind: str) -> None:
        self._typed_calendars.add(kind)
        self.typed.emit()

    def _on_template(self) -> None:
        self.shops.choose(self._templates[self.template.value].shops)
        self.set_template_hint(self.template_words())

    def _offer(self, kind: str, combo: Combo, country: str) -> None:
        codes = {row.code for row in self._kept}
        own = [code for code in dict.fromkeys((HOME, country)) if code not in codes]
        rows = [*self._kept, *(CalendarRow(code, code) for code in own)]
        chosen = combo.value if kind in self._typed_calendars else None
        combo.set_choices([(row.code, _words(row)) for row in rows])
        combo.set_value(chosen or _proposed(self._kept, kind, country))


def _words(row: CalendarRow) -> str:
    return text.country(row.country) if row.code == row.country else row.code


def _proposed(kept: Iterable[CalendarRow], kind: str, country: str) -> str:
    """Return the kept calendar of a country whose code names the place, else any of it."""
    there = [row.code for row in kept if row.country == country]
    named = [code for code in there if kind.upper() in code.upper()]
    return [*named, *there, country][0]

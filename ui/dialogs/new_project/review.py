"""The last step: everything that Create will store, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import terms, text
from core.language import mark, tr
from core.money import Money
from ui.widgets.label import FactGrid, Label
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget


class ReviewStep(ScrollArea):
    """Facts of the project to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label("", "h2", wrap=True)
        self._facts = FactGrid(label_width=110)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._facts)
        self.body.addStretch()

    def show_project(
        self,
        fields: Mapping[str, Any],
        shops: Sequence[tuple[str, Decimal]],
        *,
        template: str,
        calendars: str,
    ) -> None:
        """Show what is to be stored; what was left empty stays away."""
        self._title.set_text(fields["name"])
        money = Money(fields["value_minor"], fields["currency"])
        shown = [
            (tr(mark("Code")), fields["code"]),
            (tr(mark("Customer")), fields["customer"]),
            (tr(mark("Place")), _joined(fields["site"], text.country(fields["country"]))),
            (tr(mark("Contract")), _contract(fields)),
            (tr(mark("Value")), text.money(money) if money.minor else ""),
            (tr(mark("Delivery term")), f"{fields['incoterm']} {fields['incoterm_place']}".strip()),
            (tr(mark("Project manager")), fields["project_manager"]),
            (tr(mark("Template")), template),
            (tr(mark("Agreement signed")), text.day(fields["signed"])),
            (tr(mark("Effective")), text.day(fields["effective"])),
            (tr(mark("Contract PAC")), text.day(fields["contract_pac"])),
            (tr(mark("Design capacity")), _jph(fields["design_jph"])),
            (tr(mark("Shops")), "\n".join(_share(code, share) for code, share in shops)),
            (tr(mark("Calendars")), calendars),
        ]
        self._facts.show_facts([(label, value) for label, value in shown if value])


def _contract(fields: Mapping[str, Any]) -> str:
    kind = terms.CONTRACT_TYPES.get(fields["contract_type"], fields["contract_type"])
    return _joined(fields["contract_no"], tr(kind))


def _jph(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"{text.number(value, 0 if value % 1 == 0 else 2)} JPH"


def _share(code: str, share: Decimal) -> str:
    digits = 0 if share % 1 == 0 else 2
    return f"{tr(terms.shop(code).name)} {text.percent(share, digits)}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

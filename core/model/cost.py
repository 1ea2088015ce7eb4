"""What it costs: the budget by category, actual cost by month, and what the price is made of."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from core.model.row import Day, Number, OwnedRow, Sum, Words


class CostLine(OwnedRow):
    """A category of cost; money is in the currency of the project's cost."""

    __tablename__ = "cost_line"

    key: Mapped[Words]
    name: Mapped[Words]
    budget_minor: Mapped[Sum]
    actual_minor: Mapped[Sum]
    estimate_to_complete_minor: Mapped[Sum]
    note: Mapped[Words]


class CostMonth(OwnedRow):
    """Actual cost from the beginning to the end of a month."""

    __tablename__ = "cost_month"

    date: Mapped[Day]
    actual_minor: Mapped[Sum]


class BudgetRate(OwnedRow):
    """Units of the quote currency for one of the base currency, as the project was budgeted."""

    __tablename__ = "budget_rate"

    base: Mapped[Words]
    quote: Mapped[Words]
    rate: Mapped[Number]
    note: Mapped[Words]


class PriceComponent(OwnedRow):
    """A part of the contract price: engineering, equipment, freight …."""

    __tablename__ = "price_component"

    key: Mapped[Words]
    name: Mapped[Words]
    amount_minor: Mapped[Sum]

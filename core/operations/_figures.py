"""Keeping sums the same figures when the currency of a project changes: 7.00 USD is 7 JPY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.money import Money, places
from core.queries.register import currency_of
from core.registers import Kind, registers

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from core.model import Project
    from core.registers import Field, Register


def keep_figures(
    session: Session,
    project: Project,
    currency: str,
    cost_currency: str,
    *,
    stated: Collection[str],
) -> None:
    """Keep the budget and the sums of all registers the figures they were.

    Args:
        session: where the rows are.
        project: with its new currencies.
        currency: that of the contract before.
        cost_currency: that of the cost before; empty where it was that of the contract.
        stated: fields of the project that are given anew, and so are in the new currency.

    Raises:
        InvalidInput: a sum has more decimal places than its new currency.
    """
    if project.bac_minor is not None and "bac_minor" not in stated:
        new = project.cost_currency or project.currency
        project.bac_minor = _figure(project.bac_minor, cost_currency or currency, new)
    for register in registers().values():
        if sums := [field for field in register.fields if field.kind is Kind.MONEY]:
            _keep_rows(session, register, sums, project, (currency, cost_currency))


def _keep_rows(
    session: Session,
    register: Register,
    sums: list[Field],
    project: Project,
    before: tuple[str, str],
) -> None:
    own = [field.key for field in register.fields if field.kind is Kind.CURRENCY]
    with session.no_autoflush:
        rows = session.scalars(
            select(register.entity).where(register.entity.project_id == project.id)
        ).all()
    for row in rows:
        said = {key: getattr(row, key) for key in own}
        for field in sums:
            minor = getattr(row, field.attribute)
            if minor is not None:
                old = currency_of(field, said, *before)
                new = currency_of(field, said, project.currency, project.cost_currency)
                setattr(row, field.attribute, _figure(minor, old, new))


def _figure(minor: int, old: str, new: str) -> int:
    if places(old) == places(new):
        return minor
    return Money.of(Money(minor, old).amount, new).minor

"""The choices that several dialogs offer: currencies, delivery rules, kinds of shop and contract."""

from __future__ import annotations

from core import terms
from core.language import mark, tr
from core.money import CURRENCIES


def currencies(also: str = "") -> list[tuple[str, str]]:
    """Return the currencies, and one more where a project has another."""
    others = [also] if also and also not in CURRENCIES else []
    return [(code, code) for code in (*CURRENCIES, *others)]


def incoterms() -> list[tuple[str, str]]:
    """Return the rules of Incoterms 2020, and none."""
    return [("", tr(mark("None"))), *((rule, rule) for rule in terms.INCOTERMS)]


def contract_types(also: str = "") -> list[tuple[str, str]]:
    """Return the kinds of contract, and one more where a project has another."""
    others = [(also, also)] if also and also not in terms.CONTRACT_TYPES else []
    return [*((key, tr(name)) for key, name in terms.CONTRACT_TYPES.items()), *others]


def statuses() -> list[tuple[str, str]]:
    """Return the statuses of a project."""
    return [(key, tr(name)) for key, name in terms.PROJECT_STATUSES.items()]


def stages() -> list[tuple[str, str]]:
    """Return the stages, and following the milestones instead."""
    follows = ("", tr(mark("As the milestones say")))
    return [follows, *((s.code, f"{s.code} {tr(s.name)}") for s in terms.STAGES)]

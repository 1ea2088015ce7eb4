"""What a guarantee or a letter of credit says in a panel: its bank, its end, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import mark, tr
from core.registers.guarantees import STATUSES, TYPES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from core.money import Money
    from core.queries.register import RegisterRow

DOT: Final = " · "
_RANKS: Final = {"RED": 0, "AMBER": 1}
_OVER: Final = frozenset({"RETURNED"})
_NOT_YET: Final = frozenset({"PLANNED", "REQUESTED"})
_CLOSE: Final = 14
"""Days to the latest shipment that are few."""


@dataclass(frozen=True, slots=True)
class Release:
    """The milestone that releases a guarantee: its short name, and when it is expected."""

    name: str
    finish: dt.date | None


@dataclass(frozen=True, slots=True)
class BondLine:
    """A line of the panel.

    Attributes:
        register: the register of the row.
        row_id: of the row.
        title: what it is.
        amount: what it still stands for.
        under: bank and end.
        note: what matters about it, in a tone.
        chip: tone and words.
        parts: of a credit, the shares drawn, presented and left; none of a guarantee.
        rank: what must be acted on comes first.
    """

    register: str
    row_id: int
    title: str
    amount: str
    under: str
    note: str
    tone: str
    chip: tuple[str, str]
    parts: tuple[float, float, float] | None = None
    rank: int = 2


def guarantee_line(row: RegisterRow, releases: Mapping[str, Release]) -> BondLine | None:
    """Return the line of a guarantee; None of one that was given back."""
    values = row.values
    if values["status"] in _OVER:
        return None
    note, tone, chip = _of_guarantee(values, releases)
    return BondLine(
        "guarantees",
        row.id,
        _named(TYPES, values["type"]),
        text.short_money(_stands_for(values)),
        _bank_and_end(values["issuer"], values["expiry"]),
        note,
        tone,
        chip,
        rank=_RANKS.get(values["alarm"], 2),
    )


def credit_line(row: RegisterRow) -> BondLine:
    """Return the line of a letter of credit."""
    values = row.values
    note, tone, chip = _of_credit(values)
    return BondLine(
        "credits",
        row.id,
        tr(mark("L/C {number}"), number=values["number"]),
        text.short_money(values["amount"]),
        _bank_and_end(values["issuing_bank"], values["expiry"]),
        note,
        tone,
        chip,
        _parts(values),
        _RANKS.get(values["alarm"], 2),
    )


def _of_guarantee(
    values: Mapping[str, Any], releases: Mapping[str, Release]
) -> tuple[str, str, tuple[str, str]]:
    """Return the note, its tone and the chip."""
    gap, left, status = values["gap_days"], values["days_to_expiry"], values["status"]
    words = _named(STATUSES, status)
    if status in _NOT_YET:
        return _needed(values), "text3", ("grey", words)
    if status == "CALLED":
        return _needed(values), "text3", ("red", words)
    if left is not None and left < 0:
        said = tr(mark("expired {days} ago"), days=text.days(-left))
        return said, "red_text", ("red", _named(STATUSES, "EXPIRED"))
    tone = "red" if values["alarm"] == "RED" else "amber"
    if gap is not None and gap > 0:
        return _too_early(values, releases), f"{tone}_text", (tone, tr(mark("Extend")))
    if values["alarm"] in _RANKS:
        return tr(mark("{days} left"), days=text.days(left or 0)), f"{tone}_text", (tone, words)
    spare = tr(mark("{days} to spare"), days=text.days(-gap)) if gap is not None else ""
    return DOT.join(filter(None, (_needed(values), spare))), "text3", ("grey", words)


def _too_early(values: Mapping[str, Any], releases: Mapping[str, Release]) -> str:
    """Return by how much it ends before what releases it, or before the day it must last to."""
    released = releases.get(values["release"])
    if released is not None and released.finish is not None:
        days = (released.finish - values["expiry"]).days
        if days > 0:
            words = mark("{days} before forecast {milestone}")
            return tr(words, days=text.days(days), milestone=released.name)
    words = mark("{days} short of {day}")
    return tr(words, days=text.days(values["gap_days"]), day=text.day(values["needed"]))


def _needed(values: Mapping[str, Any]) -> str:
    if values["needed"] is None:
        return ""
    return tr(mark("needed to {day}"), day=text.day(values["needed"]))


def _of_credit(values: Mapping[str, Any]) -> tuple[str, str, tuple[str, str]]:
    margin, late, by = values["shipment_margin"], values["expiry_margin"], values["documents_by"]
    if margin is None and late is None:
        return "", "text3", ("grey", tr(mark("All shipped")))
    presented = tr(mark("documents by {day}"), day=text.day(by)) if by is not None else ""
    if margin is not None and margin < 0:
        said = tr(mark("last lot {days} after the latest day"), days=text.days(-margin))
        return DOT.join(filter(None, (said, presented))), "red_text", ("red", tr(mark("Amend")))
    if late is not None and late < 0:
        return (
            tr(mark("documents may come after it expires")),
            "amber_text",
            (
                "amber",
                tr(mark("Amend")),
            ),
        )
    said = tr(mark("{days} to the latest shipment"), days=text.days(margin)) if margin else ""
    if margin == 0:
        said = tr(mark("last lot on the latest day"))
    note = DOT.join(filter(None, (said, presented)))
    if margin is not None and margin < _CLOSE:
        return note, "amber_text", ("amber", tr(mark("Tight")))
    return note, "text3", ("grey", _named(STATUSES, "ACTIVE"))


def _named(words: Mapping[str, str], key: str) -> str:
    said = words.get(key, key)
    return tr(said)


def _bank_and_end(bank: str, expiry: dt.date | None) -> str:
    end = tr(mark("expires {day}"), day=text.day(expiry)) if expiry is not None else ""
    return DOT.join(filter(None, (bank, end)))


def _stands_for(values: Mapping[str, Any]) -> Money | None:
    """Return what a guarantee amounts to now, where it was reduced; else its amount."""
    now: Money | None = values["current_amount"]
    amount: Money | None = values["amount"]
    is_reduced = now is not None and now.minor > 0 and values["status"] not in _NOT_YET
    return now if is_reduced else amount


def _parts(values: Mapping[str, Any]) -> tuple[float, float, float] | None:
    amount: Money | None = values["amount"]
    if amount is None or amount.minor <= 0:
        return None
    taken = [values["drawn"], values["presented_unpaid"]]
    drawn, presented = (0 if each is None else each.minor for each in taken)
    first = min(1.0, drawn / amount.minor)
    second = min(1.0 - first, presented / amount.minor)
    return first, second, 1.0 - first - second

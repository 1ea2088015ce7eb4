"""What a date would do to damages, guarantees, credits, goods and payments, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr, trn
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.queries.consequence import Effect
    from core.rules.stakes import (
        CreditBreach,
        DamagesMove,
        GuaranteeBreach,
        PackageMove,
        PaymentMove,
        SumMove,
    )

SHORT, USUAL = 3, 6
"""So many lines beside the pointer, and under a calendar."""
DAMAGES_RED: Final = 0.5
"""Share of the cap from which damages are red, as in the health of a project."""
VERY_LATE: Final = 30
_TONES: Final = {"RED": "red_text", "AMBER": "amber_text"}
_RANK: Final = {"red_text": 0, "amber_text": 1}
_CREDITS: Final = {
    "expiry": mark("last shipment {days} d after it expires on {day}"),
    "shipment": mark("last shipment {days} d after the latest day {day}"),
    "documents": mark("{days} d left to present documents, to {day}"),
    "close": mark("last shipment {days} d before the latest day {day}"),
}


def stake_lines(found: Effect | None, *, most: int | None = None) -> list[Consequence]:
    """Return what changes, the worst first; past the most, how many more there are."""
    if found is None:
        return []
    lines = sorted(_lines(found), key=lambda line: _RANK.get(line.tone, len(_RANK)))
    if most is None or len(lines) <= most:
        return lines
    more = len(lines) - most
    words = trn("and {count} more", "and {count} more", more)
    return [*lines[:most], Consequence("", words, "text2")]


def _lines(found: Effect) -> Iterator[Consequence]:
    for credit in found.credits:
        yield _credit(credit)
    for guarantee in found.guarantees:
        yield _guarantee(guarantee)
    if found.damages is not None:
        yield from _damages(found.damages)
    yield from _packages(found.packages)
    for payment in found.payments:
        yield _payment(payment)
    for month in found.months:
        label = tr(mark("Cash {month}"), month=text.month_of_year(month.month))
        yield Consequence(label, text.money_change(month.before, month.after))


def _credit(breach: CreditBreach) -> Consequence:
    words = tr(_CREDITS[breach.kind], days=breach.days, day=text.day(breach.limit))
    return Consequence(breach.number, words, _TONES.get(breach.rag, "text"))


def _guarantee(breach: GuaranteeBreach) -> Consequence:
    words = tr(
        mark("ends {days} d too early: extend to {day}"),
        days=breach.gap,
        day=text.day(breach.until),
    )
    return Consequence(breach.code, words, _TONES.get(breach.rag, "text"))


def _damages(move: DamagesMove) -> Iterator[Consequence]:
    """Yield what is owed net of the extensions claimed, then what else changes without them."""
    net = _sum(move.net_of_claimed)
    if move.share_after is not None:
        share = text.percent(move.share_after * 100)
        net = tr(mark("{sum} · {share} of cap"), sum=net, share=share)
    yield Consequence(tr(mark("LD exposure")), net, _damages_tone(move))
    told = [move.net_of_claimed]
    for label, each in (
        (mark("LD gross"), move.gross),
        (mark("LD net of EOT granted"), move.net_of_granted),
    ):
        if each.before != each.after and each not in told:
            told.append(each)
            yield Consequence(tr(label), _sum(each), _sum_tone(each))


def _damages_tone(move: DamagesMove) -> str:
    if move.net_of_claimed.after <= move.net_of_claimed.before:
        return "text"
    is_red = move.share_after is not None and move.share_after >= DAMAGES_RED
    return "red_text" if is_red else "amber_text"


def _sum_tone(move: SumMove) -> str:
    return "amber_text" if move.after > move.before else "text"


def _sum(move: SumMove) -> str:
    return text.money_change(move.before, move.after)


def _packages(moves: tuple[PackageMove, ...]) -> Iterator[Consequence]:
    """Yield the packages that come too late one by one, the others by the day they come."""
    for move in moves:
        if move.late:
            words = tr(
                mark("on site {day}, {days} d after it is needed"),
                day=text.day(move.new),
                days=move.late,
            )
            tone = "red_text" if move.late > VERY_LATE else "amber_text"
            yield Consequence(f"{move.code} {move.name}", words, tone)
    in_time = [move.new for move in moves if not move.late]
    for day in sorted(set(in_time)):
        count = in_time.count(day)
        words = trn("{count} package on {day}", "{count} packages on {day}", count, day=day)
        yield Consequence(tr(mark("On site")), words)


def _payment(move: PaymentMove) -> Consequence:
    """Return the days of a payment; where there is little room its name is cut, not its sum."""
    amount = move.amount
    parts = [move.code, text.short_amount(amount) if amount and amount.minor else "", move.name]
    label = " · ".join(part for part in parts if part)
    return Consequence(label, f"{text.day(move.old)} → {text.day(move.new)}")

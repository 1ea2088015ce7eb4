"""What a date costs, line by line: the worst first, cut to what there is room for."""

from __future__ import annotations

import datetime as dt

import pytest

from core.language import use
from core.money import Money
from core.rules.stakes import (
    CreditBreach,
    DamagesMove,
    Effect,
    GuaranteeBreach,
    MonthMove,
    PackageMove,
    PaymentMove,
    SumMove,
)
from ui.dialogs.stakes import SHORT, stake_lines


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def usd(amount: int) -> Money:
    return Money.of(amount, "USD")


SAME = SumMove(usd(4_400_000), usd(4_400_000))
WORSE = SumMove(usd(2_321_000), usd(2_739_000))
EVERYTHING = Effect(
    damages=DamagesMove(
        SAME,
        SAME,
        WORSE,
        usd(4_400_000),
        share_before=(usd(2_321_000).amount / 4_400_000),
        share_after=(usd(2_739_000).amount / 4_400_000),
    ),
    payments=(
        PaymentMove(9, "PM-09", "PAC", usd(8_800_000), day("2025-12-01"), day("2025-12-15")),
    ),
    months=(MonthMove(day("2025-12-01"), usd(8_800_000), usd(0)),),
    guarantees=(
        GuaranteeBreach(2, "BG-02", 105, 91, day("2025-08-31"), day("2025-12-14"), "AMBER"),
    ),
    credits=(CreditBreach(1, "LC-1", "shipment", 4, day("2025-03-31"), "RED"),),
    packages=(
        PackageMove(1, "P01", "Oven", None, day("2025-05-02"), day("2025-04-25")),
        PackageMove(2, "P02", "Robots", None, day("2025-05-02"), None),
        PackageMove(3, "P03", "Booth", None, day("2025-05-02"), None),
    ),
)


def test_every_line_says_what_and_by_how_much_the_worst_first() -> None:
    assert [(line.label, line.text, line.tone) for line in stake_lines(EVERYTHING)] == [
        ("LC-1", "last shipment 4 d after the latest day 2025-03-31", "red_text"),
        ("LD exposure", "2.32 → 2.74 M\xa0USD · 62\xa0% of cap", "red_text"),
        ("BG-02", "ends 105 d too early: extend to 2025-12-14", "amber_text"),
        ("P01 Oven", "on site 2025-05-02, 7 d after it is needed", "amber_text"),
        ("On site", "2 packages on 2025-05-02", "text"),
        ("PM-09 · 8.8 M · PAC", "2025-12-01 → 2025-12-15", "text"),
        ("Cash Dec 25", "8.80 → 0.00 M\xa0USD", "text"),
    ]


def test_where_there_is_little_room_the_rest_is_counted() -> None:
    lines = stake_lines(EVERYTHING, most=SHORT)
    assert [line.label for line in lines] == ["LC-1", "LD exposure", "BG-02", ""]
    assert lines[-1].text == "and 4 more"
    assert stake_lines(EVERYTHING, most=7) == stake_lines(EVERYTHING)


def test_where_nothing_changes_nothing_is_said() -> None:
    assert stake_lines(Effect()) == []
    assert stake_lines(None) == []


def test_less_to_pay_is_no_warning_and_gross_is_told_where_it_changes() -> None:
    down = SumMove(usd(500_000), usd(400_000))
    up = SumMove(usd(3_000), usd(4_000))
    moves = DamagesMove(up, SumMove(usd(1), usd(2)), down, None, None, None)
    lines = stake_lines(Effect(damages=moves))
    assert [(line.label, line.text, line.tone) for line in lines] == [
        ("LD gross", "3,000 → 4,000\xa0USD", "amber_text"),
        ("LD net of EOT granted", "1 → 2\xa0USD", "amber_text"),
        ("LD exposure", "500 → 400 k\xa0USD", "text"),
    ]


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_lines_are_said_in_the_language(language: str) -> None:
    english = [line.text for line in stake_lines(EVERYTHING)]
    use(language)
    try:
        said = [line.text for line in stake_lines(EVERYTHING)]
    finally:
        use("en")
    assert said[0] != english[0]
    assert said[2] != english[2]

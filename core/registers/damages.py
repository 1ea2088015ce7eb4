"""Terms of liquidated damages, for delay and for missed performance, with their caps."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import DamagesTerms
from core.registers._spec import MILESTONES, Field, Kind, Register

BASES: Final = {
    "SHOP": mark("Price of the delayed shop"),
    "CONTRACT": mark("Contract price"),
    "AMOUNT": mark("Amount stated"),
}
ROUNDINGS: Final = {
    "FULL_WEEKS": mark("Full weeks"),
    "STARTED_WEEKS": mark("Started weeks"),
    "PRO_RATA_DAYS": mark("Pro rata by days"),
}
_DELAY: Final = mark("Delay")
_PERFORMANCE: Final = mark("Performance")


def _share(key: str, title: str, group: str, places: int = 1) -> Field:
    return Field(key, title, Kind.PERCENT, places=places, high=100, group=group)


SPEC: Final = Register(
    "damages",
    mark("Liquidated damages"),
    90,
    DamagesTerms,
    (
        Field("name", mark("Clause"), width=180),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("milestone", mark("Milestone"), Kind.REFERENCE, to=MILESTONES, group=_DELAY),
        Field("scope", mark("What is late"), group=_DELAY),
        _share("weekly_rate", mark("Rate a week"), _DELAY, 2),
        _share("daily_rate", mark("Rate a day"), _DELAY, 3),
        Field(
            "base", mark("Base"), Kind.CHOICE, choices=BASES, required=True, group=_DELAY, width=176
        ),
        Field("base_amount", mark("Base amount"), Kind.MONEY, group=_DELAY),
        Field(
            "rounding",
            mark("Rounding"),
            Kind.CHOICE,
            choices=ROUNDINGS,
            required=True,
            group=_DELAY,
        ),
        Field("grace_days", mark("Grace"), Kind.WHOLE, unit=mark("d"), high=3650, group=_DELAY),
        _share("delay_cap_percent", mark("Cap"), _DELAY),
        Field(
            "cap_base",
            mark("Base of the cap"),
            Kind.CHOICE,
            choices=BASES,
            required=True,
            group=_DELAY,
        ),
        Field(
            "guaranteed_jph",
            mark("Guaranteed JPH"),
            Kind.NUMBER,
            places=1,
            high=1000,
            group=_PERFORMANCE,
        ),
        _share("performance_rate", mark("Rate a percent"), _PERFORMANCE, 2),
        Field("full_percents", mark("Full percents only"), Kind.FLAG, group=_PERFORMANCE),
        _share("minimum_percent", mark("Least acceptable"), _PERFORMANCE),
        _share("performance_cap_percent", mark("Cap"), _PERFORMANCE),
        _share("overall_cap_percent", mark("Overall cap"), ""),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    names=("name", "shop"),
)

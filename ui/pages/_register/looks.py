"""How statuses, ratings, days to spare and days late look: one tone for one meaning everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.models.cells import Status

if TYPE_CHECKING:
    from core.registers import Column

DONE: Final = frozenset(
    {
        *("ON_SITE", "INSPECTED", "INSTALLED", "ACCEPTED", "COLD_COMMISSIONED"),
        *("HOT_COMMISSIONED", "PAID", "CLOSED", "APPROVED", "IMPLEMENTED", "AGREED"),
        *("RESOLVED", "PASSED"),
    }
)
MOVING: Final = frozenset(
    {
        *("DISPATCHED", "IN_TRANSIT", "BORDER_CROSSED", "AT_TERMINAL", "INSTALLING", "INVOICED"),
        *("PART_PAID", "IN_PROGRESS", "RUNNING", "READY_FOR_CHECK", "IN_MANUFACTURE"),
        *("UNDER_REVIEW", "UNDER_DETERMINATION", "SUBMITTED", "NOTIFIED", "DETAILED"),
    }
)
WAITING: Final = frozenset(
    {
        *("AT_BORDER", "CUSTOMS", "HELD", "ON_HOLD", "DUE", "REQUESTED", "REPEATED"),
        *("MEDIUM", "AMBER", "B"),
    }
)
WRONG: Final = frozenset(
    {
        *("OVERDUE", "REJECTED", "DISPUTED", "DISPUTE", "FAILED", "OCCURRED", "CALLED"),
        *("HIGH", "VERY_HIGH", "CRITICAL", "RED", "A"),
    }
)
CHIPS: Final = frozenset({"status", "alarm", "rating", "severity", "category"})
"""Choices shown as chips, where their words are few."""
LATE: Final = frozenset({"late_days", "delay_days"})
"""Days against a plan: many are bad."""
OVER: Final = frozenset({"overdue_days", "gap_days"})
"""Days beyond a limit: any is bad."""
SPARE: Final = frozenset({"float_days", "shipment_margin", "days_left", "days_to_expiry"})
"""Days up to a limit: few are bad."""
SHORT_OF: Final = 14
"""Fewer days to spare than this are amber; below zero they are red."""


def is_chip(register: str, column: Column) -> bool:
    """Return whether a choice is shown as a chip; the category of a risk is a plain word."""
    return column.key in CHIPS and (column.key != "category" or register == "punch_list")


def chip(key: str, words: str) -> Status:
    """Return the chip of a choice: its tone says what it asks for, its icon that it is over."""
    short = key if len(key) == 1 else words
    if key == "GREEN":
        return Status("green", short, "green")
    if key in DONE:
        return Status("grey", short, "check")
    tone = "red" if key in WRONG else "amber" if key in WAITING else "blue"
    return Status(tone if key in WRONG | WAITING | MOVING else "grey", short)


def tone_of_over(days: int | None, base: str = "text2") -> str:
    """Return the tone of so many days beyond a limit."""
    return "red_text" if days is not None and days > 0 else base


def tone_of_spare(days: int | None, base: str = "text2") -> str:
    """Return the tone of so many days to spare."""
    if days is None or days >= SHORT_OF:
        return base
    return "red_text" if days < 0 else "amber_text"

"""Risks on the five by five matrix, with the answer to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Risk
from core.registers._spec import Computed, Field, Kind, Register
from core.rules import risk

if TYPE_CHECKING:
    from core.money import Money
    from core.registers._spec import Around, Values

CATEGORIES: Final = {
    "TECHNICAL": mark("Technical"),
    "PROCUREMENT": mark("Procurement"),
    "LOGISTICS": mark("Logistics"),
    "CUSTOMS": mark("Customs"),
    "SITE": mark("Site"),
    "INTERFACE": mark("Interface"),
    "COMMERCIAL": mark("Commercial"),
    "FINANCIAL": mark("Financial"),
    "LEGAL": mark("Legal"),
    "HSE": mark("HSE"),
    "RESOURCE": mark("Resource"),
    "POLITICAL": mark("Political"),
    "QUALITY": mark("Quality"),
}
RESPONSES: Final = {
    "AVOID": mark("Avoid"),
    "MITIGATE": mark("Mitigate"),
    "TRANSFER": mark("Transfer"),
    "ACCEPT": mark("Accept"),
    "EXPLOIT": mark("Exploit"),
    "ENHANCE": mark("Enhance"),
    "SHARE": mark("Share"),
}
STATUSES: Final = {
    "OPEN": mark("Open"),
    "ACTIVE": mark("Active"),
    "OCCURRED": mark("Occurred"),
    "CLOSED": mark("Closed"),
}
PROBABILITIES: Final = {
    1: mark("Rare"),
    2: mark("Unlikely"),
    3: mark("Possible"),
    4: mark("Likely"),
    5: mark("Certain"),
}
RATINGS: Final = {
    risk.LOW: mark("Low"),
    risk.MEDIUM: mark("Medium"),
    risk.HIGH: mark("High"),
    risk.VERY_HIGH: mark("Very high"),
}


TONES: Final = {
    risk.LOW: "grey",
    risk.MEDIUM: "amber",
    risk.HIGH: "red",
    risk.VERY_HIGH: "red",
}
_STRONG, _FAINT = 1.0, 0.5
_RED, _PALE_RED = 0.22, 0.11


def ground(points: int, *, is_filled: bool) -> tuple[str, float]:
    """Return the colour that a score stands on and how much of it, more where there is a risk."""
    rating = risk.rating(points)
    if rating == risk.VERY_HIGH:
        return "red", _RED if is_filled else _PALE_RED
    return f"{TONES[rating]}_soft", _STRONG if is_filled else _FAINT


def _score(row: Values, _around: Around) -> int | None:
    return risk.score(row["probability"], row["impact"])


def _rating(row: Values, around: Around) -> str:
    return risk.rating(_score(row, around))


def _expected(row: Values, _around: Around) -> Money | None:
    return risk.expected_value(row["probability"], row["cost_exposure"])


def _of_five(key: str, title: str) -> Field:
    return Field(key, title, Kind.WHOLE, low=1, high=5)


SPEC: Final = Register(
    "risks",
    mark("Risks"),
    150,
    Risk,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("title", mark("Risk"), required=True, width=280),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("category", mark("Category"), Kind.CHOICE, choices=CATEGORIES),
        Field("cause", mark("Cause"), Kind.NOTE),
        Field("effect", mark("Effect"), Kind.NOTE),
        _of_five("probability", mark("Probability")),
        _of_five("impact", mark("Impact")),
        Field("response", mark("Response"), Kind.CHOICE, choices=RESPONSES),
        Field("action", mark("Action"), Kind.NOTE),
        Field("owner", mark("Owner")),
        Field("due", mark("Due"), Kind.DATE),
        Field("cost_exposure", mark("Cost exposure"), Kind.MONEY, total=True, internal=True),
        Field(
            "schedule_exposure_days",
            mark("Schedule exposure"),
            Kind.WHOLE,
            unit=mark("d"),
            high=3650,
        ),
        _of_five("residual_probability", mark("Residual probability")),
        _of_five("residual_impact", mark("Residual impact")),
        Field("trigger", mark("Trigger")),
        Field("raised", mark("Raised"), Kind.DATE),
        Field("reviewed", mark("Reviewed"), Kind.DATE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("score", mark("Score"), Kind.WHOLE, of=_score),
        Computed("rating", mark("Rating"), Kind.CHOICE, choices=RATINGS, of=_rating),
        Computed(
            "expected_value",
            mark("Expected value"),
            Kind.MONEY,
            total=True,
            internal=True,
            of=_expected,
        ),
    ),
    code="code",
    first_code="R-01",
    names=("code", "title"),
    status="status",
    in_order=(("raised", "reviewed"),),
)

"""What a package of this project counts for by its status, where the contract says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import CreditRule
from core.registers._spec import Computed, Field, Kind, Register
from core.registers.equipment import STATUSES
from core.rules.credit_rules import CREDIT

if TYPE_CHECKING:
    from core.registers._spec import Around, Values


def _usual(row: Values, _around: Around) -> float | None:
    return CREDIT.get(row["status"])


SPEC: Final = Register(
    "credit_rules",
    mark("Rules of credit"),
    15,
    CreditRule,
    (
        Field(
            "status",
            mark("Status"),
            Kind.CHOICE,
            choices={key: words for key, words in STATUSES.items() if key in CREDIT},
            required=True,
            width=200,
        ),
        Field("percent", mark("Counts for"), Kind.PERCENT, places=1, high=100, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(Computed("usual", mark("Usually"), Kind.PERCENT, places=1, of=_usual),),
    names=("status",),
    single="status",
)

"""Which of Microsoft Project's custom fields hold what only Handover knows."""

from __future__ import annotations

from typing import Final

from core.rules import plan_fields as own

_FIRST_TEXTS: Final = (188743731, 188743734, 188743737, 188743740, 188743743, 188743746)
_FURTHER_TEXTS: Final = 188743997
"""Number of Text11; those up to Text30 follow it."""
_NUMBERS: Final = 188743767
_FLAGS: Final = 188743752

_SHOWN: Final = (own.CODE, own.SHOP, own.STAGE, own.RESPONSIBLE, own.OWNER, own.EVIDENCE)
_CARRIED: Final = (
    *(own.NAME, own.NAME_ZH, own.NAME_RU, own.SLIP_REASON, own.SOURCE, own.KEPT, own.CALENDAR),
    *(own.BASELINE.format(number=number) for number in range(own.BASELINES)),
)

FIELDS: Final = {
    **{
        alias: (number, f"Text{place}")
        for place, (alias, number) in enumerate(zip(_SHOWN, _FIRST_TEXTS, strict=True), start=1)
    },
    **{
        alias: (_FURTHER_TEXTS + place, f"Text{11 + place}") for place, alias in enumerate(_CARRIED)
    },
    **{
        alias: (_NUMBERS + place, f"Number{1 + place}")
        for place, alias in enumerate((own.WEIGHT, own.PERCENT, own.POSITION))
    },
    **{
        alias: (_FLAGS + place, f"Flag{1 + place}")
        for place, alias in enumerate((own.KEY, own.CONTRACTUAL))
    },
}
"""Number and name of the field by the alias that Handover gives it."""

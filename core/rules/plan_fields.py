"""The custom fields in which an exported plan carries what only Handover knows of a milestone.

Their names are the same in every language, so that a plan saved again by another program is still
understood. Where an exported value had to be another than the kept one (a pin that makes the other
program give the same date), the field holds both, so that only what was changed there comes back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE: Final = "Handover code"
SHOP: Final = "Handover shop"
STAGE: Final = "Handover stage"
RESPONSIBLE: Final = "Handover responsible"
OWNER: Final = "Handover owner"
EVIDENCE: Final = "Handover evidence"
NAME: Final = "Handover name"
NAME_ZH: Final = "Handover name zh"
NAME_RU: Final = "Handover name ru"
SLIP_REASON: Final = "Handover slip reason"
SOURCE: Final = "Handover source"
KEPT: Final = "Handover kept"
"""Kept and exported constraint, duration and mode where they differ; see `said` and `meant`."""
CALENDAR: Final = "Handover calendar"
"""Of a milestone its own calendar; of the project the calendars of office and site."""
BASELINE: Final = "Handover baseline {number}"
"""Of the project: name, day, whether contractual, and reason of a baseline."""
WEIGHT: Final = "Handover weight"
PERCENT: Final = "Handover percent"
POSITION: Final = "Handover position"
KEY: Final = "Handover key"
CONTRACTUAL: Final = "Handover contractual"

LONGEST: Final = 255
"""Characters that a text field of Microsoft Project holds."""
BASELINES: Final = 11

CONTRACT: Final = "contract"
PLAN: Final = "plan"
"""What a baseline is: of the contract, or of the plan."""
_TURNED: Final = " ⇄ "
_NEXT: Final = "; "


def said(pairs: Mapping[str, tuple[str, str]]) -> str:
    """Return kept and exported values by name as one text; nothing where all are the same."""
    return _NEXT.join(
        f"{name}: {kept}{_TURNED}{written}"
        for name, (kept, written) in pairs.items()
        if kept != written
    )


def meant(text: str, name: str, written: str) -> str:
    """Return what is meant by a value that a file holds now: the kept one, if it is as exported."""
    for part in text.split(_NEXT):
        found, _colon, both = part.partition(": ")
        kept, _turned, exported = both.partition(_TURNED)
        if found == name and exported == written:
            return kept
    return written


def cut(text: str) -> str:
    """Return as much of a text as a field holds."""
    return text[:LONGEST]


@dataclass(frozen=True, slots=True)
class BaselineField:
    """What a plan says of one of its baselines."""

    name: str
    set_on: dt.date | None = None
    contractual: bool = False
    reason: str = ""

    def text(self) -> str:
        """Return it as one text, as `baseline_field` reads it."""
        day = "" if self.set_on is None else self.set_on.isoformat()
        kind = CONTRACT if self.contractual else PLAN
        return cut(_NEXT.join((kind, day, self.name.replace(";", ","), self.reason)))


def baseline_field(text: str) -> BaselineField | None:
    """Return a baseline as the field of a project has it; None where it is not of this form."""
    kind, day, name, reason = (*text.split(_NEXT, 3), "", "", "", "")[:4]
    if kind not in {CONTRACT, PLAN} or not name.strip():
        return None
    try:
        on = dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return BaselineField(name.strip(), on, kind == CONTRACT, reason)

"""The words of the trade: stages, shops, phases, statuses, Incoterms; the keys kept in the file.

Names are English catalogue keys; they are translated where they are shown. Stage codes S01 to S19
and the weights of each shop type are the defaults of the trade, editable in each project.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.language import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

EARLIEST: Final = dt.date(1900, 1, 1)
LATEST: Final = dt.date(2200, 12, 31)
"""No day of a plan lies before or after these: one that does is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the nineteen stages of a supply project."""

    code: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Shop:
    """A kind of shop; its letter is the badge it has on screen."""

    code: str
    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One of ten steps that strip, board and matrix show: some stages and the gate that ends them."""

    key: str
    name: str
    gate: str
    stages: tuple[str, ...]


STAGES: Final = (
    Stage("S01", "prospect", mark("Prospect / MoU")),
    Stage("S02", "signing", mark("Contract signing")),
    Stage("S03", "effectiveness", mark("Contract effectiveness")),
    Stage("S04", "basic_design", mark("Basic design")),
    Stage("S05", "detailed_design", mark("Detailed design and design freeze")),
    Stage("S06", "procurement", mark("Procurement")),
    Stage("S07", "manufacturing", mark("Manufacturing")),
    Stage("S08", "fat", mark("Factory acceptance test")),
    Stage("S09", "packing_export", mark("Packing and export clearance")),
    Stage("S10", "shipping", mark("Shipping")),
    Stage("S11", "customs_eac", mark("Import customs and EAC conformity")),
    Stage("S12", "site_receipt", mark("Site receipt and unpacking inspection")),
    Stage("S13", "installation", mark("Installation")),
    Stage("S14", "commissioning", mark("Commissioning (cold and hot)")),
    Stage("S15", "trial_sop", mark("Trial production and SOP")),
    Stage("S16", "pac", mark("Provisional acceptance (PAC)")),
    Stage("S17", "rampup_test", mark("Ramp-up and JPH performance test")),
    Stage("S18", "warranty", mark("Warranty period")),
    Stage("S19", "fac", mark("Final acceptance (FAC) and close-out")),
)

PROJECT_LEVEL: Final = "PRJ"

SHOPS: Final = (
    Shop("STAMP", mark("Stamping"), mark("S")),
    Shop("WELD", mark("Welding"), mark("W")),
    Shop("PAINT", mark("Painting"), mark("P")),
    Shop("ASSY", mark("Final assembly"), mark("A")),
    Shop("CONV", mark("Conveyors"), mark("C")),
    Shop("UTIL", mark("Utilities"), mark("U")),
    Shop(PROJECT_LEVEL, mark("Project"), mark("Σ")),
)

PHASES: Final = (
    Phase("contract", mark("Contract"), mark("Effective"), ("S01", "S02", "S03")),
    Phase("design", mark("Design"), mark("Freeze"), ("S04", "S05")),
    Phase("manufacturing", mark("Manufacturing"), mark("Complete"), ("S06", "S07")),
    Phase("fat", mark("FAT"), mark("Passed"), ("S08",)),
    Phase("shipping", mark("Shipping"), mark("All on site"), ("S09", "S10", "S11", "S12")),
    Phase("installation", mark("Installation"), mark("Mech. compl."), ("S13",)),
    Phase("commissioning", mark("Commissioning"), mark("Hot run"), ("S14",)),
    Phase("sop", mark("SOP"), mark("Released"), ("S15",)),
    Phase("pac", mark("PAC"), mark("Signed"), ("S16",)),
    Phase("fac", mark("FAC"), mark("Signed"), ("S17", "S18", "S19")),
)

_WEIGHTS: Final = """
     DEFAULT STAMP WELD PAINT ASSY CONV UTIL
S03    2       2     2    2     2    2    2
S04    4       3     4    5     4    3    5
S05    8       5    10    8     8    9    9
S06   10      12    10    9    11    9   12
S07   25      34    25   21    28   28   22
S08    5       6     7    3     5    4    3
S09    3       2     2    4     3    3    2
S10    7       5     6    8     6    6    5
S11    2       1     2    2     2    2    2
S12    3       2     2    3     3    3    3
S13   16      13    14   22    14   19   24
S14    8       8     9    7     7    7    7
S15    2       2     2    1     2    1    1
S16    2       2     2    2     2    1    1
S17    2       2     2    2     2    2    1
S19    1       1     1    1     1    1    1
"""


def _weights() -> dict[str, dict[str, Decimal]]:
    head, *lines = (line.split() for line in _WEIGHTS.strip().splitlines())
    return {shop: {line[0]: Decimal(line[1 + i]) for line in lines} for i, shop in enumerate(head)}


STAGE_WEIGHTS: Final[Mapping[str, Mapping[str, Decimal]]] = _weights()
"""Share of physical progress of each stage in percent, by shop type; each sums to 100."""

PROJECT_STATUSES: Final[Mapping[str, str]] = {
    "PROSPECT": mark("Prospect"),
    "TENDER": mark("Tender"),
    "SIGNED": mark("Signed"),
    "ACTIVE": mark("Active"),
    "ON_HOLD": mark("On hold"),
    "WARRANTY": mark("In warranty"),
    "CLOSED": mark("Closed"),
    "LOST": mark("Lost"),
    "CANCELLED": mark("Cancelled"),
}
PURSUITS: Final = frozenset({"PROSPECT", "TENDER"})
"""Statuses before signature: measured by a pursuit checklist, kept out of portfolio progress."""
ENDED: Final = frozenset({"CLOSED", "LOST", "CANCELLED"})

CONTRACT_TYPES: Final[Mapping[str, str]] = {
    "SUPPLY_ONLY": mark("Supply only"),
    "SUPPLY_WITH_SUPERVISION": mark("Supply with supervision"),
    "EQUIPMENT_SUPPLY_WITH_INSTALLATION": mark("Equipment supply with installation"),
    "TURNKEY_EPC": mark("Turnkey (EPC)"),
    "DESIGN_ONLY": mark("Design only"),
    "MODERNISATION": mark("Modernisation"),
}

INCOTERMS: Final = (*("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"),)

RESPONSIBLE: Final[Mapping[str, str]] = {
    "contractor": mark("Contractor"),
    "customer": mark("Customer"),
    "both": mark("Both"),
    "third_party": mark("Third party"),
}

LINK_KINDS: Final[Mapping[str, str]] = {
    "FS": mark("Finish to start"),
    "SS": mark("Start to start"),
    "FF": mark("Finish to finish"),
    "SF": mark("Start to finish"),
}

LAG_UNITS: Final[Mapping[str, str]] = {
    "ed": mark("calendar days"),
    "d": mark("working days"),
    "%": mark("% of the predecessor's duration"),
    "em": mark("minutes"),
    "m": mark("working minutes"),
}
"""What a lag counts; minutes come from imported plans, people state days."""

CONSTRAINTS: Final[Mapping[str, str]] = {
    "ASAP": mark("As soon as possible"),
    "ALAP": mark("As late as possible"),
    "SNET": mark("Start no earlier than"),
    "SNLT": mark("Start no later than"),
    "FNET": mark("Finish no earlier than"),
    "FNLT": mark("Finish no later than"),
    "MSO": mark("Must start on"),
    "MFO": mark("Must finish on"),
}
UNDATED: Final = frozenset({"ASAP", "ALAP"})
"""Constraints that carry no date."""

SLIP_REASONS: Final[Mapping[str, str]] = {
    "customer": mark("Customer"),
    "civil": mark("Civil works"),
    "design": mark("Design change"),
    "supplier": mark("Supplier"),
    "logistics": mark("Transport and border"),
    "customs": mark("Customs and conformity"),
    "own": mark("Own performance"),
    "force_majeure": mark("Force majeure"),
    "other": mark("Other"),
}

RAG_WORDS: Final[Mapping[str, str]] = {
    "GREEN": mark("On track"),
    "AMBER": mark("At risk"),
    "RED": mark("Off track"),
    "GREY": mark("No data"),
}

_STAGES: Final = {stage.code: stage for stage in STAGES}
_SHOPS: Final = {shop.code: shop for shop in SHOPS}
_PHASES: Final = {code: phase for phase in PHASES for code in phase.stages}


def stage(code: str) -> Stage:
    """Return the stage with this code; `KeyError` names one that there is not."""
    return _STAGES[code]


def shop(code: str) -> Shop:
    """Return the kind of shop with this code; `KeyError` names one that there is not."""
    return _SHOPS[code]


def phase_of(stage_code: str) -> Phase:
    """Return the phase that a stage belongs to."""
    return _PHASES[stage_code]

"""A whole portfolio as plain values: what is read from an exchange file and written to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core.rules.hours import DAY_SHIFT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from core.errors import Problem
    from core.money import Money

NEAR_CRITICAL: Final = 10
"""Days of float up to which a milestone counts as nearly critical, where nothing else is said."""
FIRST_BASELINE: Final = "BL1"
"""The baseline that the dates of the milestones themselves make."""


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A section that no page shows yet: its name and its text as it stood in the file."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class AttachmentPart:
    """A file or link attached to a row; of a file the content is named, it is not part of it."""

    title: str = ""
    name: str = ""
    address: str = ""
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    added: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShutdownPart:
    """A span in which a place stands still, both days included."""

    name: str
    start: dt.date
    finish: dt.date


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day that differs from its week; `source` says whether the country or the user made it."""

    day: dt.date
    name: str
    working: bool
    hours: str = ""
    source: str = "user"


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """When a place works; `extra` is the text of fields that are only kept.

    `hours` are the spans of a working day, `hours_by_day` those of weekdays that differ, `years`
    those whose public holidays stand among the days.
    """

    code: str
    country: str
    weekend: tuple[str, ...]
    public_holidays: bool
    shutdowns: tuple[ShutdownPart, ...] = ()
    name: str = ""
    hours: str = DAY_SHIFT
    hours_by_day: tuple[tuple[str, str], ...] = ()
    days: tuple[DayPart, ...] = ()
    years: tuple[int, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class RatePart:
    """Units of the quote currency for one unit of the base currency on a date."""

    on: dt.date
    base: str
    quote: str
    rate: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShopPart:
    """A shop of a project; its price is in the currency of the project."""

    code: str
    name: str = ""
    name_zh: str = ""
    name_ru: str = ""
    share_percent: Decimal | None = None
    price: Money | None = None
    design_jph: Decimal | None = None
    extra: str = ""


@dataclass(frozen=True, slots=True)
class LinkPart:
    """What a milestone waits for: the code, the kind of link, the lag and what it counts."""

    predecessor: str
    kind: str = "FS"
    lag: int = 0
    lag_unit: str = "ed"


@dataclass(frozen=True, slots=True)
class MilestonePart:
    """A milestone with everything kept of it; weight and percent are 0 to 100."""

    code: str
    stage: str
    shop: str
    name: str
    name_zh: str = ""
    name_ru: str = ""
    weight: Decimal = Decimal(0)
    baseline_start: dt.date | None = None
    baseline_finish: dt.date | None = None
    forecast_start: dt.date | None = None
    forecast_finish: dt.date | None = None
    actual_start: dt.date | None = None
    actual_finish: dt.date | None = None
    percent: Decimal = Decimal(0)
    responsible: str = "contractor"
    owner: str = ""
    key: bool = False
    contractual: bool = False
    links: tuple[LinkPart, ...] = ()
    evidence: str = ""
    slip_reason: str = ""
    note: str = ""
    source: str = ""
    uid: int | None = None
    duration: int | None = None
    elapsed: bool = False
    constraint_kind: str = "ASAP"
    constraint_date: dt.date | None = None
    deadline: dt.date | None = None
    calendar: str = ""
    manual: bool = False
    attachments: tuple[AttachmentPart, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class TrendPart:
    """The finish of one milestone as each report gave it: (report date, finish)."""

    milestone: str
    points: tuple[tuple[dt.date, dt.date], ...]


@dataclass(frozen=True, slots=True)
class BaselinePart:
    """A plan as it was agreed: the dates (code, start, finish) of the milestones that had any."""

    name: str
    set_on: dt.date | None
    reason: str
    contractual: bool
    is_current: bool
    dates: tuple[tuple[str, dt.date | None, dt.date | None], ...]


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row of a register: its fields by key, and the rows of other registers that belong to it.

    Money is `Money`, a reference the code of the row it points to; the reference to the row it
    belongs to is left out.
    """

    values: Mapping[str, Any]
    lists: Mapping[str, tuple[RowPart, ...]] = field(default_factory=dict)
    extra: str = ""
    attachments: tuple[AttachmentPart, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectPart:
    """A project with all that hangs on it."""

    code: str
    name: str
    value: Money
    name_zh: str = ""
    name_ru: str = ""
    customer: str = ""
    country: str = ""
    site: str = ""
    contractor: str = ""
    contract_type: str = "EQUIPMENT_SUPPLY_WITH_INSTALLATION"
    contract_no: str = ""
    signed: dt.date | None = None
    effective: dt.date | None = None
    contract_pac: dt.date | None = None
    status: str = "ACTIVE"
    current_stage: str = ""
    """The stage it is in, whether set by hand or following from its milestones."""
    incoterm: str = ""
    incoterm_place: str = ""
    incoterm_text: str = ""
    design_jph: Decimal | None = None
    warranty_months: int | None = None
    win_probability: Decimal | None = None
    priority: int | None = None
    project_manager: str = ""
    status_date: dt.date | None = None
    calendar_office: str = ""
    calendar_site: str = ""
    note: str = ""
    by_logic: bool = False
    near_critical: int = NEAR_CRITICAL
    shops: tuple[ShopPart, ...] = ()
    milestones: tuple[MilestonePart, ...] = ()
    trend: tuple[TrendPart, ...] = ()
    baselines: tuple[BaselinePart, ...] = ()
    bac: Money | None = None
    cost_currency: str = ""
    declared_rag: str = ""
    declared_reason: str = ""
    declared_until: dt.date | None = None
    registers: Mapping[str, tuple[RowPart, ...]] = field(default_factory=dict)
    """Rows by register, of those that have any; rows that belong to others stand in these."""
    attachments: tuple[AttachmentPart, ...] = ()
    kept: tuple[KeptPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole portfolio on its way in or out; notices are what a reader should be told."""

    title: str
    base_currency: str
    status_date: dt.date
    note: str = ""
    calendars: tuple[CalendarPart, ...] = ()
    rates: tuple[RatePart, ...] = ()
    projects: tuple[ProjectPart, ...] = ()
    kept: tuple[KeptPart, ...] = ()
    notices: tuple[Problem, ...] = field(default=(), compare=False)


def first_baseline(
    signed: dt.date | None, milestones: Iterable[MilestonePart]
) -> tuple[BaselinePart, ...]:
    """Return the baseline that the milestones' own baseline dates make, none without dates."""
    dates = tuple(
        (m.code, m.baseline_start, m.baseline_finish)
        for m in milestones
        if m.baseline_start or m.baseline_finish
    )
    if not dates:
        return ()
    return (
        BaselinePart(FIRST_BASELINE, signed, "", contractual=True, is_current=True, dates=dates),
    )

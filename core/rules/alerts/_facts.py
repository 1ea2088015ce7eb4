"""What alerts are told of a project: its dates and its registers as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from core.money import Money


@dataclass(frozen=True, slots=True)
class MilestoneDue:
    """A milestone that is not reached."""

    id: int
    baseline_finish: dt.date | None = None
    forecast_finish: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days off that a milestone meets where it happens; kinds as in `core.rules.clashes`."""

    milestone: int
    kind: str
    first: dt.date
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class GuaranteeEnd:
    """A guarantee: its last day, and the one it must last to."""

    id: int
    status: str
    expiry: dt.date | None = None
    needed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CreditDates:
    """A letter of credit, and when the last lot that it pays is expected to leave."""

    id: int
    latest_shipment: dt.date | None = None
    expiry: dt.date | None = None
    presentation_days: int | None = None
    undrawn: Money | None = None
    last_shipment: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """A shipment that has not arrived, or whose documents are still out.

    Attributes:
        id: of its row.
        mode: of transport.
        status: in the register.
        etd_planned: planned to leave.
        etd: expected to leave.
        atd: left.
        border_arrival: came to the border.
        border_departure: left the border.
        eta_planned: planned to arrive.
        eta: expected to arrive.
        ata: arrived.
        oversize: whether it is out of gauge.
        permit_no: of its transport at home.
        destination_permit_no: of its transport abroad.
        scheme_approved: when its loading scheme was approved.
        document_date: of its transport document.
        under_credit: whether a letter of credit pays it.
        presented: when its documents were presented.
        cleared: when customs released it.
    """

    id: int
    mode: str = "rail"
    status: str = "PLANNED"
    etd_planned: dt.date | None = None
    etd: dt.date | None = None
    atd: dt.date | None = None
    border_arrival: dt.date | None = None
    border_departure: dt.date | None = None
    eta_planned: dt.date | None = None
    eta: dt.date | None = None
    ata: dt.date | None = None
    oversize: bool = False
    permit_no: str = ""
    destination_permit_no: str = ""
    scheme_approved: dt.date | None = None
    document_date: dt.date | None = None
    under_credit: bool = False
    presented: dt.date | None = None
    cleared: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A payment or a drawing that is not paid in full: when it falls due, and how much is open."""

    id: int
    register: str
    due: dt.date
    open: Money


@dataclass(frozen=True, slots=True)
class Earned:
    """A payment that is not invoiced: its status, and when its trigger was reached."""

    id: int
    status: str = "NOT_DUE"
    reached: dt.date | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class ClaimDates:
    """A claim: by when notice and details must be given, and when they were."""

    id: int
    status: str = "EVENT"
    notice_by: dt.date | None = None
    noticed: dt.date | None = None
    details_by: dt.date | None = None
    detailed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is valid until a day."""

    id: int
    status: str = "VALID"
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A punch item or an action: when it is due."""

    id: int
    status: str = "OPEN"
    due: dt.date | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was issued, of a period."""

    kind: str = "MONTHLY"
    finish: dt.date | None = None
    issued: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Delayed:
    """Damages for delay as they stand: net of time granted, net of time claimed, and their cap."""

    clauses: tuple[int, ...]
    granted: Money
    claimed: Money
    cap: Money


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """A project as alerts see it at a status date.

    Attributes:
        status_date: the day everything is stated at.
        status: of the project.
        stated: the day its own figures were last stated for.
        milestones: those not reached.
        days_off: what they meet.
        guarantees: those kept.
        credits: those kept.
        lots: shipments that have not arrived, and those with documents out.
        has_lots: whether it keeps shipments at all.
        owed: invoiced and not paid.
        earned: not invoiced.
        claims: those kept.
        conformity: documents of conformity.
        permits: visas and work permits.
        punch: the punch list.
        actions: those kept.
        reports: issued.
        damages: where there is a clause with a cap.
    """

    status_date: dt.date
    status: str = "ACTIVE"
    stated: dt.date | None = None
    milestones: tuple[MilestoneDue, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    guarantees: tuple[GuaranteeEnd, ...] = ()
    credits: tuple[CreditDates, ...] = ()
    lots: tuple[Lot, ...] = ()
    has_lots: bool = False
    owed: tuple[Owed, ...] = ()
    earned: tuple[Earned, ...] = ()
    claims: tuple[ClaimDates, ...] = ()
    conformity: tuple[Paper, ...] = ()
    permits: tuple[Paper, ...] = ()
    punch: tuple[Task, ...] = ()
    actions: tuple[Task, ...] = ()
    reports: tuple[Reported, ...] = ()
    damages: Delayed | None = None

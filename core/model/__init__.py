"""What is kept: the mapped classes, one file for each aggregate.

Rules the recorder needs: no bulk statements, no `secondary=` tables, no mapped inheritance, no
`passive_deletes`; an entity never leaves `core`.
"""

from __future__ import annotations

from core.model.attachment import Attachment
from core.model.calendar import Calendar, CalendarDay, CalendarYear, Shutdown
from core.model.capacity import Capacity, LineRate, PerformanceTest, RampWeek, RunHour, RunStop
from core.model.change import Claim, Variation
from core.model.conformity import ConformityDocument
from core.model.cost import BudgetRate, CostLine, CostMonth, PriceComponent
from core.model.damages import DamagesTerms
from core.model.document import Document, Transmittal
from core.model.equipment import CreditRule, EquipmentPackage
from core.model.guarantee import Guarantee, LetterOfCredit
from core.model.kept import KeptSection
from core.model.milestone import Baseline, BaselineDate, ForecastPoint, Link, Milestone
from core.model.party import Party
from core.model.payment import Draw, Payment
from core.model.permit import Permit
from core.model.photo import Photo
from core.model.portfolio import FxRate, Portfolio
from core.model.progress import ProgressPoint
from core.model.project import Project, Shop
from core.model.punch import PunchItem
from core.model.report import IssuedReport
from core.model.risk import Action, Issue, Risk
from core.model.row import OwnedRow
from core.model.shipment import Container, Shipment, ShipmentLine
from core.model.summary import ProjectSummary

__all__ = [
    "Action",
    "Attachment",
    "Baseline",
    "BaselineDate",
    "BudgetRate",
    "Calendar",
    "CalendarDay",
    "CalendarYear",
    "Capacity",
    "Claim",
    "ConformityDocument",
    "Container",
    "CostLine",
    "CostMonth",
    "CreditRule",
    "DamagesTerms",
    "Document",
    "Draw",
    "EquipmentPackage",
    "ForecastPoint",
    "FxRate",
    "Guarantee",
    "Issue",
    "IssuedReport",
    "KeptSection",
    "LetterOfCredit",
    "LineRate",
    "Link",
    "Milestone",
    "OwnedRow",
    "Party",
    "Payment",
    "PerformanceTest",
    "Permit",
    "Photo",
    "Portfolio",
    "PriceComponent",
    "ProgressPoint",
    "Project",
    "ProjectSummary",
    "PunchItem",
    "RampWeek",
    "Risk",
    "RunHour",
    "RunStop",
    "Shipment",
    "ShipmentLine",
    "Shop",
    "Shutdown",
    "Transmittal",
    "Variation",
]

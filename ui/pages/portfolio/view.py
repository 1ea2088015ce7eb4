"""What part of the portfolio is shown and how: filters, groups and orders the user can choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms
from core import text as wording
from core.language import mark, tr
from ui.models.arrange import Grouping
from ui.pages.portfolio.columns import SEVERITY, TONES, phase_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.portfolio import PortfolioRow

ANY: Final = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to show fewer projects: its title, the choices these rows offer, the test of one."""

    key: str
    title: str
    choices: Callable[[Sequence[PortfolioRow]], list[tuple[str, str]]]
    test: Callable[[PortfolioRow, str], bool]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure as a filter: which projects stand behind it, and how the filter is called."""

    key: str
    title: str
    test: Callable[[PortfolioRow], bool]


def _is_signed(row: PortfolioRow) -> bool:
    return not row.is_pursuit and not row.is_ended


def _is_over(row: PortfolioRow) -> bool:
    return row.status == "WARRANTY"


PARTS: Final = (
    ("supply", mark("Design & manufacturing"), frozenset({"contract", "design", "manufacturing"})),
    ("delivery", mark("Delivery & installation"), frozenset({"fat", "shipping", "installation"})),
    ("acceptance", mark("Commissioning & acceptance"), frozenset({"commissioning", "sop", "pac"})),
    ("warranty", mark("Warranty"), frozenset({"fac"})),
    ("pursuit", mark("Before signature"), frozenset[str]()),
    ("ended", mark("Closed"), frozenset[str]()),
)
"""The parts of a project's life that the list is grouped by, in order."""

FIGURES: Final = (
    Figure("active", mark("Active projects"), lambda row: _is_signed(row) and not _is_over(row)),
    Figure("signed", mark("Signed contracts"), _is_signed),
    Figure("behind", mark("Behind plan"), lambda row: _is_signed(row) and row.ev_pct < row.pv_pct),
    Figure(
        "late",
        mark("Late milestones"),
        lambda row: _is_signed(row) and bool(row.late or row.overdue),
    ),
    Figure("due", mark("Due in 30 days"), lambda row: _is_signed(row) and bool(row.due_30)),
)

SORTS: Final = (
    ("", mark("My order"), ()),
    ("status", mark("Status"), (("status", False),)),
    ("project", mark("Name"), (("project", False),)),
    ("stage", mark("Stage"), (("stage", False),)),
    ("progress", mark("Progress"), (("progress", True),)),
    ("next", mark("Next milestone"), (("next", False),)),
    ("spi", mark("SPI"), (("spi", False),)),
)


def part_of(row: PortfolioRow) -> str:
    """Return the part of its life that a project is in."""
    if row.is_ended:
        return "ended"
    phase = phase_of(row)
    if row.is_pursuit or phase is None:
        return "pursuit" if row.is_pursuit else "supply"
    return next(key for key, _title, phases in PARTS if phase.key in phases)


def groupings() -> dict[str, tuple[str, Grouping[PortfolioRow] | None]]:
    """Return the ways to group the list by key: a title, and how."""
    parts = {key: (place, title) for place, (key, title, _phases) in enumerate(PARTS)}
    return {
        "": (mark("None"), None),
        "phase": (
            mark("Phase"),
            Grouping(
                key=part_of,
                title=lambda key: tr(parts[key][1]),
                order=lambda key: parts[key][0],
            ),
        ),
        "status": (
            mark("Status"),
            Grouping(
                key=lambda row: row.rag,
                title=lambda key: tr(terms.RAG_WORDS[key]),
                order=lambda key: SEVERITY[key],
                shape=lambda key: TONES[key],
            ),
        ),
        "country": (
            mark("Country"),
            Grouping(
                key=lambda row: row.country,
                title=lambda key: wording.country(key) if key else tr("No country"),
                order=lambda key: wording.country(key) if key else "\uffff",
            ),
        ),
        "manager": (
            mark("Project manager"),
            Grouping(
                key=lambda row: row.project_manager,
                title=lambda key: key or tr("No project manager"),
                order=lambda key: key or "\uffff",
            ),
        ),
    }


def filters() -> tuple[Filter, ...]:
    """Return the filters of the bar above the list."""
    return (
        Filter("status", mark("Status"), _statuses, _has_status),
        Filter("stage", mark("Stage"), _stages, _is_in_stage),
        Filter("country", mark("Country"), _countries, lambda row, choice: row.country == choice),
    )


def _statuses(rows: Sequence[PortfolioRow]) -> list[tuple[str, str]]:
    tones = [(tone, tr(word)) for tone, word in terms.RAG_WORDS.items() if _any(rows, tone)]
    tones.sort(key=lambda item: SEVERITY[item[0]])
    there = {row.status for row in rows}
    return tones + [(key, tr(word)) for key, word in terms.PROJECT_STATUSES.items() if key in there]


def _any(rows: Sequence[PortfolioRow], tone: str) -> bool:
    return any(row.rag == tone for row in rows)


def _has_status(row: PortfolioRow, choice: str) -> bool:
    return choice in (row.rag, row.status)


def _stages(rows: Sequence[PortfolioRow]) -> list[tuple[str, str]]:
    there = {getattr(phase_of(row), "key", "") for row in rows}
    return [(phase.key, tr(phase.name)) for phase in terms.PHASES if phase.key in there]


def _is_in_stage(row: PortfolioRow, choice: str) -> bool:
    phase = phase_of(row)
    return phase is not None and phase.key == choice


def _countries(rows: Sequence[PortfolioRow]) -> list[tuple[str, str]]:
    there = {row.country for row in rows if row.country}
    return sorted(((code, wording.country(code)) for code in there), key=lambda item: item[1])

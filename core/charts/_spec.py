"""What a chart is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._style import Style


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What a chart is asked for: a project or (with None) the portfolio, stated at a date.

    In detail the schedule has a row for each milestone instead of each phase; money in quarters has
    three months in one; at budget rates is what a project converts as it was budgeted.
    """

    language: str
    status_date: dt.date
    project_id: int | None = None
    detail: bool = False
    quarters: bool = False
    at_budget: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is called, what it reads, and how it is drawn.

    `load` runs on a worker with a session and gives plain frozen data; `draw` never touches the
    database. Title and subtitle are catalogue keys; the scope is "project" or "portfolio".
    """

    key: str
    title: str
    subtitle: str
    order: int
    scope: str
    load: Callable[[Session, ChartRequest], Any]
    draw: Callable[[Figure, Any, Style], None]

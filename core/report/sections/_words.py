"""How sections say what they all say: a colour as shape and word, a state, a place, a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms
from core.language import mark
from core.report.blocks import Cell, Kind, Matrix, MatrixCell
from core.rules.slip import late_class

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.queries.portfolio import PortfolioRow
    from core.report.blocks import MatrixRow

SHAPES: Final = {"RED": "■", "AMBER": "▲", "GREEN": "●", "GREY": "○"}
"""The shape of each colour: a report is read in black and white too."""
MANY, WORST = 24, 20
"""Projects that one chart can show; of more it shows this many, those furthest behind."""
_MARKS: Final = {"done": "✓", "now": "◆", "open": "◇", "none": ""}
LATE_TONES: Final = {"late": "amber", "very_late": "red"}


def rag(w: Words, colour: str) -> str:
    """Return a colour as shape and word: ■ Off track."""
    return f"{SHAPES[colour]} {w(terms.RAG_WORDS[colour])}"


def state(w: Words, m: MilestoneRow, status_date: dt.date) -> str:
    """Return in a word how a milestone stands at the status date."""
    if m.actual_finish is not None and m.actual_finish <= status_date:
        return w(mark("Done"))
    if m.baseline_finish is not None and m.baseline_finish <= status_date:
        return w(mark("Overdue"))
    return w(mark("Running")) if m.is_running else w(mark("Open"))


def shop_name(w: Words, code: str) -> str:
    """Return the name of a kind of shop."""
    return w(terms.shop(code).name)


def stage_name(w: Words, code: str) -> str:
    """Return a stage by code and name."""
    return f"{code} {w(terms.stage(code).name)}"


def share(percent: float | None) -> float | None:
    """Return a percentage as a share of 1."""
    return None if percent is None else percent / 100


def dated(day: dt.date | None) -> Cell:
    """Return a day for a key figure; a dash where there is none."""
    return Cell("–") if day is None else Cell(day, Kind.DATE)


def ratio(value: float | None) -> Cell:
    """Return an index for a key figure; a dash where it does not apply."""
    return Cell("–") if value is None else Cell(value, Kind.NUMBER)


def slip_head(w: Words, against: str) -> str:
    """Return the head of slips, short as a column is: against which baseline, where there is one."""
    versus = w(mark("vs {name}"), name=against) if against else ""
    return f"{w(mark('Slip'))} {versus}".strip()


def matrix_cell(
    state_key: str, day: dt.date | None, slip: int | None, *, is_due: bool
) -> MatrixCell:
    """Return a phase of a row: what is open and late has the colour of its lateness."""
    tone = ""
    if state_key in {"now", "open"} and slip is not None:
        tone = LATE_TONES.get(late_class(slip), "blue" if state_key == "now" else "")
    return MatrixCell(_MARKS[state_key], day, slip, tone, is_due=is_due and bool(tone))


def matrix(w: Words, rows: Iterable[MatrixRow], against: str = "") -> Matrix:
    """Return rows across the ten phases; `against` names the baseline that all slips are of."""
    marks = mark("✓ done, actual date   ◆ under way   ◇ forecast   slip in days to the baseline")
    named = mark("✓ done, actual date   ◆ under way   ◇ forecast   slip in days vs {name}")
    return Matrix(
        title=w(mark("Stages")),
        heads=tuple((w(phase.name), w(phase.gate)) for phase in terms.PHASES),
        rows=tuple(rows),
        planned=w(mark("plan")),
        legend=w(named, name=against) if against else w(marks),
    )


def age(row: PortfolioRow, status_date: dt.date) -> int:
    """Return by how many days the data of a project under way are older than the report's."""
    if row.status_date is None or row.is_ended:
        return 0
    return max(0, (status_date - row.status_date).days)

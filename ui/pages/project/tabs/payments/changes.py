"""Over variations and claims: what they make of the contract, and which days are to be met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from core import text
from core.language import mark, tr, trn
from core.money import Money
from core.queries.changes import changed, claimed
from core.registers import register
from ui.desk import Place
from ui.pages._register.grid import reads_of
from ui.pages._register.looks import tone_of_spare
from ui.pages.project.figure_row import FigureRow
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.key_figures import KeyFigure
from ui.widgets.line import HLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.queries.changes import ChangedRow, ClaimedRow, DeadlineRow
    from ui.desk import Desk

    Keyed = tuple[str, KeyFigure]

APPROVED, OPEN, NOTICE, DETAILS = "approved", "open", "notice", "details"
DASH: Final = "–"


class ChangesPanel(ProjectTab):
    """A line of figures over a register of changes; one that stands for rows opens them.

    A subclass says which figures, and the rows behind each.
    """

    key = ""
    """Of the register."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figures = FigureRow()
        self._behind: dict[str, tuple[int, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(HLine())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.figures.pressed.connect(self._open)

    def retranslate(self) -> None:
        self.mark_stale()

    def show_keyed(self, figures: Sequence[Keyed], behind: dict[str, tuple[int, ...]]) -> None:
        """Show these figures; the rows behind each can be opened by its key."""
        self._behind = behind
        shown = [(key if behind.get(key) else "", figure) for key, figure in figures]
        self.figures.show_keyed(shown)

    def _open(self, key: str) -> None:
        place = Place("project", self.project_id, "payments", register=self.key)
        named = {APPROVED: mark("Approved"), OPEN: mark("Open")}
        of = tr(named.get(key, mark("Deadline")))
        self.desk.go(replace(place, rows=self._behind[key], of=of))


class VariationsPanel(ChangesPanel):
    """The contract as signed, with its changes, and what is still asked for."""

    key = "variations"
    reads = reads_of(register("variations"))

    def refresh(self) -> None:
        found = self.desk.read(changed, self.project_id)
        behind = {APPROVED: found.approved_rows, OPEN: found.open_rows}
        self.show_keyed(_of_variations(found), behind)


class ClaimsPanel(ChangesPanel):
    """What is claimed and granted, and by when the next notice and details are to be given."""

    key = "claims"
    reads = reads_of(register("claims"))

    def refresh(self) -> None:
        found = self.desk.read(claimed, self.project_id, self.desk.status_date())
        behind = {OPEN: found.open_rows}
        for key, deadline in ((NOTICE, found.notice), (DETAILS, found.details)):
            behind[key] = () if deadline is None else (deadline.row_id,)
        self.show_keyed(_of_claims(found), behind)


def _of_variations(found: ChangedRow) -> list[Keyed]:
    currency = found.signed.currency
    approved = trn("{count} variation", "{count} variations", len(found.approved_rows))
    asked = trn("{count} variation", "{count} variations", len(found.open_rows))
    if found.open_days:
        asked = text.listed([asked, text.slip(found.open_days)])
    return [
        ("", KeyFigure(tr(mark("As signed")), text.short_amount(found.signed), currency)),
        (APPROVED, KeyFigure(tr(mark("Approved")), _signed(found.approved), approved)),
        ("", KeyFigure(tr(mark("Revised value")), text.short_amount(found.revised), currency)),
        (OPEN, KeyFigure(tr(mark("Asked for, open")), _signed(found.open), asked)),
        (
            "",
            KeyFigure(
                tr(mark("Revised with these")),
                text.short_amount(found.revised.plus(found.open)),
                currency,
            ),
        ),
    ]


def _of_claims(found: ClaimedRow) -> list[Keyed]:
    return [
        (OPEN, KeyFigure(tr(mark("Claimed")), _or_dash(found.claimed), _days(found.days_claimed))),
        ("", KeyFigure(tr(mark("Granted")), _or_dash(found.granted), _days(found.days_granted))),
        (NOTICE, _deadline(tr(mark("Next notice by")), found.notice)),
        (DETAILS, _deadline(tr(mark("Next details by")), found.details)),
    ]


def _deadline(label: str, found: DeadlineRow | None) -> KeyFigure:
    if found is None:
        return KeyFigure(label, DASH, tr(mark("none to be given")))
    if found.left < 0:
        said = tr(mark("{code}, missed by {days}"), code=found.code, days=text.days(-found.left))
    else:
        said = tr(mark("{code}, {days} left"), code=found.code, days=text.days(found.left))
    return KeyFigure(label, text.day(found.on), said, tone_of_spare(found.left, "text3"))


def _signed(amount: Money) -> str:
    if not amount.minor:
        return DASH
    sign = "+" if amount.minor > 0 else text.MINUS
    return f"{sign}{text.short_amount(Money(abs(amount.minor), amount.currency))}"


def _or_dash(amount: Money) -> str:
    return text.short_money(amount) if amount.minor else DASH


def _days(days: int) -> str:
    return text.days(days) if days else ""

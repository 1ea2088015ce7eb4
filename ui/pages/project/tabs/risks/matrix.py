"""Beside the risks: the matrix whose cells narrow the list, the risk that is selected, the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout

from core import text
from core.language import mark, tr
from core.queries.open_points import risk_places, short_code
from core.registers import register
from core.registers.risks import PROBABILITIES, RESPONSES, TONES, ground
from core.rules import risk
from ui.pages._register.faces.risks import ENDED
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.heat_grid import HeatCell, HeatGrid
from ui.widgets.label import FactGrid, Label
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.queries.open_points import RiskPlace
    from core.queries.register import RegisterRow
    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid

    Fact = tuple[str, str]

SIDE: Final = 5
WIDTH: Final = 340
GAP: Final = 12
LABELS: Final = 84
CHART: Final = 176
CHARTS: Final = (
    ("punch_list", mark("Punch list by shop"), ""),
    ("punch_ageing", mark("Punch list ageing"), ""),
)
_FACTS: Final = (
    ("cause", mark("Cause")),
    ("effect", mark("Effect")),
    ("action", mark("Action")),
    ("trigger", mark("Trigger")),
    ("note", mark("Note")),
)


class RisksPanel(ProjectTab):
    """The matrix over what is known of the selected risk, and the punch list in two charts."""

    reads = frozenset({"risk", "punch_item", "project", "portfolio"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._grid: RegisterGrid | None = None
        self._places: list[RiskPlace] = []
        self.matrix = HeatGrid()
        self.box, self.details = Panel(), Panel()
        self.name = Label("", "body_m", wrap=True)
        self.facts = FactGrid(LABELS)
        self.charts = [ChartPanel(desk, *names) for names in CHARTS]
        self._lay_out()
        self.matrix.chosen.connect(self._on_chosen)

    def stand_by(self, grid: RegisterGrid) -> None:
        self._grid = grid
        grid.table.selection_changed.connect(self._show_selected)
        grid.model.arranged.connect(self._show_selected)
        grid.widened.connect(lambda: self.matrix.set_current(None))

    def show_project(self, project_id: int) -> None:
        if project_id != self._project_id:
            self.matrix.set_current(None)
            self._show_details(None)
        super().show_project(project_id)

    def refresh(self) -> None:
        self._places = self.desk.read(risk_places, self.project_id)
        self._say()
        self.matrix.show_cells(self._cells())
        for chart in self.charts:
            chart.show_project(self.project_id, "")

    def retranslate(self) -> None:
        self.mark_stale()

    def _lay_out(self) -> None:
        scroll = ScrollArea()
        scroll.body.setContentsMargins(GAP, GAP, GAP, GAP)
        scroll.body.setSpacing(GAP)
        self.box.body.addWidget(self.matrix)
        self.details.body.addWidget(self.name)
        self.details.body.addSpacing(8)
        self.details.body.addWidget(self.facts)
        self.details.hide()
        for widget in (self.box, self.details, *self.charts):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        for chart in self.charts:
            chart.setMinimumHeight(CHART)
            chart.setMaximumHeight(CHART + 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.setMinimumWidth(WIDTH)

    def _say(self) -> None:
        self.box.set_title(tr("Probability × impact"))
        self.matrix.setAccessibleName(tr("Probability × impact"))
        rows = [tr(PROBABILITIES[level]) for level in range(SIDE, 0, -1)]
        columns = [str(impact) for impact in range(1, SIDE + 1)]
        self.matrix.show_heads(rows, columns, tr("Impact"))

    def _cells(self) -> dict[tuple[int, int], HeatCell]:
        """Return the 25 cells, the most probable at the top."""
        found = {}
        for probability in range(1, SIDE + 1):
            for impact in range(1, SIDE + 1):
                here = [
                    p for p in self._places if (p.probability, p.impact) == (probability, impact)
                ]
                points = probability * impact
                color, strength = ground(points, is_filled=bool(here))
                score = tr(mark("Score {points}"), points=points)
                named = (f"{place.code} {place.title}" for place in here)
                found[SIDE - probability, impact - 1] = HeatCell(
                    tuple(short_code(place.code) for place in here),
                    f"{TONES[risk.rating(points)]}_text",
                    color,
                    strength,
                    "\n".join([score, *named]),
                )
        return found

    def _on_chosen(self, spot: tuple[int, int] | None) -> None:
        if self._grid is None:
            return
        if spot is None:
            self._grid.narrow("", None)
            return
        probability, impact = SIDE - spot[0], spot[1] + 1
        words = tr(
            mark("{probability} × impact {impact}"),
            probability=tr(PROBABILITIES[probability]),
            impact=impact,
        )

        def here(row: RegisterRow) -> bool:
            values = row.values
            is_open = values["status"] not in ENDED
            return is_open and (values["probability"], values["impact"]) == (probability, impact)

        self._grid.narrow(words, here)
        if shown := self._grid.model.shown_rows()[:1]:
            self._grid.table.select([shown[0].id])

    def _show_selected(self) -> None:
        """Show the one selected risk as it is now: its cell, and all that is known of it."""
        chosen = [] if self._grid is None else self._grid.table.selected_rows()
        row = chosen[0] if len(chosen) == 1 else None
        self.matrix.mark_cell(_spot(row))
        self._show_details(row)

    def _show_details(self, row: RegisterRow | None) -> None:
        self.details.setVisible(row is not None)
        if row is not None:
            self.details.set_title(row.values["code"], _rating(row))
            self.name.set_text(row.values["title"])
            self.facts.show_facts(facts_of(row))


def facts_of(row: RegisterRow) -> list[Fact]:
    """Return what is known of a risk; what is not known is left out."""
    values = row.values
    response = RESPONSES.get(values["response"], "")
    exposure, expected = values["cost_exposure"], values["expected_value"]
    days = values["schedule_exposure_days"]
    rest = risk.score(values["residual_probability"], values["residual_impact"])
    facts = [
        *((tr(title), str(values[key])) for key, title in _FACTS[:2]),
        (tr("Response"), tr(response) if response else ""),
        *((tr(title), str(values[key])) for key, title in _FACTS[2:]),
        (tr("Cost exposure"), text.money(exposure) if exposure is not None else ""),
        (tr("Expected value"), text.money(expected) if expected is not None else ""),
        (tr("Schedule exposure"), text.days(days) if days else ""),
        (tr(mark("Score after response")), text.number(rest) if rest is not None else ""),
    ]
    return [fact for fact in facts if fact[1]]


def _spot(row: Any) -> tuple[int, int] | None:
    """Return the cell of an open risk; None where it has none."""
    if row is None or row.values["status"] in ENDED:
        return None
    probability, impact = row.values["probability"], row.values["impact"]
    return None if probability is None or impact is None else (SIDE - probability, impact - 1)


def _rating(row: RegisterRow) -> str:
    points = row.values["score"]
    if points is None:
        return ""
    column = next(each for each in register("risks").columns if each.key == "rating")
    rating = column.choices[row.values["rating"]]
    return tr(mark("score {points}, {rating}"), points=points, rating=tr(rating).lower())

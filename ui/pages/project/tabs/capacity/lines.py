"""The chart of the lines, with the availability that they are looked at by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from core import text
from core.language import current, mark, tr
from ui.pages.project.chart_panel import ChartPanel
from ui.theme import theme
from ui.widgets.drop_button import DropButton

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ui.desk import Desk

OWN: Final = "own"
SHARES: Final = (1.0, 0.95, 0.9, 0.85, 0.8)


class LinesPanel(ChartPanel):
    """Net capacity by line; another availability is a way of looking, nothing is kept of it.

    Signals:
        availability_chosen: carries a share of one, or None for each line its own.
    """

    availability_chosen = Signal(object)

    def __init__(self, desk: Desk, sub: str = mark("from the rate of the contract")) -> None:
        """Build the panel; the words beside its title are a catalogue key."""
        super().__init__(desk, "line_capacity", mark("Net capacity by line"), sub)
        self.choice = DropButton("")
        self._row.insertWidget(self._row.indexOf(self.more), self.choice)
        self.choice.chosen.connect(lambda _value: self._on_chosen())
        self.say_choices()

    @property
    def availability(self) -> float | None:
        """Return the availability that is looked at; None for each line its own."""
        value: Any = self.choice.value
        return value if isinstance(value, float) else None

    def say_choices(self) -> None:
        """Say the choices in the language of the screen."""
        self.choice.set_label(tr("Availability"))
        named: list[tuple[Any, str] | None] = [(OWN, tr(mark("of each line"))), None]
        self.choice.set_choices([*named, *((s, text.number(s, 2)) for s in SHARES)], default=OWN)

    def draw(self, figure: Figure) -> None:
        from core.charts import style  # noqa: PLC0415  the worker has imported it

        assert self._found is not None, "nothing is drawn before it is read"
        chart, data = self._found
        shown = None if data is None else data.at(self.availability)
        chart.draw(figure, shown, style(theme().name, current(), paper=False))

    def _on_chosen(self) -> None:
        if self._found is not None:
            self.view.show_drawing(self.draw)
        self.availability_chosen.emit(self.availability)

"""What scrolling, sorting and filtering a long list cost, against Qt in C++ and plain Python.

The list is the portfolio's own, over the projects of the sample told apart by number. A frame is
one repaint of everything that is seen, after a scroll to rows not seen before; its floor is a
QTableView with its own delegate over QStandardItemModel, two lines a cell. The floor of sorting
and filtering is `sorted` on the values. uv run python tests/benchmarks/lists.py
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.portfolio import portfolio
from core.resources import resources
from core.workspace import Workspace
from ui import theme
from ui.main import application
from ui.models.rows import RowsModel
from ui.pages.portfolio.columns import USUAL, columns
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.portfolio import PortfolioRow

ROUNDS = 9
FRAMES = 60
SIZE = (1180, 840)
FRAME_TARGET, SORT_TARGET = 1.5, 2


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, tzinfo=dt.UTC)


def sample_rows() -> list[PortfolioRow]:
    """Return the projects of the sample portfolio."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "b.handover", clock=clock, user="bench")
        workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
        rows = workspace.read(portfolio)
        workspace.close()
    return rows


def many(rows: Sequence[PortfolioRow], count: int) -> list[PortfolioRow]:
    """Return so many projects, each with a name, dates and figures of its own."""
    chance = Random(7)  # noqa: S311  the same projects in every run, nothing secret
    day = dt.date(2025, 1, 1)
    return [
        replace(
            rows[number % len(rows)],
            id=number + 1,
            code=f"P-{number:06}",
            name=f"{chance.choice(('Astana', 'Bajio', 'Danube'))} plant {chance.random():.8f}",
            spi=chance.uniform(0.7, 1.1),
            pv_pct=chance.uniform(15, 100),
            ev_pct=chance.uniform(0, 100),
            next_finish=day + dt.timedelta(chance.randrange(2000)),
        )
        for number in range(count)
    ]


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long one run takes."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def median_of(prepare: Callable[[], object], action: Callable[[], object]) -> float:
    """Return the middle of several runs, each prepared out of the clock."""
    found = []
    for _ in range(ROUNDS):
        prepare()
        found.append(milliseconds(action))
    return statistics.median(found)


def frame(view: QAbstractItemView) -> float:
    """Return the middle time of a full repaint, far down the list."""
    view.resize(*SIZE)
    view.show()
    application().processEvents()
    bar, found = view.verticalScrollBar(), []
    for number in range(FRAMES):
        bar.setValue(1000 + number * 900)
        application().processEvents()
        found.append(milliseconds(view.viewport().repaint))
    return statistics.median(found)


def plain_view(model: RowsModel[PortfolioRow], count: int) -> tuple[QTableView, object]:
    """Return a view in C++ over the same words, and its model."""
    words = QStandardItemModel()
    for line in model.rows[:count]:
        words.appendRow([QStandardItem(_two_lines(c.words(line))) for c in model.columns])
    view = QTableView()
    view.setModel(words)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setDefaultSectionSize(round(theme.row_height(2, 11)))
    for number in range(len(model.columns)):
        view.setColumnWidth(number, SIZE[0] // len(model.columns))
    return view, words


def _two_lines(words: str) -> str:
    half = words.find(" ", len(words) // 2)
    return words if half < 0 else f"{words[:half]}\n{words[half + 1 :]}"


def measure_frames(table: Table, model: RowsModel[PortfolioRow]) -> None:
    """Print the frame of a C++ view, of ours, and their ratio."""
    view, _kept = plain_view(model, len(model.rows))
    floor = frame(view)
    view.close()
    frame(table)
    say("frame, two-line rows", floor, frame(table), FRAME_TARGET)


def measure_sorts(table: Table, model: RowsModel[PortfolioRow]) -> None:
    """Print for each kind of value `sorted`, ours, and their ratio; then until it is painted."""
    rows = model.rows
    for key in ("project", "next", "progress", "spi"):
        column = next(column for column in model.columns if column.key == key)
        values = [(column.sort or column.value)(row) for row in rows]
        values = [value for value in values if value is not None]
        floor = median_of(list, partial(sorted, values))
        ours = median_of(partial(model.sort_by, []), partial(model.sort_by, [(key, True)]))
        say(f"sort by {key}", floor, ours, SORT_TARGET)
    model.sort_by([])

    def sort_and_paint() -> None:
        model.sort_by([("project", True)])
        table.viewport().repaint()

    painted = milliseconds(sort_and_paint)
    print(f"{'  until painted':28} {painted:23.1f} ms")


def measure_filters(table: Table, model: RowsModel[PortfolioRow]) -> None:
    """Print the filter's first key, which gathers the words, and the next ones."""
    model.sort_by([])
    floor = median_of(list, lambda: sorted([row.name for row in model.rows]))

    def forget_words() -> None:
        model.filter_text("")
        model.prepare_again()

    first = median_of(forget_words, lambda: model.filter_text("a"))
    model.filter_text("")
    say("filter, first key", floor, first, SORT_TARGET)
    then = median_of(
        lambda: model.filter_text("ast"), lambda: model.filter_text("astana plant 0.5")
    )
    say("filter, next key", floor, then, SORT_TARGET)


def say(what: str, floor: float, ours: float, target: float) -> None:
    """Print a line."""
    print(f"{what:28} {floor:9.1f} ms {ours:9.1f} ms {ours / floor:6.2f} x   target {target} x")


def main() -> None:
    """Print floor, ours and ratio for 10,000 and 100,000 rows."""
    theme.apply(application(), "light")
    sample = sample_rows()
    for count in (10_000, 100_000):
        model = RowsModel(columns(USUAL, lambda _id: "BL1"))
        table = Table(model, name="Projects", lines=2, padding=11)
        model.show_rows(many(sample, count))
        print(f"{count} rows {'floor':>24} {'ours':>12}")
        if count == 10_000:
            measure_frames(table, model)
        table.resize(*SIZE)
        table.show()
        measure_sorts(table, model)
        measure_filters(table, model)
        table.close()


if __name__ == "__main__":
    main()

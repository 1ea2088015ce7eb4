"""Lines as lollipops from the rate of the contract: the slowest stands out, the missed are red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from core.charts import style
from core.charts.line_capacity import Lines
from core.queries.capacity import LineRow, PlantRow
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (570, 300)
NET = PlantRow(1, 25.0, "NET_GUARANTEED", 0.9, 8.0, 2, 250, "")
LINES = (
    LineRow(1, "WELD", "Framing", 29.0, 0.9),
    LineRow(2, "PAINT", "Topcoat", 28.1, 0.9),
    LineRow(3, "PAINT", "Ovens", 30.5, 0.9),
)


def tones(data: Lines) -> dict[str, list[float]]:
    """Return where the stems of each colour end."""
    found = {}
    collections: Any = drawn("line_capacity", data, size=SIZE).axes[0].collections
    stems: Any = [made for made in collections if isinstance(made, LineCollection)]
    for made in stems:
        if list(made.get_linewidth()) == [1.8]:
            ends = [float(segment[1][0]) for segment in made.get_segments()]
            found[to_hex(made.get_color()[0]).upper()] = ends
    return found


def test_net_rates_start_at_the_contracts_net_rate(loaded: Callable[..., Any]) -> None:
    data = loaded("line_capacity")
    assert data.contract == 22.5
    assert [line.line().net_jph for line in data.lines] == pytest.approx([25.3, 25.11, 23.75])


def test_the_slowest_line_is_amber_and_none_else() -> None:
    look = style("light", "en")
    found = tones(Lines(LINES, NET))
    assert found == {
        look["st_done"]: pytest.approx([26.1, 27.45]),
        look["amber"]: pytest.approx([25.29]),
    }


def test_what_misses_the_contract_is_red() -> None:
    plant = PlantRow(1, 26.0, "NET_GUARANTEED", 0.9, 8.0, 2, 250, "")
    assert tones(Lines(LINES, plant))[style("light", "en")["red"]] == pytest.approx([25.29])


def test_another_availability_changes_every_rate_and_no_cycle_time() -> None:
    found = said(drawn("line_capacity", Lines(LINES, NET).at(0.95), size=SIZE))
    assert {"29.0", "26.7", "124 s", "128 s", "25.0 JPH", "Cycle time"} <= set(found)
    gross = PlantRow(1, 25.0, "GROSS_LINE_RATE", 0.9, 8.0, 2, 250, "")
    assert Lines(LINES, gross).at(0.8).contract == 20


def test_lines_without_a_contract_are_drawn_from_nothing() -> None:
    data = Lines(LINES, None)
    assert data.contract is None
    assert "26.1" in said(drawn("line_capacity", data, size=SIZE))

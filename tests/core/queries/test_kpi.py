"""The figures by name: the golden values of all six projects of the sample, and the portfolio's."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from core.errors import NotFound
from core.exchange.portfolio_yaml import read
from core.operations.exchange import import_portfolio
from core.queries.kpi import kpi
from core.resources import resources
from core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = resources() / "samples" / "astana.yaml"
CODES = ("P-2301", "P-2501", "P-2402", "P-2304", "P-2302", "P-2201")
WORDS = frozenset({"earned_schedule_convention"})
"""What stands among the golden values and is no figure."""


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Provide the sample portfolio; nothing here changes it."""
    path = tmp_path_factory.mktemp("kpi") / "sample.handover"
    workspace = Workspace.create(path, clock=clock, user="test")
    workspace.run("Import", import_portfolio, read(SAMPLE))
    yield workspace
    workspace.close()


def expected() -> dict[str, Any]:
    """Return the sample as it stands, dates as JSON has them."""
    loaded = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    plain: dict[str, Any] = json.loads(json.dumps(loaded, default=lambda day: day.isoformat()))
    return plain


@pytest.mark.parametrize("code", CODES)
def test_every_golden_value_of_a_project_is_met(opened: Workspace, code: str) -> None:
    project = next(p for p in expected()["projects"] if p["code"] == code)
    golden = project.get("expected_results") or project["expected_kpis"]
    found = opened.read(kpi)["projects"][code]
    wanted = {name: value for name, value in golden.items() if name not in WORDS}
    same = {name: _of(found[name], value) for name, value in wanted.items()}
    assert same == wanted
    assert golden["rag"].items() <= found["rag"].items()


def _of(found: Any, golden: Any) -> Any:
    """Return a group of figures as far as the golden values have it."""
    return {name: found[name] for name in golden} if isinstance(golden, dict) else found


def test_every_golden_value_of_the_portfolio_is_met(opened: Workspace) -> None:
    golden = expected()["portfolio"]
    found = opened.read(kpi)["portfolio"]
    assert {name: found[name] for name in golden} == golden


def test_a_pursuit_has_no_index(opened: Workspace) -> None:
    found = opened.read(kpi)["projects"]["P-2501"]
    assert [found[name] for name in ("spi", "spi_t", "es_months")] == [None, None, None]


def test_reasons_are_words(opened: Workspace) -> None:
    rag = opened.read(kpi)["projects"]["P-2301"]["rag"]
    assert rag["reasons"] == [
        "Painting PAC +92 d",
        "Damages 53 % of the cap",
        "SPI(t) 0.85",
        "CPI 0.97",
        "Changes open: 2",
        "BG-01 ends 11 d too early",
        "BG-02 ends 91 d too early",
        "ILL-LC-0001: last shipment 10 d before the latest day",
    ]


def test_one_project_alone_with_the_whole_portfolio(opened: Workspace) -> None:
    found = opened.read(kpi, project_code="P-2402")
    assert list(found["projects"]) == ["P-2402"]
    assert found["portfolio"] == opened.read(kpi)["portfolio"]


def test_an_unknown_project_is_named(opened: Workspace) -> None:
    with pytest.raises(NotFound, match="P-9"):
        opened.read(kpi, project_code="P-9")


def test_another_status_date_states_all_figures_at_it(opened: Workspace) -> None:
    found = opened.read(kpi, status_date=dt.date(2024, 6, 30))
    one, two = found["projects"]["P-2301"], opened.read(kpi)["projects"]["P-2301"]
    assert found["status_date"] == one["data_date"] == "2024-06-30"
    assert one["pv_pct"] < two["pv_pct"]
    progress = "value_weighted_progress_pct"
    assert found["portfolio"][progress] < opened.read(kpi)["portfolio"][progress]


def test_the_figures_are_plain_json(opened: Workspace) -> None:
    found = opened.read(kpi)
    assert json.loads(json.dumps(found, allow_nan=False)) == found

"""Fixtures for charts: the sample portfolio, drawn without a screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from core.charts import ChartRequest, charts
from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.project import project_id
from core.resources import resources
from core.workspace import Workspace
from tests.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STATUS = dt.date(2025, 2, 28)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Provide a file with the sample portfolio; tests only read it."""
    path = tmp_path_factory.mktemp("charts") / "sample.handover"
    opened = Workspace.create(path, clock=clock, user="Li Wei")
    opened.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def astana(sample: Workspace) -> Callable[..., Any]:
    """Provide what a chart loads of the Astana project, by its key."""
    project = sample.read(project_id, "P-2301")

    def load(key: str, language: str = "en", *, detail: bool = False) -> Any:
        wanted = ChartRequest(language, STATUS, project, detail)
        return sample.read(charts()[key].load, wanted)

    return load

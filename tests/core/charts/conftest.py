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
def loaded(sample: Workspace) -> Callable[..., Any]:
    """Provide what a chart loads of a project, the Astana one by default, by the chart's key."""

    def load(key: str, lang: str = "en", *, detail: bool = False, code: str = "P-2301") -> Any:
        wanted = ChartRequest(lang, STATUS, sample.read(project_id, code), detail)
        return sample.read(charts()[key].load, wanted)

    return load

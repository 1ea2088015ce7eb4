"""The sample portfolio in a file, and documents of it: made once, since reports only read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.exchange import formats
from core.operations.exchange import import_portfolio
from core.queries.project import project_id
from core.report import ReportRequest, build
from core.workspace import Workspace
from tests.builders import STATUS, project_in, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.report import Document

CREATED = dt.datetime(2025, 3, 3, 9, 30, tzinfo=dt.UTC)
_SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "astana.yaml"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Provide a file with the six projects of the sample."""
    path = tmp_path_factory.mktemp("report") / "sample.handover"
    opened = Workspace.create(path, clock=lambda: CREATED, user="Li Wei")
    opened.run("Import", import_portfolio, formats()["portfolio_yaml"].read(_SAMPLE))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def document(sample: Workspace) -> Callable[..., Document]:
    """Provide a maker of documents: of a project by its code, or of the portfolio."""

    def make(code: str | None = "P-2301", language: str = "en") -> Document:
        wanted = None if code is None else sample.read(project_id, code)
        return sample.read(build, request(wanted, language))

    return make


@pytest.fixture
def bare(workspace: Workspace) -> Callable[[str], Document]:
    """Provide a maker of documents of a file with nothing in it but, for a project, its name."""

    def make(scope: str) -> Document:
        started(workspace)
        wanted = project_in(workspace) if scope == "project" else None
        return workspace.read(build, request(wanted))

    return make


def request(wanted: int | None, language: str = "en") -> ReportRequest:
    """Return a request for a project, or without one for the portfolio."""
    return ReportRequest(
        scope="portfolio" if wanted is None else "project",
        language=language,
        status_date=STATUS,
        author="Li Wei",
        created=CREATED,
        project_id=wanted,
    )

"""A plan longer than any project has yet, with its links: made from the sample, for benchmarks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.parts import LinkPart, first_baseline
from core.resources import resources
from core.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from core.queries.parts import Draft, MilestonePart, ProjectPart

LONG = "P-LONG"


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, tzinfo=dt.UTC)


def sample() -> Draft:
    """Return the sample portfolio."""
    return read(resources() / "samples" / "astana.yaml")


def long_plan(milestones: int) -> Draft:
    """Return the sample with one more project of so many milestones, linked 1.5 times each."""
    draft = sample()
    first = draft.projects[0]
    parts = [_numbered(first, number) for number in range(milestones)]
    project = replace(
        first,
        code=LONG,
        milestones=tuple(parts),
        baselines=first_baseline(first.signed, parts),
        trend=(),
        registers={},
    )
    return replace(draft, projects=(*draft.projects, project))


def file_of(draft: Draft, path: Path) -> Path:
    """Write a draft into a new data file."""
    workspace = Workspace.create(path, clock=clock, user="bench")
    workspace.run(IMPORT, import_portfolio, draft)
    workspace.close()
    return path


def _numbered(project: ProjectPart, number: int) -> MilestonePart:
    """Return a milestone like one of the project's own, waiting for the one before in its shop."""
    like = project.milestones[number % len(project.milestones)]
    links = [LinkPart(f"M{back:04}") for back in (number - 1, number - 7) if back >= 0]
    return replace(
        like,
        code=f"M{number:04}",
        name=f"{like.name} {number}",
        links=tuple(links[: 1 + number % 2]),
    )

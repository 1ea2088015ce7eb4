"""Links drawn, changed and taken away: what they push moves in the same step, or stays if told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import CircularPlan, InvalidInput, NotFound
from core.operations.links import edit_link, link_milestones, remove_link
from core.operations.milestones import LinkDraft
from core.queries.consequence import NewLink, link_consequence
from core.queries.milestones import links, milestone
from tests.builders import contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    import datetime as dt

    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    return project_in(started(workspace))


@pytest.fixture
def chain(workspace: Workspace, project: int) -> tuple[int, int, int]:
    """Provide three milestones; the third waits for the second, nothing for the first."""
    made = [
        milestone_in(
            workspace, project, name, forecast_start=day(start), forecast_finish=day(finish)
        )
        for name, start, finish in (
            ("FAT passed", "2025-03-01", "2025-03-20"),
            ("Shipped", "2025-03-10", "2025-03-31"),
            ("On site", "2025-04-01", "2025-04-20"),
        )
    ]
    workspace.run("Link", link_milestones, made[2], LinkDraft(made[1]), pushes=False)
    return made[0], made[1], made[2]


def dates(workspace: Workspace, id_: int) -> tuple[dt.date | None, dt.date | None]:
    row = workspace.read(milestone, id_)
    assert row is not None
    return row.forecast_start, row.forecast_finish


@pytest.mark.parametrize(
    ("kind", "lag", "moved"),
    [
        ("FS", 0, (day("2025-03-20"), day("2025-04-10"))),
        ("FS", 5, (day("2025-03-25"), day("2025-04-15"))),
        ("SS", 30, (day("2025-03-31"), day("2025-04-21"))),
        ("FF", 20, (day("2025-03-10"), day("2025-04-09"))),
        ("SF", 40, (day("2025-03-10"), day("2025-04-10"))),
        ("SS", 0, (day("2025-03-10"), day("2025-03-31"))),
    ],
)
def test_a_new_link_moves_its_successor_where_it_demands(
    workspace: Workspace,
    chain: tuple[int, int, int],
    kind: str,
    lag: int,
    moved: tuple[dt.date, dt.date],
) -> None:
    first, second, _third = chain
    workspace.run("Link", link_milestones, second, LinkDraft(first, kind, lag), pushes=True)
    assert dates(workspace, second) == moved


def test_what_follows_from_the_successor_moves_in_the_same_step(
    workspace: Workspace, chain: tuple[int, int, int]
) -> None:
    first, second, third = chain
    before = contents(workspace)
    pushed = workspace.run("Link", link_milestones, second, LinkDraft(first), pushes=True)
    assert pushed == (second, third)
    assert dates(workspace, third) == (day("2025-04-10"), day("2025-04-29"))
    workspace.undo()
    assert contents(workspace) == before


def test_a_link_alone_moves_nothing_where_the_dates_are_to_stay(
    workspace: Workspace, chain: tuple[int, int, int]
) -> None:
    first, second, _third = chain
    assert workspace.run("Link", link_milestones, second, LinkDraft(first), pushes=False) == ()
    assert dates(workspace, second) == (day("2025-03-10"), day("2025-03-31"))


def test_the_preview_is_what_the_step_does(
    workspace: Workspace, project: int, chain: tuple[int, int, int]
) -> None:
    first, second, third = chain
    found = workspace.read(link_consequence, project, NewLink(first, second))
    workspace.run("Link", link_milestones, second, LinkDraft(first), pushes=True)
    assert [(move.id, move.start, move.new) for move in found.moves] == [
        (id_, *dates(workspace, id_)) for id_ in (second, third)
    ]


def test_a_longer_lag_pushes_and_a_shorter_one_pulls_nothing(
    workspace: Workspace, project: int, chain: tuple[int, int, int]
) -> None:
    _first, second, third = chain
    [link] = workspace.read(links, project)
    longer = NewLink(second, third, "FS", 10, "ed", instead_of=link.kind)
    [move] = workspace.read(link_consequence, project, longer).moves
    workspace.run("Edit", edit_link, link.id, kind="FS", lag=10, lag_unit="ed", pushes=True)
    assert (
        dates(workspace, third) == (move.start, move.new) == (day("2025-04-10"), day("2025-04-29"))
    )
    workspace.run("Edit", edit_link, link.id, kind="FF", lag=-30, lag_unit="ed", pushes=True)
    assert dates(workspace, third) == (day("2025-04-10"), day("2025-04-29"))
    [changed] = workspace.read(links, project)
    assert (changed.id, changed.kind, changed.lag) == (link.id, "FF", -30)


def test_a_link_that_closes_a_ring_is_refused_and_named_before_and_after(
    workspace: Workspace, project: int, chain: tuple[int, int, int]
) -> None:
    _first, second, third = chain
    with pytest.raises(CircularPlan, match="M002"):
        workspace.read(link_consequence, project, NewLink(third, second))
    with pytest.raises(CircularPlan, match="M002"):
        workspace.run("Link", link_milestones, second, LinkDraft(third), pushes=True)
    with pytest.raises(InvalidInput, match="itself"):
        workspace.run("Link", link_milestones, second, LinkDraft(second), pushes=False)


def test_the_same_link_twice_is_refused_but_another_kind_is_not(
    workspace: Workspace, project: int, chain: tuple[int, int, int]
) -> None:
    _first, second, third = chain
    with pytest.raises(InvalidInput, match="M003 waits for M002 already: Finish to start"):
        workspace.run("Link", link_milestones, third, LinkDraft(second), pushes=True)
    workspace.run("Link", link_milestones, third, LinkDraft(second, "SS"), pushes=True)
    start = next(link for link in workspace.read(links, project) if link.kind == "SS")
    with pytest.raises(InvalidInput, match="already"):
        workspace.run("Edit", edit_link, start.id, kind="FS", lag=0, lag_unit="ed", pushes=False)


@pytest.mark.parametrize(
    ("kind", "lag", "unit"), [("AB", 0, "ed"), ("FS", 0, "weeks"), ("FS", 10**9, "ed")]
)
def test_what_no_link_can_be_is_refused(
    workspace: Workspace, chain: tuple[int, int, int], kind: str, lag: int, unit: str
) -> None:
    first, second, _third = chain
    with pytest.raises(InvalidInput, match=r"kind|unit|long"):
        workspace.run(
            "Link", link_milestones, second, LinkDraft(first, kind, lag, unit), pushes=False
        )


def test_a_link_is_removed_once(
    workspace: Workspace, project: int, chain: tuple[int, int, int]
) -> None:
    [link] = workspace.read(links, project)
    workspace.run("Remove", remove_link, link.id)
    assert workspace.read(links, project) == []
    with pytest.raises(NotFound):
        workspace.run("Remove", remove_link, link.id)

"""A project as a plan: it comes back as it went, and gives the same dates wherever it is opened."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import terms
from core.exchange._mspdi_write import pieces
from core.exchange.mspdi import parse
from core.exchange.portfolio_yaml import read
from core.money import Money
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.forecasts import follow_logic
from core.operations.milestones import edit_milestone
from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
from core.queries.exchange import draft as portfolio
from core.queries.milestones import milestones
from core.queries.parts import BaselinePart, Draft, LinkPart, MilestonePart, ProjectPart
from core.queries.plan_export import plan_draft
from core.queries.plan_import import plan_import
from core.queries.plan_matching import UID_BASE
from core.queries.plan_outline import SUMMARY_BASE
from core.queries.plan_rows import GONE, SAME, Change
from core.queries.project import project_id
from core.resources import resources
from core.rules import plan_fields as own
from core.rules.schedule.draft import to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import moment
from core.workspace import Workspace
from tests.builders import STATUS, baseline_in, contents, day, milestone_in, project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from pathlib import Path

    from core.rules.schedule.draft import PlanDraft

CODES: Final = ("P-2301", "P-2501", "P-2402", "P-2304", "P-2302", "P-2201")


@cache
def sample() -> Draft:
    return read(resources() / "samples" / "astana.yaml")


def exported(workspace: Workspace, code: str, language: str = "en") -> PlanDraft:
    """Return a project as it is read again from the file that was written of it."""
    id_ = workspace.read(project_id, code)
    text = "".join(pieces(workspace.read(plan_draft, id_, language)))
    return parse(text.encode())


def states(workspace: Workspace, found: PlanDraft, code: str) -> set[str]:
    rows = workspace.read(plan_import, found, workspace.read(project_id, code)).rows
    return {row.state for row in rows}


def differing(workspace: Workspace, found: PlanDraft, code: str) -> list[Any]:
    """Return the milestones that the engine dates otherwise in the plan than they are here."""
    dates = schedule(to_plan(found)).dates
    id_ = workspace.read(project_id, code)
    by_id = {each.id: each for each in workspace.read(milestones, id_)}
    wrong = []
    for row in workspace.read(plan_import, found, id_).rows:
        here, there = by_id[row.milestone_id or 0], dates[row.id]
        is_moment = there.start == there.finish
        finish = moment(there.finish if is_moment else there.finish - 1).date()
        start = None if here.start is None else moment(there.start).date()
        if here.finish is not None and (here.start, here.finish) != (start, finish):
            wrong.append((here.code, here.start, here.finish, start, finish))
    return wrong


def facts(part: ProjectPart) -> list[dict[str, Any]]:
    """Return what is kept of each milestone, but for the unique id that an import gives it."""
    kept = MilestonePart.__dataclass_fields__.keys() - {"uid", "links"}
    return [
        {name: getattr(each, name) for name in kept}
        | {
            "links": {
                (x.predecessor, x.kind, x.lag, x.lag_unit if x.lag else "") for x in each.links
            }
        }
        for each in part.milestones
    ]


def carried_over(workspace: Workspace, found: PlanDraft, tmp_path: Path) -> ProjectPart:
    """Return the project that a plan becomes in an empty file."""
    other = Workspace.create(tmp_path / "other.handover", clock=clock, user="")
    started(other)
    other.run(IMPORT_PLAN, import_plan, found, None, PlanChoices(code="P"))
    (project,) = other.read(portfolio).projects
    other.close()
    return project


def part_of(workspace: Workspace, code: str) -> ProjectPart:
    return next(each for each in workspace.read(portfolio).projects if each.code == code)


@pytest.mark.parametrize("by_logic", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_every_sample_project_comes_back_as_it_went(
    workspace: Workspace, tmp_path: Path, code: str, *, by_logic: bool
) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    if by_logic:
        id_ = workspace.read(project_id, code)
        workspace.run("Follow logic", follow_logic, id_, keep_dates=True)
    found = exported(workspace, code)
    assert states(workspace, found, code) == {SAME}
    assert differing(workspace, found, code) == []
    made, kept = carried_over(workspace, found, tmp_path), part_of(workspace, code)
    assert facts(made) == facts(kept)
    assert (made.baselines, made.by_logic) == (kept.baselines, by_logic)
    assert (made.calendar_office, made.calendar_site) == (kept.calendar_office, kept.calendar_site)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_names_in_another_language_come_back(workspace: Workspace, language: str) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    found = exported(workspace, "P-2301", language)
    assert states(workspace, found, "P-2301") == {SAME}
    assert "车间" in str(found.rows) if language == "zh" else "цех" in str(found.rows)


def test_an_import_of_what_was_exported_is_no_step(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    before, steps = contents(workspace), workspace.undo_count
    id_ = workspace.read(project_id, "P-2301")
    workspace.run(IMPORT_PLAN, import_plan, exported(workspace, "P-2301"), id_, PlanChoices())
    assert (contents(workspace), workspace.undo_count) == (before, steps)


def test_milestones_lie_under_their_shops_and_stages(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-04-01"))
    found = workspace.read(plan_draft, project, "zh")
    assert [(row.level, row.name, row.uid >= SUMMARY_BASE) for row in found.rows] == [
        (0, "Project P-1", False),
        (1, "涂装", True),
        (2, "S08 出厂验收（FAT）", True),
        (3, "FAT passed", False),
    ]
    assert found.rows[-1].uid == UID_BASE + 1


def test_an_imported_milestone_keeps_its_unique_id(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-04-01"))
    workspace.run("Import", _give_uid, project, 17)
    assert exported(workspace, "P-1").rows[-1].uid == 17


def _give_uid(session: Any, project: int, uid: int) -> None:
    from core.model import Project

    session.get_one(Project, project).milestones[0].uid = uid


def test_what_a_planner_changes_comes_back_and_nothing_else(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    one = milestone_in(
        workspace,
        project,
        "Manufacturing",
        forecast_start=day("2025-03-03"),
        forecast_finish=day("2025-03-14"),
    )
    milestone_in(workspace, project, "FAT", after=one, forecast_finish=day("2025-03-20"))
    text = "".join(pieces(workspace.read(plan_draft, project, "en")))
    changed = text.replace(
        "<Finish>2025-03-14T17:00:00</Finish>\n\t\t\t<Duration>PT80H0M0S</Duration>\n"
        "\t\t\t<ManualStart>2025-03-03T08:00:00</ManualStart>\n"
        "\t\t\t<ManualFinish>2025-03-14T17:00:00</ManualFinish>\n"
        "\t\t\t<ManualDuration>PT80H0M0S</ManualDuration>",
        "<Finish>2025-03-21T17:00:00</Finish>\n\t\t\t<Duration>PT120H0M0S</Duration>\n"
        "\t\t\t<ManualStart>2025-03-03T08:00:00</ManualStart>\n"
        "\t\t\t<ManualFinish>2025-03-21T17:00:00</ManualFinish>\n"
        "\t\t\t<ManualDuration>PT120H0M0S</ManualDuration>",
    )
    assert changed != text
    rows = workspace.read(plan_import, parse(changed.encode()), project).rows
    assert [row.changes for row in rows] == [
        (
            Change("forecast_finish", day("2025-03-14"), day("2025-03-21")),
            Change("duration", None, 7200),
        ),
        (),
    ]


def test_a_milestone_deleted_there_is_gone_here(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-04-01"))
    found = exported(workspace, "P-1")
    milestone_in(workspace, project, "Later", forecast_finish=day("2025-05-01"))
    rows = workspace.read(plan_import, found, project).rows
    assert [(row.name, row.state) for row in rows] == [("FAT passed", SAME), ("Later", GONE)]


def test_baselines_come_back_with_name_day_reason_and_kind(
    workspace: Workspace, tmp_path: Path
) -> None:
    project = project_in(started(workspace))
    one = milestone_in(workspace, project, forecast_finish=day("2025-04-01"))
    baseline_in(workspace, project, "BL1")
    workspace.run("Edit", edit_milestone, one, forecast_finish=day("2025-05-01"))
    baseline_in(workspace, project, "After variation 2; agreed")
    made = carried_over(workspace, exported(workspace, "P-1"), tmp_path)
    kept = part_of(workspace, "P-1")
    assert {
        each.name.replace(",", ";"): (each.set_on, each.reason, each.dates)
        for each in made.baselines
    } == {each.name: (each.set_on, each.reason, each.dates) for each in kept.baselines}
    assert made.milestones[0].baseline_finish == day("2025-05-01")


def test_more_than_eleven_baselines_are_told(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-04-01"))
    for number in range(13):
        baseline_in(workspace, project, f"BL{number}")
    found = workspace.read(plan_draft, project, "en")
    assert len(found.rows[-1].baselines) == own.BASELINES
    assert [remark.field for remark in found.remarks] == ["BL10", "BL11"]


def test_text_that_a_field_cannot_hold_is_told_and_comes_back_as_no_change(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, evidence="x" * 300, forecast_finish=day("2025-04-01"))
    assert len(workspace.read(plan_draft, project, "en").remarks) == 1
    assert states(workspace, exported(workspace, "P-1"), "P-1") == {SAME}


def test_a_project_without_milestones_is_an_empty_plan(workspace: Workspace) -> None:
    project_in(started(workspace))
    assert [row.uid for row in exported(workspace, "P-1").rows] == [0]


_DAYS = st.dates(dt.date(2025, 1, 6), dt.date(2025, 12, 31))
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=20
)


@st.composite
def _milestone(draw: st.DrawFn, number: int) -> MilestonePart:
    """Draw a milestone that the window could have made."""
    fields: dict[str, Any] = {}
    start, length = draw(_DAYS), dt.timedelta(draw(st.integers(0, 60)))
    is_point = draw(st.booleans())
    kind = draw(st.sampled_from(["open", "begun", "done", "undated"]))
    if kind == "done":
        done = min(start + length, STATUS)
        fields |= {"actual_finish": done, "forecast_finish": done, "percent": Decimal(100)}
        if not is_point:
            began = min(start, done)
            fields |= {"actual_start": began, "forecast_start": began}
    elif kind != "undated":
        fields["forecast_finish"] = start + length
        fields["forecast_start"] = None if is_point else start
        if kind == "begun" and not is_point and start <= STATUS:
            fields |= {
                "actual_start": start,
                "percent": Decimal(draw(st.integers(1, 9999))) / 100,
                "forecast_finish": max(start + length, STATUS + dt.timedelta(1)),
            }
    if draw(st.booleans()) and not is_point:
        fields |= {"duration": draw(st.integers(1, 40)) * 240, "elapsed": draw(st.booleans())}
    limit = draw(st.sampled_from(list(terms.CONSTRAINTS)))
    if limit not in terms.UNDATED:
        fields["constraint_date"] = draw(_DAYS)
    links: tuple[LinkPart, ...] = ()
    if number:
        before = draw(st.integers(0, number - 1))
        unit = draw(st.sampled_from(["ed", "d", "%"]))
        kind = draw(st.sampled_from(list(terms.LINK_KINDS)))
        links = (LinkPart(f"M{before}", kind, draw(st.integers(-20, 20)), unit),)
    return MilestonePart(
        code=f"M{number}",
        stage=draw(st.sampled_from([stage.code for stage in terms.STAGES])),
        shop=draw(st.sampled_from([shop.code for shop in terms.SHOPS])),
        name=draw(_WORDS),
        name_zh=draw(st.sampled_from(["", "出厂验收"])),
        weight=Decimal(draw(st.integers(0, 400))) / 4,
        responsible=draw(st.sampled_from(list(terms.RESPONSIBLE))),
        owner=draw(st.sampled_from(["", "Li Wei"])),
        key=draw(st.booleans()),
        contractual=draw(st.booleans()),
        evidence=draw(st.sampled_from(["", "Protocol <1> & “2”"])),
        note=draw(st.sampled_from(["", "One\nTwo"])),
        slip_reason=draw(st.sampled_from(["", *terms.SLIP_REASONS])),
        constraint_kind=limit,
        deadline=draw(st.one_of(st.none(), _DAYS)),
        manual=kind != "undated" and draw(st.booleans()),
        links=links,
        **fields,
    )


@st.composite
def _projects(draw: st.DrawFn) -> ProjectPart:
    count = draw(st.integers(1, 6))
    parts = tuple(draw(_milestone(number)) for number in range(count))
    baseline = tuple(
        (each.code, None, draw(_DAYS)) for each in parts[: draw(st.integers(0, count))]
    )
    baselines = (BaselinePart("BL1", STATUS, "Agreed", True, True, baseline),) if baseline else ()
    finishes = {code: finish for code, _start, finish in baseline}
    return ProjectPart(
        code="P-1",
        name="Project",
        value=Money(0, "EUR"),
        country="KZ",
        milestones=tuple(
            MilestonePart(
                **{n: getattr(each, n) for n in MilestonePart.__dataclass_fields__}
                | {"baseline_finish": finishes.get(each.code)}
            )
            for each in parts
        ),
        baselines=baselines,
    )


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(project=_projects(), by_logic=st.booleans())
def test_any_project_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, *, project: ProjectPart, by_logic: bool
) -> None:
    folder = tmp_path_factory.mktemp("round")
    workspace = Workspace.create(folder / "one.handover", clock=clock, user="")
    whole = Draft("Test", "EUR", STATUS, projects=(project,))
    workspace.run(IMPORT, import_portfolio, whole)
    if by_logic:
        id_ = workspace.read(project_id, "P-1")
        workspace.run("Follow logic", follow_logic, id_, keep_dates=True)
    found = exported(workspace, "P-1")
    id_ = workspace.read(project_id, "P-1")
    rows = workspace.read(plan_import, found, id_).rows
    assert [(row.code, row.changes) for row in rows if row.state != SAME] == []
    assert differing(workspace, found, "P-1") == []
    assert facts(carried_over(workspace, found, folder)) == facts(part_of(workspace, "P-1"))
    workspace.close()

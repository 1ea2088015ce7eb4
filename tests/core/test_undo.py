"""The law of undo: whatever was done, undo goes back state by state, and redo forth again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from core.errors import UserError
from core.exchange.portfolio_yaml import parse
from core.model import Calendar, Milestone, Project
from core.operations.baselines import keep_forecasts, set_baseline
from core.operations.calendar_days import correct_days, reset_days
from core.operations.calendars import (
    add_calendar,
    add_shutdown,
    copy_calendar,
    edit_calendar,
    remove_calendar,
    rename_calendar,
)
from core.operations.exchange import import_portfolio
from core.operations.forecasts import follow_logic, stop_logic
from core.operations.milestones import (
    LinkDraft,
    edit_milestone,
    finish_milestones,
    move_milestones,
    remove_milestones,
    set_links,
    shift_forecasts,
)
from core.operations.portfolio import change_status_date, rename_portfolio
from core.operations.projects import edit_project, order_projects, remove_projects
from core.workspace import Workspace
from tests.builders import STATUS, contents, milestone_in, project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

DAYS = st.dates(dt.date(2024, 6, 1), dt.date(2026, 6, 1))
PICKS = st.integers(0, 99)
IMPORTED = parse(
    "meta: {data_date: 2025-02-28}\nprojects:\n- {code: I-1, name: Imported, milestones: ["
    "{code: M1, stage: S08, shop: PAINT, name_en: FAT, weight: 100, forecast_finish: 2025-05-01}]}"
)


class Walk(RuleBasedStateMachine):
    """Walks over operations, undo and redo beside a list of the states that were."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "walk.handover"
        self.workspace = started(Workspace.create(path, clock=clock, user="x"))
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []

    @initialize()
    def begin(self) -> None:
        """Have a site, and a project with two milestones, the second waiting for the first."""
        self.workspace.run("Add calendar", add_calendar, code="KZ-SITE", country="KZ")
        made = project_in(self.workspace, calendar_site="KZ-SITE")
        first = milestone_in(self.workspace, made, weight=50, forecast_finish=STATUS)
        milestone_in(
            self.workspace, made, "PAC", stage="S16", weight=50, forecast_finish=STATUS, after=first
        )
        self.made_before = self.workspace.undo_count

    def do(self, operation: Callable[..., Any], *args: Any, **fields: Any) -> None:
        """Run an operation; a refused one changes nothing, a real one is one state more."""
        before = contents(self.workspace)
        try:
            self.workspace.run("Step", operation, *args, **fields)
        except UserError:
            assert contents(self.workspace) == before
            return
        if contents(self.workspace) != before:
            self.past.append(before)
            self.future.clear()

    def ids(self, kind: type[Calendar | Milestone | Project]) -> list[int]:
        """Return the ids of what there is now."""

        def found(session: Session) -> list[int]:
            return list(session.scalars(select(kind.id).order_by(kind.id)))

        return self.workspace.read(found)

    def one(self, kind: type[Calendar | Milestone | Project], pick: int) -> int:
        """Return one of what there is now, or an id that nothing has."""
        found = self.ids(kind)
        return found[pick % len(found)] if found else 4711

    @rule(name=st.sampled_from(["", "One", "Two"]))
    def rename(self, name: str) -> None:
        """Rename the file."""
        self.do(rename_portfolio, name)

    @rule(day=DAYS)
    def state(self, day: dt.date) -> None:
        """Change the status date."""
        self.do(change_status_date, day)

    @rule(code=st.sampled_from(["P-2", "P-3"]))
    def add_project(self, code: str) -> None:
        """Add a project; one of the same code is refused."""
        self.do(lambda session: _add(session, code))

    @rule(pick=PICKS, status=st.sampled_from(["ACTIVE", "PROSPECT", "CLOSED", "ASLEEP"]))
    def change_project(self, pick: int, status: str) -> None:
        """Change a project."""
        self.do(edit_project, self.one(Project, pick), status=status)

    @rule(pick=PICKS)
    def remove_project(self, pick: int) -> None:
        """Remove a project with all that hangs on it."""
        self.do(remove_projects, [self.one(Project, pick)])

    @rule()
    def turn_projects(self) -> None:
        """Turn the order of the projects round."""
        self.do(order_projects, self.ids(Project)[::-1])

    @rule(pick=PICKS, day=DAYS, percent=st.integers(0, 101))
    def change_milestone(self, pick: int, day: dt.date, percent: int) -> None:
        """Change dates and progress of a milestone; what breaks a rule is refused."""
        made = self.one(Milestone, pick)
        self.do(edit_milestone, made, forecast_finish=day, percent=Decimal(percent))

    @rule(pick=PICKS, days=st.integers(-400, 400))
    def shift(self, pick: int, days: int) -> None:
        """Move the forecast of a milestone."""
        self.do(shift_forecasts, [self.one(Milestone, pick)], days)

    @rule(pick=PICKS, day=DAYS)
    def finish(self, pick: int, day: dt.date) -> None:
        """Finish a milestone; not after the status date."""
        self.do(finish_milestones, [self.one(Milestone, pick)], day)

    @rule(pick=PICKS, steps=st.integers(-2, 2))
    def move(self, pick: int, steps: int) -> None:
        """Move a milestone up or down."""
        self.do(move_milestones, [self.one(Milestone, pick)], steps)

    @rule(pick=PICKS)
    def remove_milestone(self, pick: int) -> None:
        """Remove a milestone with its links."""
        self.do(remove_milestones, [self.one(Milestone, pick)])

    @rule(pick=PICKS, before=PICKS, lag=st.integers(-30, 30))
    def link(self, pick: int, before: int, lag: int) -> None:
        """Let a milestone wait for another; a ring is refused."""
        draft = LinkDraft(self.one(Milestone, before), lag=lag)
        self.do(set_links, self.one(Milestone, pick), [draft])

    @rule(pick=PICKS, name=st.sampled_from(["BL1", "BL2"]))
    def agree(self, pick: int, name: str) -> None:
        """Set a baseline."""
        self.do(set_baseline, self.one(Project, pick), name=name, why="Agreed", on=STATUS)

    @rule(pick=PICKS, day=DAYS)
    def report(self, pick: int, day: dt.date) -> None:
        """Keep the forecasts as a report does."""
        self.do(keep_forecasts, self.one(Project, pick), day)

    @rule(pick=PICKS, by_logic=st.booleans())
    def plan(self, pick: int, *, by_logic: bool) -> None:
        """Let the forecasts of a project follow from its links, or no longer."""
        made = self.one(Project, pick)
        if by_logic:
            self.do(follow_logic, made, keep_dates=True)
        else:
            self.do(stop_logic, made)

    @rule(first=DAYS, count=st.integers(-1, 9), working=st.sampled_from([True, False, None]))
    def correct(self, first: dt.date, count: int, *, working: bool | None) -> None:
        """Say of days whether the site works, or take such words back."""
        last = first + dt.timedelta(count)
        if working is None:
            self.do(reset_days, self.one(Calendar, 0), first, last)
        else:
            self.do(correct_days, self.one(Calendar, 0), first, last, working=working)

    @rule(pick=PICKS, start=DAYS, count=st.integers(-1, 30))
    def stop(self, pick: int, start: dt.date, count: int) -> None:
        """Let a place stand still; never backwards."""
        finish = start + dt.timedelta(count)
        self.do(add_shutdown, self.one(Calendar, pick), name="Stop", start=start, finish=finish)

    @rule(pick=PICKS, country=st.sampled_from(["CN", "EG", ""]))
    def change_calendar(self, pick: int, country: str) -> None:
        """Give a calendar another country."""
        self.do(edit_calendar, self.one(Calendar, pick), country=country)

    @rule(pick=PICKS, code=st.sampled_from(["KZ-SITE", "SITE", ""]))
    def rename_calendar(self, pick: int, code: str) -> None:
        """Give a calendar another code; what names it follows."""
        self.do(rename_calendar, self.one(Calendar, pick), code)

    @rule(pick=PICKS)
    def copy_calendar(self, pick: int) -> None:
        """Copy a calendar; the second time its code is taken."""
        self.do(copy_calendar, self.one(Calendar, pick), code="COPY")

    @rule(pick=PICKS)
    def remove_calendar(self, pick: int) -> None:
        """Remove a calendar; one that is used stays."""
        self.do(remove_calendar, self.one(Calendar, pick))

    @rule(on_conflict=st.sampled_from(["refuse", "replace"]))
    def take(self, on_conflict: str) -> None:
        """Import a project."""
        self.do(import_portfolio, IMPORTED, on_conflict=on_conflict)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Go back one state."""
        now = contents(self.workspace)
        self.workspace.undo()
        assert contents(self.workspace) == self.past.pop()
        self.future.append(now)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        """Go forth one state."""
        now = contents(self.workspace)
        self.workspace.redo()
        assert contents(self.workspace) == self.future.pop()
        self.past.append(now)

    @invariant()
    def is_as_long_as_what_was_done(self) -> None:
        """Offer to take back exactly what was done."""
        if hasattr(self, "made_before"):
            assert self.workspace.undo_count == self.made_before + len(self.past)

    def teardown(self) -> None:
        """End with a file that is whole."""
        self.workspace.check()
        self.workspace.needs_backup = False
        self.workspace.close()
        self.folder.cleanup()


def _add(session: Session, code: str) -> None:
    from core.operations.projects import ProjectDraft, ShopDraft, create_project

    draft = ProjectDraft(
        fields={"code": code, "name": code, "currency": "USD"},
        shops=[ShopDraft("PAINT", Decimal(100))],
    )
    create_project(session, draft)


Walk.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestUndo = Walk.TestCase

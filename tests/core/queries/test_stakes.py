"""What dates would do to the registers of the sample, told and then done: the two are the same."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core.exchange.portfolio_yaml import read
from core.model import Milestone, Project
from core.money import Money
from core.operations.exchange import import_portfolio
from core.operations.forecasts import follow_logic
from core.operations.milestones import edit_milestone, move_with_followers, shift_forecasts
from core.operations.register import edit_row
from core.queries.consequence import NewDates, outlook
from core.queries.milestones import facts, facts_by_project
from core.queries.register import register_rows
from core.queries.stakes import NewDays, ledger
from core.resources import resources
from core.rules.stakes import Effect, effect
from core.workspace import Workspace
from tests.builders import contents, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from core.rules.stakes import Stakes

PLANT = "P-2301"


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 12, tzinfo=dt.UTC)


@cache
def opened(*, by_logic: bool) -> Workspace:
    """Return the sample; whatever a test does it takes back."""
    path = Path(mkdtemp()) / "sample.handover"
    workspace = Workspace.create(path, clock=clock, user="test")
    workspace.run("Import", import_portfolio, read(resources() / "samples" / "astana.yaml"))
    if by_logic:
        for project in workspace.read(lambda session: session.scalars(select(Project.id)).all()):
            workspace.run("Follow", follow_logic, project, keep_dates=True)
    return workspace


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """Close what was opened at the end."""
    yield
    for by_logic in (False, True):
        opened(by_logic=by_logic).close()


def project_of(session: Session) -> int:
    return session.scalars(select(Project.id).where(Project.code == PLANT)).one()


def milestone_of(session: Session, code: str) -> int:
    wanted = select(Milestone.id).join(Project).where(Project.code == PLANT, Milestone.code == code)
    return session.scalars(wanted).one()


def row_of(session: Session, key: str, code: str) -> int:
    [row] = [
        each
        for each in register_rows(session, key)
        if each.project_code == PLANT
        and code in (each.values.get("code"), each.values.get("number"))
    ]
    return row.id


def standing(session: Session, project: int) -> Stakes:
    """Return all that hangs on dates, as it is kept now."""
    return ledger(session, project, facts(session, project))._now


def alarms(session: Session, key: str, project: int) -> dict[int, str]:
    """Return what a register itself says of its rows."""
    rows = register_rows(session, key, project)
    return {row.id: row.values["alarm"] for row in rows}


def told_typed(
    workspace: Workspace,
    milestone_id: int,
    finish: dt.date,
    *,
    project: int | None = None,
    follow: bool = True,
) -> Effect:
    plan = workspace.read(outlook, project or workspace.read(project_of))
    changed = {milestone_id: NewDates(finish=finish)}
    found = workspace.read(plan.after, changed)
    return workspace.read(plan.effect, found, changed, follow=follow)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
@pytest.mark.parametrize("by_logic", [False, True])
def test_what_is_told_of_a_typed_date_is_what_the_step_does(
    *, by_logic: bool, data: st.DataObject
) -> None:
    workspace = opened(by_logic=by_logic)
    by_project = workspace.read(facts_by_project)
    project = data.draw(st.sampled_from(sorted(by_project)))
    ms = [m for m in by_project[project] if not m.is_done and m.finish]
    assume(ms)
    m = data.draw(st.sampled_from(ms))
    days = data.draw(st.integers(-60, 200))
    follow = by_logic or data.draw(st.booleans())
    assert m.finish is not None
    finish = m.finish + dt.timedelta(days)
    told = told_typed(workspace, m.id, finish, project=project, follow=follow)
    was = workspace.read(standing, project)
    step = workspace.undo_count
    dates = NewDates(finish=finish)
    if follow:
        workspace.run("Move", move_with_followers, m.id, dates)
    else:
        fields: dict[str, Any] = {"forecast_finish": finish}
        if m.forecast_start is not None and m.actual_start is None:
            fields["forecast_start"] = min(m.forecast_start, finish)
        workspace.run("Move", edit_milestone, m.id, **fields)
    try:
        now = workspace.read(standing, project)
        assert effect(was, now) == told
        colours = {each.id: each.guard.rag for each in now.credits}
        assert workspace.read(alarms, "credits", project) == colours
        for breach in told.guarantees:
            assert workspace.read(alarms, "guarantees", project)[breach.id] == breach.rag
    finally:
        if workspace.undo_count > step:
            workspace.undo()


@settings(max_examples=15, deadline=None)
@given(days=st.integers(-30, 120), which=st.sampled_from(["etd_forecast", "eta_forecast"]))
def test_what_is_told_of_a_lot_is_what_the_step_does(days: int, which: str) -> None:
    workspace = opened(by_logic=False)
    lot = workspace.read(row_of, "shipments", "SH-12")
    [row] = [each for each in workspace.read(register_rows, "shipments") if each.id == lot]
    values: dict[str, Any] = {which: row.values[which] + dt.timedelta(days)}
    if which == "etd_forecast":
        values["eta_forecast"] = row.values["eta_forecast"] + dt.timedelta(days)
    else:
        values[which] = max(values[which], row.values["etd_forecast"])
    plan = workspace.read(outlook, workspace.read(project_of))
    told = workspace.read(plan.effect_of_row, "shipments", lot, values)
    was, step = workspace.read(standing, workspace.read(project_of)), workspace.undo_count
    workspace.run("Sail", edit_row, "shipments", lot, values)
    try:
        assert effect(was, workspace.read(standing, workspace.read(project_of))) == told
    finally:
        if workspace.undo_count > step:
            workspace.undo()


def test_the_painting_pac_a_fortnight_later() -> None:
    workspace = opened(by_logic=False)
    pac = workspace.read(milestone_of, "M045")
    before = contents(workspace)
    told = told_typed(workspace, pac, day("2025-11-14"))
    assert told.damages is not None
    assert told.damages.net_of_claimed.before.amount == 2_321_000
    assert told.damages.net_of_claimed.after.amount == 2_739_000
    assert [(p.code, p.old, p.new) for p in told.payments] == [
        ("PM-09", day("2025-12-01"), day("2025-12-15")),
        ("PM-10", day("2026-12-02"), day("2026-12-14")),
    ]
    assert [(g.code, g.before, g.gap) for g in told.guarantees] == [("BG-02", 91, 105)]
    assert contents(workspace) == before


def test_the_last_dispatch_after_the_latest_shipment_breaks_the_credit_and_moves_its_money() -> (
    None
):
    workspace = opened(by_logic=False)
    told = told_typed(
        workspace, workspace.read(milestone_of, "M023"), day("2025-04-04"), follow=False
    )
    assert [(c.number, c.kind, c.days) for c in told.credits] == [("ILL-LC-0001", "shipment", 4)]
    [payment] = told.payments
    assert (payment.code, payment.new) == ("PM-06", day("2025-04-29"))
    assert payment.amount is not None
    assert payment.amount.amount == 2_200_000
    assert told.months == ()


def test_a_lot_that_comes_later_says_which_packages_it_brings_when() -> None:
    workspace = opened(by_logic=False)
    lot = workspace.read(row_of, "shipments", "SH-12")
    plan = workspace.read(outlook, workspace.read(project_of))
    told = workspace.read(plan.effect_of_row, "shipments", lot, {"eta_forecast": day("2025-05-02")})
    assert {p.code for p in told.packages} == {"P04", "P05", "P06", "P10"}
    assert {p.new for p in told.packages} == {day("2025-05-02")}
    assert (told.payments, told.credits) == ((), ())


def test_a_forecast_typed_for_a_payment_moves_the_cash_of_two_months() -> None:
    workspace = opened(by_logic=False)
    payment = workspace.read(row_of, "payments", "PM-08")
    plan = workspace.read(outlook, workspace.read(project_of))
    typed = {"forecast_date": day("2025-08-15")}
    told = workspace.read(plan.effect_of_row, "payments", payment, typed)
    paid, none = Money.of(4_400_000, "USD"), Money(0, "USD")
    assert [(m.month, m.before, m.after) for m in told.months] == [
        (day("2025-07-01"), paid, none),
        (day("2025-08-01"), none, paid),
    ]


def test_a_milestone_that_is_reached_moves_its_payment() -> None:
    workspace = opened(by_logic=False)
    reached = workspace.read(milestone_of, "M023")
    plan = workspace.read(outlook, workspace.read(project_of))
    found = workspace.read(plan.reaching, reached, day("2025-02-27"))
    told = workspace.read(plan.effect, found, reached={reached: day("2025-02-27")})
    was, step = workspace.read(standing, workspace.read(project_of)), workspace.undo_count
    workspace.run("Reach", edit_milestone, reached, actual_finish=day("2025-02-27"))
    try:
        assert effect(was, workspace.read(standing, workspace.read(project_of))) == told
    finally:
        while workspace.undo_count > step:
            workspace.undo()


@pytest.mark.parametrize("by_logic", [False, True])
def test_what_is_told_of_a_shift_is_what_the_step_does(*, by_logic: bool) -> None:
    workspace = opened(by_logic=by_logic)
    ids = [workspace.read(milestone_of, code) for code in ("M023", "M029", "M045")]
    plan = workspace.read(outlook, workspace.read(project_of))
    by_id = {m.id: m for m in workspace.read(lambda s: facts(s, project_of(s)))}
    on = dt.timedelta(21)
    changed = {
        id_: NewDates(
            None if m.actual_start or m.forecast_start is None else m.forecast_start + on,
            m.forecast_finish + on,
        )
        for id_, m in by_id.items()
        if id_ in ids and m.forecast_finish is not None
    }
    found = workspace.read(plan.after, changed, follow=False)
    told = workspace.read(plan.effect, found, changed)
    was = workspace.read(standing, workspace.read(project_of))
    workspace.run("Shift", shift_forecasts, ids, 21)
    try:
        assert effect(was, workspace.read(standing, workspace.read(project_of))) == told
        assert told.payments
    finally:
        workspace.undo()


def test_a_row_of_another_register_moves_nothing() -> None:
    workspace = opened(by_logic=False)
    project = workspace.read(project_of)
    kept = workspace.read(lambda s: ledger(s, project, facts(s, project)))
    assert kept.effect(NewDays(rows={("risks", 1): {"due": day("2025-08-15")}})) == Effect()
    assert kept.effect(NewDays()) == Effect()

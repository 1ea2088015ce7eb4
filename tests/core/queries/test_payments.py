"""The payments of a project as the rules take them: sums, drawings, and what they wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from core.exchange.portfolio_yaml import read
from core.model import Project
from core.money import Money
from core.operations.exchange import import_portfolio
from core.queries.payments import payment_facts, triggers
from core.resources import resources
from core.rules.payments import trigger_day
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.rules.payments import PaymentFacts, Triggers
    from core.workspace import Workspace


@pytest.fixture
def astana(workspace: Workspace) -> int:
    workspace.run("Import", import_portfolio, read(resources() / "samples" / "astana.yaml"))
    wanted = select(Project.id).where(Project.code == "P-2301")
    return workspace.read(lambda session: session.scalars(wanted).one())


def found(workspace: Workspace, project: int) -> tuple[dict[str, PaymentFacts], Triggers]:
    payments = workspace.read(payment_facts, project)
    return {each.code: each for each in payments}, workspace.read(triggers, project)


def test_a_payment_has_its_sums_days_and_drawings(workspace: Workspace, astana: int) -> None:
    payments, _ = found(workspace, astana)
    painting = payments["PM-06"]
    assert painting.amount == Money.of(16_720_000, "USD")
    assert painting.paid == Money.of(10_720_000, "USD")
    assert painting.expected == day("2025-04-15")
    assert sum(draw.amount.minor for draw in painting.draws) == painting.amount.minor
    assert [draw.is_to_come for draw in painting.draws] == [False] * 6 + [True]


def test_it_waits_for_the_milestone_or_lot_that_comes_last(
    workspace: Workspace, astana: int
) -> None:
    payments, when = found(workspace, astana)
    assert trigger_day(payments["PM-06"], when) == day("2025-03-21")
    assert trigger_day(payments["PM-08"], when) == day("2025-06-13")
    assert trigger_day(payments["PM-09"], when) == day("2025-10-31")


def test_a_project_without_payments_has_none(workspace: Workspace) -> None:
    payments, when = found(workspace, project_in(started(workspace)))
    assert (payments, when.milestones, when.lots) == ({}, {}, {})

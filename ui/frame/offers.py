"""What the search palette offers: milestones, projects, commands and pages of the open file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from core import terms
from core.language import current, tr
from core.queries.milestones import every_milestone
from core.queries.portfolio import portfolio
from core.text import country, day, slip
from ui.desk import Place
from ui.frame.search import Offer
from ui.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.milestones import SearchRow
    from ui.actions import Built
    from ui.desk import Desk

SEARCH: Final = "view.search"
"""The command that opened the palette is not offered in it."""


def offers(desk: Desk | None, actions: Iterable[Built]) -> list[Offer]:
    """Return everything that can be opened or done now."""
    there = [each for each in actions if each.isEnabled() and each.action.key != SEARCH]
    commands = [_command(each) for each in there]
    if desk is None:
        return commands
    return [*_milestones(desk), *_projects(desk), *commands, *_rooms(desk)]


def _milestones(desk: Desk) -> list[Offer]:
    group = tr("Milestones")
    return [_milestone(desk, group, row) for row in desk.read(every_milestone)]


def _milestone(desk: Desk, group: str, row: SearchRow) -> Offer:
    name = row.named(current())
    shop = "" if row.shop == terms.PROJECT_LEVEL else tr(terms.shop(row.shop).name)
    when = ", ".join(part for part in (day(row.finish), slip(row.slip) if row.slip else "") if part)
    place = Place("project", row.project_id, "schedule", row.id)
    return Offer(
        f"milestone {row.project_id} {row.id}",
        group,
        "diamond",
        f"{name} · {shop}" if shop else name,
        " · ".join(part for part in (row.project_name, when) if part),
        run=partial(desk.go, place),
        hidden=f"{row.code} {row.name} {row.project_code}",
    )


def _projects(desk: Desk) -> list[Offer]:
    group = tr("Projects")
    return [
        Offer(
            f"project {row.id}",
            group,
            "factory",
            row.named(current()),
            " · ".join(p for p in (row.customer, country(row.country) if row.country else "") if p),
            run=partial(desk.go, Place("project", row.id)),
            hidden=f"{row.code} {row.name} {row.contract_no} {row.project_manager}",
        )
        for row in desk.read(portfolio)
    ]


def _rooms(desk: Desk) -> list[Offer]:
    return [
        Offer(
            f"page {page.key}",
            tr("Pages"),
            page.icon,
            tr(page.title),
            keys=page.shortcut,
            run=partial(desk.go, Place(page.key)),
        )
        for page in pages().values()
        if page.scope == "file"
    ]


def _command(built: Built) -> Offer:
    keys = built.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
    return Offer(
        f"command {built.action.key}",
        tr("Commands"),
        built.action.icon or "command",
        built.words,
        keys=keys.replace("Return", "Enter"),
        run=built.trigger,
    )

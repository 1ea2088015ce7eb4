"""What the search palette offers: milestones, projects, commands and pages of the open file.

Milestones are looked up while the user types: a file may have a hundred thousand of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from core import terms
from core.language import current, tr
from core.queries.portfolio import portfolio
from core.queries.search import found_milestones, milestones_of
from core.text import country, day, slip
from ui.desk import Place
from ui.frame.search import Offer
from ui.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.search import SearchRow
    from ui.actions import Built
    from ui.desk import Desk

MILESTONE: Final = "milestone"
MOST: Final = 60
"""More are never shown: the palette has room for a dozen, best first."""
LEAST: Final = 2
SEARCH: Final = "view.search"
"""The command that opened the palette is not offered in it."""


def offers(desk: Desk | None, actions: Iterable[Built]) -> list[Offer]:
    """Return everything that can be opened or done now, but for milestones."""
    there = [each for each in actions if each.isEnabled() and each.action.key != SEARCH]
    commands = [_command(each) for each in there]
    if desk is None:
        return commands
    return [*_projects(desk), *commands, *_rooms(desk)]


def typed_milestones(desk: Desk | None, typed: str) -> list[Offer]:
    """Return milestones that have every word typed; a single Latin letter is no word yet."""
    words = typed.casefold().split()
    if desk is None or not words or max(map(_weight, words)) < LEAST:
        return []
    shops = {shop.code: tr(shop.name).casefold() for shop in terms.SHOPS}
    named = {word: [code for code, name in shops.items() if word in name] for word in words}
    return [_milestone(desk, row) for row in desk.read(found_milestones, named, most=MOST)]


def known_milestones(desk: Desk | None, keys: Iterable[str]) -> list[Offer]:
    """Return the milestones among remembered offers."""
    ids = [int(key.split()[-1]) for key in keys if key.startswith(MILESTONE)]
    return [_milestone(desk, row) for row in desk.read(milestones_of, ids)] if desk and ids else []


def _weight(word: str) -> int:
    return len(word) if word.isascii() else LEAST


def _milestone(desk: Desk, row: SearchRow) -> Offer:
    name = row.named(current())
    shop = "" if row.shop == terms.PROJECT_LEVEL else tr(terms.shop(row.shop).name)
    when = ", ".join(part for part in (day(row.finish), slip(row.slip) if row.slip else "") if part)
    place = Place("project", row.project_id, "schedule", row.id)
    return Offer(
        f"{MILESTONE} {row.project_id} {row.id}",
        tr("Milestones"),
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
        if page.scope != "project"
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

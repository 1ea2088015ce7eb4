"""How an alert reads in lists, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import current, mark, tr
from core.registers import MILESTONES
from ui.desk import Place

if TYPE_CHECKING:
    from core.queries.alerts import AlertRow

TONES: Final = {"RED": "red", "AMBER": "amber"}
SEVERITIES: Final = {"RED": mark("Red"), "AMBER": mark("Amber")}
ICONS: Final = {
    MILESTONES: "diamond",
    "guarantees": "landmark",
    "credits": "landmark",
    "shipments": "ship",
    "payments": "banknote",
    "draws": "banknote",
    "claims": "scale",
    "conformity": "file-check",
    "permits": "users",
    "punch_list": "clipboard-check",
    "actions": "list-checks",
    "damages": "scale",
}
"""The icon of a row that alerts speak of, by its register."""
OTHER: Final = {"report_missing": "issued_reports"}
"""The register that an alert without rows leads to."""


def said(row: AlertRow) -> str:
    """Return what is wrong: “ends on 2025-08-31, 91 d before it may”."""
    return text.said(row.text, row.values)


def subject(row: AlertRow) -> str:
    """Return what it speaks of: code and name of the row, or the name of the project."""
    return row.project.named(current()) if row.subject is None else row.subject.named(current())


def headline(row: AlertRow) -> str:
    """Return what it speaks of; of a row with a code alone also what kind of alert it is."""
    if row.subject is not None and row.subject.code and row.subject.name:
        return subject(row)
    return " · ".join((subject(row), tr(row.title)))


def days(row: AlertRow) -> str:
    """Return how long it has lasted as +26 d, or how long is left as −5 d."""
    if row.days is None:
        return ""
    return text.slip(row.days) if row.days else text.days(0)


def days_in_words(row: AlertRow) -> str:
    """Return the same in words: “26 d”, “5 d left”."""
    if row.days is None:
        return ""
    if row.days < 0:
        return tr(mark("{days} left"), days=text.days(-row.days))
    return text.days(row.days)


def spoken(row: AlertRow) -> str:
    """Return all of it: what it speaks of, what is wrong, how long, and what to do."""
    head = f"{tr(SEVERITIES[row.rag])}: {tr(row.title)}"
    return "\n".join(
        filter(None, (head, f"{subject(row)} {said(row)}", days_in_words(row), tr(row.todo)))
    )


def icon(row: AlertRow) -> str:
    """Return the icon of what it speaks of."""
    return ICONS.get(row.spots[0].register, "info") if row.spots else "info"


def place_of(row: AlertRow) -> Place:
    """Return where its milestone or its rows are."""
    if not row.spots:
        register = OTHER.get(row.kind, "")
        return Place("project", row.project.id, "" if register else "overview", register=register)
    first = row.spots[0]
    if first.register == MILESTONES:
        return Place("project", row.project.id, "schedule", first.id)
    ids = tuple(spot.id for spot in row.spots if spot.register == first.register)
    return Place("project", row.project.id, register=first.register, rows=ids, of=tr(row.title))

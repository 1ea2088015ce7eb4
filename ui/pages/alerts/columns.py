"""The columns of the list of alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import current, mark, tr
from ui.models.cells import Run, Status, Text, TwoLine
from ui.models.column import Column
from ui.pages._alerts import words

if TYPE_CHECKING:
    from core.queries.alerts import AlertRow

SEVERITY: Final = ("RED", "AMBER")


def columns() -> list[Column[AlertRow]]:
    """Return the columns; those that say least go first when there is no room."""
    return [
        Column(
            key="rag",
            title=mark("Severity"),
            value=lambda row: SEVERITY.index(row.rag),
            cell=_severity,
            text=lambda value: tr(words.SEVERITIES[SEVERITY[value]]),
            find=lambda row: tr(words.SEVERITIES[row.rag]),
            width=104,
        ),
        Column(
            key="days",
            title=mark("Days"),
            value=lambda row: row.days,
            cell=_days,
            text=lambda value: "" if value is None else str(value),
            sort=_by_days,
            find=lambda _row: "",
            align="right",
            tooltip=words.days_in_words,
            width=76,
        ),
        Column(
            key="subject",
            title=mark("What must be acted on"),
            value=lambda row: f"{words.subject(row)} {words.said(row)}",
            cell=_subject,
            width=300,
            stretch=4,
        ),
        Column(
            key="alert",
            title=mark("Alert"),
            value=lambda row: tr(row.title),
            cell=_kind,
            find=lambda row: f"{tr(row.title)} {tr(row.todo)}",
            width=270,
            stretch=3,
            drop=1,
        ),
        Column(
            key="project",
            title=mark("Project"),
            value=lambda row: row.project.named(current()),
            cell=_project,
            find=_of_project,
            width=180,
            stretch=2,
        ),
    ]


def _subject(row: AlertRow) -> TwoLine:
    return TwoLine((Run(words.subject(row)),), (Run(words.said(row), "text3", "small"),))


def _kind(row: AlertRow) -> TwoLine:
    return TwoLine((Run(tr(row.title)),), (Run(tr(row.todo), "text3", "small"),))


def _project(row: AlertRow) -> TwoLine:
    under = " · ".join(filter(None, (row.project.code, row.project.project_manager)))
    return TwoLine((Run(row.project.named(current())),), (Run(under, "text3", "small"),))


def _of_project(row: AlertRow) -> str:
    return " ".join((row.project.code, row.project.named(current()), row.project.project_manager))


def _severity(row: AlertRow) -> Status:
    tone = words.TONES[row.rag]
    return Status(tone, tr(words.SEVERITIES[row.rag]), tone)


def _days(row: AlertRow) -> Text:
    return Text(words.days(row), f"{words.TONES[row.rag]}_text")


def _by_days(row: AlertRow) -> float:
    """Return the longest overdue first; what has no day comes last."""
    return float("inf") if row.days is None else -row.days

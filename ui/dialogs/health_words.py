"""What is said of a project's health beside its computed colour: what is declared, how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms, text
from core.language import mark, tr

if TYPE_CHECKING:
    import datetime as dt

    from core.queries.project import ProjectRow
    from core.rules.rag import Declared


def declared_words(declared: Declared | None) -> str:
    """Return which colour somebody stands for, until when and why; nothing where nobody does."""
    if declared is None:
        return ""
    return tr(
        mark("Declared {status} until {day}: {reason}"),
        status=tr(terms.RAG_WORDS[declared.rag]).lower(),
        day=text.day(declared.until),
        reason=declared.reason,
    )


def stale_words(row: ProjectRow, on: dt.date) -> str:
    """Return that the data of a project are older than the status date; nothing where not."""
    days = row.days_old(on)
    if not days:
        return ""
    said = text.day(row.status_date)
    return tr(mark("Data of {day}, {days} old"), day=said, days=text.days(days))

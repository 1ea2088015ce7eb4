"""Milestones of every project by some of their words, for the search field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, or_, select

from core.model import Milestone, Project

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A milestone of any project, as the search field offers it."""

    id: int
    project_id: int
    project_code: str
    project_name: str
    code: str
    shop: str
    name: str
    name_zh: str
    name_ru: str
    finish: dt.date | None
    slip: int | None

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


_NAMES = (Milestone.name, Milestone.name_zh, Milestone.name_ru)
_SOUGHT = (*_NAMES, Milestone.code, Project.code, Project.name)
_SEARCH = select(
    *(Milestone.id, Milestone.project_id, Project.code, Project.name, Milestone.code),
    *(Milestone.shop, *_NAMES),
    *(Milestone.actual_finish, Milestone.forecast_finish, Milestone.baseline_finish),
).join(Project)


def found_milestones(
    session: Session, words: Mapping[str, Collection[str]], *, most: int
) -> list[SearchRow]:
    """Return milestones that have every word, those whose name begins with one first.

    Args:
        session: where to look.
        words: each word with the codes of the shops that it names.
        most: how many at most.
    """
    query = _SEARCH
    for word, shops in words.items():
        query = query.where(or_(*_has(word), Milestone.shop.in_(shops)))
    begins = [_like(column, "", word) for word in words for column in _NAMES]
    first = (case((or_(*begins), 0), else_=1),) if begins else ()
    return _rows(session, query.order_by(*first, Project.position, Milestone.position).limit(most))


def milestones_of(session: Session, ids: Collection[int]) -> list[SearchRow]:
    """Return these milestones; those that are gone are left out."""
    return _rows(session, _SEARCH.where(Milestone.id.in_(ids)))


def _has(word: str) -> list[ColumnElement[bool]]:
    """Return where a word may stand; SQLite takes only Latin capitals for small letters."""
    forms = [word] if word.isascii() else sorted({word, word.capitalize(), word.upper()})
    return [_like(column, "%", form) for form in forms for column in _SOUGHT]


def _like(column: Any, before: str, word: str) -> ColumnElement[bool]:
    """Return whether a word stands in a column, its letters as they are: % and _ are letters."""
    plain = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
    found: ColumnElement[bool] = column.like(f"{before}{plain}%", escape="/")
    return found


def _rows(session: Session, query: Select[*tuple[Any, ...]]) -> list[SearchRow]:
    rows = []
    for found in session.execute(query):
        *head, actual, forecast, baseline = tuple(found)
        at = actual or forecast or baseline
        slip = (at - baseline).days if at and baseline else None
        rows.append(SearchRow(*head, at, slip))  # type: ignore[call-arg]  # nine columns, then two
    return rows

"""A whole portfolio in one readable YAML file; its layout is explained in docs/exchange-file.md."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import yaml

from core.errors import ImportProblems, InvalidInput
from core.exchange._nodes import MAX_PROBLEMS, compose, read_text
from core.exchange._read_project import kept, project
from core.exchange._rows import Findings, Row, doubled
from core.exchange._spec import Format
from core.exchange._write import LAYOUT, pieces
from core.language import mark, tr
from core.paths import atomic_path
from core.queries.parts import (
    CalendarPart,
    DayPart,
    Draft,
    KeptPart,
    RatePart,
    ShutdownPart,
)
from core.rules.hours import DAY_SHIFT, spans
from core.terms import EARLIEST, LATEST

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from core.queries.parts import ProjectPart

LATER: Final = ("stages", "shops", "portfolio")
"""Sections of the file that are kept whole."""
META: Final = "meta"
_WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def read(path: Path) -> Draft:
    """Return what a file holds.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: every problem found, by line.
    """
    return parse(read_text(path))


def parse(text: str) -> Draft:
    """Return what a text in this layout holds; see `read`."""
    root, problems = compose(text)
    findings = Findings(problems=problems)
    row = Row(root, "", findings)
    found = _draft(row)
    if findings.problems:
        in_order = sorted(findings.problems, key=lambda problem: problem.line or 0)
        raise ImportProblems(tuple(in_order[:MAX_PROBLEMS]))
    return found


def write(path: Path, draft: Draft) -> None:
    """Write a portfolio in the layout that `read` takes; an old file stays whole until it is done."""
    with atomic_path(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        for piece in pieces(draft):
            file.write(piece)


def text_of(draft: Draft) -> str:
    """Return the text that `write` writes."""
    return "".join(pieces(draft))


def _draft(row: Row) -> Draft:
    for name in (META, "projects"):
        if not row.has(name):
            row.refuse("", tr("This is no portfolio: it has no section “{name}”.", name=name))
    meta = Row(row.take(META) or yaml.MappingNode("", []), META, row.findings)
    status_date = meta.needed_day("data_date") if row.has(META) else LATEST
    base_currency = meta.currency("base_currency", "USD")
    _check_layout(meta)
    projects, calendars = _projects(row, base_currency, status_date), _calendars(row)
    _check_calendars(row, projects, {calendar.code for calendar in calendars})
    return Draft(
        title=meta.text("title"),
        base_currency=base_currency,
        status_date=status_date,
        note=meta.text("note"),
        calendars=calendars,
        rates=_rates(row, base_currency),
        projects=projects,
        kept=(*_meta(meta), *kept(row, LATER)),
        notices=tuple(row.findings.notices),
    )


def _check_layout(meta: Row) -> None:
    version = meta.whole("schema_version", high=10**6)
    if version is not None and version > LAYOUT:
        why = tr("The file has layout {version}, made by a newer Handover.", version=version)
        meta.refuse("schema_version", why)


def _meta(meta: Row) -> Iterable[KeptPart]:
    """Return the fields of meta that only a person reads, kept as one section each."""
    names = tuple(meta.names())
    return [KeptPart(f"{META}\t{part.name}", part.content) for part in kept(meta, names)]


def _projects(row: Row, base_currency: str, status_date: dt.date) -> tuple[ProjectPart, ...]:
    rows = row.rows("projects")
    found = [project(each, base_currency, status_date) for each in rows]
    doubled(zip(rows, (part.code for part in found), strict=True), "code")
    return tuple(found)


def _calendars(row: Row) -> tuple[CalendarPart, ...]:
    rows = row.rows("calendars")
    found = [_calendar(each) for each in rows]
    doubled(zip(rows, (part.code for part in found), strict=True), "code")
    return tuple(found)


def _calendar(row: Row) -> CalendarPart:
    weekend = []
    for node, path, word in row.words("weekend"):
        if word not in _WEEK or word in weekend:
            why = tr("“{text}” is no day of the week such as Sat.", text=word)
            row.findings.refuse(node, path, why)
        weekend.append(word)
    return CalendarPart(
        code=row.code(),
        country=row.text("country"),
        weekend=tuple(weekend),
        public_holidays=row.flag("use_python_holidays", default=True),
        shutdowns=tuple(_shutdown(each) for each in row.rows("extra_shutdowns")),
        name=row.text("name"),
        hours=_hours(row, "hours", DAY_SHIFT),
        hours_by_day=_hours_by_day(row),
        days=_days(row),
        years=_years(row),
        extra=row.extra(empty=("extra_shutdowns",)),
    )


def _hours(row: Row, name: str, default: str = "") -> str:
    """Return the spans worked on a day, as in 08:00-12:00 13:00-17:00."""
    found = row.text(name, default)
    try:
        spans(found)
    except InvalidInput as error:
        row.refuse(name, str(error))
    return found


def _hours_by_day(row: Row) -> tuple[tuple[str, str], ...]:
    node = row.take("hours_by_day")
    if node is None:
        return ()
    inner = Row(node, row.at("hours_by_day"), row.findings)
    found = [(name, _hours(inner, name)) for name in _WEEK if inner.has(name)]
    inner.refuse_rest()
    return tuple(sorted(found))


def _days(row: Row) -> tuple[DayPart, ...]:
    rows = row.rows("days")
    found = [
        DayPart(
            day=each.needed_day("day"),
            name=each.text("name"),
            working=each.flag("working"),
            hours=_hours(each, "hours"),
            source=each.choice("source", ("country", "user"), "user"),
        )
        for each in rows
    ]
    for each in rows:
        each.refuse_rest()
    doubled(zip(rows, (part.day for part in found), strict=True), "day")
    return tuple(sorted(found, key=lambda part: part.day))


def _years(row: Row) -> tuple[int, ...]:
    found = set()
    for node, path, word in row.words("holiday_years"):
        if word.isdecimal() and EARLIEST.year <= int(word) <= LATEST.year:
            found.add(int(word))
        else:
            why = tr("“{text}” is no year between 1900 and 2200.", text=word)
            row.findings.refuse(node, path, why)
    return tuple(sorted(found))


def _shutdown(row: Row) -> ShutdownPart:
    found = ShutdownPart(row.text("name"), row.needed_day("start"), row.needed_day("end"))
    if found.finish < found.start:
        row.refuse("end", tr("It ends before it starts."))
    row.refuse_rest()
    return found


def _check_calendars(row: Row, projects: Iterable[ProjectPart], codes: set[str]) -> None:
    for i, part in enumerate(projects):
        for name in {part.calendar_office, part.calendar_site} - codes - {""}:
            where = f"projects[{i}]"
            why = tr("There is no calendar {code} in this file.", code=name)
            row.findings.tell(row.node, where, why)


def _rates(row: Row, base_currency: str) -> tuple[RatePart, ...]:
    rows = row.rows("fx_rates")
    found = [_rate(each, base_currency) for each in rows]
    doubled(zip(rows, ((r.on, r.base, r.quote) for r in found), strict=True), "quote")
    return tuple(found)


def _rate(row: Row, base_currency: str) -> RatePart:
    rate = row.number("rate", places=8)
    if not rate:
        row.refuse("rate", tr("A rate is a number above zero."))
    found = RatePart(
        on=row.needed_day("date"),
        base=row.currency("base", base_currency),
        quote=row.currency("quote", ""),
        rate=rate or Decimal(1),
        note=row.text("note"),
    )
    row.refuse_rest()
    return found


SPEC: Final = Format(
    key="portfolio_yaml",
    title=mark("Portfolio (YAML)"),
    order=10,
    suffixes=(".yaml", ".yml"),
    read=read,
    write=write,
)

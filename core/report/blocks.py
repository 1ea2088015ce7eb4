"""What a report is made of: blocks of plain values, which a renderer sets as cells or on paper.

A block says what a value is (a date, a slip, a share) and never how it looks. Every text in it is
in the language of the report already; every date is a date, every number a number, and a figure
that follows from others names them, so that a workbook can hold it as a formula.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.money import Money

Value = str | int | float | Decimal | dt.date | Money | None


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    LONG = "long"
    """Text that may take several lines."""
    RAG = "rag"
    """A shape and a word: ■ Off track."""
    DATE = "date"
    WHOLE = "whole"
    PLAIN = "plain"
    """A number with the decimal places that it has."""
    NUMBER = "number"
    """A number with two decimal places."""
    TENTHS = "tenths"
    PERCENT = "percent"
    """A share, 0 to 1."""
    POINTS = "points"
    """The difference of two shares, with its sign."""
    SLIP = "slip"
    """Days late (+) or early (−)."""
    SPAN = "span"
    """A number of days."""
    FLOAT = "float"
    """Working days of room; negative where a date cannot be kept."""
    STALE = "stale"
    """By how many days data are too old."""
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the words that stand before and after it in the same place."""

    value: Value
    kind: Kind = Kind.TEXT
    before: str = ""
    after: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it is: Customer, Astana Automobile."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Facts:
    """What identifies the subject of the report."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to be seen first, with what it is compared with."""

    label: str
    cell: Cell
    note: Cell


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures to be seen first."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it stands: a tone (red, amber, green, grey), shape and word, and why."""

    tone: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Sentences, each a line of its own."""

    lines: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list: its day, what it is, how late."""

    day: dt.date | None
    text: str
    slip: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A short list under a title; `empty` is said where there is nothing in it."""

    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Listings:
    """Short lists that stand side by side."""

    items: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A phase of a row: its gate's day and slip; `mark` is the state's sign, empty for no phase."""

    mark: str
    day: dt.date | None
    slip: int | None
    tone: str = ""
    is_due: bool = False
    """Whether to act on it now: it stands on the ground of its tone."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A shop or a project across the phases, with its progress as shares."""

    label: str
    actual: float | None
    planned: float | None
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows across phases; a head is the phase and the gate that ends it."""

    title: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    planned: str
    """The word before a planned share."""
    legend: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that is another (the first of several that has a value) minus a third."""

    minuends: tuple[str, ...]
    subtrahend: str


@dataclass(frozen=True, slots=True)
class Matching:
    """A column that counts the rows of another table equal to it, or sums one of their columns."""

    table: str
    equal: str
    key: str
    """The column of this table that is looked for."""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """What stands under a column: sum, count, or the mean weighted by another column."""

    kind: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what its values are, what it follows from, what stands under it."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    formula: Difference | Matching | None = None
    total: Total | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values; a figure that a column's formula gives is in the rows too.

    A value of another kind than its column's is in a cell that says so. `fixed` columns stay in sight when the rest scrolls; `empty` is said where there are no rows.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Cell, ...], ...]
    empty: str
    total_label: str = ""
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """A column drawn; colours are names of theme tokens, one for all points or one for each.

    As a `post` it is no line but an upright at each of its points.
    """

    column: str
    colors: tuple[str, ...]
    is_dashed: bool = False
    has_marks: bool = False
    labels_last: bool = False
    labels_all: bool = False
    is_post: bool = False
    weight: float = 2.25


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of columns of a table that stands anywhere in the document.

    Attributes:
        key: its name.
        title: what it shows.
        shape: line, or bar for level bars, one group for each row.
        source: the key of the table.
        across: the column on the axis of dates or names.
        series: the columns drawn.
        titles: what the axis across and the axis of values say.
        kind: what the values are: a share, a date, a whole number.
        share: how much of the width it takes, in twelfths; those that fit stand side by side.
        lines: its height in lines of text.
    """

    key: str
    title: str
    shape: str
    source: str
    across: str
    series: tuple[Series, ...]
    titles: tuple[str, str]
    kind: Kind
    share: int = 12
    lines: int = 20


Block = Facts | KeyFigures | Verdict | Notes | Listings | Matrix | Table | Chart


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a report: a sheet of a workbook, some pages on paper.

    A `cover` is set on a grid to be taken in at a glance, on one page where it fits.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    is_cover: bool
    is_landscape: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: plain values only, to be kept, compared, or sent to another process."""

    title: str
    subject: str
    language: str
    status_date: dt.date
    author: str
    created: dt.datetime
    chapters: tuple[Chapter, ...]

"""Taking values out of the text cells of a plan's records, noting every problem with its line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from core.errors import ImportProblems, Problem
from core.exchange._nodes import MAX_PROBLEMS
from core.language import tr
from core.rules.schedule.instant import HOUR, MINUTE, instant

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPAN: Final = re.compile(
    r"(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?",
    re.ASCII,
)
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?(?:[eE]-?\d{1,2})?", re.ASCII)
_FLAGS: Final = {"1": True, "0": False, "true": True, "false": False, "y": True, "n": False}
_SECONDS: Final = 60
_REMEMBERED: Final = 50_000


@dataclass(slots=True)
class Findings:
    """What reading found: problems refuse the file, remarks are told."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def refuse(self, line: int | None, where: str, reason: str) -> None:
        """Note a problem."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(line, where, reason))

    def tell(self, line: int | None, where: str, reason: str) -> None:
        """Note what does not refuse the file."""
        if len(self.remarks) < MAX_PROBLEMS:
            self.remarks.append(Problem(line, where, reason))

    def check(self) -> None:
        """Raise what was refused, if anything was."""
        if self.problems:
            in_order = sorted(self.problems, key=lambda problem: problem.line or 0)
            raise ImportProblems(tuple(in_order))


@dataclass(frozen=True, slots=True)
class Cells:
    """The fields of one record as text.

    Attributes:
        values: text by field; a field that is absent is empty.
        line: where the record stands in the file.
        where: what messages call the record, such as "Task 17".
        findings: where problems go.
    """

    values: Mapping[str, str]
    line: int
    where: str
    findings: Findings

    def refuse(self, name: str, reason: str) -> None:
        """Note a problem with a field."""
        self.findings.refuse(self.line, f"{self.where} {name}".strip(), reason)

    def tell(self, name: str, reason: str) -> None:
        """Note something about a field that does not refuse the file."""
        self.findings.tell(self.line, f"{self.where} {name}".strip(), reason)

    def text(self, name: str) -> str:
        """Return the text of a field."""
        return self.values.get(name, "")

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return true or false."""
        text = self.values.get(name, "").strip()
        if not text:
            return default
        found = _FLAGS.get(text.lower())
        if found is None:
            self.refuse(name, tr("“{text}” is neither true nor false.", text=text))
        return bool(found)

    def whole(self, name: str, default: int = 0) -> int:
        """Return a whole number."""
        return int(self.number(name, default))

    def number(self, name: str, default: float = 0) -> float:
        """Return a number."""
        text = self.values.get(name, "").strip()
        if not text:
            return default
        if not _NUMBER.fullmatch(text):
            self.refuse(name, tr("“{text}” is no number such as 27.5.", text=text))
            return default
        return float(text)

    def key(self, name: str) -> int | None:
        """Return a number that others refer to, None where there is none."""
        if not self.values.get(name, "").strip():
            return None
        return self.whole(name)

    def when(self, name: str) -> dt.datetime | None:
        """Return a moment."""
        text = self.values.get(name, "").strip()
        if not text:
            return None
        try:
            return _moment(text)
        except ValueError:
            why = tr("“{text}” is no moment such as 2025-02-28T08:00:00.", text=text)
            self.refuse(name, why)
            return None

    def instant(self, name: str) -> int | None:
        """Return a moment as the engine counts it."""
        found = self.when(name)
        return None if found is None else instant(found)

    def span(self, name: str) -> int | None:
        """Return a duration such as PT8H0M0S in ticks."""
        text = self.values.get(name, "").strip()
        if not text:
            return None
        found = _ticks(text)
        if found is None:
            self.refuse(name, tr("“{text}” is no duration such as PT8H0M0S.", text=text))
        return found

    def hours(self, name: str) -> int | None:
        """Return a number of hours in ticks."""
        if not self.values.get(name, "").strip():
            return None
        return round(self.number(name) * HOUR)


@lru_cache(_REMEMBERED)
def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=None)


@lru_cache(_REMEMBERED)
def _ticks(text: str) -> int | None:
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    sign, days, hours, minutes, seconds = found.groups()
    ticks = (int(days or 0) * 24 + int(hours or 0)) * HOUR + int(minutes or 0) * MINUTE
    ticks += round(float(seconds or 0) * MINUTE / _SECONDS)
    return -ticks if sign else ticks

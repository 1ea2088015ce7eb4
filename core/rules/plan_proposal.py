"""What a plan says of each milestone: the fields of a milestone by name, and what it waits for."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.language import LANGUAGES, mark
from core.rules import plan_fields as own
from core.rules.plan_days import task_days
from core.rules.plan_lags import LAG_TOO_LONG, kept_lag
from core.rules.schedule.draft import Dates
from core.rules.schedule.instant import instant, moment
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from core.rules.plan_days import TaskDays
    from core.rules.plan_tasks import PlanTask
    from core.rules.schedule.draft import PlanDraft, PlanRow
    from core.rules.schedule.engine import Dates as Scheduled

FIELD_UNKNOWN: Final = mark("A value of a Handover field that is not known")

NAMES: Final = {"en": "name", "zh": "name_zh", "ru": "name_ru"}
_OWN_NAMES: Final = {"en": own.NAME, "zh": own.NAME_ZH, "ru": own.NAME_RU}
_NONE: Final = "none"
_LONGEST_NAME: Final = 512
_DURATION: Final = re.compile(r"(e?)(\d{1,9})", re.ASCII)
_HEAVIEST: Final = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Waits:
    """What a milestone waits for: the unique id of a task, and how, in the units of milestones."""

    predecessor: int
    kind: str
    lag: int
    lag_unit: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file says of one milestone.

    Attributes:
        row: the row it says it in.
        fields: values by the name of the milestone's field; what it does not speak of is absent.
        waits_for: what the milestone waits for.
        position: its place among others, where the file was written here.
        is_typed: whether its dates were typed where the file was written here.
        lost: what is not kept, as texts to translate.
    """

    row: PlanRow
    fields: Mapping[str, Any]
    waits_for: tuple[Waits, ...]
    position: int | None
    is_typed: bool
    lost: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Return whether the row was written here."""
        return own.CODE in self.row.fields


def proposals(
    draft: PlanDraft,
    tasks: Iterable[PlanTask],
    *,
    calendars: Mapping[str, str],
    status: dt.date,
    schedule: Callable[[], Mapping[int, Scheduled]],
) -> dict[int, Proposal]:
    """Return what a plan says of each task, by unique id.

    Args:
        draft: the plan.
        tasks: those of its rows that become milestones.
        calendars: the code of each calendar here, by its key in the plan.
        status: the last day whose progress is known here.
        schedule: computes the plan; asked only where the file does not say when a task comes.
    """
    found = list(tasks)
    language = _language(each.row for each in found)
    start = instant(draft.start)
    times: dict[str, WorkTime] = {}
    computed: Mapping[int, Scheduled] | None = None
    made: dict[int, Proposal] = {}
    for task in found:
        key = task.activity.calendar or draft.calendar
        if key not in times:
            times[key] = WorkTime(draft.calendars[key], start)
        dates = task.row.stored
        if dates.start is None or dates.finish is None:
            computed = schedule() if computed is None else computed
            dates = _computed(computed[task.row.uid])
        days = task_days(
            task,
            times[key],
            plan_start=start,
            status=status,
            scheduled=dates,
            from_finish=draft.from_finish,
            is_ours=own.CODE in task.row.fields,
        )
        made[task.row.uid] = _proposal(task, days, calendars.get(key, ""), language)
    return made


def _computed(found: Scheduled) -> Dates:
    return Dates(moment(found.start), moment(found.finish))


def _proposal(task: PlanTask, days: TaskDays, calendar: str, language: str) -> Proposal:
    row = task.row
    lost = list(days.lost)
    fields = {
        "name": row.name.strip() or row.id,
        "calendar": calendar,
        "forecast_start": days.start,
        "forecast_finish": days.finish,
        "actual_start": days.actual_start,
        "actual_finish": days.actual_finish,
        "percent": days.percent,
        "duration": days.duration,
        "elapsed": days.elapsed,
        "constraint_kind": days.constraint_kind,
        "constraint_date": days.constraint_date,
        "deadline": days.deadline,
        "manual": days.manual,
    }
    if row.notes.strip():
        fields["note"] = row.notes.strip()
    if row.resources:
        fields["owner"] = ", ".join(row.resources)
    is_typed = False
    if own.CODE in row.fields:
        is_typed = days.manual
        fields |= _own(row, fields, language, lost)
        is_typed = is_typed and not fields["manual"]
    return Proposal(
        row=row,
        fields=fields,
        waits_for=tuple(_waits(task, lost)),
        position=_whole(row.fields.get(own.POSITION, "")),
        is_typed=is_typed,
        lost=tuple(dict.fromkeys(lost)),
    )


def _waits(task: PlanTask, lost: list[str]) -> Iterable[Waits]:
    for link in task.links:
        lag = kept_lag(link)
        if lag.lost:
            lost.append(lag.lost)
        if lag.lost != LAG_TOO_LONG:
            yield Waits(link.predecessor, link.kind, lag.lag, lag.unit)


def _language(rows: Iterable[PlanRow]) -> str:
    """Return the language that the names of a plan written here are in."""
    votes = Counter(
        language
        for row in rows
        for language, name in _OWN_NAMES.items()
        if row.fields.get(name) == own.cut(row.name)
    )
    return max(LANGUAGES, key=lambda language: votes[language])


def _own(row: PlanRow, said: Mapping[str, Any], language: str, lost: list[str]) -> dict[str, Any]:
    """Return what the fields of Handover say; a field that is not there is empty."""
    texts = row.fields
    found: dict[str, Any] = {"code": texts[own.CODE].strip()}
    for name, field in (("owner", own.OWNER), ("evidence", own.EVIDENCE), ("source", own.SOURCE)):
        found[name] = texts.get(field, "")
    found |= _names(row, language)
    for name, field, known, usual in (
        ("responsible", own.RESPONSIBLE, terms.RESPONSIBLE, "contractor"),
        ("slip_reason", own.SLIP_REASON, terms.SLIP_REASONS, ""),
    ):
        value = texts.get(field, usual)
        if value and value not in known:
            lost.append(FIELD_UNKNOWN)
            value = usual
        found[name] = value
    found["key"], found["contractual"] = own.KEY in texts, own.CONTRACTUAL in texts
    found["note"] = said.get("note", "")
    found["weight"] = _number(texts.get(own.WEIGHT, "0"), lost)
    percent = _number(texts.get(own.PERCENT, "0"), lost)
    if round(percent) == round(row.percent) and said["actual_finish"] is None:
        found["percent"] = percent
    return found | _kept(texts.get(own.KEPT, ""), said)


def _names(row: PlanRow, language: str) -> dict[str, str]:
    """Return the names in all languages; one changed in the file is changed in its language."""
    found = {NAMES[code]: row.fields.get(field, "") for code, field in _OWN_NAMES.items()}
    if own.cut(row.name) != (found[NAMES[language]] or found["name"]):
        found[NAMES[language]] = row.name.strip()
    return found


def _kept(text: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is meant by values that were exported otherwise than they are kept."""
    found: dict[str, Any] = {}
    now = written(said)
    for name in now:
        value = own.meant(text, name, now[name])
        if value != now[name]:
            found |= _READ[name](value)
    return found


def written(said: Mapping[str, Any]) -> dict[str, str]:
    """Return how the values that may be exported otherwise than they are kept are told apart."""
    duration, on, began = said["duration"], said["constraint_date"], said["actual_start"]
    length = _NONE if duration is None else f"{'e' if said['elapsed'] else ''}{duration}"
    return {
        "constraint": f"{said['constraint_kind']} {on or ''}".strip(),
        "duration": length,
        "mode": "manual" if said["manual"] else "auto",
        "began": _NONE if began is None else began.isoformat(),
        "dates": f"{said['forecast_start'] or '-'} {said['forecast_finish'] or '-'}",
    }


def _constraint_of(text: str) -> dict[str, Any]:
    kind, _space, on = text.partition(" ")
    if kind not in terms.CONSTRAINTS:
        return {}
    try:
        date = dt.date.fromisoformat(on) if on else None
    except ValueError:
        return {}
    return {"constraint_kind": kind, "constraint_date": date}


def _duration_of(text: str) -> dict[str, Any]:
    match = _DURATION.fullmatch(text)
    if match is None:
        return {"duration": None, "elapsed": False} if text == _NONE else {}
    return {"duration": int(match[2]), "elapsed": bool(match[1])}


def _dates_of(text: str) -> dict[str, Any]:
    start, _space, finish = text.partition(" ")
    try:
        days = [None if day == "-" else dt.date.fromisoformat(day) for day in (start, finish)]
    except ValueError:
        return {}
    return {"forecast_start": days[0], "forecast_finish": days[1]}


_READ: Final[Mapping[str, Callable[[str], dict[str, Any]]]] = {
    "constraint": _constraint_of,
    "duration": _duration_of,
    "mode": lambda text: {"manual": text == "manual"},
    "began": lambda text: {"actual_start": None} if text == _NONE else {},
    "dates": _dates_of,
}


def _number(text: str, lost: list[str]) -> Decimal:
    try:
        found = Decimal(text.strip() or "0")
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found <= _HEAVIEST:
        lost.append(FIELD_UNKNOWN)
        return Decimal(0)
    return found


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004  no place is so far down

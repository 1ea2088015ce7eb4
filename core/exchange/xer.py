"""Primavera's text format (XER): the first project that it exports, as one plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.exchange._cells import Cells, Findings
from core.exchange._nodes import refused
from core.exchange._spec import PlanFormat
from core.exchange._tables import read_tables
from core.exchange._xer_activities import activity_row, group_rows, links, plain_text
from core.exchange._xer_calendars import calendars
from core.exchange._xml import read_bytes
from core.language import mark, tr
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.draft import PlanDraft
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import (
    ACTUAL_DATES,
    FINISH_FLOAT,
    PREDECESSOR,
    PROGRESS_OVERRIDE,
    PROJECT,
    RETAINED_LOGIC,
    ROUND_THE_CLOCK,
    SMALLER_FLOAT,
    STANDARD,
    START_FLOAT,
    SUCCESSOR,
    Manner,
)

if TYPE_CHECKING:
    from pathlib import Path

    from core.rules.schedule.draft import PlanRow

SOURCE: Final = "Primavera"
_TABLES: Final = frozenset(
    {
        *("PROJECT", "CALENDAR", "SCHEDOPTIONS", "PROJWBS", "TASK", "TASKPRED", "RSRC", "TASKRSRC"),
        *("ACTVTYPE", "ACTVCODE", "TASKACTV", "UDFTYPE", "UDFVALUE", "TASKMEMO"),
    }
)
_LAG_CALENDARS: Final = {
    "rcal_Predecessor": PREDECESSOR,
    "rcal_Successor": SUCCESSOR,
    "rcal_ProjDefault": PROJECT,
    "rcal_24Hour": ROUND_THE_CLOCK,
}
_FLOATS: Final = {"FT_FF": FINISH_FLOAT, "FT_SF": START_FLOAT, "FT_Min": SMALLER_FLOAT}


def read(path: Path) -> PlanDraft:
    """Return the plan that a file holds.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: every problem found, by line.
    """
    return parse(read_bytes(path))


def parse(raw: bytes) -> PlanDraft:
    """Return the plan that the bytes of a file hold; see `read`."""
    findings = Findings()
    tables = read_tables(raw, _TABLES, findings)
    if not tables["PROJECT"]:
        raise refused(tr("The file holds no project."))
    draft = _File(tables, findings).draft()
    findings.check()
    return draft


@dataclass(frozen=True, slots=True)
class _File:
    """The tables of a file."""

    tables: dict[str, list[Cells]]
    findings: Findings

    def draft(self) -> PlanDraft:
        """Return the plan of the project that is exported."""
        project = self._project()
        own = project.text("proj_id")
        known = calendars(self.tables["CALENDAR"])
        usual = self._usual_calendar(project, known)
        options = self._options(own)
        start = project.when("plan_start_date") or project.when("last_recalc_date")
        if start is None:
            project.refuse("plan_start_date", tr("This field is needed."))
            self.findings.check()
        assert start is not None
        groups = group_rows(self._of("PROJWBS", own))
        activities = self._activities(own, groups, options, known)
        return PlanDraft(
            title=next((row.name for row in groups if row.parent is None), "")
            or project.text("proj_short_name"),
            source=SOURCE,
            start=start,
            finish=project.when("plan_end_date"),
            status=project.when("last_recalc_date"),
            calendars=known,
            calendar=usual,
            rows=(*groups, *activities),
            links=links(self._of("TASKPRED", own), {row.uid for row in activities}),
            manner=_manner(options, project),
            remarks=tuple(self.findings.remarks),
        )

    def _project(self) -> Cells:
        """Return the project to take: the first that was exported, not merely linked to."""
        projects = self.tables["PROJECT"]
        exported = [each for each in projects if each.text("export_flag") == "Y"]
        chosen = (exported or projects)[0]
        for each in exported[1:]:
            name = each.text("proj_short_name")
            each.tell("", tr("The file holds a second project, {name}; it is left out.", name=name))
        return chosen

    def _of(self, table: str, project: str) -> list[Cells]:
        return [row for row in self.tables[table] if row.text("proj_id") in {project, ""}]

    def _options(self, project: str) -> Cells:
        own = self._of("SCHEDOPTIONS", project)
        return own[0] if own else Cells({}, 0, "SCHEDOPTIONS", self.findings)

    def _usual_calendar(self, project: Cells, known: dict[str, Calendar]) -> str:
        for key in (project.text("clndr_id"), self._default_calendar()):
            if key in known:
                return key
        known[STANDARD] = Calendar(STANDARD)
        project.tell("clndr_id", tr("The project has no calendar; eight to five is assumed."))
        return STANDARD

    def _default_calendar(self) -> str:
        rows = self.tables["CALENDAR"]
        return next((row.text("clndr_id") for row in rows if row.text("default_flag") == "Y"), "")

    def _activities(
        self, project: str, groups: list[PlanRow], options: Cells, known: dict[str, Calendar]
    ) -> list[PlanRow]:
        assigned = _grouped(self.tables["TASKRSRC"])
        resources = {row.text("rsrc_id"): row for row in self.tables["RSRC"]}
        notes = _grouped(self.tables["TASKMEMO"])
        fields = self._fields()
        by_uid = {row.uid: row for row in groups}
        seen: set[int] = set()
        rows = []
        for task in self._of("TASK", project):
            key = task.text("task_id").strip()
            if not key or task.whole("task_id") in seen:
                task.refuse("task_id", tr("{key} stands in this list twice.", key=key))
                continue
            seen.add(task.whole("task_id"))
            if task.text("clndr_id") not in known:
                task.refuse(
                    "clndr_id",
                    tr("There is no calendar {code} in this file.", code=task.text("clndr_id")),
                )
            rows.append(
                activity_row(
                    task,
                    by_uid,
                    assigned.get(key, []),
                    resources,
                    fields.get(key, {}),
                    plain_text("\n".join(memo.text("task_memo") for memo in notes.get(key, []))),
                    uses_expected_finish=options.flag("sched_use_expect_end_flag"),
                )
            )
        return rows

    def _fields(self) -> dict[str, dict[str, str]]:
        """Return activity codes and user-defined fields by name, by the id of the activity."""
        found: dict[str, dict[str, str]] = {}
        types = {row.text("actv_code_type_id"): row for row in self.tables["ACTVTYPE"]}
        codes = {row.text("actv_code_id"): row for row in self.tables["ACTVCODE"]}
        for row in self.tables["TASKACTV"]:
            kind, code = (
                types.get(row.text("actv_code_type_id")),
                codes.get(row.text("actv_code_id")),
            )
            if kind is not None and code is not None:
                own = found.setdefault(row.text("task_id"), {})
                own[kind.text("actv_code_type")] = code.text("short_name")
        labels = {row.text("udf_type_id"): row for row in self.tables["UDFTYPE"]}
        for row in self.tables["UDFVALUE"]:
            label = labels.get(row.text("udf_type_id"))
            if label is not None and label.text("table_name") == "TASK":
                value = row.text("udf_text") or row.text("udf_number") or row.text("udf_date")
                own = found.setdefault(row.text("fk_id"), {})
                own[label.text("udf_type_label")] = value
        return found


def _grouped(rows: list[Cells]) -> dict[str, list[Cells]]:
    found: dict[str, list[Cells]] = {}
    for row in rows:
        found.setdefault(row.text("task_id").strip(), []).append(row)
    return found


def _manner(options: Cells, project: Cells) -> Manner:
    if options.flag("sched_retained_logic", default=True):
        progress = RETAINED_LOGIC
    else:
        overrides = options.flag("sched_progress_override")
        progress = PROGRESS_OVERRIDE if overrides else ACTUAL_DATES
    return Manner(
        progress=progress,
        critical_limit=round(project.number("critical_drtn_hr_cnt") * HOUR),
        lag_calendar=_LAG_CALENDARS.get(
            options.text("sched_calendar_on_relationship_lag"), PREDECESSOR
        ),
        float_by=_FLOATS.get(options.text("sched_float_type"), SMALLER_FLOAT),
        longest_path=project.text("critical_path_type") == "CT_DrivPath",
        open_ends_critical=options.flag("sched_open_critical_flag"),
    )


SPEC: Final = PlanFormat(
    key="xer",
    title=mark("Primavera (XER)"),
    order=30,
    suffixes=(".xer",),
    read=read,
)

"""Microsoft Project's own XML (MSPDI), as it and many other programs write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.exchange._cells import Cells, Findings
from core.exchange._mspdi_calendars import calendars
from core.exchange._mspdi_resources import Resources, Times
from core.exchange._mspdi_tasks import Tasks
from core.exchange._mspdi_write import write
from core.exchange._nodes import refused
from core.exchange._spec import PlanFormat
from core.exchange._xml import read_bytes, read_records
from core.language import mark, tr
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.draft import PlanDraft
from core.rules.schedule.instant import MINUTE
from core.rules.schedule.plan import STANDARD, Manner

if TYPE_CHECKING:
    from pathlib import Path

    from core.exchange._xml import Element

_ROOT: Final = "Project"
_MINUTES_PER_DAY: Final = 480
SOURCE: Final = "Microsoft Project"


@dataclass(slots=True)
class _Met:
    """What the file held, by kind."""

    findings: Findings = field(default_factory=Findings)
    calendars: list[Element] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    tasks: Tasks = field(init=False)
    resources: Resources = field(init=False)

    def __post_init__(self) -> None:
        self.tasks = Tasks(self.findings)
        self.resources = Resources(self.findings)

    def take(self, element: Element) -> None:
        if element.tag == "Task":
            self.tasks.take(element)
        elif element.tag == "Calendar":
            self.calendars.append(element)
        elif element.tag == "Resource":
            self.resources.take_resource(element)
        elif element.tag == "Assignment":
            self.resources.take_assignment(element)
        elif element.tag == "ExtendedAttribute":
            values = element.values
            name = values.get("Alias") or values.get("FieldName", "")
            self.names[values.get("FieldID", "")] = name


def read(path: Path) -> PlanDraft:
    """Return the plan that a file holds.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: every problem found, by line.
    """
    return parse(read_bytes(path))


def parse(raw: bytes) -> PlanDraft:
    """Return the plan that XML text holds; see `read`."""
    met = _Met()
    root = read_records(raw, met.take)
    if root.tag != _ROOT:
        why = tr("This is no Microsoft Project file: it begins with “{name}”.", name=root.tag)
        raise refused(why, root.line)
    draft = _draft(Cells(root.values, root.line, _ROOT, met.findings), met)
    met.findings.check()
    return draft


def _draft(project: Cells, met: _Met) -> PlanDraft:
    known = calendars(met.calendars, met.findings)
    usual = project.text("CalendarUID").strip()
    if usual not in known:
        known[STANDARD] = Calendar(STANDARD)
        usual = STANDARD
        project.tell("CalendarUID", tr("The project has no calendar; eight to five is assumed."))
    from_finish = not project.flag("ScheduleFromStart", default=True)
    start, finish = project.when("StartDate"), project.when("FinishDate")
    if from_finish and finish is None and start is not None:
        from_finish = False
        project.tell("FinishDate", tr("The project has no finish date; its start date is taken."))
    anchor = finish if from_finish else start
    if anchor is None:
        project.refuse("FinishDate" if from_finish else "StartDate", tr("This field is needed."))
        met.findings.check()
    assert anchor is not None
    driving = met.resources.driving(met.tasks.cells, Times(known, usual, (start or anchor).date()))
    return PlanDraft(
        title=project.text("Title") or project.text("Name"),
        source=SOURCE,
        start=start or anchor,
        finish=finish if from_finish else None,
        from_finish=from_finish,
        status=project.when("StatusDate"),
        calendars=known,
        calendar=usual,
        rows=met.tasks.rows(driving, met.resources.names(), known, met.names),
        links=met.tasks.links(),
        manner=Manner(
            honors_constraints=_honors(project),
            splits_started=project.flag("SplitsInProgressTasks", default=True),
            critical_limit=project.whole("CriticalSlackLimit")
            * project.whole("MinutesPerDay", _MINUTES_PER_DAY)
            * MINUTE,
            every_path=project.flag("MultipleCriticalPaths"),
        ),
        remarks=tuple(met.findings.remarks),
    )


def _honors(project: Cells) -> bool:
    """Return whether constraint dates win over links.

    Microsoft Project writes the opposite of what its option says, others what they mean; only it
    writes WBS masks.
    """
    if "WBSMasks" in project.values:
        return not project.flag("HonorConstraints")
    return project.flag("HonorConstraints", default=True)


SPEC: Final = PlanFormat(
    key="mspdi",
    title=mark("Microsoft Project (XML)"),
    order=20,
    suffixes=(".xml", ".mspdi"),
    read=read,
    write=write,
)

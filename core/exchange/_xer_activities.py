"""Activities and links of a Primavera file, and the resources that decide how long some take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.language import tr
from core.rules.schedule.draft import Dates, PlanRow
from core.rules.schedule.plan import (
    ALAP,
    FINISH_MILESTONE,
    FNET,
    FNLT,
    HAMMOCK,
    MFO,
    MSO,
    SNET,
    SNLT,
    START_MILESTONE,
    TASK,
    Activity,
    Assignment,
    Constraint,
    Link,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.exchange._cells import Cells

_KINDS: Final = {
    "TT_Mile": START_MILESTONE,
    "TT_FinMile": FINISH_MILESTONE,
    "TT_LOE": HAMMOCK,
    "TT_WBS": HAMMOCK,
}
_CONSTRAINTS: Final[Mapping[str, tuple[str, ...]]] = {
    "CS_MSOA": (SNET,),
    "CS_MSOB": (SNLT,),
    "CS_MSO": (SNET, SNLT),
    "CS_MEOA": (FNET,),
    "CS_MEOB": (FNLT,),
    "CS_MEO": (FNET, FNLT),
    "CS_MANDSTART": (MSO,),
    "CS_MANDFIN": (MFO,),
    "CS_ALAP": (ALAP,),
}
_LINK_KINDS: Final = {"PR_FS": "FS", "PR_SS": "SS", "PR_FF": "FF", "PR_SF": "SF"}
_BY_RESOURCE: Final = "TT_Rsrc"
_BY_WBS: Final = "TT_WBS"
_WORKING: Final = frozenset({"RT_Labor", "RT_Equip"})
_COMPLETE: Final = "TK_Complete"
_NOT_STARTED: Final = "TK_NotStart"
_TAG: Final = re.compile(r"<[^>]*>")


def group_id(wbs: int) -> int:
    """Return the unique id of a grouping: negative, so that it is no activity's."""
    return -1 - wbs


def group_rows(records: Iterable[Cells]) -> list[PlanRow]:
    """Return the groupings (WBS) of the project, those above first."""
    by_id = {record.whole("wbs_id"): record for record in records}
    rows: dict[int, PlanRow] = {}
    for wbs in by_id:
        chain = [wbs]
        while (above := by_id[chain[-1]].key("parent_wbs_id")) in by_id and above not in chain:
            assert above is not None
            chain.append(above)
        for level, each in enumerate(reversed(chain), 1):
            if each not in rows:
                rows[each] = _group(by_id[each], each, level, chain)
    return list(rows.values())


def _group(record: Cells, wbs: int, level: int, chain: list[int]) -> PlanRow:
    parent = None if level == 1 else group_id(chain[len(chain) - level + 1])
    return PlanRow(
        uid=group_id(wbs),
        id=record.text("wbs_short_name"),
        name=record.text("wbs_name"),
        wbs=record.text("wbs_short_name"),
        parent=parent,
        level=level,
        is_summary=True,
        activity=Activity(
            id=group_id(wbs),
            code=record.text("wbs_short_name"),
            parent=parent,
            is_summary=True,
        ),
    )


def activity_row(
    task: Cells,
    groups: Mapping[int, PlanRow],
    assigned: list[Cells],
    resources: Mapping[str, Cells],
    fields: Mapping[str, str],
    notes: str,
    *,
    uses_expected_finish: bool,
) -> PlanRow:
    """Return the row of an activity.

    Args:
        task: its record.
        groups: the groupings by their unique id.
        assigned: records of who works on it.
        resources: all resources by id.
        fields: its custom fields and activity codes by name.
        notes: its notebook as plain text.
        uses_expected_finish: whether its expected finish decides what remains.
    """
    group = groups.get(group_id(task.whole("wbs_id")))
    level = 1 if group is None else group.level + 1
    activity = _activity(
        task,
        None if group is None else group.uid,
        assignments=_assignments(task, assigned, resources),
        uses_expected_finish=uses_expected_finish,
    )
    known = (resources.get(each.text("rsrc_id")) for each in assigned)
    return PlanRow(
        uid=task.whole("task_id"),
        id=task.text("task_code"),
        name=task.text("task_name"),
        wbs="" if group is None else group.wbs,
        parent=activity.parent,
        level=level,
        notes=notes,
        is_milestone=activity.kind in {START_MILESTONE, FINISH_MILESTONE},
        percent=_percent(task),
        activity=activity,
        stored=Dates(
            task.when("act_start_date") or task.when("early_start_date"),
            task.when("act_end_date") or task.when("early_end_date"),
        ),
        early=Dates(task.when("early_start_date"), task.when("early_end_date")),
        late=Dates(task.when("late_start_date"), task.when("late_end_date")),
        baselines={0: Dates(task.when("target_start_date"), task.when("target_end_date"))},
        fields=fields,
        resources=tuple(each.text("rsrc_name") for each in known if each is not None),
    )


def _activity(
    task: Cells,
    parent: int | None,
    *,
    assignments: tuple[Assignment, ...],
    uses_expected_finish: bool,
) -> Activity:
    kind = task.text("task_type")
    duration = task.hours("target_drtn_hr_cnt") or 0
    left = task.hours("remain_drtn_hr_cnt")
    return Activity(
        id=task.whole("task_id"),
        code=task.text("task_code"),
        kind=_KINDS.get(kind, TASK),
        duration=duration,
        calendar=task.text("clndr_id") or None,
        constraints=tuple(_constraints(task)),
        actual_start=task.instant("act_start_date"),
        actual_finish=task.instant("act_end_date"),
        remaining=duration if left is None else left,
        resume=task.instant("resume_date"),
        expected_finish=task.instant("expect_end_date") if uses_expected_finish else None,
        parent=parent,
        spans_group=kind == _BY_WBS,
        assignments=assignments,
    )


def _constraints(task: Cells) -> Iterator[Constraint]:
    for kind_field, date_field in (("cstr_type", "cstr_date"), ("cstr_type2", "cstr_date2")):
        kind = task.text(kind_field)
        if not kind:
            continue
        date = task.instant(date_field)
        if kind not in _CONSTRAINTS:
            task.tell(
                kind_field, tr("The constraint {name} is not known; it is left out.", name=kind)
            )
        elif date is None and kind != "CS_ALAP":
            task.tell(date_field, tr("The constraint has no date and is left out."))
        else:
            yield from (Constraint(each, date) for each in _CONSTRAINTS[kind])
    outside = task.instant("external_early_start_date"), task.instant("external_late_end_date")
    if outside[0] is not None:
        yield Constraint(SNET, outside[0])
    if outside[1] is not None:
        yield Constraint(FNLT, outside[1])


def _assignments(
    task: Cells, assigned: list[Cells], resources: Mapping[str, Cells]
) -> tuple[Assignment, ...]:
    """Return the resources that decide how long an activity takes that depends on them."""
    if task.text("task_type") != _BY_RESOURCE:
        return ()
    found = []
    for each in assigned:
        resource = resources.get(each.text("rsrc_id"))
        rate = each.number("remain_qty_per_hr")
        hours = each.hours("remain_qty")
        if resource is None or resource.text("rsrc_type") not in _WORKING or not rate or not hours:
            continue
        calendar = resource.text("clndr_id") or None
        found.append(Assignment(calendar=calendar, work=round(hours / rate)))
    return tuple(found)


def _percent(task: Cells) -> float:
    """Return percent complete, 0 to 100, by the kind the activity goes by."""
    if task.text("status_code") == _COMPLETE:
        return 100.0
    if task.text("complete_pct_type") == "CP_Phys":
        return task.number("phys_complete_pct")
    kind = task.text("complete_pct_type")
    names = ("act_work_qty", "remain_work_qty") if kind == "CP_Units" else ("", "")
    if kind == "CP_Units":
        done, left = (task.number(name) for name in names)
        return 100.0 * done / (done + left) if done + left else 0.0
    duration, left = task.number("target_drtn_hr_cnt"), task.number("remain_drtn_hr_cnt")
    return max(0.0, 100.0 * (duration - left) / duration) if duration else 0.0


def links(records: Iterable[Cells], known: set[int]) -> tuple[Link, ...]:
    """Return the links between activities of the project; others are told of."""
    found = []
    for record in records:
        before, after = record.key("pred_task_id"), record.key("task_id")
        kind = _LINK_KINDS.get(record.text("pred_type"))
        if kind is None:
            why = tr("“{text}” is no kind of link.", text=record.text("pred_type"))
            record.refuse("pred_type", why)
        elif before is None or after is None:
            record.refuse("pred_task_id", tr("This field is needed."))
        elif before not in known or after not in known:
            why = tr("An activity of this link is not in the project; the link is left out.")
            record.tell("", why)
        else:
            found.append(Link(before, after, kind, record.hours("lag_hr_cnt") or 0))
    return tuple(found)


def plain_text(html: str) -> str:
    """Return the text of a notebook without its tags."""
    return "\n".join(line.strip() for line in _TAG.sub("", html).splitlines() if line.strip())

"""Primavera's text format: what is read of a small file, and how a bad one is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.errors import ImportProblems
from core.exchange import plan_formats
from core.exchange._tables import decoded
from core.exchange.xer import parse, read
from core.rules.schedule.calendar import NO_WORK, OFFICE
from core.rules.schedule.draft import to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import (
    FINISH_MILESTONE,
    FNLT,
    HAMMOCK,
    PREDECESSOR,
    RETAINED_LOGIC,
    SNET,
    SNLT,
    Link,
)
from tests.plans import at

if TYPE_CHECKING:
    from core.rules.schedule.draft import PlanDraft, PlanRow

SMALL = Path(__file__).parents[2] / "data" / "xer" / "small.xer"
RAW = SMALL.read_bytes()


@pytest.fixture(scope="module")
def draft() -> PlanDraft:
    return read(SMALL)


def row(draft: PlanDraft, uid: int) -> PlanRow:
    return next(each for each in draft.rows if each.uid == uid)


def refused(raw: bytes) -> list[tuple[int | None, str, str]]:
    with pytest.raises(ImportProblems) as caught:
        parse(raw)
    return [(problem.line, problem.field, problem.reason) for problem in caught.value.problems]


def test_it_is_found_by_the_end_of_a_name() -> None:
    assert plan_formats()["xer"].suffixes == (".xer",)


def test_what_a_person_reads_of_an_activity(draft: PlanDraft) -> None:
    layout = row(draft, 101)
    assert (layout.id, layout.name, layout.wbs, layout.level) == ("A10", "Планировка", "DES", 3)
    assert layout.notes == "С заказчиком."
    assert layout.fields == {"Shop": "PAINT", "Stage": "S04"}
    assert layout.percent == 50
    assert row(draft, 102).resources == ("Li Wei",)
    group = row(draft, layout.parent or 0)
    assert (group.name, group.is_summary, group.uid < 0) == ("Проектирование", True, True)
    assert draft.title == "Цех окраски"


def test_what_the_engine_takes_of_an_activity(draft: PlanDraft) -> None:
    layout, review, agreed, watch = (row(draft, uid).activity for uid in (101, 102, 103, 104))
    assert layout is not None
    assert (layout.duration, layout.remaining) == (32 * HOUR, 16 * HOUR)
    assert review is not None
    assert [each.kind for each in review.constraints] == [SNET, SNLT, FNLT]
    assert [(each.calendar, each.work) for each in review.assignments] == [("2", 16 * HOUR)]
    assert agreed is not None
    assert agreed.kind == FINISH_MILESTONE
    assert watch is not None
    assert watch.kind == HAMMOCK


def test_links_have_lags_in_hours_and_those_to_other_projects_are_told(draft: PlanDraft) -> None:
    assert draft.links[0] == Link(101, 102, "FS", 8 * HOUR)
    assert len(draft.links) == 4
    assert [each.field for each in draft.remarks] == ["TASKPRED"]


def test_the_options_of_the_project(draft: PlanDraft) -> None:
    assert draft.manner.progress == RETAINED_LOGIC
    assert draft.manner.lag_calendar == PREDECESSOR
    assert draft.status == dt.datetime.fromisoformat("2025-03-05")


def test_a_calendar_with_exceptions_and_a_base(draft: PlanDraft) -> None:
    def shifts(key: str, day: str) -> object:
        on = dt.date.fromisoformat(day)
        return next(draft.calendars[key].shifts_between(on, on))

    assert shifts("1", "2025-03-07") == OFFICE
    assert shifts("1", "2025-03-10") == NO_WORK
    assert shifts("1", "2025-03-15") == ((8 * HOUR, 24 * HOUR),)
    assert shifts("2", "2025-03-12") == NO_WORK
    assert shifts("2", "2025-03-10") == NO_WORK
    assert shifts("2", "2025-03-11") == OFFICE


def test_the_plan_can_be_scheduled(draft: PlanDraft) -> None:
    dates = schedule(to_plan(draft)).dates
    assert (dates[101].start, dates[101].finish) == (at("2025-03-03T08:00"), at("2025-03-06T17:00"))
    assert (dates[102].start, dates[102].finish) == (at("2025-03-11T08:00"), at("2025-03-13T17:00"))
    assert (dates[104].start, dates[104].finish) == (dates[101].start, dates[103].finish)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Проектирование цеха окраски"),
        ("gb18030", "涂装车间 机械设计"),
        ("cp1252", "Prüfung der Anlage für Größe, côté"),
        ("utf-8", "Проект 设计 Prüfung"),
        ("utf-16", "设计"),
    ],
)
def test_the_encoding_is_found_out(encoding: str, text: str) -> None:
    assert decoded(f"ERMHDR\t1\r\n%T\tTASK\r\n%R\t{text}".encode(encoding)).endswith(text)


def test_currency_signs_do_not_mislead() -> None:
    raw = b"ERMHDR\t1\n%T\tCURRTYPE\n%R\t\xa3\xa3\xa3\xa3\n%T\tTASK\n%R\t" + "Цех".encode("cp1251")
    assert decoded(raw).endswith("Цех")


def without(table: bytes) -> bytes:
    """Return the file with a table emptied."""
    parts = RAW.split(b"%T\t")
    kept = (part.split(b"%R")[0] if part.startswith(table + b"\r") else part for part in parts)
    return b"%T\t".join(kept)


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"<Project/>", 1, "no Primavera file"),
        (RAW[:-4], 56, "cut off"),
        (RAW[: len(RAW) // 2], 20, "cut off"),
        (without(b"PROJECT"), None, "no project"),
        (RAW.replace(b"2025-03-03 00:00\t\t2025-03-05 00:00", b"\t\t"), 7, "needed"),
    ],
)
def test_a_file_that_cannot_be_read_at_all(raw: bytes, line: int | None, reason: str) -> None:
    problems = refused(raw)
    assert (problems[0][0], len(problems)) == (line, 1)
    assert reason in problems[0][2]


def test_every_bad_value_is_named_with_its_line() -> None:
    broken = (
        RAW.replace(b"2025-03-03 08:00\t\t2025-03-05", b"3.3.25\t\t2025-03-05")
        .replace(b"\t16\t16\tCS_MSO", b"\tmany\t16\tCS_MSO")
        .replace(b"PR_SS", b"PR_XX")
        .replace(b"104\t7\t71\t1", b"104\t7\t71\t9")
    )
    fields = {(field, line) for line, field, _reason in refused(broken)}
    assert fields == {
        ("TASK act_start_date", 21),
        ("TASK remain_drtn_hr_cnt", 22),
        ("TASK clndr_id", 24),
        ("TASKPRED pred_type", 29),
    }


def test_of_several_projects_the_first_that_was_exported_is_taken() -> None:
    second = RAW.replace(
        b"CT_TotFloat\tY\r\n",
        b"CT_TotFloat\tY\r\n%R\t8\tOTHER\t1\t2025-03-03 00:00\t\t2025-03-05 00:00\t0\tCT_TotFloat\tY\r\n",
    )
    found = parse(second)
    assert found.title == "Цех окраски"
    assert any("OTHER" in remark.reason for remark in found.remarks)

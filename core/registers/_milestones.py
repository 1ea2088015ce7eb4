"""The milestones of a project described as a table, so that they go out and in like a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from core import terms
from core.language import mark, tr
from core.model import Milestone
from core.registers._spec import MILESTONES, Computed, Fault, Field, Kind, Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.registers._spec import Around, Values


def _kept(key: str, title: str, group: str = "") -> Computed:
    def of(row: Values, _around: Around) -> Any:
        return row[key]

    return Computed(key, title, Kind.DATE, group=group, of=of)


def _slip(row: Values, _around: Around) -> int | None:
    finish = row["actual_finish"] or row["forecast_finish"]
    if row["baseline_finish"] is None or finish is None:
        return None
    late: int = (finish - row["baseline_finish"]).days
    return late


def _sound(row: Values) -> Iterator[Fault]:
    said = mark("{later} on {day} lies before {earlier} on {before}.")
    for which, group in (("forecast", _FORECAST), ("actual", _ACTUAL)):
        start, finish = row[f"{which}_start"], row[f"{which}_finish"]
        if start is not None and finish is not None and finish < start:
            words = {"later": tr(_FINISH), "earlier": tr(_START), "day": finish, "before": start}
            yield Fault(f"{which}_finish", f"{tr(group)}: {tr(said, **words)}")
    if row["percent"] is not None and row["percent"] >= _WHOLE and row["actual_finish"] is None:
        yield Fault("percent", tr(mark("100 % needs the actual date it was reached on.")))


_BASELINE, _FORECAST, _ACTUAL = mark("Baseline"), mark("Forecast"), mark("Actual")
_START, _FINISH = mark("Start"), mark("Finish")
_WHOLE: Final = 100

TABLE: Final = Register(
    MILESTONES,
    mark("Milestones"),
    0,
    cast("Any", Milestone),
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("shop", mark("Shop"), Kind.SHOP, required=True),
        Field(
            "stage",
            mark("Stage"),
            Kind.CHOICE,
            choices={stage.code: stage.name for stage in terms.STAGES},
            required=True,
            width=150,
        ),
        Field("name", mark("Milestone"), required=True, width=240),
        Field("name_zh", mark("Chinese name"), width=160),
        Field("name_ru", mark("Russian name"), width=160),
        Field("forecast_start", _START, Kind.DATE, group=_FORECAST),
        Field("forecast_finish", _FINISH, Kind.DATE, group=_FORECAST),
        Field("actual_start", _START, Kind.DATE, group=_ACTUAL),
        Field("actual_finish", _FINISH, Kind.DATE, group=_ACTUAL),
        Field("percent", mark("Percent complete"), Kind.PERCENT, high=100),
        Field("weight", mark("Weight"), Kind.NUMBER, places=2),
        Field(
            "responsible",
            mark("Responsible"),
            Kind.CHOICE,
            choices=terms.RESPONSIBLE,
            required=True,
        ),
        Field("owner", mark("Owner")),
        Field("key", mark("Key milestone"), Kind.FLAG),
        Field("contractual", mark("Contractual"), Kind.FLAG),
        Field("deadline", mark("Deadline"), Kind.DATE),
        Field("evidence", mark("Evidence")),
        Field(
            "slip_reason",
            mark("Reason for slip"),
            Kind.CHOICE,
            choices=terms.SLIP_REASONS,
            internal=True,
        ),
        Field("note", mark("Note"), Kind.NOTE, internal=True),
    ),
    computed=(
        _kept("baseline_start", _START, _BASELINE),
        _kept("baseline_finish", _FINISH, _BASELINE),
        Computed("slip", mark("Slip"), Kind.WHOLE, unit=mark("d"), of=_slip),
    ),
    code="code",
    first_code="M001",
    names=("code", "name"),
    check=_sound,
)

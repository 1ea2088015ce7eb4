"""Shipments: what and which way on two lines, the journey on a scale of time, state and delay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr, trn
from core.registers.shipments import MODES, STATUSES, state_of
from ui import paint
from ui.models.cells import Journey, Run, Text, TwoLine, slip_tone
from ui.models.column import Column
from ui.pages._register import looks
from ui.pages._register.faces._spec import Face, FaceView, Filter
from ui.theme import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from core.queries.register import RegisterRow
    from ui.pages._register.faces._spec import Columns, Shown

ICONS: Final = {
    "rail": "train-front",
    "road": "truck",
    "sea": "ship",
    "air": "plane",
    "multimodal": "route",
    "courier": "package",
}
SHORT: Final = {"CIM_SMGS": "CIM/SMGS", "BL": "B/L"}
"""Documents are called alike in every language; these are not called by their key."""
NONE_YET: Final = "—"
LOOKS: Final = {"site": "done", "border": "waiting", "way": "now", "works": "open"}
_EDGE: Final = 4
"""Days left free at both ends of the scale."""
_NEAR: Final = 62
"""A status date farther than this from every lot is left off the scale."""
_STEPS: Final = (1, 2, 3, 6, 12)
_TWO: Final = 2
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """The time that the journeys of a list lie in."""

    first: dt.date
    last: dt.date
    today: dt.date

    def share(self, day: dt.date) -> float:
        """Return where a day lies, as a share of the width."""
        return (day - self.first).days / max(1, (self.last - self.first).days)

    def months(self) -> list[dt.date]:
        """Return the first days of the months on the scale."""
        found, month = [], self.first.replace(day=1)
        while month <= self.last:
            if month >= self.first:
                found.append(month)
            month = (month + dt.timedelta(32)).replace(day=1)
        return found

    @property
    def has_today(self) -> bool:
        """Return whether the status date lies on it."""
        return self.first <= self.today <= self.last


def scale_of(rows: Iterable[RegisterRow], today: dt.date) -> Scale | None:
    """Return the scale on which all journeys of some rows lie; None where no day is known."""
    days = [day for row in rows for day in (*_ends(row), _due(row)) if day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    if first - dt.timedelta(_NEAR) <= today <= last + dt.timedelta(_NEAR):
        first, last = min(first, today), max(last, today)
    edge = dt.timedelta(_EDGE)
    if first - dt.date.min < edge or dt.date.max - last < edge:
        return Scale(first, last, today)
    return Scale(first - edge, last + edge, today)


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    yield replace(made["code"], width=74)
    yield replace(
        made["contents"],
        title=mark("Contents, route"),
        cell=lambda row: _contents(row, shown),
        find=lambda row: f"{row.values['contents']} {row.values['carries']} {_route(row)}",
        tooltip=lambda row: text.listed(filter(None, (_named(row), _route(row)))),
        stretch=2,
        min_width=200,
        ample=220,
    )
    yield replace(
        made["transport_document_no"],
        title=mark("B/L or waybill"),
        cell=_document,
        width=164,
        drop=1,
        tooltip=_number,
    )
    yield _day(made, "etd", "atd", shown)
    yield _day(made, "eta", "ata", shown)
    yield replace(made["ata"], width=96, drop=2)
    yield Column(
        key="journey",
        title=mark("Journey"),
        value=lambda row: _ends(row)[0],
        text=lambda _value: "",
        cell=lambda row: journey(row, shown.scale()),
        find=lambda _row: "",
        stretch=1,
        min_width=150,
        ample=210,
        tooltip=told,
        spoken=told,
        paint_head=lambda painter, rect: _head(painter, rect, shown),
    )
    yield replace(made["status"], cell=_state, width=_status_width)


def _day(made: Columns, kind: str, actual: str, shown: Shown) -> Column[Any]:
    return replace(
        made[f"{kind}_forecast"],
        cell=lambda row: _expected(row, kind, actual, shown),
        width=96,
        tooltip=lambda row: _planned(row, kind, actual),
    )


def journey(row: RegisterRow, scale: Scale | None) -> Journey:
    """Return the way of a lot on the scale of its list."""
    if scale is None:
        return Journey(None, None)
    start, finish = _ends(row)
    due = _due(row)
    return Journey(
        start=None if start is None or finish is None else scale.share(start),
        finish=None if start is None or finish is None else scale.share(finish),
        due=None if due is None else scale.share(due),
        state=LOOKS.get(state_of(row.values), "open"),
        today=scale.share(scale.today) if scale.has_today else None,
        marks=tuple(scale.share(month) for month in scale.months()),
        words=told(row),
    )


def told(row: RegisterRow) -> str:
    """Return the way of a lot in words, each of its days."""
    v = row.values
    titles = {
        "etd_planned": mark("ETD planned"),
        "etd_forecast": mark("ETD"),
        "atd": mark("ATD"),
        "border_arrival": mark("Border arrival"),
        "border_departure": mark("Border departure"),
        "customs_cleared_on": mark("Customs cleared"),
        "eta_planned": mark("ETA planned"),
        "eta_forecast": mark("ETA"),
        "ata": mark("ATA"),
    }
    return "\n".join(
        f"{tr(words)} {text.day(v[key])}" for key, words in titles.items() if v[key] is not None
    )


def _ends(row: RegisterRow) -> tuple[dt.date | None, dt.date | None]:
    v = row.values
    return (
        v["atd"] or v["etd_forecast"] or v["etd_planned"],
        v["ata"] or v["eta_forecast"] or v["eta_planned"],
    )


def _due(row: RegisterRow) -> dt.date | None:
    found: dt.date | None = row.values["eta_planned"] or row.values["eta_forecast"]
    return found


def _named(row: RegisterRow) -> str:
    return str(row.values["contents"] or row.values["carries"])


def _route(row: RegisterRow) -> str:
    v = row.values
    places = (v["place_of_dispatch"], v["border_crossing"], v["place_of_delivery"])
    return " – ".join(filter(None, places))


def _contents(row: RegisterRow, shown: Shown) -> TwoLine:
    shop = row.values["shop"]
    badge = tr(terms.shop(shop).letter) if shop and shown.grouping() != "shop" else ""
    tone = "text" if row.values["contents"] else "text2"
    mode = row.values["mode"]
    return TwoLine(
        (Run(_named(row) or NONE_YET, tone),),
        (Run(_route(row) or tr(MODES[mode]), "text2", "small"),),
        badge=badge,
        icon=ICONS.get(mode, "package"),
    )


def _number(row: RegisterRow) -> str:
    kind, number = row.values["transport_document"], row.values["transport_document_no"]
    short = SHORT.get(kind, kind)
    if not number:
        return NONE_YET
    return number if not short or short in number else f"{short} {number}"


def _document(row: RegisterRow) -> TwoLine:
    v, loads = row.values, []
    if v["cases"]:
        loads.append(trn("{count} case", "{count} cases", v["cases"]))
    if v["gross_weight_t"]:
        loads.append(tr(mark("{weight} t"), weight=text.number(v["gross_weight_t"], 1)))
    return TwoLine(
        (Run(_number(row), "text", "body", doc=True),),
        (Run(" · ".join(loads) or " ", "text2", "small"),),
    )


def _expected(row: RegisterRow, kind: str, actual: str, shown: Shown) -> Text:
    """Return a forecast, else the plan; over it is quiet, passed without happening it is late."""
    day = row.values[f"{kind}_forecast"] or row.values[f"{kind}_planned"]
    if day is None:
        return Text("")
    if row.values[actual] is not None:
        return Text(text.day(day), "text3", "small")
    over = max((shown.status_date() - day).days, 0)
    tone = "red_text" if over > 10 else "amber_text" if over else "text"  # noqa: PLR2004  late
    return Text(text.day(day), tone, "small_m" if over else "small")


def _planned(row: RegisterRow, kind: str, actual: str) -> str:
    said = [
        tr(words, day=text.day(row.values[key]))
        for words, key in (
            (mark("planned {day}"), f"{kind}_planned"),
            (mark("forecast {day}"), f"{kind}_forecast"),
            (mark("actual {day}"), actual),
        )
        if row.values[key] is not None
    ]
    return text.listed(said)


def _state(row: RegisterRow) -> Any:
    status, days = row.values["status"], row.values["delay_days"]
    words = STATUSES[status]
    chip = looks.chip(status, tr(words))
    if not days or days < 0:
        return chip
    tone = "text3" if row.values["ata"] is not None else slip_tone(days)
    return replace(chip, after=(Run(text.slip(days), tone, "cap_m"),))


def _status_width() -> int:
    """Return the width that the longest chip needs in the language of the screen."""
    widest = max(paint.chip_width(tr(words), lead=True) for words in STATUSES.values())
    return round(widest + text_width(text.slip(-188), "cap_m") + 30)


def _head(painter: QPainter, rect: QRectF, shown: Shown) -> None:
    """Paint the months over their lines, as many as can be read."""
    scale: Scale | None = shown.scale()
    if scale is None:
        paint.text(painter, rect, tr(mark("Journey")), "cap_m", "text3")
        return
    months = scale.months()
    named = {month: text.month(month) for month in months}
    widest = max((text_width(words, "cap") for words in named.values()), default=0) + 8
    apart = rect.width() / max(1.0, (scale.last - scale.first).days / 30.4)
    step = next((n for n in _STEPS if n * apart >= widest), _STEPS[-1])
    for month in months:
        if (month.month - 1) % step:
            continue
        x = rect.x() + scale.share(month) * rect.width()
        words = str(month.year) if step >= _YEAR or month.month == 1 else named[month]
        if x + text_width(words, "cap") + 3 <= rect.right() + _EDGE:
            place = rect.adjusted(x - rect.x() + 3, 0, 0, 0)
            paint.text(painter, place, words, "cap", "text3", elide=False)
    if scale.has_today:
        x = rect.x() + scale.share(scale.today) * rect.width()
        paint.vline(painter, round(x), rect.bottom() - 6, rect.bottom() + 1, "st_now")


def _modes(row: RegisterRow) -> Sequence[str]:
    return (row.values["mode"],)


SPEC: Final = Face(
    key="shipments",
    add=mark("New lot"),
    begin=mark(
        "Add lots one by one, paste the shipping plan from Excel, or import an exchange file"
        " (File menu)."
    ),
    columns=_columns,
    scale=lambda shown: scale_of(shown.rows(), shown.status_date()),
    views=(
        FaceView(
            "lots",
            mark("Lots"),
            "code contents transport_document_no etd_forecast eta_forecast ata journey status",
            lines=_TWO,
        ),
        FaceView(
            "dates",
            mark("All dates"),
            "code contents status etd_planned etd_forecast atd border_arrival border_departure"
            " customs_cleared_on eta_planned eta_forecast ata transit_days dwell_days delay_days",
            lines=_TWO,
        ),
        FaceView(
            "customs",
            mark("Customs"),
            "code contents status export_declaration_no import_declaration_no customs_broker"
            " customs_cleared_on eac_mark cip_value duty import_vat discrepancies demurrage",
            lines=_TWO,
        ),
        FaceView(
            "documents",
            mark("Documents"),
            "code contents transport_document transport_document_no transport_document_date"
            " packing_list_no invoice_no insurance_certificate_no origin_certificate_no"
            " lc_documents_presented_on lc_paid_on",
            lines=_TWO,
        ),
    ),
    filters=(Filter("mode", mark("Mode"), _modes, lambda key: tr(MODES[key])),),
)

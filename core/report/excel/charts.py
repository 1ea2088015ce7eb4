"""Native charts: lines over dates and level bars, drawn from the cells of a table.

The values are cached in the chart as well, so that a preview that does not calculate shows them.
A missing value is a gap, never a zero; every axis is set visible, since openpyxl hides them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, DateAxis
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series as Drawn
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import quote_sheetname
from openpyxl.utils.datetime import from_excel, to_excel

from core.cells import DATE_FORMAT
from core.report.blocks import Kind
from core.report.excel.cells import plain
from core.report.excel.styles import FACES

if TYPE_CHECKING:
    from core.report.blocks import Chart, Series
    from core.report.excel.sheet import Hung, Place
    from core.report.excel.styles import Styles

_MONTH_FORMAT: Final = "yyyy\\-mm"
_FORMATS: Final = {Kind.PERCENT: "0\\ %", Kind.DATE: DATE_FORMAT, Kind.WHOLE: "0"}
_POINT: Final = 12_700
"""English metric units in a typographic point."""
_TITLE, _SMALL = 1100, 800
_TICKS: Final = 12
"""Most labels that an axis of dates has room for."""
_MONTH: Final = 30.4
_SHOWS: Final = {
    "showVal": True,
    "showLegendKey": False,
    "showCatName": False,
    "showSerName": False,
    "showPercent": False,
    "showBubbleSize": False,
}


def hang(hung: Hung, place: Place, styles: Styles, language: str) -> None:
    """Draw a chart from a table and put it in the place kept for it."""
    drawn = _Drawing(hung.chart, place, styles, language).drawn()
    (left, top), (right, bottom) = hung.start, hung.end
    drawn.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(col=left, row=top),
        to=AnchorMarker(col=right, row=bottom),
    )
    hung.sheet.add_chart(drawn)


class _Drawing:
    """One chart on its way from a block to what openpyxl writes."""

    def __init__(self, chart: Chart, place: Place, styles: Styles, language: str) -> None:
        self._chart, self._place, self._styles = chart, place, styles
        self._face = FACES[language]

    def drawn(self) -> Any:
        chart = self._lines() if self._chart.shape == "line" else self._bars()
        chart.title = self._title(self._chart.title, _TITLE, is_bold=True)
        chart.title.overlay = False
        chart.display_blanks = "gap"
        chart.roundedCorners = False
        chart.graphical_properties = GraphicalProperties(
            solidFill="FFFFFF", ln=LineProperties(solidFill=self._styles.color("line"))
        )
        if len(self._chart.series) > 1:
            chart.legend = Legend(legendPos="b", txPr=self._look(_SMALL))
        else:
            chart.legend = None
        return chart

    def _lines(self) -> LineChart:
        chart = LineChart()
        chart.x_axis = DateAxis(crossAx=100)
        chart.y_axis.crossAx = 500
        chart.x_axis.number_format = _MONTH_FORMAT
        chart.x_axis.baseTimeUnit = "days"
        chart.x_axis.majorTimeUnit = "months"
        chart.x_axis.majorUnit = self._months_between_ticks()
        chart.x_axis.crosses = "min"
        self._scale(chart.y_axis)
        self._axes(chart)
        chart.series = [self._line(series) for series in self._chart.series]
        return chart

    def _bars(self) -> BarChart:
        chart = BarChart()
        chart.type, chart.gapWidth, chart.overlap = "bar", 45, 0
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
        self._scale(chart.y_axis)
        self._axes(chart)
        chart.series = [self._bar(series) for series in self._chart.series]
        return chart

    def _scale(self, axis: Any) -> None:
        values = [v for series in self._chart.series for v in self._numbers(series.column)]
        if self._chart.kind is Kind.PERCENT:
            # Beside a full bar its label needs room.
            top = 1.1 if self._chart.shape == "bar" else 1
            axis.scaling.min, axis.scaling.max, axis.majorUnit = 0, top, 0.25
        elif self._chart.kind is Kind.DATE and values:
            months = max(1, round((max(values) - min(values)) / _MONTH / 6))
            axis.majorUnit = round(months * _MONTH)
            axis.scaling.min = _month_start(min(values))
            axis.scaling.max = max(values) + axis.majorUnit / 2
        elif values:
            axis.scaling.min = 0
            axis.majorUnit = max(1, round(max(values) / 5))

    def _numbers(self, key: str) -> list[float]:
        return [_serial(v) if isinstance(v, dt.date) else float(v) for v in self._known(key)]

    def _known(self, key: str) -> list[Any]:
        return [v for v in map(plain, self._place.values[key]) if v is not None]

    def _months_between_ticks(self) -> int:
        days = self._numbers(self._chart.across)
        span = (max(days) - min(days)) / _MONTH if days else 0
        return next((step for step in (1, 2, 3, 6) if span / step <= _TICKS), 12)

    def _axes(self, chart: Any) -> None:
        across, up = self._chart.titles
        line = LineProperties(solidFill=self._styles.color("ch_axis"), w=_POINT)
        for axis, title in ((chart.x_axis, across), (chart.y_axis, up)):
            axis.delete = False
            axis.title = self._title(title, _SMALL) if title else None
            axis.txPr = self._look(_SMALL)
            axis.majorTickMark = axis.minorTickMark = "none"
            axis.tickLblPos = "low" if self._chart.shape == "line" else "nextTo"
            axis.graphicalProperties = GraphicalProperties(ln=line)
        chart.x_axis.majorGridlines = None
        grid = LineProperties(solidFill=self._styles.color("ch_grid"), w=_POINT // 2)
        chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=grid))
        chart.y_axis.number_format = _FORMATS[self._chart.kind]

    def _line(self, series: Series) -> Drawn:
        color = self._styles.color(series.colors[0])
        drawn = self._series(series)
        drawn.smooth = False
        line = LineProperties(solidFill=color, w=round(series.weight * _POINT))
        line.prstDash = "sysDash" if series.is_dashed else "solid"
        drawn.graphicalProperties = GraphicalProperties(ln=line)
        drawn.marker = Marker(symbol="none")
        if series.has_marks:
            dot = GraphicalProperties(solidFill=color, ln=LineProperties(solidFill=color))
            drawn.marker = Marker(symbol="circle", size=4, spPr=dot)
        if series.is_post:
            drawn.errBars = ErrorBars(
                errDir="y",
                errBarType="minus",
                errValType="percentage",
                val=100,
                noEndCap=True,
                spPr=GraphicalProperties(ln=line),
            )
        if series.labels_last:
            drawn.dLbls = self._last_label(series, color)
        return drawn

    def _bar(self, series: Series) -> Drawn:
        drawn = self._series(series)
        drawn.invertIfNegative = False
        colors = [self._styles.color(token) for token in series.colors]
        drawn.graphicalProperties = GraphicalProperties(solidFill=colors[0])
        if len(colors) > 1:
            drawn.dPt = [
                DataPoint(idx=n, invertIfNegative=False, spPr=GraphicalProperties(solidFill=color))
                for n, color in enumerate(colors)
            ]
        if series.labels_all:
            drawn.dLbls = DataLabelList(**_SHOWS, dLblPos="outEnd", txPr=self._look(_SMALL))
            drawn.dLbls.numFmt = _FORMATS[self._chart.kind]
        return drawn

    def _last_label(self, series: Series, color: str) -> DataLabelList:
        values = self._place.values[series.column]
        last = max((n for n, value in enumerate(values) if value is not None), default=0)
        label = DataLabel(idx=last, **_SHOWS, dLblPos="r")
        label.numFmt = "0.0\\ %" if self._chart.kind is Kind.PERCENT else DATE_FORMAT
        label.txPr = self._look(_SMALL, color=color, is_bold=True)
        return DataLabelList(dLbl=[label], **dict.fromkeys(_SHOWS, False))

    def _series(self, series: Series) -> Drawn:
        head = self._address(
            f"${get_column_letter(self._place.columns[series.column])}${self._place.head}"
        )
        drawn = Drawn(val=NumDataSource(numRef=self._numbers_at(series.column)))
        name = str(self._place.sheet[head.rpartition("!")[2].replace("$", "")].value)
        cache = StrData(ptCount=1, pt=[StrVal(idx=0, v=name)])
        drawn.tx = SeriesLabel(strRef=StrRef(f=head, strCache=cache))
        if self._chart.shape == "line":
            drawn.cat = AxDataSource(numRef=self._numbers_at(self._chart.across))
        else:
            drawn.cat = AxDataSource(strRef=self._texts_at(self._chart.across))
        return drawn

    def _numbers_at(self, key: str) -> NumRef:
        points = []
        for n, value in enumerate(map(plain, self._place.values[key])):
            if isinstance(value, dt.date):
                points.append(NumVal(idx=n, v=_serial(value)))
            elif value is not None:
                points.append(NumVal(idx=n, v=value))
        is_dates = any(isinstance(value, dt.date) for value in self._place.values[key])
        code = DATE_FORMAT if is_dates else "General"
        count = len(self._place.values[key])
        cache = NumData(formatCode=code, ptCount=count, pt=points)
        return NumRef(f=self._address(self._place.cells(key)), numCache=cache)

    def _texts_at(self, key: str) -> StrRef:
        texts = [str(value) for value in self._place.values[key]]
        points = [StrVal(idx=n, v=text) for n, text in enumerate(texts)]
        cache = StrData(ptCount=len(texts), pt=points)
        return StrRef(f=self._address(self._place.cells(key)), strCache=cache)

    def _address(self, cells: str) -> str:
        return f"{quote_sheetname(self._place.sheet.title)}!{cells}"

    def _title(self, text: str, size: int, *, is_bold: bool = False) -> Title:
        look = self._letters(size, color=self._styles.color("text"), is_bold=is_bold)
        paragraph = Paragraph(
            pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)]
        )
        title = Title(overlay=False)
        title.tx = _rich(paragraph)
        return title

    def _look(self, size: int, color: str = "", *, is_bold: bool = False) -> RichText:
        look = self._letters(size, color=color or self._styles.color("text2"), is_bold=is_bold)
        paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
        return RichText(bodyPr=RichTextProperties(), p=[paragraph])

    def _letters(self, size: int, *, color: str, is_bold: bool) -> CharacterProperties:
        face = Font(typeface=self._face)
        return CharacterProperties(sz=size, b=is_bold, solidFill=color, latin=face, ea=face)


def _month_start(serial: float) -> float:
    day = from_excel(serial)
    return _serial(dt.date(day.year, day.month, 1))


def _rich(paragraph: Paragraph) -> Any:
    return Text(rich=RichText(bodyPr=RichTextProperties(), p=[paragraph]))


def _serial(day: dt.date) -> float:
    """Return a day as Excel counts it."""
    return float(to_excel(day))  # type: ignore[no-untyped-call]

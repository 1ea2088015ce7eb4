"""The five key figures of a portfolio in words; each is the name of a filter of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text as wording
from core.language import tr, trn
from ui.models.cells import Run
from ui.widgets.kpi_band import Figure

if TYPE_CHECKING:
    from core.queries.portfolio import PortfolioTotals

SHAPES: Final = (("RED", "red"), ("AMBER", "amber"), ("GREEN", "green"))


def figures_of(totals: PortfolioTotals, pressed: str) -> list[Figure]:
    """Return the figures; the one whose filter is on is marked."""
    return [make(totals, pressed) for make in (_active, _value, _progress, _late, _due)]


def _active(totals: PortfolioTotals, pressed: str) -> Figure:
    rest = []
    if totals.in_warranty:
        rest.append(tr("+ {count} in warranty", count=totals.in_warranty))
    if totals.pursuits:
        rest.append(tr("+ {count} before signature", count=totals.pursuits))
    return Figure(
        key="active",
        label=tr("Active projects"),
        value=str(totals.active),
        shapes=tuple(
            (shape, str(totals.active_rag[tone]))
            for tone, shape in SHAPES
            if totals.active_rag.get(tone)
        ),
        below=_weak(rest[0] if rest else ""),
        tip=wording.listed(rest),
        is_on=pressed == "active",
    )


def _value(totals: PortfolioTotals, pressed: str) -> Figure:
    worth = totals.signed_value
    kinds = " · ".join(f"{count} {currency}" for currency, count in totals.by_currency)
    missing = ""
    if totals.unconverted:
        missing = tr(
            "Without a rate, not counted: {names}", names=wording.listed(totals.unconverted)
        )
    return Figure(
        key="signed",
        label=tr("Contract value"),
        value=wording.short_amount(worth),
        unit=worth.currency,
        below=_weak(tr("{kinds} contracts", kinds=kinds) if kinds else ""),
        tip="\n".join(part for part in (wording.money(worth), missing) if part),
        is_on=pressed == "signed",
    )


def _progress(totals: PortfolioTotals, pressed: str) -> Figure:
    done, plan = totals.progress_pct, totals.planned_pct
    is_known = done is not None and plan is not None
    return Figure(
        key="behind",
        label=tr("Progress, weighted"),
        value=wording.percent(done, 1) if is_known else "–",
        below=_weak(tr("plan {share}", share=wording.percent(plan, 1)) if is_known else ""),
        bar=(done, plan) if done is not None and plan is not None else None,
        tip=tr("Weighted by contract value. Press to see projects behind plan."),
        is_on=pressed == "behind",
    )


def _late(totals: PortfolioTotals, pressed: str) -> Figure:
    forecast = max(0, totals.late - totals.overdue)
    words = tr(
        "{overdue} overdue · {forecast} forecast late", overdue=totals.overdue, forecast=forecast
    )
    return Figure(
        key="late",
        label=tr("Late milestones"),
        value=str(totals.late),
        below=_weak(words),
        tip=tr("Overdue: its date has passed and it is not reached."),
        is_on=pressed == "late",
    )


def _due(totals: PortfolioTotals, pressed: str) -> Figure:
    return Figure(
        key="due",
        label=tr("Due in 30 days"),
        value=str(totals.due_30),
        below=_weak(trn("milestone", "milestones", totals.due_30)),
        is_on=pressed == "due",
    )


def _weak(words: str) -> tuple[Run, ...]:
    return (Run(words, "text3", "small"),) if words else ()

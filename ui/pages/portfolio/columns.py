"""The columns of the portfolio list: what each says of a project, and in which tone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core import terms
from core import text as wording
from core.language import current, mark, tr
from ui import paint
from ui.models.cells import (
    LATE_DAYS,
    VERY_LATE_DAYS,
    Progress,
    Run,
    Status,
    Strip,
    Text,
    TwoLine,
    slip_tone,
    slip_words,
)
from ui.models.column import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.portfolio import PhaseCell, PortfolioRow

    Against = Callable[[int], str]

TONES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}
SEVERITY: Final = {"RED": 0, "AMBER": 1, "GREEN": 2, "GREY": 3}
EARLY_PCT: Final = 15
"""Below so much planned progress SPI is noise, and a dash stands for it."""
SPI_RED, SPI_AMBER = 0.90, 0.965
WHOLE: Final = 100
_DOT: Final = " · "


NARROW, USUAL, WIDE = "narrow", "usual", "wide"


def columns(room: str, against: Against) -> list[Column[PortfolioRow]]:
    """Return the columns of the list by the room the window has.

    A wide window has customer, country, value and PAC as columns of their own; a narrow one
    leaves shops out until the user asks for them. Tips say against which baseline slips are.
    """
    if room == WIDE:
        found = _wide_columns(against)
        first, second, third = ("customer", "country"), ("value",), ("pac",)
        return [
            _project(is_wide=True),
            *(found[key] for key in first),
            _shops(),
            *(found[key] for key in second),
            *(replace(_stage(against), width=176), _progress()),
            replace(_next(against), width=160),
            *(found[key] for key in third),
            *(_spi(), _status(against)),
        ]
    shops = replace(_shops(), hidden=room == NARROW)
    stage, following, status = _stage(against), _next(against), _status(against)
    return [_project(is_wide=False), shops, stage, _progress(), following, _spi(), status]


def title_of(row: PortfolioRow) -> str:
    """Return the name of a project in the language of the screen."""
    return row.named(current())


def letters_of(shops: Sequence[str]) -> str:
    """Return the letters of shops as they stand on their badges: W · P · A."""
    return _DOT.join(tr(terms.shop(code).letter) for code in shops if code != terms.PROJECT_LEVEL)


def jph_of(row: PortfolioRow) -> str:
    """Return the design capacity as 25 JPH."""
    if row.design_jph is None:
        return ""
    digits = 0 if row.design_jph == int(row.design_jph) else 1
    return tr("{number} JPH", number=wording.number(row.design_jph, digits))


def reason_of(row: PortfolioRow) -> str:
    """Return why a project is not green, in one line."""
    return wording.clauses(wording.reason(reason.text, reason.values) for reason in row.reasons)


def brief(name: str) -> str:
    """Return the name of a milestone without the shop that it begins with; a tooltip has both."""
    _shop, colon, rest = name.replace("：", ": ").partition(": ")
    shown = rest.strip() if colon and rest.strip() else name
    return shown[:1].upper() + shown[1:]


def phase_of(row: PortfolioRow) -> terms.Phase | None:
    """Return the phase a project is in; nothing where nothing is planned yet."""
    return terms.phase_of(row.current_stage) if row.current_stage else None


def has_spi(row: PortfolioRow) -> bool:
    """Return whether SPI means something for this project yet."""
    return row.spi is not None and not row.is_pursuit and row.pv_pct >= EARLY_PCT


def spi_tone(value: float) -> str:
    """Return the tone of an SPI."""
    if value < SPI_RED:
        return "red_text"
    return "amber_text" if value < SPI_AMBER else "text"


def steps_of(phases: Sequence[PhaseCell]) -> tuple[paint.Cell, ...]:
    """Return the steps of a stage strip; a step that the project does not have is left out.

    Only the next gate and PAC say how late they are; else one slip paints every gate after it.
    """
    there = [cell for cell in phases if cell.state != "none"]
    following = next((cell.key for cell in there if cell.state != "done"), "")
    return tuple(
        paint.Cell(
            cell.state, cell.fraction, _late(cell.slip) if cell.key in (following, "pac") else ""
        )
        for cell in there
    )


def _late(slip: int | None) -> str:
    if slip is not None and slip > VERY_LATE_DAYS:
        return "very_late"
    return "late" if slip is not None and slip > LATE_DAYS else ""


def _two(first: Run, second: Run | None, shape: str = "") -> TwoLine:
    return TwoLine((first,), (second,) if second and second.text else (), shape)


def _project(*, is_wide: bool) -> Column[PortfolioRow]:
    def second(row: PortfolioRow) -> Run:
        if is_wide:
            return Run(row.contract_no or row.code, "text3", "cap", doc=True)
        parts = (wording.country(row.country) if row.country else "", row.customer)
        return Run(_DOT.join(part for part in parts if part), "text3", "cap")

    return Column(
        key="project",
        title=mark("Project"),
        value=title_of,
        cell=lambda row: _two(Run(title_of(row), kind="body_m"), second(row), TONES[row.rag]),
        width=230,
        min_width=184,
        title_indent=18,
        stretch=3,
        tooltip=lambda row: "\n".join(
            part for part in (title_of(row), row.customer, row.code, row.site) if part
        ),
        spoken=lambda row: ", ".join(
            part for part in (title_of(row), tr(terms.RAG_WORDS[row.rag]), reason_of(row)) if part
        ),
    )


def _wide_columns(against: Against) -> dict[str, Column[PortfolioRow]]:
    return {
        "customer": Column(
            key="customer",
            title=mark("Customer, manager"),
            value=lambda row: row.customer or None,
            cell=lambda row: _two(
                Run(row.customer, kind="small"), Run(row.project_manager, "text3", "cap")
            ),
            width=154,
            stretch=1,
            drop=4,
        ),
        "country": Column(
            key="country",
            title=mark("Country"),
            value=lambda row: wording.country(row.country) if row.country else None,
            cell=lambda row: _two(
                Run(wording.country(row.country) if row.country else "", kind="small"),
                Run(row.site, "text3", "cap"),
            ),
            width=104,
            drop=3,
        ),
        "value": Column(
            key="value",
            title=mark("Value"),
            value=lambda row: row.value.amount,
            cell=_value,
            align="right",
            width=80,
            drop=5,
            tooltip=lambda row: wording.money(row.value),
        ),
        "pac": Column(
            key="pac",
            title=mark("PAC"),
            value=lambda row: row.pac_finish,
            cell=_pac,
            width=98,
            drop=2,
            tooltip=lambda row: (
                "" if row.pac_slip is None else _slip_of(against(row.id), row.pac_slip)
            ),
        ),
    }


def _with_slip(words: str, against: str, slip: int | None = None) -> str:
    """Return words for a tip, with the slip or what slips are against on a line below."""
    if slip is not None:
        return f"{words}\n{_slip_of(against, slip)}"
    return f"{words}\n{slip_words(against)}" if words and against else words


def _slip_of(against: str, slip: int) -> str:
    return f"{slip_words(against)}: {wording.slip(slip)}"


def _value(row: PortfolioRow) -> TwoLine:
    return _two(
        Run(wording.short_amount(row.value), kind="small"), Run(row.value.currency, "text3", "cap")
    )


def _pac(row: PortfolioRow) -> TwoLine:
    slip = Run(wording.slip(row.pac_slip), slip_tone(row.pac_slip, "text3"), "cap_m")
    return _two(Run(wording.day(row.pac_finish), kind="small"), slip)


def _shops() -> Column[PortfolioRow]:
    return Column(
        key="shops",
        title=mark("Shops, JPH"),
        value=lambda row: letters_of(row.shops) or None,
        cell=lambda row: _two(
            Run(letters_of(row.shops), "text2", "small_m"), Run(jph_of(row), "text3", "cap")
        ),
        sort=lambda row: row.design_jph,
        width=76,
        drop=6,
        tooltip=lambda row: wording.listed(tr(terms.shop(code).name) for code in row.shops),
    )


def _stage(against: Against) -> Column[PortfolioRow]:
    order = {phase.key: i for i, phase in enumerate(terms.PHASES)}

    def caption(row: PortfolioRow) -> tuple[Run, ...]:
        phase = phase_of(row)
        if phase is None:
            return ()
        cell = next((cell for cell in row.phases if cell.key == phase.key), None)
        share = cell.fraction if cell is not None and cell.state == "now" else 0
        words = Run(tr(phase.name), "text2", "cap")
        return (words, Run(wording.percent(share * WHOLE), "text2", "cap")) if share else (words,)

    return Column(
        key="stage",
        title=mark("Stage"),
        value=lambda row: getattr(phase_of(row), "key", None),
        cell=lambda row: Strip(steps_of(row.phases), caption(row)),
        find=lambda row: tr(phase.name) if (phase := phase_of(row)) is not None else "",
        sort=lambda row: order.get(getattr(phase_of(row), "key", ""), -1),
        width=154,
        tooltip=lambda row: _with_slip(_gates(row), against(row.id)),
    )


def _gates(row: PortfolioRow) -> str:
    """Return the gates with their dates, one a line."""
    names = {phase.key: tr(phase.name) for phase in terms.PHASES}
    return "\n".join(
        f"{names[cell.key]}  {wording.day(cell.finish)}  {wording.slip(cell.slip)}".rstrip()
        for cell in row.phases
        if cell.finish is not None
    )


def _progress() -> Column[PortfolioRow]:
    def caption(row: PortfolioRow) -> tuple[Run, ...]:
        done = Run(wording.percent(row.ev_pct), "text", "cap_m")
        if row.pv_pct >= WHOLE:
            return (done,)
        return (done, Run(tr("plan {share}", share=wording.percent(row.pv_pct)), "text3", "cap"))

    return Column(
        key="progress",
        title=mark("Progress"),
        value=lambda row: row.ev_pct,
        cell=lambda row: (
            TwoLine(())
            if row.is_pursuit and not row.pv_pct
            else Progress(row.ev_pct, row.pv_pct, caption(row))
        ),
        width=108,
        tooltip=lambda row: tr(
            "Actual {actual}, plan {plan}",
            actual=wording.percent(row.ev_pct, 1),
            plan=wording.percent(row.pv_pct, 1),
        ),
    )


def _next(against: Against) -> Column[PortfolioRow]:
    def cell(row: PortfolioRow) -> TwoLine:
        if row.next_id is None:
            return TwoLine(())
        when = Run(wording.day(row.next_finish), "text2", "cap")
        late = Run(wording.slip(row.next_slip), slip_tone(row.next_slip, "text3"), "cap_m")
        return TwoLine((Run(brief(row.next_named(current())), kind="small"),), (when, late))

    return Column(
        key="next",
        title=mark("Next milestone"),
        value=lambda row: row.next_finish,
        cell=cell,
        width=150,
        tooltip=lambda row: (
            _with_slip(row.next_named(current()), against(row.id), row.next_slip)
            if row.next_id is not None
            else ""
        ),
    )


def _spi() -> Column[PortfolioRow]:
    def cell(row: PortfolioRow) -> Text:
        if not has_spi(row):
            return Text("–", "text3", "body_m")
        assert row.spi is not None
        return Text(wording.number(row.spi, 2), spi_tone(row.spi), "body_m")

    return Column(
        key="spi",
        title=mark("SPI"),
        value=lambda row: row.spi if has_spi(row) else None,
        cell=cell,
        align="right",
        width=48,
        tooltip=lambda row: (
            "" if has_spi(row) else tr("SPI means little before 15 % of the plan is due.")
        ),
    )


def _status(against: Against) -> Column[PortfolioRow]:
    return Column(
        key="status",
        title=mark("Status"),
        value=lambda row: row.rag,
        cell=lambda row: Status(TONES[row.rag], tr(terms.RAG_WORDS[row.rag]), TONES[row.rag]),
        sort=lambda row: (SEVERITY[row.rag], -(row.pac_slip or 0)),
        width=_chip_room,
        tooltip=lambda row: (
            _with_slip(reason_of(row), against(row.id))
            if reason_of(row)
            else tr(terms.RAG_WORDS[row.rag])
        ),
        spoken=lambda row: f"{tr(terms.RAG_WORDS[row.rag])} {reason_of(row)}".strip(),
    )


def _chip_room() -> int:
    """Return the width of the widest status chip in this language, with its insets."""
    return max(paint.chip_width(tr(word), lead=True) for word in terms.RAG_WORDS.values()) + 18

"""Reading a project of an exchange file: its head, shops, milestones, trend and baselines."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from core import terms
from core.exchange._attachments import read_attachments
from core.exchange._nodes import to_text
from core.exchange._read_registers import read_registers
from core.exchange._rows import doubled
from core.exchange._spans import LAG, WHOLE_DAY, duration, lag_unit
from core.language import tr
from core.money import Money
from core.queries.parts import (
    NEAR_CRITICAL,
    BaselinePart,
    KeptPart,
    LinkPart,
    MilestonePart,
    ProjectPart,
    ShopPart,
    TrendPart,
    first_baseline,
)
from core.rules.rag import DECLARABLE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.exchange._rows import Row

LATER: Final = ("illustrative", "illustrative_note", "expected_results", "expected_kpis")
"""Sections of a project that nothing shows; they are kept whole."""

WHOLE: Final = Decimal(100)
_STAGES: Final = tuple(stage.code for stage in terms.STAGES)
_SHOPS: Final = tuple(shop.code for shop in terms.SHOPS)
_TERM: Final = re.compile(r"(?P<rule>[A-Z]{3})(\s+(?P<place>.*?))?(\s*\(.*\))?\s*", re.DOTALL)
_LINK: Final = re.compile(rf"(?P<code>.+?)(:(?P<kind>[A-Za-z]{{2}})({LAG})?)?", re.ASCII)
_LONGEST_LAG: Final = 3650
"""Days, or percent; of minutes as many as these days have."""
_MINUTES: Final = frozenset({"m", "em"})
_LONGEST: Final = _LONGEST_LAG * WHOLE_DAY


def project(row: Row, base_currency: str, status_date: dt.date) -> ProjectPart:
    """Return one project; what is wrong with it is noted in the row's findings."""
    code, currency = row.code(), row.currency("currency", base_currency)
    rule, place, written = _delivery(row)
    milestones = _milestones(row, status_date)
    registers = read_registers(row, currency, {m.code for m in milestones})
    signed, effective = row.day("signed"), row.day("effective")
    if signed and effective and effective < signed:
        row.refuse("effective", tr("It cannot take effect before it is signed."))
    part = ProjectPart(
        code=code,
        name=row.text("name", required=True),
        value=row.money("contract_value", currency) or Money(0, currency),
        name_zh=row.text("name_zh"),
        name_ru=row.text("name_ru"),
        customer=row.text("customer"),
        country=row.text("country"),
        site=row.text("site_city"),
        contractor=row.text("contractor"),
        contract_type=row.choice(
            "contract_type", terms.CONTRACT_TYPES, "EQUIPMENT_SUPPLY_WITH_INSTALLATION"
        ),
        contract_no=row.text("contract_no"),
        signed=signed,
        effective=effective,
        contract_pac=row.day("contract_pac"),
        status=row.choice("status", terms.PROJECT_STATUSES, "ACTIVE"),
        current_stage=row.choice("current_stage", _STAGES, ""),
        incoterm=rule,
        incoterm_place=place,
        incoterm_text=written,
        design_jph=row.number("design_jph", high=1000),
        warranty_months=row.whole("warranty_months", high=600),
        win_probability=row.number("win_probability", high=1),
        priority=row.whole("priority", high=1000),
        project_manager=row.text("project_manager"),
        status_date=row.day("data_date"),
        calendar_office=row.text("calendar_office"),
        calendar_site=row.text("calendar_site"),
        note=row.text("note"),
        by_logic=row.flag("forecast_by_logic"),
        near_critical=_near_critical(row),
        shops=_shops(row, currency),
        milestones=milestones,
        trend=_trend(row, milestones),
        baselines=_baselines(row, milestones) or first_baseline(signed, milestones),
        declared_rag=row.choice("declared_rag", DECLARABLE, ""),
        declared_reason=row.text("declared_reason"),
        declared_until=row.day("declared_until"),
        bac=registers.bac,
        cost_currency=registers.cost_currency,
        registers=registers.rows,
        attachments=read_attachments(row),
    )
    return replace(part, kept=(*registers.kept, *kept(row, LATER)))


def _near_critical(row: Row) -> int:
    found = row.whole("near_critical_days", high=1000)
    return NEAR_CRITICAL if found is None else found


def kept(row: Row, later: Sequence[str]) -> tuple[KeptPart, ...]:
    """Return the sections of a row that are kept whole; tell of those that nobody expects."""
    found = []
    for name, node in row.rest(later):
        found.append(KeptPart(name, to_text(node)))
        if name not in later:
            row.tell(name, tr("{name} is kept, but not yet shown.", name=name))
    place = {name: i for i, name in enumerate(later)}
    return tuple(sorted(found, key=lambda part: place.get(part.name, len(later))))


def _delivery(row: Row) -> tuple[str, str, str]:
    """Return rule, named place, and the whole text where it says more than these two."""
    written = row.text("incoterm")
    if not written.strip():
        return "", "", ""
    found = _TERM.fullmatch(written)
    if found is None or found["rule"] not in terms.INCOTERMS:
        known = " ".join(terms.INCOTERMS)
        why = tr("“{text}” is no rule of Incoterms 2020 ({known}).", text=written, known=known)
        row.refuse("incoterm", why)
        return "", "", ""
    rule, place = found["rule"], found["place"] or ""
    plain = f"{rule} {place}".rstrip()
    return rule, place, "" if plain == written else written


def _shops(row: Row, currency: str) -> tuple[ShopPart, ...]:
    rows = row.rows("shops")
    found = [_shop(each, currency) for each in rows]
    doubled(zip(rows, (shop.code for shop in found), strict=True), "code")
    shares = [shop.share_percent for shop in found if shop.share_percent is not None]
    if shares and sum(shares) != WHOLE:
        row.tell("shops", tr("The shares of the shops add up to {sum}, not 100.", sum=sum(shares)))
    return tuple(found)


def _shop(row: Row, currency: str) -> ShopPart:
    return ShopPart(
        code=row.choice("code", [code for code in _SHOPS if code != terms.PROJECT_LEVEL]),
        name=row.text("name_en"),
        name_zh=row.text("name_zh"),
        name_ru=row.text("name_ru"),
        share_percent=row.number("share_percent", high=100),
        price=row.money("price", currency),
        design_jph=row.number("design_jph", high=1000),
        extra=row.extra(),
    )


def _milestones(row: Row, status_date: dt.date) -> tuple[MilestonePart, ...]:
    rows = row.rows("milestones")
    found = [_milestone(each, status_date) for each in rows]
    doubled(zip(rows, (m.code for m in found), strict=True), "code")
    codes = {m.code for m in found}
    for each, m in zip(rows, found, strict=True):
        for link in m.links:
            if link.predecessor not in codes:
                why = tr("There is no milestone {code} in this project.", code=link.predecessor)
                each.refuse("predecessors", why)
    _check_rings(row, found)
    if found and sum(m.weight for m in found) != WHOLE:
        total = sum(m.weight for m in found)
        row.tell("milestones", tr("The weights add up to {sum}, not 100.", sum=total))
    return tuple(found)


def _milestone(row: Row, status_date: dt.date) -> MilestonePart:
    minutes, elapsed = _duration(row)
    constraint, constraint_date = _constraint(row)
    part = MilestonePart(
        code=row.code(),
        stage=row.choice("stage", _STAGES),
        shop=row.choice("shop", _SHOPS, terms.PROJECT_LEVEL),
        name=row.text("name_en", required=True),
        name_zh=row.text("name_zh"),
        name_ru=row.text("name_ru"),
        weight=row.number("weight", high=100) or Decimal(0),
        baseline_start=row.day("baseline_start"),
        baseline_finish=row.day("baseline_finish"),
        forecast_start=row.day("forecast_start"),
        forecast_finish=row.day("forecast_finish"),
        actual_start=row.day("actual_start"),
        actual_finish=row.day("actual_finish"),
        percent=row.number("percent_complete", high=100) or Decimal(0),
        responsible=row.choice("responsible", terms.RESPONSIBLE, "contractor"),
        owner=row.text("owner"),
        key=row.flag("key"),
        contractual=row.flag("contractual"),
        links=_links(row),
        evidence=row.text("evidence"),
        slip_reason=row.choice("slip_reason", terms.SLIP_REASONS, ""),
        note=row.text("note"),
        source=row.text("source"),
        uid=row.whole("uid", high=10**9),
        duration=minutes,
        elapsed=elapsed,
        constraint_kind=constraint,
        constraint_date=constraint_date,
        deadline=row.day("deadline"),
        calendar=row.text("calendar"),
        manual=row.flag("manual"),
        attachments=read_attachments(row),
        extra=row.extra(),
    )
    _check_dates(row, part)
    for name in ("actual_start", "actual_finish"):
        actual: dt.date | None = getattr(part, name)
        if actual and actual > status_date:
            why = tr(
                "The actual date {day} lies after the data date {status}.",
                day=actual,
                status=status_date,
            )
            row.refuse(name, why)
    return part


def _duration(row: Row) -> tuple[int | None, bool]:
    written = row.text("duration")
    if not written:
        return None, False
    found = duration(written)
    if found is None or found[0] > _LONGEST:
        why = tr("“{text}” is no duration such as 20d, 5ed or 90min.", text=written)
        row.refuse("duration", why)
        return None, False
    return found


def _constraint(row: Row) -> tuple[str, dt.date | None]:
    kind, on = row.choice("constraint", terms.CONSTRAINTS, "ASAP"), row.day("constraint_date")
    if kind in terms.UNDATED and on is not None:
        row.refuse("constraint_date", tr("{kind} has no date.", kind=kind))
    if kind not in terms.UNDATED and on is None:
        row.refuse("constraint", tr("{kind} needs its constraint_date.", kind=kind))
    return kind, on


def _check_dates(row: Row, part: MilestonePart) -> None:
    for kind in ("baseline", "forecast", "actual"):
        start: dt.date | None = getattr(part, f"{kind}_start")
        finish: dt.date | None = getattr(part, f"{kind}_finish")
        if start and finish and finish < start:
            why = tr(
                "It cannot finish on {finish}, before its start on {start}.",
                **_spans(start, finish),
            )
            row.refuse(f"{kind}_finish", why)
    if part.percent == WHOLE and part.actual_finish is None:
        row.tell("percent_complete", tr("100 % has no actual date it was reached on."))
    if part.actual_finish is not None and part.percent != WHOLE:
        row.tell("percent_complete", tr("It has an actual finish and is not at 100 %."))


def _spans(start: dt.date, finish: dt.date) -> dict[str, str]:
    return {"start": start.isoformat(), "finish": finish.isoformat()}


def _links(row: Row) -> tuple[LinkPart, ...]:
    found: dict[tuple[str, str], LinkPart] = {}
    for node, path, text in row.words("predecessors"):
        match = _LINK.fullmatch(text)
        kind = ((match and match["kind"]) or "FS").upper()
        lag = int((match and match["lag"]) or 0)
        unit = lag_unit(match and match["unit"])
        longest = _LONGEST if unit in _MINUTES else _LONGEST_LAG
        if match is None or kind not in terms.LINK_KINDS or abs(lag) > longest:
            why = tr("“{text}” is no link such as M003, M003:SS or M003:FS+14.", text=text)
            row.findings.refuse(node, path, why)
        elif (match["code"], kind) in found:
            row.findings.refuse(node, path, tr("{key} stands in this list twice.", key=text))
        else:
            found[match["code"], kind] = LinkPart(match["code"], kind, lag, unit)
    return tuple(found.values())


def _check_rings(row: Row, found: Sequence[MilestonePart]) -> None:
    waits = {m.code: {link.predecessor for link in m.links} for m in found}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        ring = " → ".join(error.args[1])
        row.refuse("milestones", tr("The links close a ring: {ring}.", ring=ring))


def _trend(row: Row, milestones: Sequence[MilestonePart]) -> tuple[TrendPart, ...]:
    place = {m.code: i for i, m in enumerate(milestones)}
    rows = row.rows("milestone_trend")
    found = [TrendPart(_known(each, place), _history(each)) for each in rows]
    for each in rows:
        each.refuse_rest()
    doubled(zip(rows, (part.milestone for part in found), strict=True), "milestone")
    shown = [part for part in found if part.points]
    return tuple(sorted(shown, key=lambda part: place.get(part.milestone, 0)))


def _known(row: Row, codes: dict[str, int], name: str = "milestone") -> str:
    code = row.code(name)
    if code and code not in codes:
        row.refuse(name, tr("There is no milestone {code} in this project.", code=code))
    return code


def _history(row: Row) -> tuple[tuple[dt.date, dt.date], ...]:
    rows = row.rows("history")
    found = [(each.needed_day("reported"), each.needed_day("forecast")) for each in rows]
    for each in rows:
        each.refuse_rest()
    doubled(zip(rows, (reported for reported, _ in found), strict=True), "reported")
    return tuple(sorted(found))


def _baselines(row: Row, milestones: Sequence[MilestonePart]) -> tuple[BaselinePart, ...]:
    rows = row.rows("baselines")
    place = {m.code: i for i, m in enumerate(milestones)}
    found = [_baseline(each, place) for each in rows]
    doubled(zip(rows, (part.name for part in found), strict=True), "name")
    if found and sum(part.is_current for part in found) != 1:
        row.refuse("baselines", tr("Exactly one baseline is the current one."))
    return tuple(found)


def _baseline(row: Row, place: dict[str, int]) -> BaselinePart:
    rows = row.rows("dates")
    dates = [(_known(each, place), each.day("start"), each.day("finish")) for each in rows]
    for each in rows:
        each.refuse_rest()
    doubled(zip(rows, (code for code, _, _ in dates), strict=True), "milestone")
    part = BaselinePart(
        name=row.text("name", required=True),
        set_on=row.day("set_on"),
        reason=row.text("reason"),
        contractual=row.flag("contractual"),
        is_current=row.flag("current"),
        dates=tuple(sorted((d for d in dates if d[1] or d[2]), key=lambda d: place.get(d[0], 0))),
    )
    row.refuse_rest()
    return part

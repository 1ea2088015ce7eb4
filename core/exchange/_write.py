"""Writing a portfolio as YAML text, in an order a person reads: the head first, rows on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from core.exchange._attachments import attachment_pairs
from core.exchange._nodes import TEXT, compose, to_text
from core.exchange._spans import duration_text, lag_text
from core.exchange._write_nodes import as_group, as_list, as_node, as_row
from core.exchange._write_registers import register_sections
from core.queries.parts import NEAR_CRITICAL, first_baseline
from core.rules.hours import DAY_SHIFT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from core.exchange._write_nodes import Pairs
    from core.queries.parts import (
        BaselinePart,
        CalendarPart,
        DayPart,
        Draft,
        LinkPart,
        MilestonePart,
        ProjectPart,
        RatePart,
        ShopPart,
    )

LAYOUT: Final = 1
"""The layout written; a file that names a later one is refused."""
_HEAD: Final = (
    "# Portfolio written by Handover. Every field is explained in docs/exchange-file.md.\n"
)


def pieces(draft: Draft) -> Iterator[str]:
    """Yield the text of a portfolio piece by piece: the head, then project after project."""
    yield _HEAD
    meta = [*_stated(draft, ("title", "note")), ("data_date", as_node(draft.status_date))]
    meta += [("schema_version", as_node(LAYOUT)), ("base_currency", as_node(draft.base_currency))]
    kept = {part.name: compose(part.content)[0] for part in draft.kept}
    for name, node in kept.items():
        if field := name.partition("\t")[2]:
            meta.append((field, node))
    yield _section("meta", as_group(meta))
    top = {name: node for name, node in kept.items() if "\t" not in name}
    for name in ("stages", "shops"):
        if name in top:
            yield _section(name, top.pop(name))
    if draft.calendars:
        yield _section("calendars", as_list(_calendar(part) for part in draft.calendars))
    if draft.rates:
        yield _section("fx_rates", as_list(_rate(part) for part in draft.rates))
    yield from _projects(draft.projects)
    for name, node in top.items():
        yield _section(name, node)


def _section(name: str, node: yaml.Node) -> str:
    return f"\n{to_text(as_group([(name, node)]))}"


def _projects(projects: Iterable[ProjectPart]) -> Iterator[str]:
    shown = [to_text(as_list([_project(part)], flow=False)) for part in projects]
    yield "\nprojects:\n" if shown else "\nprojects: []\n"
    yield "\n".join(shown)


def _project(part: ProjectPart) -> yaml.Node:
    kept = {each.name: compose(each.content)[0] for each in part.kept}
    pairs: Pairs = [
        *_stated(part, ("code", "name"), always=True),
        *_stated(part, ("name_zh", "name_ru", "customer", "country")),
        *_stated(part, ("site",), names={"site": "site_city"}),
        *_stated(part, ("contractor", "contract_type", "contract_no")),
        *_stated(part, ("signed", "effective"), always=True),
        *_stated(part, ("contract_pac", "status", "current_stage")),
        *_stated(part, ("status_date",), names={"status_date": "data_date"}),
        ("currency", as_node(part.value.currency)),
        ("contract_value", as_node(part.value)),
    ]
    if term := _delivery(part):
        pairs.append(("incoterm", as_node(term)))
    pairs += _stated(part, ("design_jph", "warranty_months", "win_probability", "priority"))
    pairs += _stated(part, ("project_manager", "calendar_office", "calendar_site", "note"))
    if part.by_logic:
        pairs.append(("forecast_by_logic", as_node(part.by_logic)))
    if part.near_critical != NEAR_CRITICAL:
        pairs.append(("near_critical_days", as_node(part.near_critical)))
    pairs += _stated(part, ("declared_rag", "declared_reason", "declared_until"))
    pairs += [(name, kept.pop(name)) for name in _plain(kept)]
    pairs += attachment_pairs(part.attachments)
    pairs += _lists(part)
    sections = _with_inner(register_sections(part), kept)
    pairs += sections.items()
    # A section kept as text because it could not be read stands beside rows added since.
    pairs += [(f"kept_{name}" if name in sections else name, node) for name, node in kept.items()]
    return as_group(pairs)


def _with_inner(sections: dict[str, yaml.Node], kept: dict[str, yaml.Node]) -> dict[str, yaml.Node]:
    """Return the sections with their fields that were only kept, taken out of what is kept."""
    for place in [name for name in kept if "\t" in name]:
        section, _, name = place.partition("\t")
        node = sections.setdefault(section, as_group([]))
        holder = node.value[0] if isinstance(node, yaml.SequenceNode) else node
        holder.value.append((yaml.ScalarNode(TEXT, name), kept.pop(place)))
    return sections


def _plain(kept: dict[str, yaml.Node]) -> list[str]:
    """Return the names of kept values that are no lists or groups: they belong to the head."""
    return [
        name
        for name, node in kept.items()
        if isinstance(node, yaml.ScalarNode) and "\t" not in name
    ]


def _lists(part: ProjectPart) -> Pairs:
    pairs: Pairs = []
    if part.shops:
        pairs.append(("shops", as_list(_shop(shop) for shop in part.shops)))
    if part.milestones:
        pairs.append(("milestones", _milestones(part.milestones)))
    if part.trend:
        pairs.append(
            ("milestone_trend", as_list(_trend(t.milestone, t.points) for t in part.trend))
        )
    if part.baselines != first_baseline(part.signed, part.milestones):
        rows = [_baseline(baseline) for baseline in part.baselines]
        pairs.append(("baselines", as_list(rows, flow=False)))
    return pairs


def _delivery(part: ProjectPart) -> str:
    """Return the delivery term as it was written, unless rule or place changed since."""
    plain = f"{part.incoterm} {part.incoterm_place}".strip()
    return part.incoterm_text if part.incoterm_text.startswith(plain) and plain else plain


def _shop(part: ShopPart) -> yaml.Node:
    pairs = _stated(part, ("code",), always=True)
    pairs += _stated(
        part,
        ("name", "name_zh", "name_ru", "share_percent", "price", "design_jph"),
        names={"name": "name_en"},
    )
    return as_row(pairs, part.extra)


def _milestones(parts: Iterable[MilestonePart]) -> yaml.Node:
    parts = list(parts)
    has_responsible = any(part.responsible != "contractor" for part in parts)
    has_links = any(part.links for part in parts)
    has_evidence = any(part.evidence for part in parts)
    rows = []
    for part in parts:
        pairs = _stated(part, ("code", "stage", "shop", "name"), {"name": "name_en"}, always=True)
        pairs += _stated(part, ("name_zh", "name_ru"))
        pairs += _stated(part, _DATED, {"percent": "percent_complete"}, always=True)
        pairs += _stated(part, ("responsible",) if has_responsible else (), always=True)
        pairs += _stated(part, ("owner",))
        pairs += _stated(part, ("key", "contractual"), always=True)
        if has_links:
            pairs.append(("predecessors", as_list(map(_link, part.links))))
        pairs += _stated(part, ("evidence",), always=has_evidence)
        pairs += _stated(part, ("slip_reason", "note", "source"))
        pairs += _planned(part)
        pairs += attachment_pairs(part.attachments)
        rows.append(as_row(pairs, part.extra))
    return as_list(rows)


_DATED: Final = (
    *("weight", "baseline_start", "baseline_finish", "forecast_start", "forecast_finish"),
    *("actual_start", "actual_finish", "percent"),
)


def _planned(part: MilestonePart) -> Pairs:
    """Return what the schedule is computed from, as far as it is not what any milestone has."""
    pairs = _stated(part, ("uid",))
    if part.duration is not None:
        pairs.append(("duration", as_node(duration_text(part.duration, elapsed=part.elapsed))))
    if part.constraint_kind != "ASAP":
        pairs.append(("constraint", as_node(part.constraint_kind)))
    pairs += _stated(part, ("constraint_date", "deadline", "calendar"))
    if part.manual:
        pairs.append(("manual", as_node(part.manual)))
    return pairs


def _link(part: LinkPart) -> yaml.Node:
    return as_node(f"{part.predecessor}:{part.kind}{lag_text(part.lag, part.lag_unit)}")


def _trend(code: str, points: Iterable[tuple[dt.date, dt.date]]) -> yaml.Node:
    history = [
        as_group([("reported", as_node(reported)), ("forecast", as_node(finish))], flow=True)
        for reported, finish in points
    ]
    return as_group(
        [("milestone", as_node(code)), ("history", as_list(history, flow=True))], flow=True
    )


def _baseline(part: BaselinePart) -> yaml.Node:
    pairs = _stated(part, ("name", "set_on"), always=True)
    pairs += _stated(part, ("reason",))
    pairs += _stated(part, ("contractual", "is_current"), {"is_current": "current"}, always=True)
    rows = [
        as_group(
            [("milestone", as_node(code)), ("start", as_node(start)), ("finish", as_node(finish))],
            flow=True,
        )
        for code, start, finish in part.dates
    ]
    return as_group([*pairs, ("dates", as_list(rows))])


def _calendar(part: CalendarPart) -> yaml.Node:
    pairs = _stated(part, ("code",), always=True)
    pairs += _stated(part, ("name",))
    pairs += _stated(part, ("country",), always=True)
    pairs.append(("weekend", as_list(map(as_node, part.weekend), flow=True)))
    pairs.append(("use_python_holidays", as_node(part.public_holidays)))
    spans = [
        as_group(
            [("name", as_node(s.name)), ("start", as_node(s.start)), ("end", as_node(s.finish))],
            flow=True,
        )
        for s in part.shutdowns
    ]
    if spans:
        pairs.append(("extra_shutdowns", as_list(spans, flow=True)))
    if part.hours != DAY_SHIFT:
        pairs.append(("hours", as_node(part.hours)))
    if part.hours_by_day:
        named = [(name, as_node(hours)) for name, hours in part.hours_by_day]
        pairs.append(("hours_by_day", as_group(named, flow=True)))
    if part.years:
        pairs.append(("holiday_years", as_list(map(as_node, part.years), flow=True)))
    if part.days:
        pairs.append(("days", as_list((_day(day) for day in part.days), flow=True)))
    return as_row(pairs, part.extra)


def _day(part: DayPart) -> yaml.Node:
    pairs = [
        ("day", as_node(part.day)),
        *_stated(part, ("name",)),
        ("working", as_node(part.working)),
    ]
    pairs += [*_stated(part, ("hours",)), ("source", as_node(part.source))]
    return as_group(pairs, flow=True)


def _rate(part: RatePart) -> yaml.Node:
    pairs = _stated(part, ("on", "base", "quote", "rate"), {"on": "date"}, always=True)
    return as_group([*pairs, *_stated(part, ("note",))], flow=True)


def _stated(
    part: Any, fields: Iterable[str], names: dict[str, str] | None = None, *, always: bool = False
) -> Pairs:
    """Return fields with their names in the file; empty ones only where always asked for."""
    found = [(field, getattr(part, field)) for field in fields]
    return [
        ((names or {}).get(field, field), as_node(value))
        for field, value in found
        if always or (value is not None and value != "")
    ]

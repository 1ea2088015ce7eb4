"""Writing a portfolio as YAML text, in an order a person reads: the head first, rows on one line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.exchange._nodes import NULL, TEXT, compose, to_text
from core.exchange._spans import duration_text, lag_text
from core.money import Money
from core.queries.parts import NEAR_CRITICAL, first_baseline
from core.rules.hours import DAY_SHIFT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

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
_MAP: Final = "tag:yaml.org,2002:map"
_SEQ: Final = "tag:yaml.org,2002:seq"

Pairs = list[tuple[str, yaml.Node]]


def pieces(draft: Draft) -> Iterator[str]:
    """Yield the text of a portfolio piece by piece: the head, then project after project."""
    yield _HEAD
    meta = [*_stated(draft, ("title", "note")), ("data_date", _node(draft.status_date))]
    meta += [("schema_version", _node(LAYOUT)), ("base_currency", _node(draft.base_currency))]
    kept = {part.name: compose(part.content)[0] for part in draft.kept}
    for name, node in kept.items():
        if field := name.partition("\t")[2]:
            meta.append((field, node))
    yield _section("meta", _group(meta))
    top = {name: node for name, node in kept.items() if "\t" not in name}
    for name in ("stages", "shops"):
        if name in top:
            yield _section(name, top.pop(name))
    if draft.calendars:
        yield _section("calendars", _list(_calendar(part) for part in draft.calendars))
    if draft.rates:
        yield _section("fx_rates", _list(_rate(part) for part in draft.rates))
    yield from _projects(draft.projects)
    for name, node in top.items():
        yield _section(name, node)


def _section(name: str, node: yaml.Node) -> str:
    return f"\n{to_text(_group([(name, node)]))}"


def _projects(projects: Iterable[ProjectPart]) -> Iterator[str]:
    shown = [to_text(_list([_project(part)], flow=False)) for part in projects]
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
        ("currency", _node(part.value.currency)),
        ("contract_value", _node(part.value)),
    ]
    if term := _delivery(part):
        pairs.append(("incoterm", _node(term)))
    pairs += _stated(part, ("design_jph", "warranty_months", "win_probability", "priority"))
    pairs += _stated(part, ("project_manager", "calendar_office", "calendar_site", "note"))
    if part.by_logic:
        pairs.append(("forecast_by_logic", _node(part.by_logic)))
    if part.near_critical != NEAR_CRITICAL:
        pairs.append(("near_critical_days", _node(part.near_critical)))
    pairs += [(name, kept.pop(name)) for name in _plain(kept)]
    pairs += _lists(part)
    pairs += list(kept.items())
    return _group(pairs)


def _plain(kept: dict[str, yaml.Node]) -> list[str]:
    """Return the names of kept values that are no lists or groups: they belong to the head."""
    return [name for name, node in kept.items() if isinstance(node, yaml.ScalarNode)]


def _lists(part: ProjectPart) -> Pairs:
    pairs: Pairs = []
    if part.shops:
        pairs.append(("shops", _list(_shop(shop) for shop in part.shops)))
    if part.milestones:
        pairs.append(("milestones", _milestones(part.milestones)))
    if part.trend:
        pairs.append(("milestone_trend", _list(_trend(t.milestone, t.points) for t in part.trend)))
    if part.baselines != first_baseline(part.signed, part.milestones):
        rows = [_baseline(baseline) for baseline in part.baselines]
        pairs.append(("baselines", _list(rows, flow=False)))
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
    return _row(pairs, part.extra)


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
            pairs.append(("predecessors", _list(map(_link, part.links))))
        pairs += _stated(part, ("evidence",), always=has_evidence)
        pairs += _stated(part, ("slip_reason", "note", "source"))
        pairs += _planned(part)
        rows.append(_row(pairs, part.extra))
    return _list(rows)


_DATED: Final = (
    *("weight", "baseline_start", "baseline_finish", "forecast_start", "forecast_finish"),
    *("actual_start", "actual_finish", "percent"),
)


def _planned(part: MilestonePart) -> Pairs:
    """Return what the schedule is computed from, as far as it is not what any milestone has."""
    pairs = _stated(part, ("uid",))
    if part.duration is not None:
        pairs.append(("duration", _node(duration_text(part.duration, elapsed=part.elapsed))))
    if part.constraint_kind != "ASAP":
        pairs.append(("constraint", _node(part.constraint_kind)))
    pairs += _stated(part, ("constraint_date", "deadline", "calendar"))
    if part.manual:
        pairs.append(("manual", _node(part.manual)))
    return pairs


def _link(part: LinkPart) -> yaml.Node:
    return _node(f"{part.predecessor}:{part.kind}{lag_text(part.lag, part.lag_unit)}")


def _trend(code: str, points: Iterable[tuple[dt.date, dt.date]]) -> yaml.Node:
    history = [
        _group([("reported", _node(reported)), ("forecast", _node(finish))], flow=True)
        for reported, finish in points
    ]
    return _group([("milestone", _node(code)), ("history", _list(history, flow=True))], flow=True)


def _baseline(part: BaselinePart) -> yaml.Node:
    pairs = _stated(part, ("name", "set_on"), always=True)
    pairs += _stated(part, ("reason",))
    pairs += _stated(part, ("contractual", "is_current"), {"is_current": "current"}, always=True)
    rows = [
        _group(
            [("milestone", _node(code)), ("start", _node(start)), ("finish", _node(finish))],
            flow=True,
        )
        for code, start, finish in part.dates
    ]
    return _group([*pairs, ("dates", _list(rows))])


def _calendar(part: CalendarPart) -> yaml.Node:
    pairs = _stated(part, ("code",), always=True)
    pairs += _stated(part, ("name",))
    pairs += _stated(part, ("country",), always=True)
    pairs.append(("weekend", _list(map(_node, part.weekend), flow=True)))
    pairs.append(("use_python_holidays", _node(part.public_holidays)))
    spans = [
        _group(
            [("name", _node(s.name)), ("start", _node(s.start)), ("end", _node(s.finish))],
            flow=True,
        )
        for s in part.shutdowns
    ]
    if spans:
        pairs.append(("extra_shutdowns", _list(spans, flow=True)))
    if part.hours != DAY_SHIFT:
        pairs.append(("hours", _node(part.hours)))
    if part.hours_by_day:
        named = [(name, _node(hours)) for name, hours in part.hours_by_day]
        pairs.append(("hours_by_day", _group(named, flow=True)))
    if part.years:
        pairs.append(("holiday_years", _list(map(_node, part.years), flow=True)))
    if part.days:
        pairs.append(("days", _list((_day(day) for day in part.days), flow=True)))
    return _row(pairs, part.extra)


def _day(part: DayPart) -> yaml.Node:
    pairs = [("day", _node(part.day)), *_stated(part, ("name",)), ("working", _node(part.working))]
    pairs += [*_stated(part, ("hours",)), ("source", _node(part.source))]
    return _group(pairs, flow=True)


def _rate(part: RatePart) -> yaml.Node:
    pairs = _stated(part, ("on", "base", "quote", "rate"), {"on": "date"}, always=True)
    return _group([*pairs, *_stated(part, ("note",))], flow=True)


def _stated(
    part: Any, fields: Iterable[str], names: dict[str, str] | None = None, *, always: bool = False
) -> Pairs:
    """Return fields with their names in the file; empty ones only where always asked for."""
    found = [(field, getattr(part, field)) for field in fields]
    return [
        ((names or {}).get(field, field), _node(value))
        for field, value in found
        if always or (value is not None and value != "")
    ]


def _row(pairs: Pairs, extra: str) -> yaml.Node:
    """Return a row on one line, with the fields that were only kept after its own."""
    kept = compose(extra)[0].value if extra else []
    own = {name for name, _ in pairs}
    return _group([*pairs, *((k.value, v) for k, v in kept if k.value not in own)], flow=True)


def _group(pairs: Pairs, *, flow: bool = False) -> yaml.Node:
    named = [(yaml.ScalarNode(TEXT, name), node) for name, node in pairs]
    return yaml.MappingNode(_MAP, named, flow_style=flow)


def _list(nodes: Iterable[yaml.Node], *, flow: bool | None = None) -> yaml.Node:
    found = list(nodes)
    return yaml.SequenceNode(_SEQ, found, flow_style=not found if flow is None else flow)


def _node(value: Any) -> yaml.Node:
    if value is None:
        return yaml.ScalarNode(NULL, "null")
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", str(value).lower())
    if isinstance(value, str):
        return yaml.ScalarNode(TEXT, value, style='"' if "\n" in value else None)
    if isinstance(value, Money | Decimal | int):
        return _number(Decimal(value.amount if isinstance(value, Money) else value))
    return yaml.ScalarNode("tag:yaml.org,2002:timestamp", value.isoformat())


def _number(value: Decimal) -> yaml.Node:
    shown = f"{value:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    kind = "float" if "." in shown else "int"
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", shown)

"""What was changed, by whom, from what to what, and when: the history kept in the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.db.history import HistoryChange, HistoryStep
from core.language import mark
from core.model import Baseline, Milestone, Project

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

FIELDS: Final[Mapping[str, str]] = {
    "code": mark("Code"),
    "name": mark("Name"),
    "name_zh": mark("Chinese name"),
    "name_ru": mark("Russian name"),
    "stage": mark("Stage"),
    "shop": mark("Shop"),
    "weight": mark("Weight"),
    "baseline_start": mark("Baseline start"),
    "baseline_finish": mark("Baseline"),
    "forecast_start": mark("Forecast start"),
    "forecast_finish": mark("Forecast"),
    "actual_start": mark("Actual start"),
    "actual_finish": mark("Actual"),
    "percent": mark("Percent complete"),
    "responsible": mark("Responsible"),
    "owner": mark("Owner"),
    "key": mark("Key milestone"),
    "contractual": mark("Contractual"),
    "evidence": mark("Evidence"),
    "slip_reason": mark("Reason for change"),
    "note": mark("Note"),
    "position": mark("Order"),
    "customer": mark("Customer"),
    "country": mark("Country"),
    "site": mark("Site"),
    "contractor": mark("Contractor"),
    "contract_type": mark("Contract type"),
    "contract_no": mark("Contract number"),
    "signed": mark("Signed"),
    "effective": mark("Effective date"),
    "contract_pac": mark("Contract PAC"),
    "status": mark("Status"),
    "currency": mark("Currency"),
    "value_minor": mark("Contract value"),
    "bac_minor": mark("Budget at completion"),
    "cost_currency": mark("Currency of the cost"),
    "declared_rag": mark("Declared health"),
    "declared_reason": mark("Reason of the declared health"),
    "declared_until": mark("Declared until"),
    "incoterm": mark("Incoterms rule"),
    "incoterm_place": mark("Named place"),
    "design_jph": mark("Design capacity"),
    "project_manager": mark("Project manager"),
    "status_date": mark("Status date"),
    "warranty_months": mark("Warranty"),
    "title": mark("Title"),
}
"""What a stored column is called on screen; columns not named here are shown as they are."""

_SILENT: Final = frozenset({"project_summary", "baseline_date", "history_step"})


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One field changed in one step; a row added or removed has an empty field.

    `before` and `after` are in the form the file stores: ISO dates, scaled or plain numbers, text.
    """

    id: str
    step_id: int
    at: dt.datetime
    user: str
    label: str
    kind: str
    reason: str
    table: str
    item: str
    shop: str
    field: str
    before: Any
    after: Any


def history(
    session: Session, project_id: int | None = None, *, limit: int = 5000, language: str = "en"
) -> list[HistoryRow]:
    """Return the newest changes first, of one project or of the whole file; items so named."""
    of_project = () if project_id is None else (HistoryChange.project_id == project_id,)
    return _told(session, language, of_project, limit)


def row_history(
    session: Session, table: str, row_id: int, *, language: str = "en", limit: int = 5000
) -> list[HistoryRow]:
    """Return the newest changes first of one row of a table, also of one that is gone."""
    of_row = (HistoryChange.table == table, HistoryChange.key == [row_id])
    return _told(session, language, of_row, limit)


def _told(
    session: Session, language: str, which: Sequence[ColumnElement[bool]], limit: int
) -> list[HistoryRow]:
    names = _names(session, language)
    wanted = (
        select(
            HistoryStep.id,
            HistoryStep.at,
            HistoryStep.user,
            HistoryStep.label,
            HistoryStep.kind,
            HistoryStep.reason,
            HistoryChange.id,
            HistoryChange.table,
            HistoryChange.key,
            HistoryChange.before,
            HistoryChange.after,
        )
        .join(HistoryChange, HistoryChange.step_id == HistoryStep.id)
        .where(HistoryChange.table.not_in(_SILENT), *which)
        .order_by(HistoryStep.id.desc(), HistoryChange.id)
        .limit(limit)
    )
    rows: list[HistoryRow] = []
    for step, at, user, label, kind, reason, change, table, key, before, after in session.execute(
        wanted
    ):
        item, shop = _item(names, table, _value(key), _value(before), _value(after))
        for field, old, new in _fields(_value(before), _value(after)):
            rows.append(
                HistoryRow(
                    f"{change}.{field}",
                    *(step, at, user, label, kind, reason or "", table, item, shop),
                    *(field, old, new),
                )
            )
    return rows


def _value(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def _fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Any]:
    if before is None or after is None:
        return [("", None if before is None else "−", None if after is None else "+")]
    return [(name, before[name], after[name]) for name in after if before.get(name) != after[name]]


def _names(session: Session, language: str) -> dict[tuple[str, int], tuple[str, str]]:
    found: dict[tuple[str, int], tuple[str, str]] = {}
    own = {"zh": Milestone.name_zh, "ru": Milestone.name_ru}.get(language, Milestone.name)
    for id_, code, name in session.execute(select(Project.id, Project.code, Project.name)):
        found["project", id_] = (f"{code} {name}", "")
    named = select(Milestone.id, own, Milestone.name, Milestone.shop)
    for id_, name, first, shop in session.execute(named):
        found["milestone", id_] = (name or first, shop)
    for id_, name in session.execute(select(Baseline.id, Baseline.name)):
        found["baseline", id_] = (name, "")
    return found


def _item(
    names: Mapping[tuple[str, int], tuple[str, str]], table: str, key: Any, before: Any, after: Any
) -> tuple[str, str]:
    row = after or before or {}
    if table == "forecast_point":
        return names.get(("milestone", row["milestone_id"]), ("", ""))
    if table == "link":
        return names.get(("milestone", row["successor_id"]), ("", ""))
    first = key[0] if isinstance(key, list) and key else key
    known = names.get((table, first))
    named = next((row[key] for key in ("name", "code", "title") if row.get(key)), "")
    return known or (str(named), str(row.get("shop") or ""))

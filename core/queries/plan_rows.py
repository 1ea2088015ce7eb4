"""The rows of a plan beside a project, as the preview shows them and the import takes them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from core.rules.mapping import CHOSEN, Chosen, Guess, Mapped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from core.queries.plan_calendars import PlanCalendars
    from core.rules.plan_fields import BaselineField
    from core.rules.plan_proposal import Waits
    from core.rules.schedule.draft import Dates

NEW: Final = "new"
CHANGED: Final = "changed"
SAME: Final = "same"
GONE: Final = "gone"
LEFT: Final = "left"
STATES: Final = (NEW, CHANGED, SAME, GONE, LEFT)

LINKS: Final = "links"
"""The name under which a change of what a milestone waits for is listed, as texts."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a milestone that would change, from what to what."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanImportRow:
    """A task of the plan, or a milestone that the plan no longer has.

    Attributes:
        id: unique id in the plan; of a milestone that is gone, the negative of its own id.
        state: one of `STATES`.
        number: what the plan's users call it.
        wbs: its place in the plan's structure.
        name: as in the plan.
        milestone_id: the milestone it is here; None where it is new.
        code: of the milestone here, or the one it will have.
        shop: where it would be put.
        stage: which stage it would belong to.
        mapped: what shop and stage rest on; None where they are not asked.
        start_here: as it is in the project now.
        finish_here: as it is in the project now.
        start_there: as the plan has it.
        finish_there: as the plan has it.
        changes: what would change here.
        lost: what is not kept, as texts to translate.
        reason: why it is left out, as a text to translate.
        fields: what would be written, by the milestone's field.
        waits_for: what it would wait for among the tasks of the plan; None where that stays.
        baselines: its dates in the baselines of the plan, by number.
    """

    id: int
    state: str
    number: str = ""
    wbs: str = ""
    name: str = ""
    milestone_id: int | None = None
    code: str = ""
    shop: str = ""
    stage: str = ""
    mapped: Mapped | None = None
    start_here: dt.date | None = None
    finish_here: dt.date | None = None
    start_there: dt.date | None = None
    finish_there: dt.date | None = None
    changes: tuple[Change, ...] = ()
    lost: tuple[str, ...] = ()
    reason: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    waits_for: tuple[Waits, ...] | None = None
    baselines: Mapping[int, Dates] = field(default_factory=dict)

    @property
    def is_unclear(self) -> bool:
        """Return whether its stage rests on nothing that the plan says."""
        return self.mapped is not None and self.mapped.is_unclear

    @property
    def place(self) -> Chosen:
        """Return its shop and stage as a choice."""
        return Chosen(self.shop, self.stage)

    def placed(self, shop: str, stage: str) -> PlanImportRow:
        """Return the row as it is after the user chose its shop and stage."""
        changes = [each for each in self.changes if each.field not in {"shop", "stage"}]
        if self.state in {CHANGED, SAME}:
            was = {each.field: each.old for each in self.changes}
            for name, new in (("shop", shop), ("stage", stage)):
                old = was.get(name, getattr(self, name))
                if old != new:
                    changes.append(Change(name, old, new))
        state = self.state
        if state in {CHANGED, SAME}:
            state = CHANGED if changes else SAME
        chosen = Mapped(self.id, Guess(shop, CHOSEN), Guess(stage, CHOSEN))
        return replace(
            self, state=state, shop=shop, stage=stage, changes=tuple(changes), mapped=chosen
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanImport:
    """A plan beside a project of this file.

    Attributes:
        project_id: the project; None where the plan becomes a new one.
        rows: tasks in the order of the plan, then what is left out, then what is gone.
        calendars: those the plan uses.
        office: code of the calendar that a new project's office would have.
        site: code of the calendar that its site would have.
        baselines: those that would be added, by number.
        summaries: rows of the plan that only group others.
        remainder: what the weights of the project would lack to 100.
        by_logic: whether forecasts will follow from logic.
        is_ours: whether the plan was written by Handover.
        status: the status date of the file.
    """

    project_id: int | None
    rows: tuple[PlanImportRow, ...]
    calendars: PlanCalendars
    office: str
    site: str
    baselines: Mapping[int, BaselineField]
    summaries: int
    remainder: Decimal
    by_logic: bool
    is_ours: bool
    status: dt.date

    @property
    def is_other_plan(self) -> bool:
        """Return whether most tasks that are here already have other names: a plan of another project."""
        known = [row for row in self.rows if row.milestone_id is not None and row.state != GONE]
        renamed = [row for row in known if any(each.field == "name" for each in row.changes)]
        return len(renamed) > 2 and 2 * len(renamed) > len(known)  # noqa: PLR2004  more than half

    def count(self, state: str) -> int:
        """Return how many rows are in a state."""
        return sum(row.state == state for row in self.rows)

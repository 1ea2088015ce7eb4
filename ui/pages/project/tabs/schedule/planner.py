"""Answers the Gantt's drags: what may be dragged, what it would lead to, and the step it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms, text
from core.errors import UserError
from core.language import current, mark, tr
from core.operations.links import link_milestones
from core.operations.milestones import LinkDraft
from core.queries.consequence import NewDates, NewLink
from ui.dialogs.following import follow_lines, followed_words
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import SHORT, stake_lines
from ui.pages.project.clashes import typed_clashes
from ui.pages.project.edits import drag_one
from ui.pages.project.effect import effect_lines
from ui.timeline.bar import Span
from ui.timeline.planner import Preview
from ui.timeline.spot import Part
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from core.queries.consequence import ConsequenceRow, Outlook
    from core.queries.milestones import LinkRow, MilestoneRow
    from ui.desk import Desk


class SchedulePlanner:
    """Speaks for the milestones of a project; each drag ends in one undo step."""

    def __init__(
        self,
        desk: Desk,
        row_of: Callable[[int], MilestoneRow | None],
        links_of: Callable[[], Sequence[LinkRow]],
        against: Callable[[], str],
    ) -> None:
        """Make it.

        Args:
            desk: where it reads, and where steps are carried out.
            row_of: a milestone by its id.
            links_of: the links of the project that is shown.
            against: the name of the baseline that slips are measured against.
        """
        self._desk = desk
        self._row_of = row_of
        self._links = links_of
        self._against = against

    def name(self, row: MilestoneRow) -> str:
        return row.named(current())

    def refusal(self, row: MilestoneRow, part: Part) -> str:
        if locked := self._desk.locked:
            return locked
        if part.is_handle:
            return ""
        if row.actual_finish is not None:
            on = text.day(row.actual_finish)
            return tr(mark("Reached on {day}: an actual date is not dragged."), day=on)
        if part is Part.START and row.actual_start is not None:
            on = text.day(row.actual_start)
            return tr(mark("Began on {day}: an actual start is not dragged."), day=on)
        if row.forecast_finish is None:
            return tr(mark("It has no forecast yet; type one."))
        return ""

    def preview(self, row: MilestoneRow, asked: Span, *, follow: bool, fully: bool) -> Preview:
        dates = NewDates(start=asked.start, finish=asked.finish)
        plan = self._outlook(row)
        try:
            found = self._desk.read(plan.after, {row.id: dates}, floats=fully)
        except UserError as ring:
            return Preview(refusal=str(ring))
        own = _own(row, found) if plan.by_logic else None
        finish = (own or asked).finish or row.finish
        assert finish is not None
        is_held = not follow and not plan.by_logic
        lines = effect_lines(
            row.baseline_finish,
            row.slip,
            finish,
            None if is_held else found,
            typed_clashes(self._desk, row.id, finish),
            against=self._against(),
            stakes=self._stakes(plan, found, {row.id: dates}, follow=follow),
        )
        return _answer(found, lines, own, is_held=is_held, can_hold=not plan.by_logic)

    def move(self, row: MilestoneRow, asked: Span, *, follow: bool) -> None:
        dates = NewDates(start=asked.start, finish=asked.finish)
        drag_one(self._desk, row, dates, follow=follow or self._outlook(row).by_logic)

    def link_preview(
        self, before: MilestoneRow, after: MilestoneRow, kind: str, *, follow: bool
    ) -> Preview:
        twin = any(
            (link.predecessor_id, link.successor_id, link.kind) == (before.id, after.id, kind)
            for link in self._links()
        )
        if twin:
            return Preview(refusal=tr(mark("They are linked so already.")))
        plan = self._outlook(before)
        try:
            found = plan.after_link(NewLink(before.id, after.id, kind))
        except UserError as ring:
            return Preview(refusal=str(ring))
        is_held = not follow and not plan.by_logic
        lines = [] if is_held else follow_lines(found) or [_nothing()]
        lines += [] if is_held else self._stakes(plan, found, {}, follow=follow)
        return _answer(found, lines, None, is_held=is_held, can_hold=not plan.by_logic)

    def link(self, before: MilestoneRow, after: MilestoneRow, kind: str, *, follow: bool) -> None:
        about = tr(
            mark("{successor} waits for {predecessor}"),
            successor=self.name(after),
            predecessor=self.name(before),
        )
        draft = LinkDraft(before.id, kind)
        self._desk.run(
            mark("Link milestones"),
            link_milestones,
            after.id,
            draft,
            about=about,
            follow=followed_words,
            pushes=follow,
        )

    def link_words(self, link_id: int) -> str:
        found = next((link for link in self._links() if link.id == link_id), None)
        if found is None:
            return ""
        before, after = self._row_of(found.predecessor_id), self._row_of(found.successor_id)
        if before is None or after is None:
            return ""
        waits = tr(
            mark("{successor} waits for {predecessor}: {kind}"),
            successor=self.name(after),
            predecessor=self.name(before),
            kind=tr(terms.LINK_KINDS[found.kind]),
        )
        return f"{waits} {text.lag(found.lag, found.lag_unit)}".strip()

    def open_link(self, link_id: int) -> None:
        from ui.dialogs.link import open_link  # noqa: PLC0415  when first asked

        open_link(self._desk, link_id)

    def _outlook(self, row: MilestoneRow) -> Outlook:
        """Return the plan of a milestone, read once until it changes."""
        return outlook_of(self._desk, row.project_id)

    def _stakes(
        self,
        plan: Outlook,
        found: ConsequenceRow,
        changed: Mapping[int, NewDates],
        *,
        follow: bool,
    ) -> list[Consequence]:
        """Return what that does to money and papers, in as few lines as fit beside the pointer."""
        effect = self._desk.read(plan.effect, found, changed, follow=follow)
        return stake_lines(effect, most=SHORT)


def _own(row: MilestoneRow, found: ConsequenceRow) -> Span:
    """Return the dates that logic gives a milestone; those it has where nothing moves."""
    moved = (Span(move.start, move.new) for move in found.own)
    return next(moved, Span(row.start, row.finish))


def _answer(
    found: ConsequenceRow,
    lines: list[Consequence],
    own: Span | None,
    *,
    is_held: bool,
    can_hold: bool,
) -> Preview:
    ghosts: dict[Hashable, Span] = {m.id: Span(m.start, m.new) for m in found.moves}
    return Preview(
        tuple([*lines, *_held(found)] if is_held else lines),
        {} if is_held else ghosts,
        own,
        can_hold=can_hold and bool(found.moves),
    )


def _nothing() -> Consequence:
    return Consequence(tr(mark("Follows")), tr(mark("nothing moves")), "text2")


def _held(found: ConsequenceRow) -> list[Consequence]:
    """Return how many milestones would stay, although a link demands otherwise."""
    if not found.moves:
        return []
    words = tr(mark("{count} stay"), count=len(found.moves))
    return [Consequence(tr(mark("Follows")), words, "amber_text")]

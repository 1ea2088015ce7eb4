"""Answers the Gantt's drags: what may be dragged, what it would lead to, and the step it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms, text
from core.errors import UserError
from core.language import current, mark, tr
from core.operations.links import link_milestones
from core.operations.milestones import LinkDraft
from core.queries.baselines import current_baseline
from core.queries.consequence import NewDates, NewLink, consequence, link_consequence
from core.queries.forecast import is_by_logic
from ui.dialogs.following import follow_lines, followed_words
from ui.pages.project.clashes import typed_clashes
from ui.pages.project.edits import drag_one, locked_words
from ui.pages.project.effect import effect_lines
from ui.timeline.bar import Span
from ui.timeline.planner import Preview
from ui.timeline.spot import Part
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from core.queries.consequence import ConsequenceRow
    from core.queries.milestones import LinkRow, MilestoneRow
    from ui.desk import Desk


class SchedulePlanner:
    """Speaks for the milestones of a project; each drag ends in one undo step."""

    def __init__(
        self,
        desk: Desk,
        row_of: Callable[[int], MilestoneRow | None],
        links_of: Callable[[], Sequence[LinkRow]],
    ) -> None:
        """Make it.

        Args:
            desk: where it reads, and where steps are carried out.
            row_of: a milestone by its id.
            links_of: the links of the project that is shown.
        """
        self._desk = desk
        self._row_of = row_of
        self._links = links_of

    def name(self, row: MilestoneRow) -> str:
        return row.named(current())

    def refusal(self, row: MilestoneRow, part: Part) -> str:
        if locked := locked_words(self._desk):
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

    def preview(self, row: MilestoneRow, asked: Span, *, follow: bool) -> Preview:
        dates = NewDates(start=asked.start, finish=asked.finish)
        found = self._desk.read(consequence, row.project_id, {row.id: dates}, floats=True)
        own = self._own(row, found)
        finish = (own or asked).finish or row.finish
        assert finish is not None
        is_held = self._is_held(row, follow=follow)
        lines = effect_lines(
            row.baseline_finish,
            row.slip,
            finish,
            None if is_held else found,
            typed_clashes(self._desk, row.id, finish),
            against=self._desk.read(current_baseline, row.project_id),
        )
        return self._answer(row, found, lines, own, is_held=is_held)

    def move(self, row: MilestoneRow, asked: Span, *, follow: bool) -> None:
        dates = NewDates(start=asked.start, finish=asked.finish)
        drag_one(self._desk, row, dates, follow=not self._is_held(row, follow=follow))

    def link_preview(
        self, before: MilestoneRow, after: MilestoneRow, kind: str, *, follow: bool
    ) -> Preview:
        twin = any(
            (link.predecessor_id, link.successor_id, link.kind) == (before.id, after.id, kind)
            for link in self._links()
        )
        if twin:
            return Preview(refusal=tr(mark("They are linked so already.")))
        try:
            new = NewLink(before.id, after.id, kind)
            found = self._desk.read(link_consequence, before.project_id, new)
        except UserError as ring:
            return Preview(refusal=str(ring))
        is_held = self._is_held(before, follow=follow)
        lines = [] if is_held else follow_lines(found) or [_nothing()]
        return self._answer(before, found, lines, None, is_held=is_held)

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

    def _is_held(self, row: MilestoneRow, *, follow: bool) -> bool:
        """Return whether what follows is to stay: it cannot where forecasts follow from logic."""
        return not follow and not self._desk.read(is_by_logic, row.project_id)

    def _own(self, row: MilestoneRow, found: ConsequenceRow) -> Span | None:
        """Return the dates that logic gives a milestone, None where it takes those typed."""
        if not self._desk.read(is_by_logic, row.project_id):
            return None
        moved = (Span(move.start, move.new) for move in found.own)
        return next(moved, Span(row.start, row.finish))

    def _answer(
        self,
        row: MilestoneRow,
        found: ConsequenceRow,
        lines: list[Consequence],
        own: Span | None,
        *,
        is_held: bool,
    ) -> Preview:
        ghosts: dict[Hashable, Span] = {m.id: Span(m.start, m.new) for m in found.moves}
        return Preview(
            tuple([*lines, *_held(found)] if is_held else lines),
            {} if is_held else ghosts,
            own,
            can_hold=bool(found.moves) and not self._desk.read(is_by_logic, row.project_id),
        )


def _nothing() -> Consequence:
    return Consequence(tr(mark("Follows")), tr(mark("nothing moves")), "text2")


def _held(found: ConsequenceRow) -> list[Consequence]:
    """Return how many milestones would stay, although a link demands otherwise."""
    if not found.moves:
        return []
    words = tr(mark("{count} stay"), count=len(found.moves))
    return [Consequence(tr(mark("Follows")), words, "amber_text")]

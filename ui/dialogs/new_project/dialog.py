"""The dialog of New project: three steps, a live plan, nothing stored before Create."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.errors import UserError
from core.language import mark, tr, trn
from core.operations.projects import ProjectDraft, ShopDraft, create_project
from core.queries.planning import load_holidays, plan_view
from ui.desk import Place
from ui.dialogs.new_project.contract import ContractStep
from ui.dialogs.new_project.plan_pane import PlanPane
from ui.dialogs.new_project.review import ReviewStep
from ui.dialogs.new_project.scope import HOME, ScopeStep
from ui.dialogs.new_project.step_bar import StepBar
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.line import VLine

if TYPE_CHECKING:
    from core.queries.planning import PlanView
    from ui.desk import Desk

WIDTH: Final = 1000
HEIGHT: Final = 790
LEFT: Final = 344
CONTRACT, SCOPE, REVIEW = range(3)
MONTH: Final = 30.4


class NewProjectDialog(DialogFrame):
    """Contract, scope and dates, review; Enter goes on, Esc asks only if something was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr(mark("New project")), width=WIDTH, height=HEIGHT)
        self._desk = desk
        self._is_touched = False
        self._is_asking = False
        self._fields: dict[str, Any] = {}
        self.plan: PlanView | None = None
        names = (mark("Contract"), mark("Scope and dates"), mark("Review"))
        self.steps = StepBar([tr(name) for name in names])
        self.contract, self.scope = ContractStep(desk), ScopeStep(desk)
        self.review, self.pane = ReviewStep(), PlanPane()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.refresh_plan)
        self._lay_out()
        self._add_buttons()
        self._connect()
        self._warm([HOME])
        self.show_step(CONTRACT)

    def show_step(self, step: int) -> None:
        """Show a step; the plan stands beside all but the first."""
        self.steps.show_step(step)
        self._left.setCurrentIndex(step)
        is_beside = step != CONTRACT
        self._left.setMinimumWidth(LEFT if is_beside else 0)
        self._left.setMaximumWidth(LEFT if is_beside else 16_777_215)
        self._line.setVisible(is_beside)
        self.pane.setVisible(is_beside)
        self._show_buttons()
        if is_beside:
            self.refresh_plan()
        first = {CONTRACT: self.contract.code, SCOPE: self.scope.template}.get(step)
        (first or self.go_on_button).setFocus()

    def refresh_plan(self) -> None:
        """Show the plan that is typed now."""
        wish = self.scope.wish()
        self.plan = None
        if wish is None:
            self.pane.show_missing(
                tr(mark("The dates appear with the day of signature and shops that make 100 %."))
            )
            return
        try:
            self.plan = self._desk.read(plan_view, wish)
        except UserError as refusal:
            self.pane.show_missing(str(refusal))
            return
        shops = [code for code, _share in wish.shops]
        is_whole = self.steps.current == REVIEW
        self.pane.show_plan(self.plan, shops, is_whole=is_whole)
        self.scope.set_template_hint(self._template_hint(self.plan))

    def go_on(self) -> None:
        """Go to the next step if this one is complete; at the last one, create."""
        if self._is_asking:
            self._ask(is_asking=False)
        elif self.steps.current == REVIEW:
            self.store()
        elif self._is_complete():
            self.show_step(self.steps.current + 1)

    def go_back(self) -> None:
        """Go to the step before; nothing typed is lost."""
        self.show_step(self.steps.current - 1)

    def store(self) -> None:
        """Store the project as one step, and go to it."""
        if self.plan is None:
            self.show_step(SCOPE)
            return
        fields = {**self._fields}
        name = fields["name"]
        shops = fields.pop("shops")
        draft = ProjectDraft(
            fields=fields,
            shops=[ShopDraft(code, share) for code, share in shops],
            milestones=self.plan.milestones,
            countries=self.scope.countries(),
        )
        try:
            made = self._desk.run(mark("Create project"), create_project, draft, follow=f"{name}.")
        except UserError as refusal:
            self.show_step(CONTRACT)
            self.contract.entries.refuse("code", str(refusal))
            return
        self.close_sheet()
        self._desk.go(Place("project", made))

    def can_close(self) -> bool:
        """Close at once if nothing was typed, else ask in the foot."""
        if not self._is_touched:
            return True
        self._ask(is_asking=not self._is_asking)
        return False

    # private

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        for step in (self.contract, self.scope, self.review):
            self._left.addWidget(step)
        self._line = VLine()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._line)
        row.addWidget(self.pane, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.steps)
        self.body.addLayout(row, 1)

    def _add_buttons(self) -> None:
        self.cancel_button = self.add_button(tr(mark("Cancel")), run=self._on_cancel)
        self.back_button = self.add_button(tr(mark("Back")), run=self.go_back)
        self.discard_button = self.add_button(
            tr(mark("Discard")), kind="danger", run=self.close_sheet
        )
        self.go_on_button = self.add_button("", kind="primary", run=self.go_on, default=True)

    def _connect(self) -> None:
        for step in (self.contract, self.scope):
            step.typed.connect(self._on_typed)
        self.contract.country_changed.connect(self._on_country)

    def _warm(self, countries: list[str]) -> None:
        job = self._desk.jobs.start(
            tr(mark("Loading holidays")),
            load_holidays,
            countries,
            self._desk.status_date().year,
        )
        job.done.connect(self._on_typed_nothing)

    def _is_complete(self) -> bool:
        step = self.contract if self.steps.current == CONTRACT else self.scope
        found = step.values()
        if found is None:
            return False
        self._fields.update(found)
        if self.steps.current == SCOPE:
            self._fields.pop("template")
            self.review.show_project(
                self._fields,
                self._fields["shops"],
                template=self.scope.template.currentText(),
                calendars=f"{self.scope.office.currentText()}\n{self.scope.site.currentText()}",
            )
        return True

    def _template_hint(self, plan: PlanView) -> str:
        signed, last = self.scope.entries.peek("signed"), plan.last_pac
        if signed is None or last is None:
            return self.scope.template_words()
        count = round((last - signed).days / MONTH)
        jph = self.scope.jph.text()
        span = trn("{count} month to PAC", "{count} months to PAC", count)
        at = tr(mark("{span} at {jph} JPH"), span=span, jph=jph) if jph else span
        return tr(mark("{template}. {span}"), template=self.scope.template_words(), span=at)

    def _show_buttons(self) -> None:
        step, is_asking = self.steps.current, self._is_asking
        self.cancel_button.setVisible(not is_asking)
        self.back_button.setVisible(step != CONTRACT and not is_asking)
        self.discard_button.setVisible(is_asking)
        words = mark("Create project") if step == REVIEW else mark("Continue")
        self.go_on_button.set_text(tr(mark("Keep editing") if is_asking else words))
        asked = mark("Discard what you typed?")
        self.set_note(tr(asked if is_asking else mark("Nothing is saved until Create")))

    def _ask(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        self._show_buttons()

    def _on_cancel(self) -> None:
        if self.can_close():
            self.close_sheet()

    def _on_typed(self) -> None:
        self._is_touched = True
        if self._is_asking:
            self._ask(is_asking=False)
        self._timer.start()

    def _on_typed_nothing(self) -> None:
        if self.steps.current != CONTRACT:
            self._timer.start()

    def _on_country(self, country: str) -> None:
        self.scope.show_country(country)
        if country:
            self._warm([country])

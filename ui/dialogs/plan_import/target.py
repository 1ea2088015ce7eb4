"""Which project a plan goes into: one that is here, or a new one with its code and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import current, mark, tr
from ui.dialogs.plan_import.run import Wish
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.plan_targets import PlanTarget


class TargetForm(QWidget):
    """A project to choose, and two fields for a new one.

    Signals:
        chosen: Another project is wanted.
        edited: Code or name of the new one is typed.
    """

    chosen = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = Combo(name=tr(mark("Project")))
        self.code, self.name = TextField(), TextField()
        self._taken: frozenset[str] = frozenset()
        form = Form(columns=3)
        form.add(tr(mark("Goes into")), self.project)
        self._fields = (
            form.add(tr(mark("Code")), self.code),
            form.add(tr(mark("Name")), self.name),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self.project.chosen.connect(lambda _id: self._on_project())
        for field in (self.code, self.name):
            field.changed.connect(lambda _text: self._on_typed())

    def show_targets(
        self, targets: Sequence[PlanTarget], likely: int | None, code: str, name: str
    ) -> None:
        """Offer these projects, the likely one first; code and name are those of a new one."""
        self._taken = frozenset(each.code for each in targets)
        self.project.set_choices(
            [
                (None, tr(mark("New project"))),
                *((each.id, f"{each.code} · {each.named(current())}") for each in targets),
            ]
        )
        self.project.set_value(likely)
        self.code.set_value(code)
        self.name.set_value(name)
        self._show_fields()

    @property
    def wish(self) -> Wish:
        """Return beside which project the plan is to be laid."""
        is_new = self.project.value is None
        return Wish(self.project.value, self.code.value() if is_new else "")

    @property
    def refusal(self) -> str:
        """Return why it cannot be a new project; nothing where it can, or is none."""
        if self.project.value is not None:
            return ""
        code = self.code.value()
        if not code:
            return tr(mark("A project needs a code."))
        if code in self._taken:
            why = mark("There is already a project {code}. Choose another code.")
            return tr(why, code=code)
        return "" if self.name.value() else tr(mark("A project needs a name."))

    def _show_fields(self) -> None:
        for field in self._fields:
            field.setVisible(self.project.value is None)

    def _on_project(self) -> None:
        self._show_fields()
        self.chosen.emit()

    def _on_typed(self) -> None:
        code, refusal = self._fields[0], self.refusal
        if refusal and (not self.code.value() or self.code.value() in self._taken):
            code.refuse(refusal)
        else:
            code.approve()
        self.edited.emit()

"""The key facts of a project: its contract in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from core import terms, text
from core.language import current, tr, trn
from ui.widgets.button import Button
from ui.widgets.label import FactGrid
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from core.queries.project import ProjectRow

LABELS: Final = 86
DOT: Final = " · "


class FactsPanel(Panel):
    """The facts, with the way to edit them.

    Signals:
        edit_asked: Edit was pressed.
    """

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = FactGrid(LABELS)
        self.edit = Button("", kind="link", height=24)
        self.edit.clicked.connect(self.edit_asked)
        self.add_right(self.edit)
        scroll = ScrollArea()
        scroll.body.setContentsMargins(0, 0, 0, 0)
        scroll.body.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignTop)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(scroll)

    def show_facts(self, row: ProjectRow, *, can_write: bool) -> None:
        """Show the facts of a project."""
        self.set_title(tr("Key facts"))
        self.edit.set_text(tr("Edit"))
        self.edit.setVisible(can_write)
        self.grid.show_facts(facts_of(row))


def facts_of(row: ProjectRow) -> list[tuple[str, str]]:
    """Return what is known of a contract; what is not known is left out."""
    months = row.warranty_months
    warranty = trn("{count} month from PAC", "{count} months from PAC", months) if months else ""
    facts = (
        (tr("Contract"), _contract(row)),
        (tr("Customer"), _joined(row.customer, text.country(row.country) if row.country else "")),
        (tr("Scope"), _scope(row)),
        (tr("Delivery"), row.incoterm_text or _worded(row.incoterm, row.incoterm_place)),
        (tr("Value"), text.money(row.value) if row.value.minor else ""),
        (tr("Contract PAC"), text.day(row.contract_pac)),
        (tr("Warranty"), warranty),
        (tr("Project manager"), row.project_manager),
        (tr("Calendars"), _calendars(row)),
    )
    return [fact for fact in facts if fact[1]]


def _contract(row: ProjectRow) -> str:
    number = row.contract_no or row.code
    if row.signed is None:
        return number
    return tr("{contract}, signed {day}", contract=number, day=text.day(row.signed))


def _scope(row: ProjectRow) -> str:
    names = [tr(terms.shop(shop.code).name) for shop in row.shops]
    lower = names if current() == "zh" else [_small(name) for name in names]
    shops = text.listed([*names[:1], *lower[1:]])
    pace = row.design_jph
    if pace is None:
        paces = [shop.design_jph for shop in row.shops if shop.design_jph is not None]
        pace = min(paces, default=None)
    digits = 0 if pace is None or pace == int(pace) else 1
    jph = tr("{number} JPH", number=text.number(pace, digits)) if pace is not None else ""
    return _joined(shops, jph)


def _calendars(row: ProjectRow) -> str:
    named = (
        (tr("office {code}", code=row.calendar_office), row.calendar_office),
        (tr("site {code}", code=row.calendar_site), row.calendar_site),
    )
    return _joined(*(words for words, code in named if code))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _worded(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)

"""Over the payments: the cash flow, what is receivable by age, and what banks stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr, trn
from core.queries.cash_flow import TABLES
from core.queries.payment_plans import payment_plans
from core.queries.receivables import receivables
from core.registers import register
from ui.desk import Place
from ui.pages._register.grid import reads_of
from ui.pages.project.tabs.payments.ageing import WORDS, AgeingBars
from ui.pages.project.tabs.payments.bonds import BondsPanel
from ui.pages.project.tabs.payments.cash import CashFlowPanel
from ui.pages.project.tabs.payments.fold import FoldedPanel
from ui.widgets.chip import Chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.queries.receivables import ReceivableRow
    from core.rules.payment_plan import PaymentPlan
    from ui.desk import Desk

VIEW: Final = "payments.above"
LEAST, MOST = 244, 360


class MoneyPanel(FoldedPanel):
    """Cash flow at the left with the receivables under it, guarantees and credits at the right."""

    reads = TABLES.union(*(reads_of(register(key)) for key in ("guarantees", "credits", "draws")))

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, VIEW, least=LEAST, most=MOST, parent=parent)
        self.cash = CashFlowPanel(desk, desk.settings.view(VIEW))
        self.bonds = BondsPanel(desk)
        self.ageing = AgeingBars()
        self._plan: PaymentPlan | None = None
        self.cash.body.addWidget(self.ageing)
        self.sums = Chip()
        self.cash.add_right(self.sums, first=True)
        self.cash.add_right(self.closer)
        self.row.addWidget(self.cash, 1)
        self.row.addWidget(self.bonds)
        self.ageing.pressed.connect(self._open_age)
        self.cash.read.connect(self.say)

    def refresh(self) -> None:
        found = self.desk.read(receivables, self.project_id, self.desk.status_date())
        self.ageing.show_rows(found)
        self.ageing.setVisible(bool(found))
        plans = self.desk.read(payment_plans, self.project_id)
        self._plan = plans.get(self.project_id)
        is_short = self._plan is not None and not self._plan.is_whole
        self.sums.show_status(*self._short())
        self.sums.setVisible(is_short)
        self.bonds.show_project(self.project_id)
        self.cash.show_project(self.project_id)
        self.say()

    def summary(self) -> tuple[str, str, tuple[str, str]]:
        said = [self._sums(), self._need(), self._urgent()]
        tone, short, _lead = self._short()
        return tr(mark("Cash flow")), " · ".join(filter(None, said)), (tone, short)

    def _short(self) -> tuple[str, str, str]:
        """Return the chip that payments do not come to the contract; nothing where they do."""
        if self._plan is None or self._plan.is_whole:
            return "grey", "", ""
        return "amber", payments_sum_words(self._plan), "amber"

    def _sums(self) -> str:
        late = [row for row in self.ageing.rows if row.age is not None and row.total.minor]
        if not late:
            return ""
        whole = type(late[0].total)(sum(row.total.minor for row in late), late[0].total.currency)
        return tr(mark("{sum} overdue"), sum=text.short_money(whole))

    def _need(self) -> str:
        data = self.cash.data
        if data is None or data.need is None:
            return ""
        month, amount = data.need
        words = mark("funding at most {sum}, {month}")
        return tr(words, sum=text.short_money(amount), month=text.month_of_year(month))

    def _urgent(self) -> str:
        urgent = self.bonds.urgent
        if len(urgent) == 1:
            return f"{urgent[0].title}: {urgent[0].note}"
        if not urgent:
            return ""
        return trn(
            "{count} guarantee or L/C to act on",
            "{count} guarantees or L/C to act on",
            len(urgent),
        )

    def _open_age(self, row: ReceivableRow) -> None:
        place = Place("project", self.project_id, "payments", register="payments")
        self.desk.go(replace(place, rows=row.payments, of=tr(WORDS[row.age])))


def payments_sum_words(plan: PaymentPlan) -> str:
    """Return that the payments do not come to the contract: to what, of what."""
    words = mark("Payments sum to {sum} of {value}")
    return tr(words, sum=text.short_amount(plan.total), value=text.short_money(plan.value))

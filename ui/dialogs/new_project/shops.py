"""Which shops a project has, and which share of the contract each is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core import terms, text
from core.errors import InvalidInput
from core.language import mark, tr
from ui.widgets.check import CheckRow
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from collections.abc import Iterable

WHOLE: Final = Decimal(100)
USUAL: Final = {"STAMP": 30, "WELD": 30, "PAINT": 45, "ASSY": 25, "CONV": 12, "UTIL": 12}
"""How shops compare in a contract: welding, painting and assembly alone make 30, 45 and 25 %."""
SHARE_WIDTH: Final = 72


def usual_shares(codes: Iterable[str]) -> dict[str, Decimal]:
    """Return shares in percent, to one place, in the usual proportion; their sum is 100."""
    chosen = list(codes)
    total = sum(USUAL[code] for code in chosen)
    shares = {code: round(WHOLE * USUAL[code] / total, 1) for code in chosen}
    if chosen:
        largest = max(chosen, key=lambda code: shares[code])
        shares[largest] += WHOLE - sum(shares.values())
    return shares


class ShopShares(QWidget):
    """A tick and a share for each kind of shop; shares are proposed until one is typed.

    Signals:
        changed: The user ticked a shop or typed a share.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_proposed = True
        self._boxes: dict[str, CheckRow] = {}
        self._shares: dict[str, NumberField] = {}
        self._sum = Label("", "small", "text3", align="right")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        shops = [shop for shop in terms.SHOPS if shop.code != terms.PROJECT_LEVEL]
        for row, shop in enumerate(shops):
            self._add(grid, row, shop)
        grid.addWidget(self._sum, len(shops), 0, 1, 3)
        self.setFocusProxy(self._boxes[shops[0].code])

    def box(self, code: str) -> CheckRow:
        """Return the tick of a shop."""
        return self._boxes[code]

    def share(self, code: str) -> NumberField:
        """Return the field of a share."""
        return self._shares[code]

    def chosen(self) -> list[str]:
        """Return the shops ticked, in their order."""
        return [code for code, box in self._boxes.items() if box.is_checked]

    def choose(self, codes: Iterable[str]) -> None:
        """Tick exactly these, with usual shares."""
        wanted = set(codes)
        for code, box in self._boxes.items():
            box.set_checked(code in wanted)
        self._is_proposed = True
        self._propose()

    def shares(self) -> tuple[tuple[str, Decimal], ...]:
        """Return the shops with their shares.

        Raises:
            InvalidInput: there is none, a share is no number above zero, or they make not 100 %.
        """
        found = tuple((code, self._share(code)) for code in self.chosen())
        if not found:
            raise InvalidInput(tr(mark("Choose at least one shop.")))
        total = sum((share for _code, share in found), Decimal())
        if total != WHOLE:
            shown = text.percent(total, 1)
            raise InvalidInput(tr(mark("The shares make {sum}, not 100 %."), sum=shown))
        return found

    def _add(self, grid: QGridLayout, row: int, shop: terms.Shop) -> None:
        name = tr(shop.name)
        box = CheckRow(name)
        share = NumberField(
            name=tr(mark("Share of {shop}"), shop=name), least=0, most=100, digits=2
        )
        share.setFixedWidth(SHARE_WIDTH)
        share.setFixedHeight(25)
        self._boxes[shop.code], self._shares[shop.code] = box, share
        grid.addWidget(box, row, 0)
        grid.addWidget(share, row, 1)
        grid.addWidget(Label("%", "small", "text3"), row, 2)
        box.toggled.connect(lambda _on: self._on_ticked())
        share.textEdited.connect(lambda _text: self._on_share())
        share.changed.connect(lambda _value: self._on_share())

    def _share(self, code: str) -> Decimal:
        share = self._shares[code].value()
        if not share:
            raise InvalidInput(tr(mark("Each shop chosen needs a share above zero.")))
        return share

    def _on_ticked(self) -> None:
        self._propose()
        self.changed.emit()

    def _on_share(self) -> None:
        self._is_proposed = False
        self._show_sum()
        self.changed.emit()

    def _propose(self) -> None:
        chosen = self.chosen()
        usual = usual_shares(chosen)
        for code, field in self._shares.items():
            field.setEnabled(code in chosen)
            if code not in chosen:
                field.set_value(None)
            elif self._is_proposed or not field.text():
                field.set_value(usual[code])
                field.setText(text.number(usual[code], 0 if usual[code] % 1 == 0 else 1))
        self._show_sum()

    def _show_sum(self) -> None:
        total = Decimal()
        for code in self.chosen():
            try:
                total += self._shares[code].value() or 0
            except InvalidInput:
                continue
        shown = text.percent(total, 0 if total % 1 == 0 else 1)
        self._sum.set_text(tr(mark("Sum {sum}"), sum=shown))
        self._sum.set_tone("text3" if total == WHOLE else "red_text")

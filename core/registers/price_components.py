"""What the contract price is made of."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import PriceComponent
from core.registers._spec import Field, Kind, Register

SPEC: Final = Register(
    "price_components",
    mark("Price components"),
    140,
    PriceComponent,
    (
        Field("key", mark("Key"), Kind.CODE, required=True),
        Field("name", mark("Component"), required=True, width=280),
        Field("amount", mark("Amount"), Kind.MONEY, total=True),
    ),
    code="key",
    first_code="P-01",
    names=("name",),
)

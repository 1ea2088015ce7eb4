"""Rules of credit: a table that needs a word of what holds while it is empty."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages._register.faces._spec import Face

SPEC: Final = Face(
    key="credit_rules",
    add=mark("Add status"),
    begin=mark(
        "Packages count by the table of the trade. Add a row for each status that your contract"
        " credits otherwise, or paste the table from Excel."
    ),
)

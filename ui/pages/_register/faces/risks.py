"""Risks: the score, what may happen over what is done about it, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr
from core.registers.risks import RESPONSES, TONES
from core.rules import risk
from ui.models.cells import Run, Status, Text, TwoLine
from ui.pages._register.faces._due import due
from ui.pages._register.faces._spec import Face, FaceView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.register import RegisterRow
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Columns, Shown

ENDED: Final = ("CLOSED",)
POINT: Final = " · "
_TOLD: Final = (
    ("cause", mark("Cause")),
    ("effect", mark("Effect")),
    ("action", mark("Action")),
    ("trigger", mark("Trigger")),
    ("note", mark("Note")),
)


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    yield replace(made["score"], cell=_score, align="left", width=62)
    yield replace(
        made["title"],
        cell=lambda row: _title(row, shown),
        find=lambda row: " ".join((row.values["title"], row.values["code"], row.values["action"])),
        tooltip=told,
        ample=300,
        min_width=200,
        title_indent=0,
    )
    yield replace(made["category"], width=112)
    yield replace(made["owner"], width=124)
    yield replace(made["due"], cell=due(shown, ENDED), width=98)
    yield replace(made["status"], width=92)


def _score(row: RegisterRow) -> Status | Text:
    points = row.values["score"]
    if points is None:
        return Text("")
    return Status(TONES[risk.rating(points)], text.number(points))


def _title(row: RegisterRow, shown: Shown) -> TwoLine:
    values = row.values
    shop = values["shop"]
    badge = tr(terms.shop(shop).letter) if shop and shown.grouping() != "shop" else ""
    response = RESPONSES.get(values["response"], "")
    answer = tr(response) if response else ""
    done = " ".join(str(values["action"]).split()) or answer
    below = POINT.join(part for part in (values["code"], done) if part)
    return TwoLine((Run(values["title"]),), (Run(below, "text3", "cap"),), badge=badge)


def told(row: RegisterRow) -> str:
    """Return the risk in full: what may happen, why, with what effect, and what is done."""
    values = row.values
    head = POINT.join(part for part in (values["code"], values["title"]) if part)
    lines = [f"{tr(title)}: {values[key]}" for key, title in _TOLD if values[key]]
    return "\n".join([head, *lines])


SPEC: Final = Face(
    key="risks",
    add=mark("Add risk"),
    begin=mark(
        "Add what may go wrong, how probable and how grave it is, and what is done about it."
    ),
    columns=_columns,
    views=(
        FaceView("list", mark("List"), "score title category owner due status", 2),
        FaceView(
            "full",
            mark("All columns"),
            "code title status score rating probability impact shop category owner due response"
            " action cause effect cost_exposure expected_value schedule_exposure_days"
            " residual_probability residual_impact trigger raised reviewed",
        ),
    ),
    ended=ENDED,
    sort="-score",
)

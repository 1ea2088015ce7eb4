"""Fields in which a plan carries what only Handover knows."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.rules import plan_fields as own
from core.rules.plan_fields import BaselineField, baseline_field, meant, said


def test_only_what_was_exported_otherwise_is_said() -> None:
    text = said({"mode": ("auto", "manual"), "duration": ("480", "480"), "began": ("none", "x")})
    assert text == "mode: auto ⇄ manual; began: none ⇄ x"
    assert said({"mode": ("auto", "auto")}) == ""


def test_a_value_as_exported_means_the_kept_one_and_any_other_itself() -> None:
    text = said({"constraint": ("ASAP", "SNET 2025-03-03")})
    assert meant(text, "constraint", "SNET 2025-03-03") == "ASAP"
    assert meant(text, "constraint", "SNET 2025-03-10") == "SNET 2025-03-10"
    assert meant(text, "duration", "480") == "480"
    assert meant("", "constraint", "ALAP") == "ALAP"
    assert meant("nonsense; : ⇄ ", "constraint", "ALAP") == "ALAP"


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))).map(str.strip)


@given(
    name=_TEXTS.filter(lambda text: bool(text) and ";" not in text and len(text) < 90),
    on=st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))),
    contractual=st.booleans(),
    reason=_TEXTS.filter(lambda text: len(text) < 90),
)
def test_a_baseline_comes_back(
    *, name: str, on: dt.date | None, contractual: bool, reason: str
) -> None:
    field = BaselineField(name, on, contractual, reason)
    assert baseline_field(field.text()) == field


def test_what_is_no_baseline_is_none() -> None:
    for text in ("", "x", "plan", "plan; ; ", "plan; yesterday; BL1; ", "other; ; BL1; "):
        assert baseline_field(text) is None


def test_a_long_text_is_cut_to_what_a_field_holds() -> None:
    assert len(own.cut("x" * 300)) == own.LONGEST

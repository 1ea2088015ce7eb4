"""The first page says what the project is, how it stands and why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.money import Money
from core.report.blocks import Facts, KeyFigures, Listings, Matrix, Verdict
from tests import sample as golden
from tests.core.report.helpers import found

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_the_facts_identify_the_contract(document: Callable[..., Document]) -> None:
    (facts,) = found(document(), "summary", Facts)
    told = {fact.label: fact.cell.value for fact in facts.items}
    assert told["Customer"] == "Astana Automobile"
    assert told["Site"] == "Astana, Kazakhstan"
    assert told["Signed"] == dt.date(2023, 5, 18)
    assert told["Contract value"] == Money(8_800_000_000, "USD")
    assert told["Design capacity"] == 25


def test_the_verdict_has_shape_word_and_reasons(document: Callable[..., Document]) -> None:
    (verdict,) = found(document(), "summary", Verdict)
    assert (verdict.tone, verdict.text) == ("red", "■ Off track")
    assert verdict.reasons == ("Painting PAC +92 d", "Damages 53 % of the cap")


@pytest.mark.parametrize("code", golden.CODES)
def test_key_figures_are_the_golden_ones(document: Callable[..., Document], code: str) -> None:
    expected = golden.expected(code)
    (figures,) = found(document(code), "summary", KeyFigures)
    progress, spi, *_ = figures.items
    assert progress.cell.value == pytest.approx(expected["ev_pct"] / 100, abs=5e-5)
    assert progress.note.value == pytest.approx(expected["pv_pct"] / 100, abs=5e-5)
    if expected.get("spi") is not None:
        assert spi.cell.value == pytest.approx(expected["spi"], abs=0.005)


def test_a_prospect_is_not_measured_by_physical_progress(
    document: Callable[..., Document],
) -> None:
    (figures,) = found(document("P-2501"), "summary", KeyFigures)
    assert figures.items[0].label == "Pursuit checklist"
    assert figures.items[1].cell.value == "–"


def test_only_what_is_to_be_acted_on_now_stands_on_colour(
    document: Callable[..., Document],
) -> None:
    (matrix,) = found(document(), "summary", Matrix)
    painting = {row.label: row for row in matrix.rows}["Painting"]
    shipping, pac = painting.cells[4], painting.cells[8]
    assert (shipping.mark, shipping.slip, shipping.is_due) == ("◆", 105, True)
    assert (pac.mark, pac.slip, pac.tone, pac.is_due) == ("◇", 92, "red", False)
    assert painting.actual == pytest.approx(0.7542, abs=1e-3)


def test_the_lists_name_what_is_overdue_and_due(document: Callable[..., Document]) -> None:
    (lists,) = found(document(), "summary", Listings)
    overdue, due = lists.items
    assert overdue.title == "Overdue (4)"
    assert [line.day for line in due.lines] == sorted(
        line.day for line in due.lines if line.day is not None
    )

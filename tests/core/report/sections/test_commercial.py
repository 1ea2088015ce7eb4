"""Every signed project in money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.money import Money
from core.report import build
from tests.builders import started
from tests.core.report.conftest import request
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


def test_the_sample_has_its_golden_sums(document: Callable[..., Document]) -> None:
    found = {row["code"]: row for row in rows(document(None), "commercial")}
    assert "P-2501" not in found, "a pursuit is paid nothing"
    row = found["P-2301"]
    assert [row[key].amount for key in ("contract", "revised", "invoiced", "received")] == [
        *(88_000_000, 88_600_000, 68_200_000, 64_400_000)
    ]
    assert row["receivable"] == Money.of(3_800_000, "USD")
    assert row["remaining"] == Money.of(19_800_000, "USD")


def test_damages_stand_gross_and_net_beside_their_cap(document: Callable[..., Document]) -> None:
    [row] = rows(document(None), "damages")
    assert [row[key].amount for key in ("gross", "granted", "claimed", "cap")] == [
        *(4_400_000, 4_400_000, 2_321_000, 4_400_000)
    ]
    assert row["share"] == pytest.approx(0.5275)


def test_a_file_without_contracts_says_so(workspace: Workspace) -> None:
    started(workspace)
    assert rows(workspace.read(build, request(None)), "commercial") == []

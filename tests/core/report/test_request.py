"""What is asked of a report."""

from __future__ import annotations

import pytest

from tests.core.report.conftest import request


def test_a_project_report_knows_its_project() -> None:
    assert request(7).project == 7


def test_the_portfolio_has_no_single_project() -> None:
    with pytest.raises(AssertionError):
        _ = request(None).project

"""Every kind of prepared cell has its painter."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ui.delegates.kinds import PAINTERS
from ui.models import cells

KINDS = [
    each
    for each in vars(cells).values()
    if isinstance(each, type) and dataclasses.is_dataclass(each) and each is not cells.Run
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_cell_has_a_painter(kind: type[Any]) -> None:
    assert kind in PAINTERS

"""A document is plain values: it travels to another process and two of them can be compared."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


@pytest.mark.parametrize("code", ["P-2301", None])
def test_a_document_travels_to_another_process_unchanged(
    document: Callable[..., Document], code: str | None
) -> None:
    made = document(code)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  our own


def test_the_same_data_give_the_same_document(document: Callable[..., Document]) -> None:
    assert document("P-2301") == document("P-2301")

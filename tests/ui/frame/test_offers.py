"""The palette offers what there is, and looks milestones up while the user types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.language import use
from tests.desks import sample_desk
from ui.frame.offers import known_milestones, offers, typed_milestones

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Provide a desk on the sample."""
    for made, _frame in sample_desk(qtbot, tmp_path):
        yield made


def test_projects_and_pages_are_offered_but_no_milestone_before_a_word(desk: Desk) -> None:
    groups = {offer.group for offer in offers(desk, ())}
    assert groups == {"Projects", "Pages"}
    assert typed_milestones(desk, "") == []
    assert typed_milestones(desk, "p") == []
    assert offers(None, ()) == []


def test_a_milestone_is_found_by_words_of_name_project_and_shop(desk: Desk) -> None:
    [found] = typed_milestones(desk, "mechanical astana painting")
    assert found.title == "Painting shop: mechanical completion · Painting"
    assert found.detail == "Astana Automobile · 2025-06-13, +91 d"
    use("zh")
    assert typed_milestones(desk, "涂装 机械竣工")


def test_an_offer_opens_its_milestone_and_is_known_again(desk: Desk) -> None:
    [found] = typed_milestones(desk, "mechanical astana painting")
    found.run()
    assert (desk.place.tab, desk.place.milestone_id) == ("schedule", 29)
    assert [offer.title for offer in known_milestones(desk, [found.key, "command x"])] == [
        found.title
    ]

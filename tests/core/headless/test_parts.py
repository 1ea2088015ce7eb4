"""Every part that was found is named, so that a frozen build can be compared with the source."""

from __future__ import annotations

from core.headless import parts


def test_each_kind_of_part_is_found() -> None:
    found = list(parts())
    assert {line.split()[0] for line in found} == {
        *("alert", "chart", "command", "format", "register", "renderer", "section", "template"),
    }
    assert "format portfolio_yaml" in found
    assert len(found) == len(set(found))

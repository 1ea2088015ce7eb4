"""Every part that was found: what a frozen build must have too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def parts() -> Iterator[str]:
    """Yield the kind and key of every part of core, one a line."""
    from core.charts import charts
    from core.exchange import book_formats, formats, plan_formats
    from core.headless import commands
    from core.registers import registers
    from core.report import renderers, sections
    from core.rules.alerts import alerts
    from core.templates import templates

    found: dict[str, Iterable[str]] = {
        "alert": alerts(),
        "chart": charts(),
        "command": commands(),
        "format": {**formats(), **plan_formats(), **book_formats()},
        "register": registers(),
        "renderer": renderers(),
        "section": sections(),
        "template": templates(),
    }
    for kind, each in found.items():
        yield from (f"{kind} {key}" for key in each)

"""Painting with a QPainter and values: what every list, panel and timeline draws alike."""

from __future__ import annotations

from ui.paint.marks import (
    Cell,
    badge,
    chip,
    chip_width,
    keys,
    keys_width,
    progress,
    stage_strip,
)
from ui.paint.shapes import (
    diamond,
    dot,
    focus_ring,
    hline,
    rag,
    rounded,
    shadow,
    vline,
)
from ui.paint.words import elided, picture, plain, text

__all__ = [
    "Cell",
    "badge",
    "chip",
    "chip_width",
    "diamond",
    "dot",
    "elided",
    "focus_ring",
    "hline",
    "keys",
    "keys_width",
    "picture",
    "plain",
    "progress",
    "rag",
    "rounded",
    "shadow",
    "stage_strip",
    "text",
    "vline",
]

"""Where the resources are, run from source or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of colours, fonts, icons, templates, sample and catalogues."""
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen) if frozen else Path(__file__).parents[1]) / "resources"

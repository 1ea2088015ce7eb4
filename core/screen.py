"""What the window needs of a Linux system, asked before it opens so that it can be said plainly."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALWAYS: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_ON_X11: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def need_screen(*, shows: bool, environment: Mapping[str, str] = os.environ) -> None:
    """Make sure that Qt can be loaded here.

    Args:
        shows: whether a window is shown; a picture needs no display.
        environment: where DISPLAY and the like are looked up.

    Raises:
        UserError: what is lacking, and the packages to install, in one line.
    """
    if find_spec("PySide6") is None:
        raise UserError("PySide6 is not installed. Start with: uv run main.py")
    if sys.platform != "linux":
        return
    needed = dict(_ALWAYS)
    if shows and not environment.get("QT_QPA_PLATFORM"):
        has_wayland = bool(environment.get("WAYLAND_DISPLAY"))
        if not has_wayland and not environment.get("DISPLAY"):
            raise UserError("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")
        needed |= {} if has_wayland else _ON_X11
    if packages := [package for name, package in needed.items() if not _loads(name)]:
        listed = " ".join(packages)
        raise UserError(f"Qt needs libraries of the system: sudo apt install {listed}")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True

"""What the window needs of a Linux system is said in one line."""

from __future__ import annotations

import sys

import pytest

from core import screen
from core.errors import UserError
from core.screen import need_screen

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks for Linux libraries")


@linux
def test_without_a_display_the_window_says_so() -> None:
    with pytest.raises(UserError, match="no display"):
        need_screen(shows=True, environment={})


@linux
def test_a_picture_needs_no_display() -> None:
    need_screen(shows=False, environment={})


@linux
def test_missing_libraries_are_named_as_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_ALWAYS", {"libnothing.so.9": "libnothing9"})
    monkeypatch.setattr(screen, "_ON_X11", {"libnone.so.1": "libnone1"})
    with pytest.raises(UserError, match=r"sudo apt install libnothing9 libnone1$"):
        need_screen(shows=True, environment={"DISPLAY": ":0"})
    with pytest.raises(UserError, match=r"sudo apt install libnothing9$"):
        need_screen(shows=True, environment={"WAYLAND_DISPLAY": "wayland-0"})

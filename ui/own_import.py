"""Gives Python its own `import` back after PySide has put another in its place.

PySide's reads the source of every module that is imported after it, to see whether it wants Qt's
names in snake case. No module here does, and a start that imports hundreds of them waits a tenth
of a second for it. Import this module before the others.
"""

from __future__ import annotations

import builtins

_PLAIN = builtins.__import__

from PySide6 import QtCore  # noqa: E402, F401  what is imported here replaces it

builtins.__import__ = _PLAIN

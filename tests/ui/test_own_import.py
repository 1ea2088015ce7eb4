"""Python imports with its own `import` again, and PySide works as before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import main

CODE = """
import builtins
plain = builtins.__import__
import ui.own_import
from PySide6.QtCore import QObject
assert builtins.__import__ is plain
print(QObject().objectName == QObject().objectName, hasattr(QObject, "object_name"))
"""


def test_a_module_is_imported_without_being_read_for_qt() -> None:
    root = Path(main.__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == "False"

"""What formulas give, written beside them, for readers that show a workbook without calculating.

Excel calculates when it opens the file; a preview in a mail, a phone, Excel's protected view do
not, and openpyxl leaves the result of a formula out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMULA: Final = re.compile(
    r'<c r="(?P<at>[A-Z]+[0-9]+)"(?P<look>[^>]*)>(?P<formula><f>[^<]*</f>)<v\s*(?:/>|></v>)'
)


class Archive(ZipFile):
    """The file of a workbook, which completes each sheet as it is put in."""

    def __init__(self, path: Path, computed: Mapping[str, Mapping[str, float | str]]) -> None:
        super().__init__(path, "w", ZIP_DEFLATED)
        self._computed = computed

    def write(  # type: ignore[override]  # openpyxl gives a file and its name, nothing more
        self, filename: str, arcname: str
    ) -> None:
        """Put a file in; a sheet gets the results of its formulas."""
        values = self._computed.get(arcname)
        if not values:
            super().write(filename, arcname)
            return
        text = Path(filename).read_text(encoding="utf-8")
        self.writestr(arcname, _FORMULA.sub(lambda found: _with_result(found, values), text))


def _with_result(found: re.Match[str], values: Mapping[str, float | str]) -> str:
    at, look, formula = found["at"], found["look"], found["formula"]
    value = values.get(at)
    if value is None:
        return found[0]
    if isinstance(value, str):
        return f'<c r="{at}"{look} t="str">{formula}<v></v>'
    return f'<c r="{at}"{look}>{formula}<v>{value!r}</v>'

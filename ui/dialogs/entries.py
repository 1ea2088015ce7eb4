"""The fields of a dialog read together: what is wrong is said at each, the first one is gone to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import InvalidInput
from core.language import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.widgets.form import Field


@dataclass(frozen=True, slots=True)
class _Entry:
    field: Field
    read: Callable[[], Any]
    is_needed: bool


class Entries:
    """Fields by the name of what they hold."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}

    def add(
        self, name: str, field: Field, read: Callable[[], Any], *, is_needed: bool = False
    ) -> None:
        """Take a field in; `read` gives its value or raises `InvalidInput`."""
        self._entries[name] = _Entry(field, read, is_needed)

    def values(self) -> dict[str, Any] | None:
        """Return every value; None where one is refused, which its field then says."""
        found: dict[str, Any] = {}
        for name, entry in self._entries.items():
            try:
                found[name] = _value(entry)
                entry.field.approve()
            except InvalidInput as refusal:
                entry.field.refuse(str(refusal))
        if len(found) == len(self._entries):
            return found
        self._go_to_first()
        return None

    def names(self) -> list[str]:
        """Return what the fields hold, in their order."""
        return list(self._entries)

    def read(self, name: str) -> Any:
        """Return a value; `InvalidInput` says why it is none yet."""
        return self._entries[name].read()

    def peek(self, name: str) -> Any:
        """Return a value as far as it is typed; None where it is no value yet."""
        try:
            return self._entries[name].read()
        except InvalidInput:
            return None

    def differ(self, before: Mapping[str, Any]) -> bool:
        """Return whether some value is another than before, or is none yet."""
        for name, entry in self._entries.items():
            try:
                if entry.read() != before[name]:
                    return True
            except InvalidInput:
                return True
        return False

    def refuse(self, name: str, reason: str) -> None:
        """Say at a field why its value is refused, and go there."""
        self._entries[name].field.refuse(reason)
        self._go_to_first()

    def field(self, name: str) -> Field:
        """Return the field of this name."""
        return self._entries[name].field

    def _go_to_first(self) -> None:
        wrong = next((e for e in self._entries.values() if e.field.refusal), None)
        if wrong is not None:
            wrong.field.widget.setFocus()


def _value(entry: _Entry) -> Any:
    value = entry.read()
    if entry.is_needed and value in (None, ""):
        raise InvalidInput(tr(mark("This is needed.")))
    return value

"""What a command is, and what it is given from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import datetime as dt
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

DONE: Final = 0
BAD: Final = 1
"""Bad input or data; the reason is on the error stream."""
MISUSED: Final = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the program's start knows: the time, the user, and how to make a picture."""

    clock: Callable[[], dt.datetime]
    user: str
    take_picture: Callable[..., None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its arguments, and what it does; its key is its module's name."""

    key: str
    order: int
    help: str
    arguments: Callable[[ArgumentParser], Any]
    run: Callable[[Namespace, Surroundings], int]

    @property
    def name(self) -> str:
        """Return what is typed; `import` is a word of Python, so its module ends with a bar."""
        return self.key.rstrip("_")

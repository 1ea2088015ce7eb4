"""Keeps an exception inside a method that Qt calls from reaching Qt's own code."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, overload

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

Override = TypeVar("Override", bound="Callable[..., Any]")


@overload
def guarded(method: Override, /) -> Override: ...


@overload
def guarded(*, default: Any) -> Callable[[Override], Override]: ...


def guarded(method: Callable[..., Any] | None = None, /, *, default: Any = None) -> Any:
    """Hand an exception in this override to `sys.excepthook` and answer Qt with a default.

    Args:
        method: The override, when used as `@guarded` without brackets.
        default: What Qt gets when the method raised, for overrides that must answer
            (`@guarded(default=QSize())`). A painter that the method left open is ended.
    """
    if method is None:
        return lambda override: _guard(override, default)
    return _guard(method, default)


def _guard(method: Callable[..., Any], default: Any) -> Callable[..., Any]:
    @wraps(method)
    def override(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(self, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - Qt cannot carry it; the hook reports it
            _end_painters(error.__traceback__, args)
            sys.excepthook(type(error), error, error.__traceback__)
            return default

    return override


def _end_painters(trace: TracebackType | None, lent: tuple[object, ...]) -> None:
    """End painters the method left open, else the next frame breaks too.

    A painter that Qt lent to it, as to a delegate, is Qt's own to end.
    """
    while trace is not None:
        for value in list(trace.tb_frame.f_locals.values()):
            if isinstance(value, QPainter) and value.isActive() and value not in lent:
                value.end()
        trace = trace.tb_next

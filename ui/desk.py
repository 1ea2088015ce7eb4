"""Desk: what a page is given to work with. There is one for each open file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from core.language import mark, tr
from core.queries.portfolio import portfolio_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from core.workspace import Step, Workspace
    from ui.bridge import Bridge
    from ui.jobs import Jobs
    from ui.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the window: a page, and what of it. Back and Search go to places.

    Attributes:
        page: the key of the page.
        project_id: the project it shows, where it shows one.
        tab: of the project; empty for the one seen last, or the one that has the register.
        milestone_id: the milestone that is selected and opened.
        register: the register shown, in a tab or page that has several.
        rows: ids of the only rows shown of it; none for all of them.
        of: what those rows stand behind, in the language of the screen ("LD exposure").
    """

    page: str
    project_id: int | None = None
    tab: str = ""
    milestone_id: int | None = None
    register: str = ""
    rows: tuple[int, ...] = ()
    of: str = ""


class Frame(Protocol):
    """What the desk asks of the window around the pages."""

    def overlay(self) -> QWidget:
        """Return the widget that dialogs, popups and toasts lie over."""
        ...

    def show_place(self, place: Place) -> None:
        """Bring a place to the front."""
        ...

    def toast(
        self, text: str, *, action: str | None = None, run: Callable[[], object] | None = None
    ) -> None:
        """Show a passing message at the bottom right."""
        ...

    def banner(
        self,
        kind: str,
        title: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Show a message that stays until it is closed."""
        ...

    def update_status(self) -> None:
        """Say at the left of the status bar what the page says of itself now."""
        ...

    def update_actions(self) -> None:
        """Show menus and buttons as they are now: something else is selected."""
        ...

    def renew_actions(self) -> None:
        """Ask the page anew what can be done in it: another tab is shown."""
        ...

    def is_pinned(self, project_id: int) -> bool:
        """Return whether a project stands in the rail."""
        ...

    def toggle_pin(self, project_id: int) -> None:
        """Put a project into the rail, or take it out."""
        ...


class Desk(QObject):
    """The open file as pages see it: read, run, go somewhere, say something.

    Signals:
        changed: A step was done, undone or redone; carries the step, on the GUI thread.
        went: Another place is shown; carries the place.
    """

    changed = Signal(object)
    went = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        jobs: Jobs,
        settings: Settings,
        frame: Frame,
        *,
        clock: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.workspace: Workspace = bridge.workspace
        self.jobs = jobs
        self.settings = settings
        self.clock = clock
        self.frame = frame
        self.place = Place("portfolio")
        self._trail: list[Place] = []
        self._status_date: dt.date | None = None
        bridge.changed.connect(self._on_changed)

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return what a query finds in the file."""
        return self.workspace.read(query, *args, **kwargs)

    def run(
        self,
        label: str,
        operation: Callable[..., T],
        *args: Any,
        reason: str | None = None,
        about: str = "",
        follow: str | Callable[[T], str] = "",
        **kwargs: Any,
    ) -> T:
        """Run an operation as one undo step and say so, with a way to take it back.

        Args:
            label: What the user did, in English as a catalogue key ("Move milestone").
            operation: A function of `core.operations`.
            args: What the operation takes.
            reason: Why the user did it; kept in the history.
            about: What it did to what, in the language of the screen ("FAT passed, +7 d");
                Undo and toast say it in place of the label.
            follow: What it caused, in the language of the screen ("PAC moves to …"), or a
                function that says it of the result.
            kwargs: What the operation takes by name.
        """
        before = self.workspace.undo_count
        result = self.workspace.run(label, operation, *args, reason=reason, about=about, **kwargs)
        if self.workspace.undo_count != before:
            text = tr("{label}.", label=about or tr(label))
            caused = follow if isinstance(follow, str) else follow(result)
            self.toast(f"{text} {caused}".strip(), action=tr("Undo"), run=self.undo)
        return result

    @property
    def locked(self) -> str:
        """Return why nothing can be changed, in the language of the screen; nothing where it can."""
        if not self.workspace.is_read_only:
            return ""
        return tr(mark("This file is read-only. Save a copy to change it."))

    def undo(self) -> None:
        """Take back the last step."""
        if self.workspace.undo_label:
            self.workspace.undo()

    def redo(self) -> None:
        """Do again the last step taken back."""
        if self.workspace.redo_label:
            self.workspace.redo()

    def status_date(self) -> dt.date:
        """Return the date that every figure is stated at."""
        if self._status_date is None:
            self._status_date = self.read(portfolio_file).status_date
        return self._status_date

    def today(self) -> dt.date:
        """Return the date on the clock, for what is not a figure: a file name, “opened today”."""
        return self.clock().date()

    def go(self, place: Place) -> None:
        """Show a place; Back returns to the one before."""
        if place == self.place:
            if place.rows:  # they may have been filtered away since
                self._show(place)
            return
        before = self.place
        self._trail.append(before)
        self._show(place)
        if self.place == before:  # the page says what is shown: a tab that was not named
            self._trail.pop()

    def back(self) -> None:
        """Show the place shown before this one."""
        if self._trail:
            self._show(self._trail.pop())

    @property
    def can_go_back(self) -> bool:
        """Return whether there is a place before this one."""
        return bool(self._trail)

    def overlay(self) -> QWidget:
        """Return the parent for dialogs, popups and toasts."""
        return self.frame.overlay()

    def toast(
        self, text: str, *, action: str | None = None, run: Callable[[], object] | None = None
    ) -> None:
        """Show a passing message, with one thing to do about it."""
        self.frame.toast(text, action=action, run=run)

    def banner(
        self,
        kind: str,
        title: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Show a message that stays: kind is "red", "amber" or "blue"; actions are (text, run)."""
        self.frame.banner(kind, title, text, actions)

    def _show(self, place: Place) -> None:
        self.place = place
        self.frame.show_place(place)
        self.went.emit(place)

    def _on_changed(self, step: Step) -> None:
        if "portfolio" in step.tables:
            self._status_date = None
        self.changed.emit(step)

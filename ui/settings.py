"""What the program remembers of its user's taste, in one readable file of the config folder."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from core.errors import AppError
from core.paths import atomic_path

if TYPE_CHECKING:
    from pathlib import Path

RECENT: Final = 10
LOG: Final = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class View:
    """How the user arranged one list or page."""

    widths: dict[str, int] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    """Columns asked for where few have room."""
    sort: str = ""
    descending: bool = False
    grouping: str = ""
    collapsed: list[str] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)
    splitters: dict[str, list[int]] = field(default_factory=dict)
    mode: str = ""
    zoom: float = 0.0
    """Pixels a day takes in a timeline; 0 where everything is fitted."""
    pane_open: bool = True


@dataclass(slots=True)
class Values:
    """Everything remembered, with what holds before anything was chosen."""

    theme: str = "system"
    text_size: int = 13
    language: str = ""
    last_file: str = ""
    recent: list[str] = field(default_factory=list)
    report_folder: str = ""
    exchange_folder: str = ""
    geometry: str = ""
    rail_open: bool = True
    pinned: dict[str, list[int]] = field(default_factory=dict)
    """Ids of pinned projects by the path of their file."""
    tabs: dict[str, str] = field(default_factory=dict)
    """The tab seen last of each project, by the code of the project."""
    recent_offers: list[str] = field(default_factory=list)
    user: str = ""
    """The name that the history shows; empty for the one the system knows."""
    views: dict[str, View] = field(default_factory=dict)
    saved_views: dict[str, dict[str, View]] = field(default_factory=dict)
    """Named views by the list they are of."""
    usual_views: dict[str, str] = field(default_factory=dict)
    """The named view that a list begins with."""


class Settings:
    """The settings of this user; change `now` and `save`.

    `settings.now.theme = "dark"` is checked by the type checker and by Python: there is no
    setting that `Values` and `View` do not name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = _read(path)

    def view(self, key: str) -> View:
        """Return how a list or page is arranged, remembered under its key."""
        return self.now.views.setdefault(key, View())

    def remember_file(self, path: Path) -> None:
        """Note the data file opened last."""
        shown = str(path)
        others = [other for other in self.now.recent if other != shown]
        self.now.recent = [shown, *others][:RECENT]
        self.now.last_file = shown

    def forget_file(self, path: Path) -> None:
        """Drop a file that is no longer there from the recent ones."""
        self.now.recent = [other for other in self.now.recent if other != str(path)]

    def save(self) -> None:
        """Write the file; a folder that cannot be written costs the settings, not the work."""
        text = json.dumps(_plain(self.now), ensure_ascii=False, indent=2) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(self._path) as beside:
                beside.write_text(text, "utf-8")
        except (OSError, AppError) as error:
            LOG.info("settings not saved: %s", error)


def _plain(values: Any) -> dict[str, Any]:
    plain = {each.name: getattr(values, each.name) for each in fields(values)}
    if "views" in plain:
        plain["views"] = {key: _plain(view) for key, view in plain["views"].items()}
        plain["saved_views"] = {
            key: {name: _plain(view) for name, view in views.items()}
            for key, views in plain["saved_views"].items()
            if views
        }
    return plain


def _read(path: Path) -> Values:
    try:
        found = json.loads(path.read_text("utf-8"))
        if not isinstance(found, dict):
            raise TypeError(type(found))  # noqa: TRY301 - set aside like any broken file
    except FileNotFoundError:
        return Values()
    except (OSError, ValueError, TypeError) as error:
        LOG.info("settings set aside: %s", error)
        _set_aside(path)
        return Values()
    views, saved = found.pop("views", {}), found.pop("saved_views", {})
    values = _known(Values(), found)
    values.views = _views(views)
    if isinstance(saved, dict):
        found_views = {key: _views(named) for key, named in saved.items()}
        values.saved_views = {key: named for key, named in found_views.items() if named}
    return values


def _views(found: object) -> dict[str, View]:
    if not isinstance(found, dict):
        return {}
    return {key: _known(View(), view) for key, view in found.items()}


def _known(values: T, found: object) -> T:
    """Take over what has the right name and form; what a later version wrote is left alone."""
    if isinstance(found, dict):
        for each in fields(values):  # type: ignore[arg-type]  # T is View or Values
            default, given = getattr(values, each.name), found.get(each.name)
            if type(given) is type(default) and _alike(each.type, given):
                setattr(values, each.name, given)
    return values


_ITEMS: Final[dict[str, type]] = {
    "list[str]": str,
    "list[int]": int,
    "dict[str, int]": int,
    "dict[str, str]": str,
    "dict[str, list[int]]": list,
}


def _alike(declared: object, given: Any) -> bool:
    item = _ITEMS.get(str(declared))
    if item is None:
        return True
    return all(
        type(each) is item for each in (given.values() if isinstance(given, dict) else given)
    )


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".broken.json"))
    except OSError as error:
        LOG.info("settings could not be set aside: %s", error)

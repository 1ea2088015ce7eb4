"""What the window itself can do, whatever page is shown: its menus and shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from core.language import mark
from ui.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.frame.deeds import Deeds

FILE, EDIT, VIEW = mark("&File"), mark("&Edit"), mark("&View")
PROJECT, MILESTONE = mark("&Project"), mark("&Milestone")
REPORT, HELP = mark("&Report"), mark("&Help")
MENUS: Final = (FILE, EDIT, VIEW, PROJECT, MILESTONE, REPORT, HELP)
LAST: Final = 90
PORTFOLIO: Final = "portfolio"


def window_actions(deeds: Deeds) -> list[Action]:
    """Return the window's own actions."""
    return [
        *_file(deeds),
        *_edit(deeds),
        *_view(deeds),
        *_rooms(deeds),
        *_project(deeds),
        *_help(deeds),
    ]


def in_menus(actions: Sequence[Action]) -> list[Action]:
    """Return actions in the order of the menus and their sections."""
    places = {menu: place for place, menu in enumerate(MENUS)}
    return sorted(actions, key=lambda each: (places.get(each.menu, LAST), each.section))


def _file(deeds: Deeds) -> list[Action]:
    return [
        Action(
            "file.new",
            mark("New file…"),
            deeds.ask_new,
            "Ctrl+Shift+N",
            FILE,
            0,
            "file-plus",
        ),
        Action("file.open", mark("Open…"), deeds.ask_open, "Ctrl+O", FILE, 0, "folder-open"),
        Action("file.sample", mark("Open the sample"), deeds.open_sample, "", FILE, 0, "lightbulb"),
        Action(
            "file.copy",
            mark("Save a copy as…"),
            deeds.ask_copy,
            "Ctrl+Shift+S",
            FILE,
            10,
            "save",
            deeds.has_file,
        ),
        Action(
            "file.import",
            mark("Import…"),
            deeds.open_import,
            "",
            FILE,
            20,
            "upload",
            deeds.can_write,
        ),
        Action(
            "file.workbook_in",
            mark("Read back from Excel…"),
            deeds.open_workbook_import,
            "",
            FILE,
            20,
            "file-up",
            deeds.can_write,
        ),
        Action(
            "file.workbook_out",
            mark("Export to Excel…"),
            deeds.open_workbook_export,
            "",
            FILE,
            20,
            "file-spreadsheet",
            deeds.has_file,
        ),
        Action(
            "file.export",
            mark("Export portfolio…"),
            deeds.open_export,
            "",
            FILE,
            20,
            "download",
            deeds.has_file,
        ),
        Action(
            "file.clean_up",
            mark("Clean up files…"),
            deeds.open_clean_up,
            "",
            FILE,
            20,
            "paintbrush",
            deeds.has_file,
        ),
        Action(
            "file.settings", mark("Settings…"), deeds.open_settings, "Ctrl+,", FILE, 30, "settings"
        ),
        Action("file.quit", mark("Quit"), deeds.quit, "Ctrl+Q", FILE, LAST, "power"),
    ]


def _edit(deeds: Deeds) -> list[Action]:
    return [
        Action(
            "edit.undo", deeds.undo_text, deeds.undo, "Ctrl+Z", EDIT, 0, "undo-2", deeds.can_undo
        ),
        Action(
            "edit.redo",
            deeds.redo_text,
            deeds.redo,
            "Ctrl+Y; Ctrl+Shift+Z",
            EDIT,
            0,
            "redo-2",
            deeds.can_redo,
        ),
        Action(
            "edit.status_date",
            mark("Change status date…"),
            deeds.open_status_date,
            "Ctrl+Shift+T",
            EDIT,
            LAST,
            "calendar",
            deeds.can_write,
        ),
    ]


def _view(deeds: Deeds) -> list[Action]:
    return [
        Action(
            "view.portfolio",
            mark("Portfolio"),
            deeds.go_to_portfolio,
            "Ctrl+1",
            VIEW,
            0,
            "layout-list",
            deeds.has_file,
        ),
        Action(
            "view.search",
            mark("Search or run a command…"),
            deeds.open_palette,
            "Ctrl+K; Ctrl+Shift+P",
            VIEW,
            LAST,
            "search",
        ),
        Action(
            "view.back",
            mark("Back"),
            deeds.go_back,
            "Alt+Left",
            VIEW,
            LAST,
            "arrow-left",
            deeds.can_go_back,
        ),
        Action(
            "view.rail",
            mark("Words in the rail"),
            deeds.fold_rail,
            "Ctrl+B",
            VIEW,
            LAST,
            "panel-left",
            deeds.can_fold,
            deeds.is_unfolded,
        ),
        Action(
            "view.dark",
            mark("Dark theme"),
            deeds.switch_theme,
            "",
            VIEW,
            LAST,
            "moon",
            None,
            deeds.is_dark,
        ),
    ]


def _rooms(deeds: Deeds) -> list[Action]:
    """Return the ways to the pages of the rail after the first, once there is a file for them."""
    if not deeds.has_file():
        return []
    from ui.pages import pages  # noqa: PLC0415  imported with the first file

    rooms = [page for page in pages().values() if page.scope != "project" and page.key != PORTFOLIO]
    return [
        Action(
            f"view.{page.key}",
            page.title,
            partial(deeds.go_to_room, page.key),
            page.shortcut,
            VIEW,
            0,
            page.icon,
            deeds.has_file,
        )
        for page in rooms
    ]


def _project(deeds: Deeds) -> list[Action]:
    return [
        Action(
            "project.new",
            mark("New project…"),
            deeds.open_new_project,
            "Ctrl+N",
            PROJECT,
            0,
            "plus",
            deeds.can_write,
        ),
        Action(
            "project.calendars",
            mark("Calendars…"),
            deeds.open_calendars,
            "",
            PROJECT,
            LAST,
            "calendar-days",
            deeds.has_file,
        ),
        Action(
            "report.status",
            mark("Status report…"),
            deeds.open_report,
            "Ctrl+Shift+R",
            REPORT,
            0,
            "file-text",
            deeds.has_file,
        ),
    ]


def _help(deeds: Deeds) -> list[Action]:
    return [
        Action(
            "help.shortcuts",
            mark("Keyboard shortcuts"),
            deeds.open_shortcuts,
            "F1",
            HELP,
            0,
            "keyboard",
        ),
        Action("help.about", mark("About Handover"), deeds.open_about, "", HELP, 10, "info"),
    ]

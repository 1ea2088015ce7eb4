"""The photographs of a project: tiles to look at and the grid to write in, over the same rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core import terms
from core.language import mark, tr, trn
from core.operations.photographs import KEY
from core.operations.register import remove_rows
from core.queries.attachments import Subject
from core.queries.photographs import photographs
from ui.actions import Action, build, menu
from ui.dialogs.attachments.adding import brought_by
from ui.dialogs.edit_rows import open_edit_rows
from ui.dialogs.files import choose_folder, choose_several, usual_folder
from ui.pages._attached import READS
from ui.pages._register.grid import RegisterGrid
from ui.pages.project.tabs._photos.adding import AddingPhotos, save_pictures
from ui.pages.project.tabs._photos.thumbs import Thumbs
from ui.pages.project.tabs._photos.tiles import GalleryView
from ui.pages.project.tabs._photos.viewer import Viewer
from ui.pages.project.tabs._registers import GridPage
from ui.widgets.button import button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drop import FileDrop
from ui.widgets.segmented import Segmented
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from core.queries.photographs import PhotoRow
    from ui.desk import Desk

GALLERY, LIST = "gallery", "list"
NEWEST, OLDEST, OWN = "newest", "oldest", "own"
VIEW: Final = "photos"
EDIT, VIEW_MENU = mark("&Edit"), mark("&View")
_BAR: Final = 44


class PhotosPage(GridPage):
    """A gallery of photographs, or the list of their rows."""

    reads = frozenset({"photo", "equipment_package", "project", READS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[PhotoRow] = []
        self._select_soon: tuple[int, ...] = ()
        self.grid = RegisterGrid(desk, KEY)
        self.thumbs = Thumbs(desk, self)
        self.gallery = GalleryView(self.thumbs, name=tr(mark("Photographs")))
        self.empty = EmptyState()
        self.modes = Segmented([(GALLERY, ""), (LIST, "")], name=tr(mark("View")))
        self.shop, self.package = MultiDropButton(""), MultiDropButton("")
        self.order = DropButton("")
        self.add_button = button("", icon="plus", run=self.ask_files)
        self._lay_out()
        self._connect()
        self._say()
        self._recall()

    # for the tab

    @property
    def is_gallery(self) -> bool:
        """Return whether tiles are shown."""
        return self.modes.current == GALLERY

    def refresh(self) -> None:
        self._rows = self.desk.read(photographs, self.project_id)
        self.thumbs.forget_refusals()
        self.add_button.setEnabled(not self.desk.locked)
        self._offer()
        self._show_rows()

    def retranslate(self) -> None:
        self._say()
        self.mark_stale()

    def status_text(self) -> str:
        if not self.is_gallery:
            return self.grid.status_text()
        count, shown = len(self._rows), len(self.gallery.tiles.rows)
        said = [trn("{count} photograph", "{count} photographs", count)]
        if shown != count:
            said.append(tr(mark("{count} shown"), count=shown))
        if chosen := len(self.gallery.chosen()):
            said.append(tr(mark("{count} selected"), count=chosen))
        return " · ".join(said)

    def remember(self) -> None:
        view = self.desk.settings.view(VIEW)
        view.mode, view.sort = self.modes.current, str(self.order.value)

    def actions_of(self) -> Sequence[Action]:
        return [
            *self._modes(),
            *(self._of_gallery() if self.is_gallery else self.grid.actions_of()),
        ]

    # what the user can do

    def set_mode(self, mode: str) -> None:
        """Show tiles or the list."""
        self.modes.set_current(mode)
        self._on_mode(mode)

    def ask_files(self) -> None:
        """Ask for pictures and add them."""
        folder = usual_folder(self.desk.settings.now.exchange_folder)
        self.add(choose_several(self.desk.overlay(), tr(mark("Add photographs")), folder))

    def add(self, paths: Sequence[Path]) -> AddingPhotos | None:
        """Add pictures, of the shop and package that alone are shown; one step."""
        if self.desk.locked or not paths:
            return None
        alone: dict[str, Any] = {}
        for key, drop in (("shop", self.shop), ("package", self.package)):
            if len(drop.values) == 1:
                alone[key] = drop.values[0]
        adding = AddingPhotos(self.desk, self.project_id, paths, alone)
        adding.added.connect(self._on_added)
        adding.start()
        return adding

    def enlarge(self, row: PhotoRow) -> Viewer:
        """Show a photograph over the whole window."""
        rows = self.gallery.tiles.rows
        viewer = Viewer(self.desk, self.thumbs, rows, [each.id for each in rows].index(row.id))
        viewer.closed.connect(lambda seen: self.gallery.select([seen.id]))
        viewer.open()
        return viewer

    def save_chosen(self) -> None:
        """Save the selected pictures, without the places they were taken at."""
        pictures = [row.picture for row in self.gallery.chosen() if row.picture is not None]
        folder = usual_folder(self.desk.settings.now.exchange_folder)
        chosen = choose_folder(self.desk.overlay(), tr(mark("Save as")), folder)
        if chosen is not None and pictures:
            save_pictures(self.desk, chosen, pictures)

    def edit_chosen(self) -> None:
        """Ask for what the selected photographs are to have in common."""
        by_id = {row.id: row for row in self.grid.model.rows}
        rows = [by_id[row.id] for row in self.gallery.chosen() if row.id in by_id]
        fields = [f for f in self.grid.register.fields if f.key != self.grid.register.code]
        open_edit_rows(self.desk, self.grid.register, rows, fields, self.grid.columns)

    def remove_chosen(self) -> None:
        """Remove the selected photographs; the message takes it back."""
        ids = [row.id for row in self.gallery.chosen()]
        said = trn("{count} photograph removed", "{count} photographs removed", len(ids))
        self.desk.run(mark("Remove rows"), remove_rows, KEY, ids, about=said)

    def show_attachments(self) -> None:
        """Show what is attached to the selected photograph: its picture, and more."""
        from ui.dialogs.attachments import open_attachments  # noqa: PLC0415  when first asked

        open_attachments(self.desk, Subject(KEY, self.gallery.chosen()[0].id))

    # private

    def _lay_out(self) -> None:
        bar = Surface(bottom=True)
        bar.setMinimumHeight(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self.modes, self.shop, self.package, self.order):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.add_button)
        ground = Surface()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.gallery)
        self._tiles = ground
        self._stack = QStackedWidget()
        for page in (self._tiles, self.grid, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.modes.chosen.connect(self._on_mode)
        for drop in (self.shop, self.package, self.order):
            drop.chosen.connect(lambda _value: self._show_rows())
        self.gallery.opened.connect(self.enlarge)
        self.gallery.menu_asked.connect(self._open_menu)
        self.gallery.selection_changed.connect(self._on_selection)
        drop_here = FileDrop(
            self, lambda data, _at: not self.desk.locked and bool(brought_by(data).paths)
        )
        drop_here.dropped.connect(lambda data, _at: self.add(brought_by(data).paths))

    def _recall(self) -> None:
        view = self.desk.settings.view(VIEW)
        self.order.set_value(view.sort if view.sort in (NEWEST, OLDEST, OWN) else NEWEST)
        self.modes.set_current(view.mode if view.mode in (GALLERY, LIST) else GALLERY)
        self._show_mode()

    def _say(self) -> None:
        self.modes.set_items([(GALLERY, tr(mark("Gallery"))), (LIST, tr(mark("List")))])
        self.shop.set_label(tr(mark("Shop")))
        self.package.set_label(tr(mark("Package")))
        self.order.set_label(tr(mark("Order")))
        choices = (
            (NEWEST, mark("Newest first")),
            (OLDEST, mark("Oldest first")),
            (OWN, mark("My order")),
        )
        self.order.set_choices([(key, tr(words)) for key, words in choices], default=NEWEST)
        self.add_button.set_text(tr(mark("Add photographs…")))

    def _offer(self) -> None:
        shops = {row.shop for row in self._rows} | set(self.shop.values)
        self.shop.set_choices([(s.code, tr(s.name)) for s in terms.SHOPS if s.code in shops])
        packages = sorted({row.package for row in self._rows} - {""} | set(self.package.values))
        self.package.set_choices([(code, code) for code in packages])

    def _show_rows(self) -> None:
        rows = [row for row in self._rows if self._is_shown(row)]
        if self.order.value != OWN:
            dated = [row for row in rows if row.taken is not None]
            dated.sort(
                key=lambda row: (row.taken, row.position), reverse=self.order.value == NEWEST
            )
            rows = [*dated, *(row for row in rows if row.taken is None)]
        self.gallery.show_rows(rows)
        if self._select_soon:
            self.gallery.select(self._select_soon)
            self._select_soon = ()
        self._show_mode()

    def _is_shown(self, row: PhotoRow) -> bool:
        of_shop = not self.shop.values or row.shop in self.shop.values
        return of_shop and (not self.package.values or row.package in self.package.values)

    def _show_mode(self) -> None:
        is_empty = self.is_gallery and not self.gallery.tiles.rows
        if is_empty:
            self._say_empty()
        page: QWidget = self.empty if is_empty else self._tiles if self.is_gallery else self.grid
        self._stack.setCurrentWidget(page)
        for widget in (self.shop, self.package, self.order, self.add_button):
            widget.setVisible(self.is_gallery)
        self.setFocusProxy(
            self.add_button if is_empty else self.gallery if self.is_gallery else self.grid
        )
        if self.isVisible():
            self.desk.frame.update_status()

    def _say_empty(self) -> None:
        if self._rows:
            self.empty.show_message(
                tr(mark("No photographs shown")),
                tr(mark("No photograph is of this shop and package.")),
                actions=[(tr(mark("Show all")), "funnel-x", "", self._clear)],
            )
        elif self.desk.locked:
            self.empty.show_message(tr(mark("No photographs yet")), self.desk.locked)
        else:
            self.empty.show_message(
                tr(mark("No photographs yet")),
                tr(mark("Drop pictures here. The day each was taken is read from it.")),
                actions=[(tr(mark("Add photographs…")), "plus", "primary", self.ask_files)],
            )

    def _clear(self) -> None:
        self.shop.set_values(())
        self.package.set_values(())
        self._show_rows()

    def _on_mode(self, _mode: str) -> None:
        self._show_mode()
        self.setFocus()
        self.desk.frame.renew_actions()

    def _on_added(self, ids: tuple[int, ...]) -> None:
        self._select_soon = ids

    def _on_selection(self) -> None:
        if self.isVisible():
            self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _open_menu(self, place: QPoint) -> None:
        made = menu(parent=self)
        for action in self._of_gallery():
            made.addAction(build(replace(action, where=None, local=True), made))
        made.popup(place)

    def _modes(self) -> list[Action]:
        return [
            Action(
                f"photos.{mode}",
                words,
                lambda mode=mode: self.set_mode(mode),  # type: ignore[misc]
                menu=VIEW_MENU,
                section=2,
                checked=lambda mode=mode: self.modes.current == mode,  # type: ignore[misc]
            )
            for mode, words in ((GALLERY, mark("Gallery")), (LIST, mark("List")))
        ]

    def _of_gallery(self) -> list[Action]:
        view = self.gallery
        return [
            Action(
                "photos.add",
                mark("Add photographs…"),
                self.ask_files,
                "Ins",
                EDIT,
                30,
                "plus",
                self._can_write,
                local=True,
            ),
            Action(
                "photos.enlarge",
                mark("Enlarge"),
                lambda: self.enlarge(self.gallery.chosen()[0]),
                "",
                EDIT,
                30,
                "maximize-2",
                self._has_any,
            ),
            Action(
                "photos.edit",
                mark("Edit selected…"),
                self.edit_chosen,
                "F2",
                EDIT,
                30,
                "square-pen",
                self._can_change,
                where=view,
            ),
            Action(
                "photos.save",
                mark("Save as…"),
                self.save_chosen,
                "Ctrl+S",
                EDIT,
                31,
                "download",
                self._has_any,
                where=view,
            ),
            Action(
                "photos.attachments",
                mark("Attachments…"),
                self.show_attachments,
                "Ctrl+Shift+A",
                EDIT,
                31,
                "paperclip",
                self._has_one,
            ),
            Action(
                "photos.remove",
                mark("Remove photographs"),
                self.remove_chosen,
                "Del",
                EDIT,
                31,
                "trash-2",
                self._can_change,
                where=view,
            ),
        ]

    def _can_write(self) -> bool:
        return not self.desk.locked

    def _has_any(self) -> bool:
        return bool(self.gallery.chosen())

    def _has_one(self) -> bool:
        return len(self.gallery.chosen()) == 1

    def _can_change(self) -> bool:
        return self._can_write() and self._has_any()

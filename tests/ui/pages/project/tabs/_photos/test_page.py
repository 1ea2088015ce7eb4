"""The gallery: many pictures are added in one step, shown upright, sorted, filtered, enlarged."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt

from core import pictures
from core.language import LANGUAGES, use
from core.queries.photographs import photographs
from core.queries.project import project_id
from tests.attached import photograph
from tests.desks import desk_on, sample_desk
from tests.windows import sample_file
from ui.actions import build
from ui.dialogs.attachments import AttachmentsDialog
from ui.pages.project.tabs._photos import PhotosPage
from ui.pages.project.tabs._photos.adding import save_pictures
from ui.pages.project.tabs._photos.page import OLDEST, OWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from ui.desk import Desk

Key = Qt.Key


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "cache_folder", lambda: tmp_path / "cache")


@pytest.fixture
def framed(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    yield from sample_desk(qtbot, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, framed: tuple[Desk, PlainFrame]) -> PhotosPage:
    return shown(qtbot, *framed)


def shown(qtbot: QtBot, desk: Desk, frame: PlainFrame) -> PhotosPage:
    made = PhotosPage(desk, frame)
    made.setGeometry(frame.rect())
    there = desk.read(project_id, "P-2301")
    made.show_project(there)
    made.grid.refresh(there)
    desk.changed.connect(lambda _step: made.grid.refresh(there))
    for action in made.actions_of():
        build(action, made)
    frame.show()
    frame.activateWindow()
    qtbot.waitExposed(frame)
    made.refresh_if_stale()
    made.setFocus()
    return made


def files(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    found = []
    for number, taken in enumerate(("2025:02:01", "2025:01:15", "")):
        path = folder / f"DSC_{number}.jpg"
        told = f"{taken} 10:00:00" if taken else ""
        path.write_bytes(photograph((80 + number, 60), orientation=6, gps=True, taken=told))
        found.append(path)
    return found


def add(qtbot: QtBot, page: PhotosPage, paths: list[Path]) -> None:
    adding = page.add(paths)
    assert adding is not None
    with qtbot.waitSignal(adding.ended):
        pass
    QCoreApplication.processEvents()


def test_many_pictures_come_in_one_step_dated_and_selected(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    assert page.empty.isVisible()
    add(qtbot, page, files(tmp_path / "in"))
    days = [row.taken for row in page.gallery.tiles.rows]
    assert days == [dt.date(2025, 2, 1), dt.date(2025, 1, 15), None]
    assert len(page.gallery.chosen()) == 3
    assert page.status_text() == "3 photographs · 3 selected"
    assert page.desk.workspace.undo_about == "3 photographs added"
    page.desk.undo()
    qtbot.waitUntil(page.empty.isVisible)


def test_what_is_no_picture_is_left_out_and_said(
    qtbot: QtBot, framed: tuple[Desk, PlainFrame], page: PhotosPage, tmp_path: Path
) -> None:
    bad = tmp_path / "IMG_1.HEIC"
    bad.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")
    add(qtbot, page, [*files(tmp_path / "in"), bad, tmp_path])
    assert len(page.gallery.tiles.rows) == 3
    said = next(words for words in framed[1].said if "not added" in words)
    assert "2 pictures" in said
    assert "HEIC" in said


def test_thumbnails_come_from_a_worker_and_are_upright(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    pictures_ = [row.picture for row in page.gallery.tiles.rows if row.picture is not None]
    page.grab()
    qtbot.waitUntil(lambda: all(page.thumbs.of(each) is not None for each in pictures_))
    small = page.thumbs.of(pictures_[0])
    assert small is not None
    assert small.height() > small.width()
    assert not page.grab().isNull()


def test_a_picture_that_is_gone_is_said_in_its_place(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, files(tmp_path / "in")[:1])
    picture = page.gallery.tiles.rows[0].picture
    assert picture is not None
    page.desk.workspace.contents.path_of(picture.sha256).unlink()
    page.thumbs.of(picture)
    qtbot.waitUntil(lambda: bool(page.thumbs.refusal(picture.sha256)))
    assert not page.grab().isNull()


def test_sorted_by_date_or_as_they_stand_and_filtered_by_shop(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    page.order.set_value(OLDEST)
    page.order.chosen.emit(OLDEST)
    assert [row.code for row in page.gallery.tiles.rows] == ["PH-002", "PH-001", "PH-003"]
    page.order.set_value(OWN)
    page.order.chosen.emit(OWN)
    assert [row.code for row in page.gallery.tiles.rows] == ["PH-001", "PH-002", "PH-003"]
    page.shop.set_choices([("PAINT", "Painting")])
    page.shop.set_values(["PAINT"])
    page.shop.chosen.emit(("PAINT",))
    assert page.empty.isVisible()
    add(qtbot, page, [_other(tmp_path)])
    assert [row.shop for row in page.gallery.tiles.rows] == ["PAINT"]


def _other(folder: Path) -> Path:
    path = folder / "other.jpg"
    path.write_bytes(photograph((33, 22)))
    return path


def test_enlarged_by_enter_and_walked_through_by_arrows(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    viewer = page.enlarge(page.gallery.tiles.rows[0])
    for key, place in ((Key.Key_Right, 1), (Key.Key_End, 2), (Key.Key_Right, 2), (Key.Key_Left, 1)):
        qtbot.keyClick(viewer, key)
        assert viewer.place == place
    qtbot.waitUntil(lambda: viewer.is_loaded)
    assert not viewer.grab().isNull()
    seen = viewer.row.id
    qtbot.keyClick(viewer, Key.Key_Escape)
    assert [row.id for row in page.gallery.chosen()] == [seen]


def test_keys_remove_and_undo_brings_back_with_the_pictures(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    page.remove_chosen()
    qtbot.waitUntil(page.empty.isVisible)
    page.desk.undo()
    qtbot.waitUntil(lambda: len(page.gallery.tiles.rows) == 3)
    assert all(row.picture for row in page.gallery.tiles.rows)


def test_saved_pictures_tell_no_place(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    out = tmp_path / "out"
    out.mkdir()
    found = [row.picture for row in page.gallery.chosen() if row.picture is not None]
    job = save_pictures(page.desk, out, found)
    with qtbot.waitSignal(job.done):
        pass
    for path in out.iterdir():
        assert 0x8825 not in Image.open(io.BytesIO(path.read_bytes())).getexif()
    assert len(list(out.iterdir())) == 3


def test_the_list_shows_the_same_rows_and_every_language_is_spoken(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path, themed: str
) -> None:
    add(qtbot, page, files(tmp_path / "in"))
    for language in LANGUAGES:
        use(language)
        page.retranslate()
        assert not page.grab().isNull()
    page.set_mode("list")
    qtbot.waitUntil(lambda: len(page.grid.model.rows) == 3)
    assert page.grid.isVisible()
    page.set_mode("gallery")
    page.gallery.select([page.gallery.tiles.rows[1].id])
    page.show_attachments()
    assert page.desk.overlay().findChildren(AttachmentsDialog)


def test_a_read_only_file_shows_and_adds_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    file = sample_file(tmp_path)
    for desk, frame in desk_on(qtbot, file, read_only=True):
        page = shown(qtbot, desk, frame)
        assert page.add(files(tmp_path / "in")) is None
        assert not page.add_button.isEnabled()
        assert desk.read(photographs, page.project_id) == []

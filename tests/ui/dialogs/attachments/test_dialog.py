"""What is attached is added, opened with care, named and taken away, each as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from core.queries.attachments import PROJECT, Subject, attachments
from core.queries.project import project_id
from tests.attached import attached
from tests.desks import desk_on, sample_desk
from tests.doors import watched_door
from tests.windows import sample_file
from ui.dialogs.attachments import open_attachments
from ui.dialogs.attachments.adding import Brought
from ui.dialogs.attachments.dialog import open_add_link, open_rename
from ui.dialogs.attachments.saving import names_in, save_to
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from core.queries.attachments import AttachmentRow
    from tests.desks import PlainFrame
    from tests.doors import Door
    from ui.desk import Desk
    from ui.dialogs.attachments import AttachmentsDialog

Key = Qt.Key


@pytest.fixture
def framed(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    yield from sample_desk(qtbot, tmp_path)


@pytest.fixture
def desk(framed: tuple[Desk, PlainFrame], qtbot: QtBot) -> Desk:
    framed[1].show()
    framed[1].activateWindow()
    qtbot.waitExposed(framed[1])
    return framed[0]


@pytest.fixture
def subject(desk: Desk) -> Subject:
    return Subject(PROJECT, desk.read(project_id, "P-2301"))


@pytest.fixture
def door() -> Iterator[Door]:
    with watched_door() as found:
        yield found


def rows(desk: Desk, subject: Subject) -> list[AttachmentRow]:
    return desk.read(attachments, subject)


def copy(*paths: Path, text: str = "") -> None:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def opened(desk: Desk, subject: Subject, qtbot: QtBot) -> AttachmentsDialog:
    dialog = open_attachments(desk, subject)
    qtbot.wait(1)
    return dialog


def asked(dialog: AttachmentsDialog, qtbot: QtBot) -> DialogFrame:
    """Return the question that lies over everything."""

    def others() -> list[DialogFrame]:
        found = dialog.window().findChildren(DialogFrame)
        return [each for each in found if each is not dialog and each.isVisible()]

    qtbot.waitUntil(lambda: bool(others()))
    qtbot.wait(1)
    return others()[0]


def press(frame: DialogFrame, words: str) -> None:
    [found] = [b for b in frame.findChildren(QPushButton) if b.text().strip() == words]
    found.click()


def test_files_and_links_are_pasted_as_one_step_each(
    qtbot: QtBot, desk: Desk, subject: Subject, tmp_path: Path
) -> None:
    files = [tmp_path / "план.pdf", tmp_path / "照片.txt"]
    for file in files:
        file.write_text(file.name)
    dialog = opened(desk, subject, qtbot)
    assert dialog.empty.isVisible()
    copy(*files)
    qtbot.keyClick(dialog, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(rows(desk, subject)) == 2)
    assert desk.workspace.undo_about == "2 attached"
    copy(text="https://example.com/a.pdf\nhttps://example.com/b.pdf\n")
    dialog.paste()
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 4)
    assert [dialog.model.columns[0].words(row) for row in dialog.model.rows] == [
        *("план.pdf", "照片.txt", "a.pdf", "b.pdf"),
    ]
    desk.undo()
    desk.undo()
    assert rows(desk, subject) == []
    copy(text="just words")
    dialog.paste()
    assert rows(desk, subject) == []


def test_a_picture_on_the_clipboard_becomes_a_file(
    qtbot: QtBot, desk: Desk, subject: Subject
) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    opened(desk, subject, qtbot).paste()
    qtbot.waitUntil(lambda: len(rows(desk, subject)) == 1)
    [row] = rows(desk, subject)
    assert row.media_type == "image/png"
    assert row.name.startswith("Picture")


def test_what_cannot_be_attached_is_said_and_the_rest_comes(
    qtbot: QtBot, framed: tuple[Desk, PlainFrame], desk: Desk, subject: Subject, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("x")
    dialog = opened(desk, subject, qtbot)
    dialog.add(Brought(paths=[good, tmp_path, tmp_path / "gone.txt"]))
    qtbot.waitUntil(lambda: len(rows(desk, subject)) == 1)
    said = next(words for words in framed[1].said if "not attached" in words)
    assert "2 files" in said
    assert "gone.txt was not found" in said
    assert "is a folder" in said


def test_a_document_opens_as_a_read_only_copy_without_asking(
    qtbot: QtBot, desk: Desk, subject: Subject, tmp_path: Path, door: Door
) -> None:
    attached(desk.workspace, subject, tmp_path / "in", "протокол.pdf")
    dialog = opened(desk, subject, qtbot)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Key.Key_Return)
    qtbot.waitUntil(lambda: len(door.opened) == 1)
    lent = Path(door.opened[0])
    assert lent.name == "протокол.pdf"
    assert lent.read_bytes() == b"%PDF-1 a"
    assert not lent.stat().st_mode & 0o222
    assert desk.workspace.contents.folder not in lent.parents


@pytest.mark.parametrize(
    ("name", "raw"),
    [("setup.exe", b"x"), ("invoice.pdf", b"MZ\x90"), ("a.lnk", b"x"), ("a.url", b"[x]")],
)
def test_a_program_asks_and_enter_cancels(
    qtbot: QtBot, desk: Desk, subject: Subject, tmp_path: Path, door: Door, name: str, raw: bytes
) -> None:
    attached(desk.workspace, subject, tmp_path / "in", name, raw)
    dialog = opened(desk, subject, qtbot)
    dialog.open_chosen()
    question = asked(dialog, qtbot)
    qtbot.keyClick(QApplication.focusWidget() or question, Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(question))
    assert door.opened == []
    dialog.open_chosen()
    press(asked(dialog, qtbot), "Open it")
    qtbot.waitUntil(lambda: len(door.opened) == 1)
    assert Path(door.opened[0]).name == name


def test_a_link_says_where_it_leads_and_asks(
    qtbot: QtBot, desk: Desk, subject: Subject, door: Door
) -> None:
    dialog = opened(desk, subject, qtbot)
    dialog.add(Brought(links=["https://bank.com@evil.example/x"]))
    qtbot.waitUntil(lambda: len(dialog.chosen()) == 1)
    dialog.open_chosen()
    question = asked(dialog, qtbot)
    assert "evil.example" in " ".join(
        label.text() for label in question.findChildren(type(dialog.empty))
    )
    press(question, "Copy address")
    assert QGuiApplication.clipboard().text() == "https://bank.com@evil.example/x"
    assert door.opened == []
    dialog.open_chosen()
    press(asked(dialog, qtbot), "Open it")
    qtbot.waitUntil(lambda: door.opened == ["https://bank.com@evil.example/x"])


def test_what_is_damaged_is_not_opened(
    qtbot: QtBot,
    framed: tuple[Desk, PlainFrame],
    desk: Desk,
    subject: Subject,
    tmp_path: Path,
    door: Door,
) -> None:
    attached(desk.workspace, subject, tmp_path / "in")
    [row] = rows(desk, subject)
    kept = desk.workspace.contents.path_of(row.sha256)
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1 b")
    dialog = opened(desk, subject, qtbot)
    dialog.open_chosen()
    qtbot.waitUntil(lambda: any("damaged" in words for words in framed[1].said))
    kept.unlink()
    dialog.open_chosen()
    qtbot.waitUntil(lambda: any("is not in the folder" in words for words in framed[1].said))
    assert door.opened == []


def test_names_notes_and_removal_by_keys(
    qtbot: QtBot, desk: Desk, subject: Subject, tmp_path: Path
) -> None:
    attached(desk.workspace, subject, tmp_path / "in")
    attached(desk.workspace, subject, tmp_path / "in", "b.txt", b"b")
    dialog = opened(desk, subject, qtbot)
    first = dialog.model.rows[0]
    frame = open_rename(desk, first)
    [field] = frame.findChildren(TextField)
    field.set_value("")
    press(frame, "Rename")
    assert frame.isVisible()
    field.set_value("Signed protocol")
    press(frame, "Rename")
    assert rows(desk, subject)[0].file_name == "Signed protocol.pdf"
    dialog.model.columns[3].edit(first, "see page 3")  # type: ignore[misc]
    assert rows(desk, subject)[0].note == "see page 3"
    dialog.table.setFocus()
    dialog.table.select([row.id for row in dialog.model.rows])
    qtbot.keyClick(dialog.table, Key.Key_Delete)
    qtbot.waitUntil(dialog.empty.isVisible)
    assert rows(desk, subject) == []
    desk.undo()
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 2)


def test_a_link_that_could_run_something_is_refused_at_its_field(
    qtbot: QtBot, desk: Desk, subject: Subject
) -> None:
    frame = open_add_link(desk, subject)
    where, name = frame.findChildren(TextField)
    where.set_value("javascript:alert(1)")
    press(frame, "Add")
    assert frame.isVisible()
    where.set_value("www.example.com/plan")
    name.set_value("The plan")
    press(frame, "Add")
    assert not frame.isVisible()
    assert [(row.shown, row.address) for row in rows(desk, subject)] == [
        ("The plan", "https://www.example.com/plan"),
    ]


def test_several_files_are_saved_beside_what_is_there(
    qtbot: QtBot, desk: Desk, subject: Subject, tmp_path: Path
) -> None:
    for raw in (b"1", b"2"):
        attached(desk.workspace, subject, tmp_path / "in", "a.txt", raw)
    out = tmp_path / "out"
    out.mkdir()
    (out / "A.txt").write_text("mine")
    found = rows(desk, subject)
    job = save_to(desk, list(zip(found, names_in(out, found), strict=True)))
    with qtbot.waitSignal(job.done):
        pass
    assert {p.name: p.read_text() for p in out.iterdir()} == {
        "A.txt": "mine",
        "a (2).txt": "1",
        "a (3).txt": "2",
    }


def test_a_read_only_file_only_opens(qtbot: QtBot, tmp_path: Path, door: Door) -> None:
    file = sample_file(tmp_path)
    for desk, frame in desk_on(qtbot, file):
        there = Subject(PROJECT, desk.read(project_id, "P-2301"))
        attached(desk.workspace, there, tmp_path / "in")
        frame.hide()
    for desk, frame in desk_on(qtbot, file, read_only=True):
        frame.show()
        dialog = opened(desk, there, qtbot)
        assert not dialog.add_button_.isEnabled()
        dialog.table.select([dialog.model.rows[0].id])
        dialog.remove()
        dialog.add(Brought(links=["https://example.com"]))
        assert len(rows(desk, there)) == 1
        dialog.open_chosen()
        qtbot.waitUntil(lambda: len(door.opened) == 1)
        assert dialog.note

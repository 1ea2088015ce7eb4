"""The dialogs of the system for choosing a file; what is done with the path is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from core.exchange import formats, plan_formats
from core.exchange.workbook import SUFFIXES
from core.language import mark, tr
from ui.outside import open_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.exchange import Format


def choose_save(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to save, asking again before a file is replaced; None if the user gave up.

    A name typed without its ending gets that of the proposed one before it is asked about.
    """
    dialog = QFileDialog(parent, title, str(proposed.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix)
    dialog.selectFile(proposed.name)
    is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if is_chosen and chosen else None


def choose_open(parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
    """Ask for a file that is there; None if the user gave up."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kind)
    return Path(chosen) if chosen else None


def choose_several(parent: QWidget, title: str, folder: Path) -> list[Path]:
    """Ask for any number of files of any kind; none if the user gave up."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(folder))
    return [Path(each) for each in chosen]


def choose_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None if the user gave up."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def usual_folder(remembered: str) -> Path:
    """Return the folder used last, or the user's own where it is gone."""
    return Path(remembered) if remembered and Path(remembered).is_dir() else Path.home()


def exchange_kind() -> str:
    """Return what the system's dialog calls the files that a portfolio comes in and goes out as."""
    names = " ".join(f"*{suffix}" for suffix in exchange_format().suffixes)
    return f"{tr(exchange_format().title)} ({names})"


def import_kinds() -> str:
    """Return what the system's dialog calls all files that can be imported, then each kind."""
    plans = [(each.title, each.suffixes) for each in plan_formats().values()]
    book = (mark("Excel workbook"), SUFFIXES)
    kinds = [(exchange_format().title, exchange_format().suffixes), *plans, book]
    every = (
        mark("Portfolios, plans and workbooks"),
        tuple(s for _title, each in kinds for s in each),
    )
    return ";;".join(
        f"{tr(title)} ({' '.join(f'*{suffix}' for suffix in suffixes)})"
        for title, suffixes in (every, *kinds)
    )


def is_plan(path: Path) -> bool:
    """Return whether a file name is that of a plan of another program."""
    return any(path.suffix.lower() in each.suffixes for each in plan_formats().values())


def is_workbook(path: Path) -> bool:
    """Return whether a file name is that of an Excel workbook."""
    return path.suffix.lower() in SUFFIXES


def workbook_kind(*, written: bool = False) -> str:
    """Return what the system's dialog calls the workbooks that come back, or that we write."""
    suffixes = (SUFFIXES[0],) if written else SUFFIXES
    return f"{tr(mark('Excel workbook'))} ({' '.join(f'*{suffix}' for suffix in suffixes)})"


def plan_kind() -> str:
    """Return what the system's dialog calls the plans that a project goes out as."""
    written = plan_formats()["mspdi"]
    return f"{tr(written.title)} (*{written.suffixes[0]})"


def exchange_format() -> Format:
    """Return the format of a whole portfolio."""
    return formats()["portfolio_yaml"]


def with_suffix(path: Path, suffix: str) -> Path:
    """Return the path with its ending, added where the user left it out."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def show(path: Path) -> None:
    """Open a file that we wrote, or a folder, in the program that the system uses for it."""
    open_path(path)

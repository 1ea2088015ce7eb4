"""Every error the application raises on purpose.

    AppError
      UserError             the user can put it right; shown as a message
        NotFound            the row is no longer there
        InvalidInput        a value broke a rule of the domain
        CircularPlan        milestones wait for each other in a ring
        UndoConflict        the row changed after the step to be undone
        ImportProblems      a file cannot be read; lists what is wrong, and where
        PasteProblems       a pasted block cannot be taken; lists what is wrong, and where
        OutputError         a report or export cannot be written where it was to go
      DataFileError         the data file cannot be opened or written
        FileMissing         there is none of this name
        NotAProjectFile     it is no Handover file
        NewerFile           a newer Handover wrote it
        DamagedFile         it is not whole
        FileInUse           somebody else has it open
        FileReadOnly        it may be read but not written
        DiskFull            there is no room to write

Anything else that escapes is a bug, and is reported as one.
"""

from __future__ import annotations

from dataclasses import dataclass


class AppError(Exception):
    """Base of every error raised on purpose."""

    def __str__(self) -> str:
        """Return what was said, or what the error means."""
        return super().__str__() or (self.__doc__ or "")


class UserError(AppError):
    """Something the user can put right."""


class NotFound(UserError):
    """This row is no longer there."""


class InvalidInput(UserError):
    """A value broke a rule of the domain."""


class CircularPlan(UserError):
    """These milestones wait for each other in a ring."""


class UndoConflict(UserError):
    """The row changed after this step, so the step cannot be undone."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: the line (from 1) where it is known, the field, the reason."""

    line: int | None
    field: str
    reason: str


class ImportProblems(UserError):
    """The file cannot be imported; nothing was changed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.line or '?'}: {p.field}: {p.reason}" for p in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[ImportProblems], tuple[tuple[Problem, ...]]]:
        """Travel from a child process with the problems, not with the words made of them."""
        return type(self), (self.problems,)


class PasteProblems(UserError):
    """These cells cannot be taken; nothing was changed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.line}: {p.reason}" for p in problems))
        self.problems = problems


class OutputError(UserError):
    """The file cannot be written there."""


class FileRefused(UserError):
    """This file cannot be attached."""


class ContentMissing(UserError):
    """The content of this attached file is not there."""


class ContentDamaged(UserError):
    """The content of this attached file is not what was attached."""


class DataFileError(AppError):
    """The data file cannot be opened or written."""


class FileMissing(DataFileError):
    """There is no file of this name."""


class NotAProjectFile(DataFileError):
    """This is no Handover file."""


class NewerFile(DataFileError):
    """A newer Handover wrote this file."""


class DamagedFile(DataFileError):
    """This file is not whole."""


class FileInUse(DataFileError):
    """Somebody else has this file open."""


class FileReadOnly(DataFileError):
    """This file may be read but not written."""


class DiskFull(DataFileError):
    """There is no room left to write."""

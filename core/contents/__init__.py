"""The contents of attached files, kept beside the data file by what they hold, each once."""

from __future__ import annotations

from core.contents.store import Content, Contents, Taken, folder_of

__all__ = ["Content", "Contents", "Taken", "folder_of"]

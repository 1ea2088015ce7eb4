"""What is attached to a row: the list of it, adding by file, drop and paste, opening with care."""

from __future__ import annotations

from ui.dialogs.attachments.dialog import AttachmentsDialog, open_attachments

__all__ = ["AttachmentsDialog", "open_attachments"]

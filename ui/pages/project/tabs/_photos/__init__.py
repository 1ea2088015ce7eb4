"""The photographs of a project: a gallery and the list of the same rows."""

from __future__ import annotations

from ui.pages.project.tabs._photos.page import PhotosPage

__all__ = ["PhotosPage"]

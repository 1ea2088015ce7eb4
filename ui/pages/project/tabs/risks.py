"""The open points of a project: risks, issues, actions and the punch list."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

SPEC = Tab(
    key="risks",
    title=mark("Risks & punch list"),
    order=38,
    make=made("risks", "risks", "issues", "actions", "punch_list"),
)

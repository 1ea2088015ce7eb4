"""The open points of a project: risks, issues, actions and the punch list."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.risks.matrix import RisksPanel
from ui.pages.project.tabs.risks.punch import PunchBand, PunchPanel

REGISTERS: Final = ("risks", "issues", "actions", "punch_list")

SPEC = Tab(
    key="risks",
    title=mark("Risks & punch list"),
    order=38,
    make=made(
        "risks",
        *REGISTERS,
        above={"punch_list": PunchBand},
        beside={"risks": RisksPanel, "punch_list": PunchPanel},
        below={"risks": "punch_list"},
    ),
    registers=REGISTERS,
)

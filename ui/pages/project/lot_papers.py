"""What can be taken out of the shipments of a project: the packing list of a lot, their charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import current, mark, tr
from core.report.packing import packing_list
from ui.dialogs.export_list import open_export_list
from ui.pages.project.chart_panel import ChartPanel
from ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from core.queries.register import RegisterRow
    from ui.desk import Desk
    from ui.dialogs.export_list import ListExport

CHARTS: Final = (
    (
        "shipments",
        mark("Shipments"),
        mark("departure to arrival of each lot, with its planned arrival"),
    ),
    ("containers", mark("Containers"), mark("planned, dispatched and received, added up")),
)
WIDE, HIGH = 1180, 780


def export_packing_list(desk: Desk, project_id: int, lot: RegisterRow) -> ListExport | None:
    """Ask where the packing list of a lot goes, and begin to write it."""
    made = desk.read(
        packing_list,
        project_id,
        lot.id,
        language=current(),
        status_date=desk.status_date(),
        author=desk.workspace.user,
        created=desk.clock(),
    )
    code = lot.values["packing_list_no"] or lot.values["code"]
    name = f"{lot.project_code} {code} {text.day(desk.status_date())}"
    return open_export_list(desk, made, "".join(c for c in name if c not in '<>:"/\\|?*'))


def open_charts(desk: Desk, project_id: int) -> DialogFrame:
    """Show the charts of the shipments; each is copied and saved from its own menu."""
    frame = DialogFrame(desk.overlay(), tr(mark("Shipments")), width=WIDE, height=HIGH)
    for names in CHARTS:
        panel = ChartPanel(desk, *names)
        frame.body.addWidget(panel, 1)
        panel.show_project(project_id)
    frame.add_button(tr("Close"), kind="primary", run=frame.close_sheet, default=True)
    frame.open()
    return frame

"""Several milestones are edited as one step; what stays empty is not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.desks import sample_desk
from ui.dialogs.bulk_edit import BulkForm, open_bulk_edit

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_filled_fields_change_and_the_others_do_not(qtbot: QtBot, tmp_path: Path) -> None:
    for desk, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        project = desk.read(project_id, "P-2301")
        before = {m.code: m for m in desk.read(milestones, project)}
        chosen = [before["M029"].id, before["M030"].id]
        dialog = open_bulk_edit(desk, chosen)
        [form] = dialog.findChildren(BulkForm)
        form.owner.set_value("Gao Ning")
        form.key.set_value(False)
        assert form.fields() == {"owner": "Gao Ning", "key": False}
        next(
            b for b in dialog.findChildren(type(dialog.add_button("x"))) if "Change" in b.text()
        ).click()
        after = {m.code: m for m in desk.read(milestones, project)}
        assert {after[code].owner for code in ("M029", "M030")} == {"Gao Ning"}
        assert after["M029"].evidence == before["M029"].evidence
        assert after["M031"] == before["M031"]
        assert desk.workspace.undo_label == "Edit milestones"

"""Turning sections that an older file kept as text into rows of the registers they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.exchange._kept_sections import read_kept
from core.exchange._layouts import COST, SECTIONS
from core.model import KeptSection, Project
from core.operations._register_rows import add_register_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def take_kept(session: Session) -> None:
    """Read the kept sections of all projects into registers; what cannot be read stays kept."""
    for project in session.scalars(select(Project)):
        kept = {each.name: each for each in project.kept if each.name in SECTIONS}
        if not kept:
            continue
        milestones = {m.code: m.id for m in project.milestones}
        texts = {name: each.content for name, each in kept.items()}
        read, taken = read_kept(texts, project.currency, milestones)
        for name in taken:
            project.kept.remove(kept[name])
        project.kept += [KeptSection(name=each.name, content=each.content) for each in read.kept]
        if read.bac is not None:
            project.bac_minor = read.bac.minor
        if COST in taken:
            project.cost_currency = read.cost_currency
        add_register_rows(session, project.id, read.rows, milestones)


def unread_sections(session: Session) -> list[tuple[str, str]]:
    """Return project code and name of each section that is still text, for want of a reading."""
    found = session.execute(
        select(Project.code, KeptSection.name)
        .join(KeptSection, KeptSection.project_id == Project.id)
        .where(KeptSection.name.in_(SECTIONS))
        .order_by(Project.position, KeptSection.id)
    )
    return [(code, name) for code, name in found]

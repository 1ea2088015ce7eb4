"""Adding whole rows of the registers of a project, as they come from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.model import Attachment
from core.registers import MILESTONES, Kind, registers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.queries.parts import AttachmentPart, RowPart
    from core.registers import Register


def add_register_rows(
    session: Session,
    project_id: int,
    parts: Mapping[str, Sequence[RowPart]],
    milestones: Mapping[str, int],
) -> None:
    """Add rows to the registers of a project that has none in these yet.

    Args:
        session: where to write.
        project_id: of the project.
        parts: rows by register, those that belong to others inside these.
        milestones: ids of the project's milestones by code.
    """
    targets: dict[str, dict[str, int]] = {MILESTONES: dict(milestones)}
    made: dict[int, int] = {}
    for key, register in registers().items():
        rows = list(_rows(register, parts))
        entities = []
        for position, (owner, part) in enumerate(rows, start=1):
            values = _columns(register, part, targets)
            if register.parent and owner is not None:
                values[register.field(register.parent).attribute] = made[id(owner)]
            entities.append(
                register.entity(
                    project_id=project_id, position=position, extra=part.extra, **values
                )
            )
        session.add_all(entities)
        session.flush()
        label = register.code or register.names[0]
        codes = targets[key] = {}
        for (_owner, part), entity in zip(rows, entities, strict=True):
            made[id(part)] = entity.id
            attach_parts(session, project_id, key, entity.id, part.attachments)
            if part.values.get(label):
                codes.setdefault(part.values[label], entity.id)


def attach_parts(
    session: Session, project_id: int, kind: str, row_id: int, parts: Sequence[AttachmentPart]
) -> None:
    """Attach what a file names to a row that was just added."""
    session.add_all(
        Attachment(
            project_id=project_id,
            position=position,
            subject=kind,
            row_id=row_id,
            **{name: getattr(part, name) for name in part.__dataclass_fields__},
        )
        for position, part in enumerate(parts, start=1)
    )


def _rows(
    register: Register, parts: Mapping[str, Sequence[RowPart]]
) -> Iterator[tuple[RowPart | None, RowPart]]:
    """Yield the rows of a register, each with the row it belongs to."""
    if not register.parent:
        yield from ((None, part) for part in parts.get(register.key, ()))
        return
    for owner in parts.get(register.field(register.parent).to, ()):
        yield from ((owner, part) for part in owner.lists.get(register.key, ()))


def _columns(
    register: Register, part: RowPart, targets: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in register.fields:
        value = part.values.get(field.key, field.empty)
        if field.kind is Kind.MONEY:
            value = None if value is None else value.minor
        elif field.kind is Kind.REFERENCE:
            value = targets[field.to][value] if value else None
        found[field.attribute] = value
    return found

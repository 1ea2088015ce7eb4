"""The column that says by how many days something is overdue; several registers have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark
from core.registers._spec import Computed, Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from core.registers._spec import Around, Values


def overdue(*, ended: Collection[str], due: tuple[str, ...] = ("due",)) -> Computed:
    """Return the column of days overdue at the status date, empty where nothing is.

    Args:
        ended: statuses in which nothing is due any more.
        due: fields with the date, the one that counts before the others first.
    """

    def days(row: Values, around: Around) -> int | None:
        on = next((row[key] for key in due if row[key] is not None), None)
        if on is None or row["status"] in ended or on >= around.status_date:
            return None
        late: int = (around.status_date - on).days
        return late

    return Computed("overdue_days", mark("Overdue"), Kind.WHOLE, unit=mark("d"), of=days)

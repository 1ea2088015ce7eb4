"""What follows from every step and is written in it.

What was attached to removed rows goes with them; then forecasts, payments, and the summaries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.db.recorder import recorded
from core.operations.attachments import let_go
from core.operations.forecasts import reforecast
from core.operations.payments import move_payments
from core.operations.summaries import derive

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def follow(session: Session) -> None:
    """Write what follows from all that this session wrote so far."""
    session.flush()
    let_go(session, list(recorded(session)))
    reforecast(session, list(recorded(session)))
    session.flush()
    move_payments(session, list(recorded(session)))
    session.flush()
    derive(session, list(recorded(session)))
    session.flush()

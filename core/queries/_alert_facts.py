"""What was read of a project, turned into the facts that its alerts look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.language import words
from core.queries._alert_reading import milestone_read
from core.queries.accounts import delay_accounts
from core.queries.clashes import DatedMilestone, milestone_clashes, places_of
from core.queries.register import with_computed
from core.registers import MILESTONES, Around, register
from core.rules.alerts._facts import (
    AlertFacts,
    ClaimDates,
    CreditDates,
    DayOff,
    Delayed,
    Earned,
    GuaranteeEnd,
    Lot,
    MilestoneDue,
    Owed,
    Paper,
    Reported,
    Task,
)
from core.rules.claims import DETAILED_DAYS, deadline
from core.rules.standing import damages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.queries._alert_reading import AlertProject, AlertReading
    from core.queries.register import RegisterRow
    from core.registers import Values
    from core.rules.alerts import Spot

_OVER: Final = frozenset({"CANCELLED", "CLOSED"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding speaks of: its code, and its name, which may be a catalogue key."""

    code: str
    name: str
    name_zh: str = ""
    name_ru: str = ""

    def named(self, language: str) -> str:
        """Return code and name in a language."""
        own = {"zh": self.name_zh, "ru": self.name_ru}.get(language)
        return " ".join(filter(None, (self.code, own or words(language)(self.name))))


def facts_of(
    reading: AlertReading, project: AlertProject, *, with_days_off: bool
) -> tuple[AlertFacts, _Subjects]:
    """Return a project as alerts see it, and what its rows are called."""
    whole = _Whole(reading, project)
    facts = whole.facts()
    if with_days_off:
        facts = replace(facts, days_off=tuple(whole.days_off()))
    return facts, _Subjects(whole)


class _Subjects:
    """What the rows of a project are called; asked for those alone that something is found in."""

    def __init__(self, whole: _Whole) -> None:
        self._whole = whole

    def of(self, spot: Spot) -> Subject:
        """Return what a row is called."""
        if spot.register == MILESTONES:
            row = self._whole.milestones[spot.id]
            return Subject(row.facts.code, row.name, row.name_zh, row.name_ru)
        described = register(spot.register)
        kept = next(r for r in self._whole.kept(spot.register) if r.id == spot.id)
        first, *others = (described.field(key) for key in described.names)
        said = (each.choices.get(kept.values[each.key], kept.values[each.key]) for each in others)
        name = " ".join(str(word) for word in said if word)
        code = str(kept.values[first.key] or "")
        return Subject(code, name if code else name or described.title)


class _Whole:
    """The rows of one project, turned into facts."""

    def __init__(self, reading: AlertReading, project: AlertProject) -> None:
        self._reading, self._project = reading, project
        self._on = reading.status_date
        found = [milestone_read(row) for row in reading.milestones.get(project.id, ())]
        self.milestones = {row.facts.id: row for row in found}
        self._around = Around(
            self._on,
            project.value,
            {row.facts.code: row.facts for row in found},
            {
                key: [row.values for row in rows.get(project.id, ())]
                for key, rows in reading.rows.items()
            },
        )

    def kept(self, key: str) -> Sequence[RegisterRow]:
        """Return the rows of a register."""
        return self._reading.rows[key].get(self._project.id, ())

    def facts(self) -> AlertFacts:
        """Return all of it as alerts take it."""
        draws = [row for row in self.kept("draws") if row.values["payment"]]
        return AlertFacts(
            self._on,
            status=self._project.status,
            stated=self._project.stated,
            milestones=tuple(self._due()),
            guarantees=tuple(self._guarantees()),
            credits=tuple(self._credits()),
            lots=tuple(self._lots(draws)),
            has_lots=bool(self.kept("shipments")),
            owed=tuple(self._owed(draws)),
            earned=tuple(self._earned(draws)),
            claims=tuple(self._claims()),
            conformity=tuple(self._papers("conformity")),
            permits=tuple(self._papers("permits")),
            punch=tuple(self._tasks("punch_list")),
            actions=tuple(self._tasks("actions")),
            reports=tuple(self._reports()),
            damages=self._damages(),
        )

    def _computed(self, key: str) -> Iterator[tuple[int, Values]]:
        described = register(key)
        for row in self.kept(key):
            yield row.id, with_computed(described.computed, row, self._around).values

    def _due(self) -> Iterator[MilestoneDue]:
        for row in self.milestones.values():
            each = row.facts
            if each.actual_finish is None or each.actual_finish > self._on:
                yield MilestoneDue(each.id, each.baseline_finish, each.forecast_finish)

    def days_off(self) -> Iterator[DayOff]:
        """Yield the holidays and shutdowns that its open milestones meet."""
        project, calendars = self._project, self._reading.calendars
        places = places_of(
            calendars, office=project.office, site=project.site, country=project.country
        )
        for row in self.milestones.values():
            each = row.facts
            if each.actual_finish is not None:
                continue
            finish = each.forecast_finish or each.baseline_finish
            dated = DatedMilestone(
                each.id, each.stage, each.responsible, row.calendar, row.start, finish
            )
            for met in milestone_clashes(places, calendars, dated, self._on):
                yield DayOff(each.id, met.kind, met.first, met.name, met.country)

    def _guarantees(self) -> Iterator[GuaranteeEnd]:
        for id_, row in self._computed("guarantees"):
            yield GuaranteeEnd(id_, row["status"], row["expiry"], row["needed"])

    def _credits(self) -> Iterator[CreditDates]:
        for id_, row in self._computed("credits"):
            yield CreditDates(
                id_,
                row["latest_shipment_date"],
                row["expiry"],
                row["presentation_period_days"],
                row["undrawn"],
                row["last_shipment"],
            )

    def _lots(self, draws: Sequence[RegisterRow]) -> Iterator[Lot]:
        """Yield what has not arrived, or is paid by a credit and has its documents out.

        Where drawings name lots, these are under the credit; where none does, all of them are.
        """
        has_credit = bool(self.kept("credits"))
        drawn = {row.values["shipment"] for row in draws} - {""}
        presented = {
            row.values["shipment"]: row.values["documents_presented"]
            for row in draws
            if row.values["documents_presented"] is not None
        }
        for kept in self.kept("shipments"):
            row = kept.values
            code = row["code"]
            under = has_credit and (not drawn or code in drawn)
            shown = row["lc_documents_presented_on"] or presented.get(code)
            if row["status"] in _OVER or (row["ata"] and not (under and shown is None)):
                continue
            yield Lot(
                kept.id,
                mode=row["mode"],
                status=row["status"],
                etd_planned=row["etd_planned"],
                etd=row["etd_forecast"],
                atd=row["atd"],
                border_arrival=row["border_arrival"],
                border_departure=row["border_departure"],
                eta_planned=row["eta_planned"],
                eta=row["eta_forecast"],
                ata=row["ata"],
                oversize=row["oversize"],
                permit_no=row["permit_no"],
                destination_permit_no=row["destination_permit_no"],
                scheme_approved=row["scheme_approved"],
                document_date=row["transport_document_date"] or row["atd"],
                under_credit=under,
                presented=shown,
                cleared=row["customs_cleared_on"],
            )

    def _owed(self, draws: Sequence[RegisterRow]) -> Iterator[Owed]:
        """Yield what is invoiced: drawing by drawing where a payment is drawn, else as a whole."""
        drawn = {row.values["payment"] for row in draws}
        for row in draws:
            each = row.values
            if each["due"] is not None and each["paid"] is None and each["amount"] is not None:
                yield Owed(row.id, "draws", each["due"], each["amount"])
        for id_, payment in self._computed("payments"):
            is_owed = payment["due"] is not None and payment["open"] is not None
            if is_owed and payment["code"] not in drawn:
                yield Owed(id_, "payments", payment["due"], payment["open"])

    def _earned(self, draws: Sequence[RegisterRow]) -> Iterator[Earned]:
        drawn = {row.values["payment"] for row in draws}
        left = {row.id: row.values["atd"] for row in self.kept("shipments")}
        for row in self.kept("payments"):
            each = row.values
            is_invoiced = any(sum_ and sum_.minor for sum_ in (each["invoiced"], each["paid"]))
            if each["code"] in drawn or is_invoiced or each["invoice_date"] is not None:
                continue
            reached = left.get(row.refs.get("shipment", 0))
            if reached is None and (trigger := self.milestones.get(row.refs.get("trigger", 0))):
                reached = trigger.facts.actual_finish
            yield Earned(row.id, each["status"], reached, each["amount"])

    def _claims(self) -> Iterator[ClaimDates]:
        for id_, row in self._computed("claims"):
            yield ClaimDates(
                id_,
                row["status"],
                row["notice_by"],
                row["notice_date"],
                row["detailed_deadline"]
                or deadline(
                    row["aware_date"] or row["event_date"], row["detailed_days"], DETAILED_DAYS
                ),
                row["detailed_claim_date"],
            )

    def _papers(self, key: str) -> Iterator[Paper]:
        for row in self.kept(key):
            yield Paper(row.id, row.values["status"], row.values["valid_until"])

    def _tasks(self, key: str) -> Iterator[Task]:
        for row in self.kept(key):
            each = row.values
            due = each.get("revised_due") or each["due"]
            yield Task(row.id, each["status"], due, each.get("category", ""))

    def _reports(self) -> Iterator[Reported]:
        for row in self.kept("issued_reports"):
            yield Reported(row.values["kind"], row.values["period_finish"], row.values["issued"])

    def _damages(self) -> Delayed | None:
        clauses = self.kept("damages")
        if not clauses:
            return None
        accounts = delay_accounts(
            self._project.value,
            self._reading.prices.get(self._project.id, {}),
            clauses=[row.values for row in clauses],
            claims=[row.values for row in self.kept("claims")],
        )
        found = damages(accounts, [row.facts for row in self.milestones.values()])
        if found is None or found.net_of_granted.cap is None:
            return None
        return Delayed(
            tuple(row.id for row in clauses),
            found.net_of_granted.amount,
            found.net_of_claimed.amount,
            found.net_of_granted.cap,
        )

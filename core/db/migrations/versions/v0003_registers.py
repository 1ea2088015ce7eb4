"""Schema 3: the registers of a project, one table each, and the budget of a project.

Sections that an older file keeps as text stay as they are here; `core.operations.kept` turns
them into rows when the file is opened, where nothing of them is lost by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.operations import Operations

_TABLES: Final = """
action
    text code title origin owner status note
    day raised due revised_due closed
    number percent
capacity
    text jph_basis note
    number design_jph planned_efficiency hours_per_shift shifts_per_day days_per_year
claim
    text code title type shop clause status note
    day event_date aware_date notice_date notice_deadline detailed_claim_date detailed_deadline
    number notice_days detailed_days eot_days_claimed amount_claimed_minor eot_days_granted
    number amount_granted_minor
cost_line
    text key name note
    number budget_minor actual_minor estimate_to_complete_minor
cost_month
    day date
    number actual_minor
equipment_package
    text code shop name name_zh name_ru supplier order_no country_of_origin unit hs_code
    text conformity fat_place status owner note
    day order_planned order_forecast order_actual drawings_planned drawings_forecast
    day drawings_actual made_planned made_forecast made_actual fat_planned fat_forecast
    day fat_actual dispatch_planned dispatch_forecast dispatch_actual site_planned site_forecast
    day site_actual required_on_site
    number quantity value_minor order_value_minor gross_weight_t volume_m3 container_count
    number manufacture_percent installation_percent
    flag oversize long_lead
issue
    text code title description type shop severity raised_by owner status resolution related note
    day raised due closed
letter_of_credit
    text number issuing_bank advising_bank confirming_bank currency expiry_place documents rules
    text note
    day opened latest_shipment_date expiry
    number amount_minor tolerance_percent presentation_period_days drawn_minor
    number presented_unpaid_minor
    flag partial_shipments transhipment
line_rate
    text shop line note
    number gross_jph target_availability first_time_ok_target
party
    text role party name company phone email messenger language time_zone address attitude
    text communication note
    number influence interest
    flag weekly_report monthly_report
performance_test
    text name shop status note
    day planned_start started
    number duration_hours shifts guaranteed_jph required_availability required_units excluded_hours
    number down_hours units rejected_units
price_component
    text key name
    number amount_minor
progress_point
    text shop
    day date
    number planned_pct actual_pct forecast_pct
ramp_week
    text cause note
    number week planned_jph actual_jph scheduled_hours units good_units downtime_min
shipment
    text code shop contents mode incoterm forwarder carrier booking_no transport_document
    text transport_document_no equipment_type permit_no place_of_dispatch border_crossing
    text place_of_delivery export_declaration_no import_declaration_no customs_broker eac_mark
    text insurance_certificate_no packing_list_no invoice_no origin_certificate_no status note
    day transport_document_date etd_planned etd_forecast atd border_arrival border_departure
    day eta_planned eta_forecast ata customs_cleared_on lc_documents_presented_on lc_paid_on
    day open_package_inspection_on
    number container_count vehicle_count cases gross_weight_t volume_m3 cip_value_minor duty_minor
    number import_vat_minor discrepancies free_days demurrage_minor
    flag oversize dangerous
transmittal
    text number direction sender recipient purpose subject note
    day date acknowledged
container
    owner shipment_id>shipment
    text number kind seal note
    number tare_t gross_weight_t packages
damages_terms
    pointer milestone_id>milestone
    text name shop scope base rounding cap_base note
    number weekly_rate daily_rate base_amount_minor grace_days delay_cap_percent guaranteed_jph
    number performance_rate minimum_percent performance_cap_percent overall_cap_percent
    flag full_percents
document
    pointer package_id>equipment_package transmittal_id>transmittal
    text number title title_zh title_ru discipline shop type originator revision purpose
    text review_code language note
    day planned submitted due_back returned
    number comments
guarantee
    pointer release_id>milestone
    text code type number issuer applicant beneficiary currency required_until_rule
    text reduction_rule rules status note
    day issued expiry required_until returned
    number amount_minor percent_of_contract tail_days current_amount_minor fee_percent
payment
    pointer trigger_id>milestone shipment_id>shipment
    text code name instrument due_rule invoice_no status note
    day planned_date forecast_date invoice_date due_date paid_date
    number percent amount_minor due_days invoiced_minor paid_minor
punch_item
    pointer package_id>equipment_package
    text code shop system location category discipline description criterion raised_by
    text responsible status closed_by verified_by note
    day raised due closed verified
    number reopened
risk
    pointer package_id>equipment_package
    text code title shop category cause effect response action owner trigger status note
    day due raised reviewed
    number probability impact cost_exposure_minor schedule_exposure_days residual_probability
    number residual_impact
run_hour
    owner test_id>performance_test
    day date
    number hour scheduled_min excluded_min run_min units good_units
run_stop
    owner test_id>performance_test
    text start station cause attributable
    day date
    number minutes
shipment_line
    owner shipment_id>shipment
    pointer package_id>equipment_package
    text hs_code release_basis note
    number quantity cases containers vehicles gross_weight_t volume_m3 value_minor
variation
    pointer package_id>equipment_package
    text code title shop origin description status amendment_no note
    day requested submitted approved
    number amount_minor time_impact_days cost_estimate_minor
draw
    owner payment_id>payment
    pointer shipment_id>shipment
    text note
    day documents_presented due paid
    number amount_minor
"""
"""Every table with its columns by kind; all have id, project, position and extra too."""


def upgrade(op: Operations) -> None:
    """Bring a file from schema 2 to 3: its registers are empty, its projects have no budget, no declared colour."""
    op.add_column("project", sa.Column("bac_minor", sa.Integer))
    for name in ("cost_currency", "declared_rag", "declared_reason"):
        op.add_column("project", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("project", sa.Column("declared_until", sa.Text))
    for table, columns in _tables():
        op.create_table(
            table,
            sa.Column("id", sa.Integer, nullable=False),
            _key(table, "project_id", "project", nullable=False),
            sa.Column("position", sa.Integer, nullable=False),
            *columns,
            sa.Column("extra", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sqlite_strict=True,
            sqlite_autoincrement=True,
        )
        for column in ("project_id", *(c.name for c in columns if c.foreign_keys)):
            op.create_index(f"ix_{table}_{column}", table, [column])


def _tables() -> Iterator[tuple[str, list[sa.Column[Any]]]]:
    table = ""
    columns: list[sa.Column[Any]] = []
    for line in [*_TABLES.strip().splitlines(), "end"]:
        if not line.startswith(" "):
            if table:
                yield table, columns
            table, columns = line, []
            continue
        kind, *names = line.split()
        columns += [_column(table, kind, name) for name in names]


def _column(table: str, kind: str, name: str) -> sa.Column[Any]:
    if kind in {"owner", "pointer"}:
        column, _, target = name.partition(">")
        return _key(table, column, target, nullable=kind == "pointer")
    if kind in {"text", "day"}:
        return sa.Column(name, sa.Text, nullable=kind == "day")
    return sa.Column(name, sa.Integer, nullable=kind == "number")


def _key(table: str, column: str, target: str, *, nullable: bool) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}")
    return sa.Column(column, sa.Integer, key, nullable=nullable)

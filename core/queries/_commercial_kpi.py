"""The commercial figures of a project by name, as `kpi` prints them: whole units of its currency."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from core.money import Money
    from core.rules.damages import Exposure
    from core.rules.evm import EarnedValue
    from core.rules.standing import Damages, Standing

_SUMS: Final = (
    *("bac", "pv", "ev", "ac", "sv", "cv", "eac_bac_over_cpi", "eac_atypical", "eac_cpi_spi"),
    *("etc", "vac", "eac_bottom_up"),
)
_RATIOS: Final = ("cpi", "tcpi_bac", "tcpi_eac")
_PLACES: Final = 4


def commercial_kpi(found: Standing) -> dict[str, Any]:
    """Return the figures; sums are whole, ratios have four places, what does not apply is None."""
    lots = found.lots
    return {
        **_value(found.value),
        "contract_value_original": _sum(found.contract),
        "variations_approved": _sum(found.variations_approved),
        "contract_value_revised": _sum(found.revised),
        "invoiced": _sum(found.invoiced),
        "received": _sum(found.received),
        "receivable": _sum(found.receivable),
        "remaining_to_invoice": _sum(found.remaining_to_invoice),
        "containers_total": lots.containers_total,
        "containers_dispatched": lots.containers_dispatched,
        "containers_on_site": lots.containers_on_site,
        "containers_in_transit": lots.containers_in_transit,
        "gross_weight_total_t": round(float(lots.gross_weight_total_t), _PLACES),
        "delay_damages": None if found.damages is None else _damages(found.damages),
    }


def _value(value: EarnedValue | None) -> dict[str, Any]:
    if value is None:
        return dict.fromkeys((*_SUMS, *_RATIOS))
    sums = {name: getattr(value, name) for name in _SUMS}
    ratios = {name: getattr(value, name) for name in _RATIOS}
    return {
        **{name: None if each is None else _whole(each) for name, each in sums.items()},
        **{name: None if each is None else round(each, _PLACES) for name, each in ratios.items()},
    }


def _damages(found: Damages) -> dict[str, Any]:
    gross = found.gross
    return {
        "gross": _parts(gross),
        "gross_total_uncapped": _sum(gross.uncapped),
        "cap": None if gross.cap is None else _sum(gross.cap),
        "gross_exposure": _sum(gross.amount),
        "net_of_granted_exposure": _sum(found.net_of_granted.amount),
        "net_of_claimed_eot": _parts(found.net_of_claimed, with_extension=True),
        "net_exposure": _sum(found.net_of_claimed.amount),
    }


def _parts(found: Exposure, *, with_extension: bool = False) -> list[dict[str, Any]]:
    return [
        {
            "shop": part.name,
            **({"eot_days": part.extension} if with_extension else {}),
            "delay_days": part.days,
            "full_weeks": int(part.weeks),
            "amount": _sum(part.amount),
        }
        for part in found.parts
    ]


def _sum(value: Money) -> int:
    return _whole(value.amount)


def _whole(value: float | Decimal) -> int:
    """Return a sum without its fraction, a half rounded up as in a ledger."""
    return int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))

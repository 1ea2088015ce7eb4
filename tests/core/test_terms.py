"""The words of the trade hang together."""

from __future__ import annotations

import pytest

from core import terms


def test_there_are_nineteen_stages_in_ten_phases() -> None:
    assert [stage.code for stage in terms.STAGES] == [f"S{n:02}" for n in range(1, 20)]
    assert [code for phase in terms.PHASES for code in phase.stages] == [
        stage.code for stage in terms.STAGES
    ]
    assert len(terms.PHASES) == 10


@pytest.mark.parametrize("shop", terms.STAGE_WEIGHTS)
def test_the_stage_weights_of_each_shop_type_sum_to_a_hundred(shop: str) -> None:
    assert sum(terms.STAGE_WEIGHTS[shop].values()) == 100


def test_each_shop_type_has_weights_and_a_letter_of_its_own() -> None:
    shops = [shop for shop in terms.SHOPS if shop.code != terms.PROJECT_LEVEL]
    assert {shop.code for shop in shops} == set(terms.STAGE_WEIGHTS) - {"DEFAULT"}
    assert len({shop.letter for shop in terms.SHOPS}) == len(terms.SHOPS)


def test_a_stage_is_found_in_its_phase() -> None:
    assert terms.phase_of("S13").key == "installation"
    assert terms.stage("S07").name == "Manufacturing"

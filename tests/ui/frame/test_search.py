"""Tests of ui.frame.search."""

from __future__ import annotations

from ui.frame.search import Offer, found, recent


def offer(title: str, group: str = "Commands", *, detail: str = "", hidden: str = "") -> Offer:
    return Offer(title, group, "diamond", title, detail=detail, hidden=hidden)


def test_every_word_must_be_there_in_any_order() -> None:
    offers = [offer("SAT passed", detail="Astana"), offer("SAT passed", detail="Izmir")]
    assert [each.detail for each in found(offers, "astana sat")] == ["Astana"]


def test_a_title_that_begins_with_the_word_comes_first() -> None:
    offers = [offer("Compact"), offer("New PAC"), offer("PAC signed"), offer("x", hidden="pac")]
    titles = [each.title for each in found(offers, "pac")]
    assert titles == ["PAC signed", "New PAC", "Compact", "x"]


def test_groups_keep_their_order_and_none_drowns_the_others() -> None:
    many = [offer(f"FAT {i}", "Milestones") for i in range(40)]
    result = found([*many, offer("FAT report")], "fat")
    assert [each.group for each in result].count("Milestones") == 6
    assert result[-1].title == "FAT report"


def test_recent_offers_come_back_newest_first_without_what_is_gone() -> None:
    offers = [offer("A"), offer("B")]
    assert [each.title for each in recent(offers, ["B", "gone", "A"], "Recent")] == ["B", "A"]

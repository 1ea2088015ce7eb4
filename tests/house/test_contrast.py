"""Text can be read and marks can be seen, in both themes."""

from __future__ import annotations

import pytest

from core.tokens import THEMES, tokens

TEXT = 4.5
MARK = 3.0
GROUNDS = ("chrome", "surface", "sunken", "raised", "hover", "sel", "sel_inactive")
STATUSES = ("red", "amber", "green", "grey", "blue")
TEXT_PAIRS = [
    *((shade, ground) for shade in ("text", "text2", "text3") for ground in GROUNDS),
    *(
        (f"{status}_text", ground)
        for status in STATUSES
        for ground in (f"{status}_soft", "surface")
    ),
    *((f"{status}_text", ground) for status in ("red", "amber") for ground in ("hover", "sel")),
    ("text", "press"),
    ("accent", "surface"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_fill_hover"),
]
MARKS = [
    "red",
    "amber",
    "green",
    "grey",
    "st_done",
    "st_now",
    "field",
    "focus",
    "ch_plan",
    "ch_actual",
    "ch_forecast",
    "shop_w",
    "shop_p",
    "shop_a",
]
MARK_PAIRS = [
    *((mark, "surface") for mark in MARKS),
    ("st_done", "st_track"),
    ("st_now", "st_track"),
    ("red", "red_soft"),
    ("amber", "amber_soft"),
    ("green", "green_soft"),
    ("line2", "surface"),
]
# Both have text beside them, which says the same.
EXCEPTIONS = {
    ("light", "amber", "amber_soft"),
    ("light", "line2", "surface"),
    ("dark", "line2", "surface"),
}
# (theme, shade, ground): the ratios the design was settled with
SETTLED = {
    ("light", "text", "surface"): 16.3,
    ("dark", "text", "surface"): 13.7,
    ("light", "text2", "surface"): 7.8,
    ("light", "text3", "surface"): 5.7,
    ("light", "text3", "sel"): 4.6,
    ("dark", "text3", "sel"): 4.6,
    ("dark", "on_accent", "accent_fill"): 4.6,
    ("light", "red", "surface"): 6.5,
    ("light", "amber", "surface"): 3.1,
    ("dark", "green", "surface"): 8.1,
    ("light", "ch_plan", "surface"): 3.1,
}


def luminance(value: str) -> float:
    shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: str, shade: str, ground: str) -> float:
    colors = tokens(theme)
    low, high = sorted(luminance(colors[name]) for name in (shade, ground))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shade", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: str, shade: str, ground: str) -> None:
    assert contrast(theme, shade, ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_can_be_seen(theme: str, mark: str, ground: str) -> None:
    seen = contrast(theme, mark, ground) >= MARK
    assert seen != ((theme, mark, ground) in EXCEPTIONS)


@pytest.mark.parametrize(("theme", "shade", "ground"), SETTLED)
def test_the_settled_ratios_hold(theme: str, shade: str, ground: str) -> None:
    settled = SETTLED[theme, shade, ground]
    assert contrast(theme, shade, ground) == pytest.approx(settled, abs=0.06)

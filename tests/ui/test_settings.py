"""Settings are remembered, readable, and never the reason that the program does not start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.settings import Settings, Values, View


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_settings_are_read_back(path: Path) -> None:
    settings = Settings(path)
    settings.now.theme = "dark"
    settings.now.text_size = 15
    view = settings.view("portfolio")
    view.widths["name"] = 240
    view.filters["country"] = "哈萨克斯坦"
    view.splitters["side"] = [700, 372]
    settings.save()
    again = Settings(path)
    assert again.now == settings.now
    assert "哈萨克斯坦" in path.read_text("utf-8")


def test_there_is_no_setting_that_nobody_named(path: Path) -> None:
    with pytest.raises(AttributeError):
        Settings(path).now.thme = "dark"  # type: ignore[attr-defined]


def test_the_files_opened_last_are_offered_once_each(path: Path) -> None:
    settings = Settings(path)
    for name in [*"abcdefghijkl", "c"]:
        settings.remember_file(Path(name))
    assert settings.now.recent == ["c", *"lkjihgfed"]
    assert settings.now.last_file == "c"
    settings.forget_file(Path("c"))
    assert settings.now.recent[0] == "l"


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "null", '"x"', "\x00\x01"])
def test_a_broken_file_is_set_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    assert Settings(path).now == Values()
    assert path.with_suffix(".broken.json").read_text("utf-8") == text


def test_a_value_of_the_wrong_form_is_passed_over(path: Path) -> None:
    path.parent.mkdir()
    found = {
        "theme": 5,
        "text_size": "large",
        "language": "ru",
        "recent": [1, 2],
        "views": {"x": {"widths": {"name": "wide"}, "sort": "name"}, "y": 3},
        "of_a_later_version": True,
    }
    path.write_text(json.dumps(found), "utf-8")
    settings = Settings(path)
    assert settings.now == Values(language="ru", views={"x": View(sort="name"), "y": View()})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Values.__slots__, "x"]), JSON))
def test_no_content_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_text(json.dumps(found), "utf-8")
    settings = Settings(path)
    settings.view("portfolio").sort = "name"
    settings.save()
    assert Settings(path).now == settings.now


def test_a_folder_that_cannot_be_written_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Settings(tmp_path / "file" / "settings.json").save()

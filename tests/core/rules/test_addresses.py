"""A link says where it really leads, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.rules.addresses import LOCAL, MAIL, SHARE, WEB, address, name_of


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("https://example.com/a/plan.pdf", WEB, "example.com"),
        (" <HTTP://Example.com> ", WEB, "example.com"),
        ("www.example.com/x", WEB, "www.example.com"),
        ("https://bank.com@evil.example/", WEB, "evil.example"),
        ("https://bank.com:pw@10.0.0.1:8080/", WEB, "10.0.0.1"),
        ("ftp://files.example.com/a", WEB, "files.example.com"),
        ("https://аpple.com/", WEB, "аpple.com (xn--pple-43d.com)"),
        ("\\\\server\\share\\plan.pdf", SHARE, "server"),
        ("//server/share", SHARE, "server"),
        ("smb://server/share", SHARE, "server"),
        ("mailto:a@b.com?attach=/etc/passwd", MAIL, "a@b.com"),
        ("C:\\Plans\\a.pdf", LOCAL, "C:\\Plans\\a.pdf"),
        ("/home/li/a.pdf", LOCAL, "/home/li/a.pdf"),
        ("file:///home/li/a%20b.pdf", LOCAL, "/home/li/a b.pdf"),
        ("file:///C:/Plans/a.pdf", LOCAL, "C:/Plans/a.pdf"),
    ],
)
def test_where_a_link_leads(text: str, kind: str, where: str) -> None:
    found = address(text)
    assert (found.kind, found.where) == (kind, where)
    assert found.is_remote == (kind != LOCAL)
    assert address(found.text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file://server/share/a.exe",
        "file:////server/share/a.exe",
        "ms-msdt:/id x",
        "search-ms:query=x",
        "\\\\?\\C:\\x",
        "\\\\.\\COM1",
        "https://",
        "https://a b/",
        "https://[broken/",
        "https://example.com:99999999/",
        "java\nscript:x",
        "just words",
        "https://example.com/" + "x" * 3000,
    ],
)
def test_what_could_run_or_reach_out_unseen_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        address(text)


@given(st.text(max_size=60))
def test_any_text_is_a_link_or_refused_and_reads_the_same_again(text: str) -> None:
    try:
        found = address(text)
    except InvalidInput:
        return
    assert address(found.text) == found


def test_a_link_is_named_by_its_end() -> None:
    assert name_of(address("https://example.com/a/FAT%20plan.pdf?x=1")) == "FAT plan.pdf"
    assert name_of(address("https://example.com")) == "example.com"
    assert name_of(address("\\\\server\\share\\plan.pdf")) == "plan.pdf"
    assert name_of(address("mailto:a@b.com")) == "a@b.com"

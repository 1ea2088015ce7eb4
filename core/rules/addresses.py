"""What a link leads to: the web, a shared folder, a mailbox or this computer; the rest is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from core.errors import InvalidInput
from core.language import mark, tr

LONGEST: Final = 2000
WEB, SHARE, MAIL, LOCAL = "web", "share", "mail", "local"
_WEB: Final = frozenset({"http", "https", "ftp", "ftps", "sftp"})
_SHARES: Final = frozenset({"smb", "cifs", "nfs", "afp", "dav", "davs"})
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_DRIVE: Final = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_HOST: Final = re.compile(r"[\w.\-]{1,253}|\[[0-9a-f:.]+\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads.

    Attributes:
        kind: `WEB`, `SHARE`, `MAIL` or `LOCAL`.
        text: what is kept and opened.
        where: the server, mailbox or path it leads to, without what only looks like one.
    """

    kind: str
    text: str
    where: str

    @property
    def is_remote(self) -> bool:
        """Return whether opening it reaches another computer."""
        return self.kind != LOCAL


def address(text: str) -> Address:
    """Return where a link leads.

    Raises:
        InvalidInput: it is none, or one that may run something or reach out unseen.
    """
    said = text.strip().strip("<>").strip()
    if not said:
        raise InvalidInput(tr(mark("A link is needed, such as https://example.com/file.pdf.")))
    if len(said) > LONGEST or not said.isprintable():
        raise InvalidInput(tr(mark("This is no link: it is too long or has hidden characters.")))
    if said.startswith(("\\\\?\\", "\\\\.\\", "//?/", "//./")):
        raise _refused(said)
    if said.startswith(("\\\\", "//")):
        return _share(said)
    if _DRIVE.match(said) or said.startswith(("/", "~/")):
        return Address(LOCAL, said, said)
    if said.lower().startswith("www."):
        said = f"https://{said}"
    found = _SCHEME.match(said)
    if found is None:
        raise InvalidInput(
            tr(
                mark("“{text}” is no link: it begins neither with https:// nor as a path."),
                text=said,
            )
        )
    return _by_scheme(found[1].lower(), said)


def _by_scheme(scheme: str, said: str) -> Address:
    if scheme == "mailto":
        whom = unquote(said[len("mailto:") :].partition("?")[0])
        if "@" not in whom:
            raise _refused(said)
        # Only the mailbox: fields behind it could attach files of this computer.
        return Address(MAIL, f"mailto:{whom}", whom)
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        raise _refused(said) from None
    if scheme == "file":
        return _file(said, parts.netloc, unquote(parts.path))
    if scheme not in _WEB | _SHARES:
        raise _refused(said)
    if not _HOST.fullmatch(host):
        raise InvalidInput(tr(mark("“{text}” names no server."), text=said))
    kind = WEB if scheme in _WEB else SHARE
    return Address(kind, urlunsplit(parts._replace(scheme=scheme)), _shown(host))


def _file(said: str, server: str, path: str) -> Address:
    if server.lower() not in {"", "localhost"} or path.startswith("//") or "\\" in path:
        raise InvalidInput(
            tr(mark("“{text}” leads to another computer under the name of a file."), text=said)
        )
    if _DRIVE.match(path[1:]):
        path = path[1:]
    return Address(LOCAL, path, path)


def _share(said: str) -> Address:
    server = re.split(r"[\\/]", said[2:])[0]
    if not _HOST.fullmatch(server):
        raise InvalidInput(tr(mark("“{text}” names no server."), text=said))
    return Address(SHARE, said, server)


def _shown(host: str) -> str:
    """Return a server as it is, with letters that only look Latin told apart."""
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        return host
    return host if plain == host.lower() else f"{host} ({plain})"


def _refused(said: str) -> InvalidInput:
    return InvalidInput(
        tr(
            mark(
                "“{text}” is no link that can be opened safely. Use https://, a path or a mailbox."
            ),
            text=said,
        )
    )


def name_of(found: Address) -> str:
    """Return what a link is called where nobody named it: the end of its path, else its server."""
    if found.kind == MAIL:
        return found.where
    if found.kind == WEB or "://" in found.text:
        end = PurePosixPath(unquote(urlsplit(found.text).path)).name
        return end or found.where
    return PureWindowsPath(found.text).name or found.text

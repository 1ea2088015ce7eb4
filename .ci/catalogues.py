"""Bring the catalogues of all languages up to date: extract, merge, compile.

python .ci/catalogues.py            update the .po files and compile the .mo files
python .ci/catalogues.py --check    exit 1 where a text is missing or a catalogue is stale
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {
    "tr": None,
    "trn": (1, 2),
    "mark": None,
    "w": None,
    "words": None,
    "plural": (1, 2),
}
LANGUAGES = ("zh", "ru")
STATED = dt.datetime(
    2026, 1, 1, tzinfo=dt.UTC
)  # one date, so that the same texts give the same file


def extracted() -> Catalog:
    """Return every text of the program that is translated."""
    catalogue = Catalog(project="Handover", charset="utf-8")
    sources = sorted([*ROOT.glob("main.py"), *ROOT.glob("core/**/*.py"), *ROOT.glob("ui/**/*.py")])
    for path in sources:
        for _line, message, comments, context in extract_from_file(
            "python", path, keywords=KEYWORDS, comment_tags=["Translators:"]
        ):
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def updated(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with today's texts, none guessed."""
    path = LOCALE / language / "LC_MESSAGES" / "handover.po"
    if path.exists():
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=language)
    else:
        catalogue = Catalog(locale=language, project="Handover", charset="utf-8")
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = STATED
    return catalogue


def missing(catalogue: Catalog) -> list[str]:
    """Return the texts that have no translation."""
    absent = []
    for message in catalogue:
        if message.id and (
            not message.string
            or (isinstance(message.string, tuple | list) and not all(message.string))
        ):
            absent.append(message.id if isinstance(message.id, str) else message.id[0])
    return absent


def main() -> int:
    """Update or check all catalogues; print what is missing."""
    check = "--check" in sys.argv
    template, faults = extracted(), 0
    for language in LANGUAGES:
        folder = LOCALE / language / "LC_MESSAGES"
        catalogue = updated(language, template)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        for _text in missing(catalogue):
            faults += 1
        if check:
            if (folder / "handover.mo").read_bytes() != compiled.getvalue():
                faults += 1
            continue
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "handover.po").open("wb") as stream:
            write_po(
                stream,
                catalogue,
                width=100,
                sort_output=True,
                no_location=True,
                omit_header=False,
                ignore_obsolete=True,
            )
        (folder / "handover.mo").write_bytes(compiled.getvalue())
    return 1 if faults and check else 0


if __name__ == "__main__":
    sys.exit(main())

"""Bring the catalogues of all languages up to date: extract, merge, compile.

python .ci/catalogues.py            update the .po files and compile the .mo files
python .ci/catalogues.py --check    exit 1 where a text is missing or a catalogue is stale

The check prints one line for each fault: a text without a translation, or a file
that holds other texts than an update would write.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {
    "tr": None,
    "trn": (1, 2),
    "mark": None,
    "w": None,
    "plural": (1, 2),
}
LANGUAGES = ("zh", "ru")
Texts = dict[str | tuple[str, ...], str | tuple[str, ...]]
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
    """Return the texts that have no translation, or not every plural form."""
    return [
        key if isinstance(key, str) else key[0]
        for key, shown in texts(catalogue).items()
        if not shown or not all(shown)
    ]


def texts(catalogue: Catalog) -> Texts:
    """Return each text with its translation; plural forms are tuples."""
    return {_plain(message.id): _plain(message.string) for message in catalogue if message.id}


def _plain(text: str | list[str] | tuple[str, ...] | None) -> str | tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else text or ""


def _translated(found: Texts) -> Texts:
    return {key: shown for key, shown in found.items() if shown}


def faults(language: str, catalogue: Catalog) -> list[str]:
    """Return what is wrong with the files of a language, one line each.

    Files are compared by their texts: their heads name the Babel that wrote them, and what has no
    translation is not compiled.
    """
    found = [f"{language}: no translation of {text!r}" for text in missing(catalogue)]
    folder = LOCALE / language / "LC_MESSAGES"
    for name, read in (("handover.po", read_po), ("handover.mo", read_mo)):
        path = folder / name
        if not path.exists():
            found.append(f"{language}: there is no {name}")
            continue
        with path.open("rb") as stream:
            held, wanted = texts(read(stream)), texts(catalogue)
        if name == "handover.mo":
            held, wanted = _translated(held), _translated(wanted)
        if held != wanted:
            found.append(f"{language}: {name} is stale")
    return found


def main() -> int:
    """Update all catalogues, or check them and print what is wrong."""
    template, found = extracted(), []
    for language in LANGUAGES:
        catalogue = updated(language, template)
        if "--check" in sys.argv:
            found += faults(language, catalogue)
            continue
        folder = LOCALE / language / "LC_MESSAGES"
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
        with (folder / "handover.mo").open("wb") as stream:
            write_mo(stream, catalogue)
    if found:
        print(*found, sep="\n")
        print("Run .ci/catalogues.py to extract and compile, and translate what is missing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

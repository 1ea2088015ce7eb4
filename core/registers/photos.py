"""The photographs of a project: what a report shows of manufacture and of the site."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Photo
from core.registers._spec import Field, Kind, Register

SPEC: Final = Register(
    "photos",
    mark("Photographs"),
    215,
    Photo,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("taken", mark("Taken on"), Kind.DATE),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("place", mark("Place")),
        Field("caption", mark("Caption"), width=260),
        Field("caption_zh", mark("Chinese caption"), width=180),
        Field("caption_ru", mark("Russian caption"), width=180),
        Field("photographer", mark("Photographer")),
        Field("for_customer", mark("For the customer"), Kind.FLAG, width=96),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    code="code",
    first_code="PH-001",
    names=("code", "caption"),
)

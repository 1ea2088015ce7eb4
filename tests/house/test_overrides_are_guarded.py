"""Every method of ui/ that Qt calls carries `@guarded`: an exception in it reaches the user."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"
VIRTUALS = frozenset(
    [
        "data",
        "setData",
        "headerData",
        "flags",
        "rowCount",
        "columnCount",
        "index",
        "parent",
        "hasChildren",
        "canFetchMore",
        "fetchMore",
        "roleNames",
        "sort",
        "mimeData",
        "mimeTypes",
        "dropMimeData",
        "supportedDropActions",
        "supportedDragActions",
        "removeRows",
        "insertRows",
        "moveRows",
        "span",
        "buddy",
        "filterAcceptsRow",
        "filterAcceptsColumn",
        "lessThan",
        "mapFromSource",
        "mapToSource",
        "sizeHint",
        "minimumSizeHint",
        "heightForWidth",
        "hasHeightForWidth",
        "paint",
        "createEditor",
        "setEditorData",
        "setModelData",
        "updateEditorGeometry",
        "destroyEditor",
        "initStyleOption",
        "event",
        "eventFilter",
        "viewportEvent",
        "paintSection",
        "sectionSizeFromContents",
        "nextCheckState",
        "hitButton",
        "validate",
        "fixup",
        "stepBy",
        "stepEnabled",
        "textFromValue",
        "valueFromText",
        "drawRow",
        "drawBranches",
        "drawContents",
        "indexAt",
        "visualRect",
        "scrollTo",
        "moveCursor",
        "horizontalOffset",
        "verticalOffset",
        "isIndexHidden",
        "setSelection",
        "visualRegionForSelection",
        "scrollContentsBy",
        "accept",
        "reject",
        "keyboardSearch",
        "commitData",
        "closeEditor",
        "selectionCommand",
        "rowsInserted",
        "rowsAboutToBeRemoved",
        "currentChanged",
        "selectionChanged",
        "focusNextPrevChild",
        "inputMethodQuery",
        "boundingRect",
        "shape",
        "drawBackground",
        "drawPrimitive",
        "drawControl",
        "drawComplexControl",
        "pixelMetric",
        "styleHint",
        "subControlRect",
        "updateGeometries",
        "startDrag",
        "showPopup",
        "hidePopup",
        "doItemsLayout",
        "addItem",
        "itemAt",
        "takeAt",
        "setGeometry",
        "minimumSize",
        "maximumSize",
        "expandingDirections",
        "role",
        "text",
        "rect",
        "childCount",
        "child",
    ]
)
# Names that plain widgets of ours use too: only overrides where the base class has them.
ONLY_IN = {
    "role": "QAccessible",
    "text": "QAccessible",
    "rect": "QAccessible",
    "childCount": "QAccessible",
    "child": "QAccessible",
    "sort": "Model",
    "index": "Model",
    "parent": "Model",
    "data": "Model",
    "flags": "Model",
    "addItem": "QLayout",
    "itemAt": "QLayout",
    "takeAt": "QLayout",
    "minimumSize": "QLayout",
    "maximumSize": "QLayout",
    "span": "Q",
}


def classes() -> list[tuple[Path, ast.ClassDef]]:
    found = []
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        found += [(path, node) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return found


def name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value) | ast.Call(func=value):
            return name_of(value)
    return ""


def qt_bases(node: ast.ClassDef, known: dict[str, ast.ClassDef]) -> set[str]:
    """Return the Qt classes above a class of ours, directly or through others of ours."""
    bases = {name_of(base) for base in node.bases}
    above = {base for base in bases if base.startswith("Q") and base[1:2].isupper()}
    for base in bases & known.keys():
        if known[base] is not node:
            above |= qt_bases(known[base], known)
    return above


def is_virtual(method: str, bases: set[str]) -> bool:
    if method.endswith("Event") and method != "Event":
        return True
    return method in VIRTUALS and any(ONLY_IN.get(method, "Q") in base for base in bases)


def overrides() -> list[tuple[str, ast.FunctionDef]]:
    found = classes()
    known = {node.name: node for _path, node in found}
    return [
        (f"{path.relative_to(UI.parent).as_posix()}:{node.name}.{method.name}", method)
        for path, node in found
        if (bases := qt_bases(node, known))
        for method in node.body
        if isinstance(method, ast.FunctionDef) and is_virtual(method.name, bases)
    ]


@pytest.mark.parametrize(("place", "method"), [pytest.param(*o, id=o[0]) for o in overrides()])
def test_override_is_guarded(place: str, method: ast.FunctionDef) -> None:
    marks = {name_of(each) for each in method.decorator_list}
    assert "guarded" in marks, f"{place}: an exception here would be lost in Qt's own code"

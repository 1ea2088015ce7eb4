"""What the heads of columns say: ours in one language or two, and those of others' lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from core.exchange._workbook_layout import REQUIRED
from core.language import LANGUAGES, words
from core.registers import OF_COST, OF_PROJECT, Field, Kind, table, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.registers import Column

BETWEEN: Final = " · "
_ASIDE: Final = re.compile(r"[(（][^)）]*[)）]")
_APART: Final = re.compile(r"[\W_]+")
_ALIASES: Final = {
    "code": (
        *("no", "number", "item no", "item", "id", "ref", "tag", "tag no", "pos"),
        *("编号", "序号", "代码", "项目号", "№", "номер", "поз", "позиция", "код", "шифр"),
    ),
    "number": ("no", "ref", "编号", "单号", "№", "номер"),
    "name": (
        *("description", "item description", "equipment", "designation", "goods"),
        *("名称", "设备名称", "品名", "наименование", "название", "описание", "оборудование"),
    ),
    "title": ("description", "subject", "名称", "标题", "наименование", "название", "тема"),
    "shop": ("workshop", "area", "车间", "цех", "участок"),
    "supplier": ("vendor", "manufacturer", "maker", "供应商", "厂家", "поставщик", "изготовитель"),
    "order_no": ("po", "po no", "purchase order", "订单号", "номер заказа"),
    "quantity": ("qty", "pcs", "数量", "кол во", "количество"),
    "unit": ("uom", "单位", "ед изм", "единица"),
    "value": ("amount", "price", "total", "金额", "总价", "сумма", "стоимость"),
    "amount": ("value", "sum", "金额", "сумма"),
    "gross_weight_t": ("gross weight", "weight", "weight t", "毛重", "重量", "вес брутто", "вес"),
    "volume_m3": ("volume", "cbm", "m3", "体积", "объем", "объём"),
    "container_count": ("containers", "ctn", "箱数", "контейнеры"),
    "containers": ("ctn", "箱数", "контейнеры"),
    "hs_code": ("hs", "hs code", "tariff code", "海关编码", "тн вэд", "код тн вэд"),
    "country_of_origin": ("origin", "country", "原产国", "страна происхождения"),
    "required_on_site": ("ros", "ros date", "required date", "需求日期", "требуется на площадке"),
    "status": ("state", "状态", "статус", "состояние"),
    "owner": ("responsible", "person", "责任人", "负责人", "ответственный"),
    "due": ("due date", "deadline", "到期日", "截止日期", "срок"),
    "date": ("day", "日期", "дата"),
    "note": ("notes", "remark", "remarks", "comment", "comments", "备注", "примечание"),
    "etd": ("departure", "预计发运", "отправление"),
    "eta": ("arrival", "预计到达", "прибытие"),
}


def head(column: Column, languages: Sequence[str], currency: str) -> str:
    """Return what stands over a column, with unit and currency, a line for each language."""
    lines = []
    for language in languages:
        w = words(language)
        title = BETWEEN.join(w(part) for part in (column.group, column.title) if part)
        unit = w(column.unit) if column.unit else currency if column.kind is Kind.MONEY else ""
        lines.append(f"{title} ({unit})" if unit else title)
    if isinstance(column, Field) and column.required:
        lines[0] += REQUIRED
    return "\n".join(dict.fromkeys(lines))


def said_currency(column: Column, currencies: set[tuple[str, str]]) -> str:
    """Return the currency of a whole column; nothing where its rows say it, or differ."""
    if not isinstance(column, Field) or column.kind is not Kind.MONEY:
        return ""
    if column.currency == OF_PROJECT:
        found = {currency for currency, _cost in currencies}
    elif column.currency == OF_COST:
        found = {cost or currency for currency, cost in currencies}
    else:
        return ""
    return found.pop() if len(found) == 1 else ""


def plain(text: str) -> str:
    """Return a head without what differs between hands: case, units, signs, line ends."""
    return _APART.sub(" ", _ASIDE.sub(" ", text.casefold())).strip()


@cache
def titles(key: str) -> frozenset[str]:
    """Return the keys of the fields of a table, and their titles in all languages."""
    fields = table(key).fields
    said = (words(lang)(each.title) for lang in LANGUAGES for each in fields)
    return frozenset(map(plain, (*(each.key for each in fields), *said)))


@cache
def names(key: str) -> dict[str, str]:
    """Return the fields of a table by every name they may have, the surest first."""
    described = table(key)
    found: dict[str, str] = {}
    for language in LANGUAGES:
        w = words(language)
        for field in described.fields:
            whole = " ".join(w(part) for part in (field.group, field.title) if part)
            found.setdefault(plain(whole), field.key)
    for field in described.fields:
        found.setdefault(plain(field.key), field.key)
    for field in described.fields:
        for alias in _ALIASES.get(field.key, ()):
            found.setdefault(plain(alias), field.key)
    return found


def meant(key: str, said: str) -> str:
    """Return the field of a table that a head means; nothing where it means none."""
    listed = names(key)
    for line in (said, *said.split("\n"), said.partition(",")[0], said.partition("，")[0]):
        if found := listed.get(plain(line)):  # after a comma stands a unit: Weight, t
            return found
    return ""


def likely(heads: Sequence[str], title: str) -> tuple[str, int]:
    """Return the table that a line of heads is most likely of, and how many heads it knows."""
    best, most, surest = "", 0, -1
    for key, described in tables().items():
        found = {field for said in heads if said and (field := meant(key, said))}
        named = {plain(words(language)(described.title)) for language in LANGUAGES}
        needed = {field.key for field in described.fields if field.required}
        own = sum(plain(said) in titles(key) for said in heads if said)
        sure = 3 * len(found) + own + len(found & needed) + 4 * (plain(title) in named)
        if sure > surest and found:
            best, most, surest = key, len(found), sure
    return best, most

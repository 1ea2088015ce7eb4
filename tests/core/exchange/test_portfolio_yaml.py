"""The exchange file: what it carries, what it refuses, and that it comes back as it was."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import terms
from core.errors import FileMissing, ImportProblems
from core.exchange import formats
from core.exchange._layouts import LAYOUTS, STEPS, WHICH
from core.exchange.portfolio_yaml import parse, read, text_of, write
from core.money import Money
from core.queries.parts import (
    CalendarPart,
    DayPart,
    Draft,
    KeptPart,
    LinkPart,
    MilestonePart,
    ProjectPart,
    RatePart,
    RowPart,
    ShopPart,
    ShutdownPart,
    TrendPart,
    first_baseline,
)
from core.queries.register import currency_of
from core.registers import MILESTONES, Kind, register, registers

if TYPE_CHECKING:
    from core.exchange._layouts import Layout
    from core.registers import Field, Register

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "astana.yaml"
SMALL = """\
meta: {title: Small, data_date: 2025-02-28, base_currency: USD}
projects:
- code: P-1
  name: One
  currency: USD
  contract_value: 1000000
  milestones:
  - {code: M1, stage: S08, shop: PAINT, name_en: FAT, weight: 40, baseline_finish: 2025-01-10}
  - {code: M2, stage: S16, shop: PRJ, name_en: PAC, weight: 60, predecessors: ['M1:FS+14']}
"""


def problems(text: str) -> dict[str, tuple[int | None, str]]:
    """Return what is refused, by field."""
    with pytest.raises(ImportProblems) as caught:
        parse(text)
    return {p.field: (p.line, p.reason) for p in caught.value.problems}


def with_line(line: str) -> str:
    """Return the small file with one more field in its project."""
    return SMALL.replace("  currency: USD\n", f"  currency: USD\n  {line}\n")


def test_the_sample_reads_without_a_notice() -> None:
    assert read(SAMPLE).notices == ()


def test_the_sample_comes_back_equal_value_by_value() -> None:
    before = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    assert yaml.safe_load(text_of(read(SAMPLE))) == before


def test_writing_what_was_read_is_byte_identical(tmp_path: Path) -> None:
    first, second = tmp_path / "1.yaml", tmp_path / "2.yaml"
    write(first, read(SAMPLE))
    write(second, read(first))
    assert first.read_bytes() == second.read_bytes()


def test_milestones_stand_on_one_line_each() -> None:
    lines = text_of(read(SAMPLE)).splitlines()
    assert sum(line.startswith("  - {code: M0") for line in lines) >= 48


def test_the_format_is_found_by_its_key() -> None:
    assert formats()["portfolio_yaml"].suffixes == (".yaml", ".yml")


def test_numbers_are_read_exactly() -> None:
    project = parse(SMALL.replace("1000000", "240020833.57")).projects[0]
    assert project.value == Money(24002083357, "USD")
    assert parse(SMALL.replace("weight: 40", "weight: 0.1")).projects[0].milestones[
        0
    ].weight == Decimal("0.1")


def test_words_that_yaml_takes_for_something_else_stay_text() -> None:
    project = parse(with_line("country: NO\n  contract_no: 00123")).projects[0]
    assert (project.country, project.contract_no) == ("NO", "00123")
    again = parse(text_of(parse(with_line("country: NO\n  contract_no: 00123")))).projects[0]
    assert again == project


@pytest.mark.parametrize(
    ("written", "rule", "place", "text"),
    [
        ("CIP Astana (Incoterms 2020)", "CIP", "Astana", "CIP Astana (Incoterms 2020)"),
        ("FOB Tianjin", "FOB", "Tianjin", ""),
        ("EXW", "EXW", "", ""),
        ("null", "", "", ""),
    ],
)
def test_a_delivery_term_is_rule_and_place(written: str, rule: str, place: str, text: str) -> None:
    project = parse(with_line(f"incoterm: {written}")).projects[0]
    found = (project.incoterm, project.incoterm_place, project.incoterm_text)
    assert found == (rule, place, text)


def test_links_carry_kind_and_lag() -> None:
    assert parse(SMALL).projects[0].milestones[1].links == (LinkPart("M1", "FS", 14),)


@pytest.mark.parametrize(
    ("written", "lag", "unit"),
    [
        ("M1:FS+14", 14, "ed"),
        ("M1:FS+14d", 14, "ed"),
        ("M1:SS-3wd", -3, "d"),
        ("M1:FS+50%", 50, "%"),
        ("M1:FF+90min", 90, "m"),
        ("M1:SF+1440emin", 1440, "em"),
    ],
)
def test_a_lag_says_what_it_counts(written: str, lag: int, unit: str) -> None:
    (project,) = parse(SMALL.replace("M1:FS+14", written)).projects
    (link,) = project.milestones[1].links
    assert (link.lag, link.lag_unit) == (lag, unit)
    assert f"'{written}'" in text_of(parse(SMALL.replace("M1:FS+14", written))) or unit == "ed"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ("duration: 20x", "duration"),
        ("constraint: SNET", "constraint"),
        ("constraint: ASAP, constraint_date: 2025-01-01", "constraint_date"),
        ("constraint: SOON", "constraint"),
    ],
)
def test_what_a_schedule_cannot_be_computed_from_is_refused(fields: str, refused: str) -> None:
    found = problems(SMALL.replace("weight: 40", f"weight: 40, {fields}"))
    assert list(found) == [f"projects[0].milestones[0].{refused}"]


def test_hours_that_overlap_are_refused() -> None:
    week = "hours_by_day: {Sat: '08:00-12:00 11:00-15:00'}"
    text = SMALL.replace(
        "projects:", f"calendars:\n- {{code: X, country: CN, weekend: [Sun], {week}}}\nprojects:"
    )
    assert list(problems(text)) == ["calendars[0].hours_by_day.Sat"]


def test_baseline_dates_make_the_first_baseline() -> None:
    (baseline,) = parse(SMALL).projects[0].baselines
    assert (baseline.name, baseline.dates) == ("BL1", (("M1", None, dt.date(2025, 1, 10)),))


def test_unknown_sections_and_fields_are_kept_and_told() -> None:
    text = with_line("wishes: [one, {two: 2.50}]").replace("name_en: FAT", "name_en: FAT, hue: red")
    draft = parse(text + "extras:\n  a: 1\n")
    assert {n.field for n in draft.notices} == {
        "projects[0].wishes",
        "projects[0].milestones[0].hue",
        "extras",
    }
    back = yaml.safe_load(text_of(draft))
    assert back["extras"] == {"a": 1}
    assert back["projects"][0]["wishes"] == ["one", {"two": 2.5}]
    assert back["projects"][0]["milestones"][0]["hue"] == "red"


def test_a_slip_of_the_pen_in_a_field_name_is_refused() -> None:
    found = problems(SMALL.replace("baseline_finish", "baseline_finsh"))
    line, reason = found["projects[0].milestones[0].baseline_finsh"]
    assert line == 8
    assert "baseline_finish" in reason


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("stage: S08", "stage: S99", "milestones[0].stage"),
        ("shop: PAINT", "shop: BARN", "milestones[0].shop"),
        ("2025-01-10", "2025-02-30", "milestones[0].baseline_finish"),
        ("2025-01-10", "1825-01-10", "milestones[0].baseline_finish"),
        ("2025-01-10", "2025-W01-1", "milestones[0].baseline_finish"),
        ("2025-01-10", "2025-01-10, actual_finish: 2025-03-01", "milestones[0].actual_finish"),
        ("2025-01-10", "2025-01-10, baseline_start: 2025-02-01", "milestones[0].baseline_finish"),
        ("weight: 40", "weight: 101", "milestones[0].weight"),
        ("weight: 40", "weight: .nan", "milestones[0].weight"),
        ("weight: 40", "weight: 1e1000000", "milestones[0].weight"),
        ("weight: 40", "weight: 1_0", "milestones[0].weight"),
        ("weight: 40", "weight: １２", "milestones[0].weight"),
        ("weight: 40", "weight: 0.30000000000000004", "milestones[0].weight"),
        ("weight: 40", "percent_complete: -1", "milestones[0].percent_complete"),
        ("code: M2", "code: M1", "milestones[1].code"),
        ("M1:FS+14", "M9:FS", "milestones[1].predecessors"),
        ("M1:FS+14", "M1:XX", "milestones[1].predecessors[0]"),
        ("name_en: FAT", "name_en: FAT, predecessors: [M2]", "milestones"),
        ("1000000", "10.001", "contract_value"),
        ("1000000", "-5", "contract_value"),
        ("1000000", "9999999999999999", "contract_value"),
        ("currency: USD\n", "currency: dollars\n", "currency"),
        ("code: P-1", "code: ''", "code"),
        ("name: One", "status: ASLEEP\n  name: One", "status"),
        ("name: One", "incoterm: DAF Khorgos\n  name: One", "incoterm"),
        ("name: One", "name: One\n  name: Two", "name"),
    ],
)
def test_f45_f46_a_wrong_value_is_refused_with_its_field(old: str, new: str, field: str) -> None:
    found = problems(SMALL.replace(old, new))
    assert f"projects[0].{field}" in found


def test_every_problem_is_listed_with_its_line() -> None:
    text = SMALL.replace("stage: S08", "stage: S99").replace("weight: 60", "weight: six")
    assert {line for line, _ in problems(text).values()} == {8, 9}


def test_weights_that_miss_100_are_told_not_refused() -> None:
    draft = parse(SMALL.replace("weight: 60", "weight: 59"))
    assert [n.field for n in draft.notices] == ["projects[0].milestones"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "- a\n- b",
        "projects: [",
        "a: &x 1\nb: *x\nprojects: []",
        "!!python/object/apply:os.system [ls]",
        "[" * 100_000,
        "{a: " * 100_000,
        "? [a, b]\n: c\nprojects: []",
        "meta: {<<: {a: 1}, data_date: 2025-01-01}\nprojects: []",
        "---\nmeta: {data_date: 2025-01-01}\nprojects: []\n---\nmore: 1\n",
        'meta: {data_date: 2025-01-01, title: "\\0"}\nprojects: []',
        'meta: {data_date: 2025-01-01, title: "\\ud800"}\nprojects: []',
        "meta: {data_date: 2025-01-01, x: 2025-13-45}\nprojects: []",
        f"meta: {{data_date: 2025-01-01, x: {'9' * 5000}}}\nprojects: []",
        "meta: {data_date: 2025-01-01, schema_version: 2}\nprojects: []",
        "a\x00b",
    ],
)
def test_f38_hostile_text_is_refused_in_words(text: str) -> None:
    assert all(reason for _, reason in problems(text).values())


def test_text_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cp1251.yaml"
    path.write_bytes("meta:\n  title: Привет\n".encode("cp1251"))
    with pytest.raises(ImportProblems) as caught:
        read(path)
    assert caught.value.problems[0].line == 2
    assert "UTF-8" in caught.value.problems[0].reason


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read(tmp_path / "none.yaml")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_f43_a_mutated_file_raises_nothing_but_its_problems(data: st.DataObject) -> None:
    source = (
        SMALL
        + "stages:\n- {code: S01, n: 1.5}\nfx_rates:\n- {date: 2025-01-01, quote: EUR, rate: 2}\n"
    )
    at = data.draw(st.integers(0, len(source)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(
        st.text(st.sampled_from("{}[]:,-&*!|>'\"%@`#?\n\t 0x9Za~\u0000é中.<="), max_size=8)
    )
    mutated = source[:at] + put + source[at + cut :]
    draft = None
    with suppress(ImportProblems):
        draft = parse(mutated)
    if draft is not None:
        assert parse(text_of(draft)) == draft


def test_the_examples_of_the_documentation_are_read() -> None:
    page = (SAMPLE.parents[2] / "docs" / "exchange-file.md").read_text(encoding="utf-8")
    whole, trend, baselines, registers = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert parse(whole).notices == ()
    assert parse(SMALL + registers).notices == ()
    for part in (trend, baselines):
        codes = sorted(set(re.findall(r"milestone: (M\d+)", part)))
        rows = "".join(f"  - {{code: {c}, stage: S08, name_en: FAT, weight: 100}}\n" for c in codes)
        parse(SMALL.split("  milestones:", maxsplit=1)[0] + "  milestones:\n" + rows + part)


def test_every_field_that_is_written_is_documented() -> None:
    page = (SAMPLE.parents[2] / "docs" / "exchange-file.md").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text_of(read(SAMPLE)))
    names = {*loaded, *loaded["projects"][0], *loaded["calendars"][1], *loaded["fx_rates"][0]}
    for project in loaded["projects"]:
        names |= {*project, *project["shops"][0], *project["milestones"][0]}
    assert {name for name in names if name not in page} == set()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: str(each.register))
def test_every_field_of_a_register_is_documented(layout: Layout) -> None:
    page = (SAMPLE.parents[2] / "docs" / "exchange-file.md").read_text(encoding="utf-8")
    [said] = re.findall(rf"^#+ `{layout.name}`.*?\n(.*?)(?=^#)", page, re.DOTALL | re.MULTILINE)
    described = register(layout.register)
    names = {layout.named(f.key).rpartition(".")[2] for f in described.fields}
    chain = {f"{step}_{which}" for step in STEPS for which in WHICH}
    names -= {described.parent, *(chain if layout.register == "equipment" else ())}
    known = {
        layout.words.get(f.key, {}).get(choice, choice)
        for f in described.fields
        for choice in f.choices
    }
    assert {name for name in names | known if f"`{name}`" not in said} == set()


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=20
)
codes = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
names = words.filter(str.strip)
days = st.dates(dt.date(1990, 1, 1), dt.date(2025, 2, 28))
shares = st.decimals(0, 100, places=4)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | words | days,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(codes, each, max_size=3),
    max_leaves=6,
)
kept = values.map(lambda value: yaml.safe_dump(value, allow_unicode=True))


@st.composite
def links(draw: st.DrawFn, predecessor: str) -> LinkPart:
    """Return a link with any unit; without a lag there is none to tell."""
    kind, lag = draw(st.sampled_from(sorted(terms.LINK_KINDS))), draw(st.integers(-9, 9))
    unit = draw(st.sampled_from(sorted(terms.LAG_UNITS))) if lag else "ed"
    return LinkPart(predecessor, kind, lag, unit)


planned: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "uid": st.integers(0, 10**9),
        "duration": st.integers(0, 10**5),
        "deadline": days,
        "calendar": codes,
        "manual": st.booleans(),
    },
) | st.fixed_dictionaries(
    {
        "duration": st.integers(0, 10**5),
        "elapsed": st.booleans(),
        "constraint_kind": st.sampled_from(sorted(terms.CONSTRAINTS.keys() - terms.UNDATED)),
        "constraint_date": days,
    }
)


@st.composite
def milestones(draw: st.DrawFn) -> tuple[MilestonePart, ...]:
    """Return milestones that wait only for earlier ones."""
    made: list[MilestonePart] = []
    for code in draw(st.lists(codes, max_size=4, unique=True)):
        start, finish = sorted((draw(days), draw(days)))
        before = draw(st.sets(st.sampled_from([m.code for m in made]))) if made else set()
        made.append(
            MilestonePart(
                code,
                draw(st.sampled_from(["S01", "S08", "S19"])),
                draw(st.sampled_from(["PRJ", "PAINT"])),
                draw(names),
                name_zh=draw(words),
                weight=draw(shares),
                baseline_start=start,
                baseline_finish=finish,
                actual_finish=draw(st.none() | days),
                percent=draw(shares),
                responsible=draw(st.sampled_from(["contractor", "customer"])),
                key=draw(st.booleans()),
                links=tuple(draw(links(each)) for each in sorted(before)),
                **draw(planned),
                evidence=draw(words),
                note=draw(words),
            )
        )
    return tuple(made)


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Return values that a field may hold."""
    low = -1000 if field.low is None else field.low
    high = min(1000 if field.high is None else field.high, 1000)
    numbers = st.decimals(low, high, places=4)
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.NOTE: (names if field.required else words).map(str.strip),
        Kind.WHOLE: st.integers(low, high),
        Kind.NUMBER: numbers,
        Kind.PERCENT: numbers,
        Kind.MONEY: st.integers(-9 if field.low is None else 0, 10**14),
        Kind.DATE: days,
        Kind.FLAG: st.booleans(),
        Kind.CHOICE: st.sampled_from(sorted(field.choices)),
        Kind.SHOP: st.sampled_from(["PRJ", "PAINT"]),
        Kind.COUNTRY: st.sampled_from(["KZ", "NO"]),
        Kind.CURRENCY: st.sampled_from(["EUR", "KWD", "JPY"]),
    }
    found = kinds.get(field.kind, st.from_regex(r"[!-~]([ -~]{0,12}[!-~])?", fullmatch=True))
    return found if field.required else found | st.just(field.empty)


@st.composite
def rows_of(
    draw: st.DrawFn, described: Register, codes: dict[str, list[str]], currencies: tuple[str, str]
) -> tuple[RowPart, ...]:
    """Return rows of a register, in whose dates nothing goes back, with the rows in them."""
    made = []
    for number in range(draw(st.integers(0, 2))):
        row: dict[str, Any] = {}
        for field in described.fields:
            if field.kind is Kind.REFERENCE and field.key != described.parent:
                row[field.key] = draw(st.sampled_from(["", *codes.get(field.to, [])]))
            elif field.key != described.parent:
                row[field.key] = draw(values_of(field))
        before: dict[str, Any] = {}
        while before != row:  # chains share days: what one puts in order another may disturb
            before = dict(row)
            for chain in described.in_order:
                dated = sorted(row[key] for key in chain if row[key] is not None)
                row |= zip([key for key in chain if row[key] is not None], dated, strict=True)
        if "transport_document" in row:
            row["transport_document"] = ""
        if described.key == "budget_rates":
            row["rate"] = row["rate"] or Decimal(1)  # nothing is converted at nought
        if described.single:
            row[described.single] = list(described.field(described.single).choices)[number]
        if described.code:
            row[described.code] = f"{row[described.code][:60]} {number}".strip()
            codes.setdefault(described.key, []).append(row[described.code])
        for field in described.fields:
            if field.kind is Kind.MONEY and row[field.key] is not None:
                row[field.key] = Money(row[field.key], currency_of(field, row, *currencies))
        lists = {
            each.key: draw(rows_of(each, codes, currencies))
            for each in registers().values()
            if each.parent and each.field(each.parent).to == described.key
        }
        made.append(RowPart(row, {key: found for key, found in lists.items() if found}))
    return tuple(made)


@st.composite
def registers_of(
    draw: st.DrawFn, milestones: tuple[MilestonePart, ...], currencies: tuple[str, str]
) -> dict[str, tuple[RowPart, ...]]:
    """Return rows of some registers."""
    codes = {MILESTONES: [m.code for m in milestones]}
    own = [each for each in registers().values() if not each.parent]
    wanted = draw(st.sets(st.sampled_from([each.key for each in own]), max_size=4))
    found = {each.key: draw(rows_of(each, codes, currencies)) for each in own if each.key in wanted}
    return {key: rows for key, rows in found.items() if rows}


@st.composite
def projects(draw: st.DrawFn, code: str) -> ProjectPart:
    """Return a project with all its lists."""
    found = draw(milestones())
    signed = draw(st.none() | days)
    points = draw(st.dictionaries(days, days, min_size=1, max_size=3))
    currency = draw(st.sampled_from(["USD", "JPY", "KWD"]))
    cost_currency = draw(st.sampled_from(["", "CNY"]))
    return ProjectPart(
        code=code,
        name=draw(names),
        value=Money(draw(st.integers(0, 10**14)), currency),
        bac=draw(
            st.none() | st.integers(0, 10**14).map(lambda m: Money(m, cost_currency or currency))
        ),
        cost_currency=cost_currency,
        registers=draw(registers_of(found, (currency, cost_currency))),
        customer=draw(words),
        signed=signed,
        incoterm="CIP",
        incoterm_place="Astana",
        win_probability=draw(st.none() | st.decimals(0, 1, places=4)),
        priority=draw(st.none() | st.integers(0, 9)),
        note=draw(words),
        by_logic=draw(st.booleans()),
        declared_rag=draw(st.sampled_from(["", "AMBER"])),
        declared_reason=draw(words),
        declared_until=draw(st.none() | days),
        near_critical=draw(st.integers(0, 60)),
        shops=draw(
            st.just(()) | shares.map(lambda share: (ShopPart("PAINT", share_percent=share),))
        ),
        milestones=found,
        trend=tuple(TrendPart(m.code, tuple(sorted(points.items()))) for m in found[:1]),
        baselines=first_baseline(signed, found),
        kept=tuple(
            KeptPart(name, draw(kept))
            for name in draw(st.sets(st.sampled_from(["expected_kpis", "wishes"])))
        ),
    )


spans = st.sampled_from(["08:00-12:00 13:00-17:00", "22:00-06:00", "00:00-24:00"])
calendars = st.builds(
    CalendarPart,
    code=st.just("KZ"),
    country=st.just("KZ"),
    weekend=st.just(("Sun",)),
    public_holidays=st.booleans(),
    name=words,
    hours=spans,
    hours_by_day=st.dictionaries(st.sampled_from(["Fri", "Sat"]), spans).map(
        lambda found: tuple(sorted(found.items()))
    ),
    days=st.dictionaries(
        days, st.tuples(words, st.booleans(), spans, st.sampled_from(["country", "user"]))
    ).map(lambda found: tuple(DayPart(day, *rest) for day, rest in sorted(found.items()))),
    years=st.sets(st.integers(1990, 2030)).map(lambda found: tuple(sorted(found))),
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Return a whole portfolio."""
    shut = ShutdownPart(draw(words), dt.date(2025, 1, 1), dt.date(2025, 1, 9))
    return Draft(
        title=draw(words),
        base_currency="USD",
        status_date=dt.date(2025, 2, 28),
        calendars=(
            CalendarPart("CN", draw(words), ("Sat", "Sun"), draw(st.booleans()), (shut,)),
            draw(calendars),
        ),
        rates=(RatePart(draw(days), "USD", "EUR", draw(st.decimals("0.01", 99, places=8))),),
        projects=tuple(
            draw(projects(code)) for code in draw(st.lists(codes, max_size=2, unique=True))
        ),
        kept=(KeptPart("portfolio", draw(kept)),),
    )


def plain(draft: Draft) -> tuple[Draft, object]:
    """Return a draft without its kept texts, and what these texts say."""
    said = [yaml.safe_load(part.content) for part in draft.kept]
    bare = []
    for project in draft.projects:
        said.append({part.name: yaml.safe_load(part.content) for part in project.kept})
        fields = {name: getattr(project, name) for name in ProjectPart.__dataclass_fields__}
        bare.append(ProjectPart(**{**fields, "kept": ()}))
    whole = Draft(
        draft.title,
        draft.base_currency,
        draft.status_date,
        draft.note,
        draft.calendars,
        draft.rates,
        tuple(bare),
    )
    return whole, said


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts())
def test_any_portfolio_reads_back_as_it_was_written(draft: Draft) -> None:
    text = text_of(draft)
    back = parse(text)
    assert plain(back) == plain(draft)
    assert text_of(back) == text_of(parse(text_of(back)))

"""A bad file is refused with file, line, clause and what was expected; nothing of it is taken."""

from __future__ import annotations

import pytest

from doorstep.standards.compiling import checked_standard, compile_standard
from doorstep.standards.errors import BadStandard
from doorstep.standards.language import Standard
from doorstep.standards.steps import catalogue, read_catalogue

GOOD = """\
standard: TEST
title: {zh: 试验, en: Trial}
version: "1"
parameters:
  within:
    type: duration
    default: PT30M
    title: {zh: 时限, en: Time}
clauses:
  - id: test.first-call
    source: TEST-1
    control: clock
    title: {zh: 先打电话, en: Call first}
    template: response
    activation: {event: order.received}
    target: {event: call.made, when: {purpose: booking}}
    within: {max: $within, calendar: service}
  - id: test.sticker
    source: TEST-2
    control: check
    title: {zh: 贴好联系贴, en: Sticker up}
    step: clean
"""


def problems(content: str) -> list[tuple[int, str | None, str]]:
    with pytest.raises(BadStandard) as refused:
        checked_standard(content, "test.yaml", catalogue())
    found = refused.value.details["problems"]
    assert {problem["file"] for problem in found} == {"test.yaml"}
    return [(problem["line"], problem["clause"], problem["expected"]["en"]) for problem in found]


def test_a_good_file_is_taken() -> None:
    standard, rules = checked_standard(GOOD, "test.yaml", catalogue())
    assert standard.standard == "TEST"
    assert [rule.id for rule in rules] == ["test.first-call", "test.sticker"]


#: what is replaced, by what, and the line, clause and words of the complaint
BAD = [
    ("source: TEST-2", "source: TEST-2\n    colour: red", 20, "test.sticker", "colour: Extra inputs"),
    (
        "title: {zh: 贴好联系贴, en: Sticker up}",
        "title: {zh: 贴好联系贴}",
        21,
        "test.sticker",
        "title.en: Field required",
    ),
    (
        "title: {zh: 贴好联系贴, en: Sticker up}",
        "title: {zh: '', en: x}",
        21,
        "test.sticker",
        "at least 1 character",
    ),
    ("id: test.sticker", "id: Sticker", 18, "Sticker", "should match pattern"),
    ("control: check", "control: gat", 20, "test.sticker", "'gate', 'clock'"),
    ("control: check", "control: gate", 18, "test.sticker", "a gate needs a template"),
    ("control: check", "control: process", 18, "test.sticker", "names its capability"),
    ("control: check", "control: say", 18, "test.sticker", "needs its lines in `say`"),
    ("step: clean", "severity: huge", 22, "test.sticker", "'minor', 'major'"),
    ("step: clean", "step: sweep", 18, "test.sticker", "unknown step `sweep`; one of booking-call, study"),
    ("step: clean", "step: clean\n    n: 2", 18, "test.sticker", "`n` means nothing here"),
    ("step: clean", "step: clean\n    target: {event: a}", 18, "test.sticker", "need a template"),
    (
        "step: clean",
        "step: clean\n    say: [{zh: '{who}', en: x}]",
        18,
        "test.sticker",
        "unknown placeholder {who}",
    ),
    (
        "step: clean",
        "step: clean\n    cancel: {event: a}",
        18,
        "test.sticker",
        "`cancel` means nothing here; it goes",
    ),
    ("template: response", "template: count_per", 10, "test.first-call", "takes no target"),
    (
        "within: {max: $within, calendar: service}",
        "period: month",
        10,
        "test.first-call",
        "`period` means nothing",
    ),
    ("id: test.sticker", "id: test.sticker\n    overrides: [test.sticker]", 1, None, "override each other"),
    (
        "control: check",
        "control: process\n    capability: a.b\n    status: planned\n    overrides: [x.y]",
        18,
        "test.sticker",
        "this one is only carried",
    ),
    ("template: response", "template: answer", 14, "test.first-call", "'existence', 'absence'"),
    ("template: response", "template: existence", 10, "test.first-call", "takes no target"),
    ("template: response", "template: responded_existence", 10, "test.first-call", "`within` means nothing"),
    ("template: response", "template: absence_between", 10, "test.first-call", "needs `until`"),
    ("    activation: {event: order.received}\n", "", 10, "test.first-call", "needs an activation"),
    ("control: clock", "control: gate", 10, "test.first-call", "a gate can't hold response"),
    ("max: $within", "max: $soon", 10, "test.first-call", "unknown parameter $soon"),
    ("max: $within", "max: 30 minutes", 10, "test.first-call", "'30 minutes' is no duration"),
    ("max: $within", "max: P2D", 10, "test.first-call", "counts days in service time: write hours"),
    ("max: $within, calendar: service", "max: P1W, calendar: working", 10, "test.first-call", "write P1D or"),
    ("max: $within, calendar: service", "max: P0D, calendar: working", 10, "test.first-call", "write P1D or"),
    ("max: $within, calendar: service", "max: -P1D, calendar: working", 10, "test.first-call", "P1D or more"),
    ("max: $within, calendar: service", "max: P1DT4H, calendar: working", 10, "test.first-call", "PT16H"),
    ("max: $within, calendar: service", "min: P1D, calendar: working", 10, "test.first-call", "write hours"),
    (
        "max: $within, calendar: service",
        "min: PT1H, max: P2D, calendar: working",
        10,
        "test.first-call",
        "`min` doesn't go with P2D of working days",
    ),
    (
        "{max: $within, calendar: service}",
        "{max: P2D, calendar: working}\n    pause: [{start: {event: a}, stop: {event: b}}]",
        10,
        "test.first-call",
        "`pause` doesn't go with P2D of working days: write hours",
    ),
    ("max: $within", "min: PT2H, max: PT1H", 10, "test.first-call", "after its end"),
    (
        "{max: $within, calendar: service}",
        "{calendar: service}",
        17,
        "test.first-call",
        "needs min, max or both",
    ),
    ("calendar: service", "calendar: lunar", 17, "test.first-call", "'wall', 'working'"),
    ("default: PT30M", "default: half an hour", 5, None, "'half an hour' is no duration"),
    ("default: PT30M", "default: P1M", 5, None, "'P1M' is no duration"),
    ("type: duration", "type: integer", 5, None, "'PT30M' is no integer"),
    (
        "{purpose: booking}",
        "{purpose: {like: booking}}",
        10,
        "test.first-call",
        "unknown operation `like`; one of",
    ),
    ("{purpose: booking}", "{purpose: {ge: $least}}", 10, "test.first-call", "unknown parameter $least"),
    ("{purpose: booking}", "{any: {a: 1}}", 10, "test.first-call", "`any` takes a list"),
    ("{purpose: booking}", "{all: [5]}", 10, "test.first-call", "5 is no condition"),
    ("{purpose: booking}", "{rate: {ge: {orders: x}}}", 10, "test.first-call", "an operand is a value"),
    ("id: test.sticker", "id: test.first-call", 1, None, "clause id test.first-call stands twice"),
    ("standard: TEST", "standard: test", 1, None, "should match pattern"),
    ('version: "1"', 'version: "1"\nversion: "2"', 4, None, "key `version` stands twice"),
    ("{purpose: booking}", "{any: [{on: 1}]}", 10, "test.first-call", "True is no field"),
    ("{purpose: booking}", "{on: 1}", 16, "test.first-call", "valid string"),
    ("source: TEST-2", "source: TEST-2\n    source: TEST-3", 20, None, "key `source` stands twice"),
    ("    control: check", "\tcontrol: check", 20, None, "not YAML"),
    ("{event: order.received}", "{event: order.received", 16, None, "not YAML"),
]


@pytest.mark.parametrize(("good", "bad", "line", "clause", "expected"), BAD)
def test_a_bad_file_is_refused(good: str, bad: str, line: int, clause: str | None, expected: str) -> None:
    assert good in GOOD
    found = problems(GOOD.replace(good, bad, 1))
    assert any((at, named) == (line, clause) and expected in words for at, named, words in found), found


@pytest.mark.parametrize("content", ["", "# nothing but a remark\n", "---\n", "null"])
def test_an_empty_file_is_refused(content: str) -> None:
    assert problems(content) == [(1, None, "the file is empty: a standard with its clauses is expected")]


@pytest.mark.parametrize("content", ["just a line", "- a\n- b\n", "5"])
def test_a_file_that_is_no_standard_is_refused(content: str) -> None:
    [(line, clause, expected)] = problems(content)
    assert (line, clause) == (1, None)
    assert "a mapping with standard" in expected


def test_a_truncated_file_is_refused() -> None:
    cut = GOOD[: GOOD.index("PT30M") + 2]
    assert [words for _, _, words in problems(cut)] == [
        "parameters.within.title: Field required",
        "clauses: Field required",
    ]


def test_a_file_without_clauses_is_refused() -> None:
    [(line, _, expected)] = problems(GOOD[: GOOD.index("clauses:")] + "clauses: []\n")
    assert line == 9
    assert "at least 1 item" in expected


def test_a_succession_counts_from_its_own_events() -> None:
    both = GOOD.replace("template: response", "template: succession")
    assert checked_standard(both, "test.yaml", catalogue())
    anchored = both.replace("{max: $within,", "{max: $within, from_field: from_at,")
    [(_, clause, expected)] = problems(anchored)
    assert clause == "test.first-call"
    assert "write a response and a precedence" in expected


def test_every_problem_is_named_at_once() -> None:
    twice = GOOD.replace("control: clock", "control: clok").replace("step: clean", "steps: clean")
    assert {clause for _, clause, _ in problems(twice)} == {"test.first-call", "test.sticker"}


def test_a_nest_of_aliases_is_refused() -> None:
    """A billion laughs: a file of a few hundred bytes that would fill the memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    [(_, _, expected)] = problems("\n".join(lines))
    assert "aliases" in expected


def test_the_words_of_the_error_say_where_and_what_to_do() -> None:
    with pytest.raises(BadStandard) as refused:
        checked_standard(GOOD.replace("control: clock", "control: clok"), "test.yaml", catalogue())
    problem = refused.value.problem("zh")
    assert problem["status"] == 422
    assert "test.yaml:12 (test.first-call)" in problem["title"]
    assert problem["mend"]


def test_a_units_own_figures_are_checked() -> None:
    standard, _ = checked_standard(GOOD, "test.yaml", catalogue())
    [rule, _] = compile_standard(standard, {"within": "PT15M"}, catalogue())
    assert rule.within is not None
    assert rule.within.max is not None
    assert rule.within.max.total_seconds() == 900
    for wrong, expected in (
        ({"withn": "PT15M"}, "TEST has no parameter withn; it has within"),
        ({"within": 15}, "15 is no duration"),
        ({"within": "P1D"}, "counts days in service time"),
    ):
        with pytest.raises(BadStandard, match=expected):
            compile_standard(standard, wrong, catalogue())


def test_the_schema_for_editors_is_complete() -> None:
    schema = Standard.model_json_schema()
    assert set(schema["$defs"]["Clause"]["required"]) == {"id", "source", "control", "title"}
    assert schema["$defs"]["Clause"]["additionalProperties"] is False


def test_a_bad_step_file_names_its_line() -> None:
    content = "stages: []\nsteps:\n  - id: a\n    stage: x\n    event: y\n"
    with pytest.raises(BadStandard) as refused:
        read_catalogue(content, "steps.yaml")
    [problem] = refused.value.details["problems"]
    assert (problem["line"], problem["expected"]) == (
        3,
        {"zh": "steps.title：必填", "en": "steps.title: Field required"},
    )


COUNT = """
standard: TEST
title: {zh: 试验, en: Trial}
version: "1"
parameters:
  most: {type: integer, default: 2, title: {zh: 上限, en: Cap}}
  few: {type: number, default: 0.5, title: {zh: 下限, en: Floor}}
clauses:
  - id: test.count
    source: TEST-1
    control: conduct
    title: {zh: 次数, en: Count}
    template: count_per
    activation: {event: a}
    per: {field: actor}
    period: month
    at_most: $most
"""


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("    per: {field: actor}\n", "", "needs `per` (what it counts by) and `period`"),
        ("    period: month\n", "", "needs `per` (what it counts by) and `period`"),
        ("    at_most: $most\n", "", "needs `at_most`, `at_least` or both"),
        ("period: month", "period: fortnight", "'day', 'week'"),
        ("{field: actor}", "{field: actor, order: site}", "either a field of the event or an attribute"),
        ("{field: actor}", "{}", "either a field of the event or an attribute"),
        ("at_most: $most", "at_most: -1", "greater than or equal to 0"),
        ("at_most: $most", "at_most: $less", "unknown parameter $less"),
        ("at_most: $most", "at_least: $few", "a whole number of events is expected"),
        ("at_most: $most", "at_most: 1\n    at_least: 2", "at least 2 and at most 1 can't both be kept"),
        ("at_most: $most", "at_least: 0", "`at_least: 0` asks nothing"),
        ("control: conduct", "control: gate", "a gate can't hold count_per"),
        ("at_most: $most", "at_most: $most\n    n: 2", "`n` means nothing here"),
    ],
)
def test_a_bad_count_is_refused(good: str, bad: str, expected: str) -> None:
    assert problems_none(COUNT) and good in COUNT
    found = problems(COUNT.replace(good, bad, 1))
    assert any(clause == "test.count" and expected in words for _, clause, words in found), found


def problems_none(content: str) -> bool:
    checked_standard(content, "test.yaml", catalogue())
    return True

"""What an edition changes, told field by field; what says the same in other words is no change."""

from __future__ import annotations

from typing import Any

from doorstep.standards.differing import Change, difference
from doorstep.standards.reading import read_standard
from tests.lives import STANDARD


def changes(*swaps: tuple[str, str], figures: dict[str, Any] | None = None) -> list[Change]:
    content = STANDARD
    for old, new in swaps:
        assert old in content
        content = content.replace(old, new, 1)
    return difference(read_standard(STANDARD, "a"), read_standard(content, "b"), figures or {})


def told(change: Change) -> tuple[str | None, str, list[tuple[str, Any, Any]]]:
    return change.clause, change.kind, [(f.field, f.before, f.after) for f in change.fields]


def test_the_same_is_no_difference() -> None:
    assert changes() == []


def test_a_changed_field_is_named_with_before_and_after() -> None:
    found = changes(("control: gate\n    title: {zh: 看过", "control: order\n    title: {zh: 看过"))
    assert [told(change) for change in found] == [
        ("test.shown-first", "changed", [("control", "gate", "order")])
    ]
    assert found[0].title.zh == "看过测速再签字"


def test_parts_are_named_by_their_path() -> None:
    (deadline,) = changes(("within: {max: P2D}", "within: {max: P3D, calendar: working}"))
    assert told(deadline)[2] == [("within.max", "P2D", "P3D"), ("within.calendar", None, "working")]
    (title,) = changes(("en: The customer rates}", "en: Rated}"))
    assert told(title)[2] == [("title.en", "The customer rates", "Rated")]
    (condition,) = changes(("when: {shown: true}", "when: {shown: true, down_mbps: {ge: 100}}"))
    assert told(condition)[2] == [("target.when", {"shown": True}, {"shown": True, "down_mbps": {"ge": 100}})]


def test_a_new_clause_and_a_removed_one() -> None:
    new = "test.rated-again"
    found = changes(("test.rated", new))
    assert [(change.clause, change.kind) for change in found] == [(new, "added"), ("test.rated", "removed")]
    assert ("template", None, "existence") in told(found[0])[2]
    assert ("template", "existence", None) in told(found[1])[2]


def test_the_version_is_the_standards_own_change() -> None:
    (change,) = changes(('version: "1"', 'version: "2"'))
    assert told(change) == (None, "changed", [("version", "1", "2")])
    assert change.title.zh == "测试规范"


def test_a_figure_is_told_with_what_counts_for_the_unit() -> None:
    (change,) = changes(("PT30M", "PT15M"))
    assert told(change) == (
        None,
        "figure",
        [
            ("parameters.call-within.default", "PT30M", "PT15M"),
            ("parameters.call-within.value", "PT30M", "PT15M"),
        ],
    )
    (own,) = changes(("PT30M", "PT15M"), figures={"call-within": "PT10M"})
    assert told(own)[2] == [("parameters.call-within.default", "PT30M", "PT15M")], "the unit's own stays"


def test_a_new_figure_and_a_removed_one() -> None:
    renamed = changes(
        ("call-within: {type", "ring-within: {type"),
        ("max: $call-within", "max: $ring-within"),
        figures={"call-within": "PT5M"},
    )
    fields = {f.field: (f.before, f.after) for change in renamed for f in change.fields}
    assert fields["parameters.ring-within.value"] == (None, "PT30M")
    assert fields["parameters.call-within.value"] == ("PT5M", None)
    assert fields["within.max"] == ("$call-within", "$ring-within")


def test_other_words_for_the_same_are_no_change() -> None:
    assert changes(("source: TEST-5", "source: [TEST-5]")) == []
    assert changes(("activation: {event: customer.rated}", "activation: {event: [customer.rated]}")) == []
    assert (
        changes(("    template: existence\n", "    template: existence\n    n: 1\n    severity: minor\n"))
        == []
    )

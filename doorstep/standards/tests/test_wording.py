"""Complaints about a file are in both languages; the Chinese says the same as the English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from doorstep.standards import language
from doorstep.standards.compiling import checked_standard
from doorstep.standards.errors import BadStandard
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.test_reading import BAD, GOOD
from doorstep.standards.wording import chinese_of


def said(content: str) -> list[dict[str, str]]:
    with pytest.raises(BadStandard) as refused:
        checked_standard(content, "test.yaml", catalogue())
    return [problem["expected"] for problem in refused.value.details["problems"]]


@pytest.mark.parametrize(("good", "bad"), [(each[0], each[1]) for each in BAD])
def test_every_usual_complaint_has_chinese_words_of_its_own(good: str, bad: str) -> None:
    for words in said(GOOD.replace(good, bad, 1)):
        assert set(words) == {"zh", "en"}
        assert re.search(r"[\u4e00-\u9fff]{2}", words["zh"]), words
        assert "不符合条款语言的写法" not in words["zh"] and "不符合要求" not in words["zh"], words


@pytest.mark.parametrize(
    ("change", "chinese"),
    [
        (("source: TEST-2", "source: TEST-2\n    colour: red"), "colour：没有这个字段，请去掉"),
        (("title: {zh: 贴好联系贴, en: Sticker up}", "title: {zh: 贴好联系贴}"), "title.en：必填"),
        (("severity: huge", "severity: huge"), "severity：应为以下之一：minor、major、critical"),
        (("default: PT30M", "default: soon"), "“soon”不是时长"),
        (("type: duration", "type: integer"), "'PT30M' 不是整数"),
        (("{purpose: booking}", "{purpose: {like: x}}"), "字段 purpose：没有运算 like"),
        (("{purpose: booking}", "{all: [5]}"), "5 不是条件，请写成“字段: 值”或“字段: {运算: 值}”"),
    ],
)
def test_what_is_expected_is_named(change: tuple[str, str], chinese: str) -> None:
    good = GOOD.replace("step: clean", "step: clean\n    severity: huge") if "huge" in change[0] else GOOD
    assert any(chinese in words["zh"] for words in said(good.replace(*change, 1)))


def complaints() -> Iterator[tuple[str, list[str]]]:
    """Every ValueError that the language raises, with its holes filled in several ways."""
    folder = Path(language.__file__).parent
    for file in ("language.py", "compiling.py", "conditions.py", "durations.py"):
        for node in ast.walk(ast.parse((folder / file).read_text("utf-8"))):
            if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
                continue
            if isinstance(node.exc.func, ast.Name) and node.exc.func.id == "ValueError":
                (said,) = node.exc.args
                fillers = ("x", "duration", "3", "min", "all", "takes no")
                yield f"{file}:{node.lineno}", ["".join(_parts(said, filler)) for filler in fillers]


def _parts(said: ast.expr, filler: str) -> Iterator[str]:
    for part in said.values if isinstance(said, ast.JoinedStr) else [said]:
        yield str(part.value) if isinstance(part, ast.Constant) else filler


@pytest.mark.parametrize(("where", "filled"), list(complaints()))
def test_no_complaint_of_the_language_lacks_chinese(where: str, filled: list[str]) -> None:
    assert any("不符合条款语言的写法" not in chinese_of(each) for each in filled), (where, filled[0])


def test_a_complaint_without_words_of_its_own_is_passed_on_whole() -> None:
    assert chinese_of("the moon is full") == "不符合条款语言的写法（the moon is full）"


def test_the_title_of_the_refusal_speaks_the_readers_language() -> None:
    with pytest.raises(BadStandard) as refused:
        checked_standard(GOOD.replace("step: clean", "step: sweep"), "test.yaml", catalogue())
    assert "没有步骤 sweep" in refused.value.titled("zh")
    assert "unknown step `sweep`" in refused.value.titled("en")

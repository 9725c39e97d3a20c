"""Every finding of a model is told in Chinese and English, with the field named."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from doorstep.core.field_problems import BadField, FieldProblem, field_problems, listed


class Device(BaseModel):
    mac: Annotated[str, Field(pattern="^[0-9A-F]{2}$")]


class Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    name: Annotated[str, Field(min_length=1, max_length=3)] = "a"
    code: Annotated[str, Field(min_length=4)] = "abcd"
    result: Literal["good", "bad", "open"] = "good"
    score: Annotated[int, Field(ge=1, le=10)] = 1
    ratio: Annotated[float, Field(gt=0, lt=1)] = 0.5
    shown: bool = True
    at: AwareDatetime | None = None
    on: date | None = None
    id: UUID | None = None
    devices: Annotated[list[Device], Field(max_length=1)] = []
    tags: Annotated[list[str], Field(min_length=1)] = ["a"]

    @model_validator(mode="after")
    def _sensible(self) -> Sheet:
        if self.result == "bad" and self.name == "a":
            raise BadField("请写明哪里不好", "say what is bad", field="name")
        if self.result == "open":
            raise ValueError("plain words")
        return self


def problems(**given: Any) -> list[FieldProblem]:
    with pytest.raises(ValidationError) as refusal:
        Sheet.model_validate(given)
    return field_problems(dict(each) for each in refusal.value.errors())


@pytest.mark.parametrize(
    ("given", "field", "zh", "en"),
    [
        ({"devices": [{}]}, "devices.0.mac", "必填", "is needed"),
        ({"devices": [{"mac": "zz"}]}, "devices.0.mac", "格式不对", "is not written as it should be"),
        ({"colour": 1}, "colour", "没有这个字段，请去掉", "there is no such field; leave it out"),
        ({"name": ""}, "name", "不能为空", "may not be empty"),
        ({"name": "abcd"}, "name", "最多 3 个字", "at most 3 characters"),
        ({"name": 7}, "name", "应为文字", "should be text"),
        ({"name": "\ud800"}, "name", "含有无法识别的字符", "has characters that are no text"),
        ({"code": "ab"}, "code", "至少 4 个字", "at least 4 characters"),
        (
            {"result": "fair"},
            "result",
            "应为以下之一：good、bad、open",
            "should be one of: good, bad or open",
        ),
        ({"score": 0}, "score", "不能小于 1", "should be 1 or more"),
        ({"score": 11}, "score", "不能大于 10", "should be 10 or less"),
        ({"score": "x"}, "score", "应为整数", "should be a whole number"),
        ({"score": 1.5}, "score", "应为整数，不带小数", "should be a whole number"),
        ({"ratio": 0}, "ratio", "应大于 0.0", "should be more than 0.0"),
        ({"ratio": 1}, "ratio", "应小于 1.0", "should be less than 1.0"),
        ({"ratio": "x"}, "ratio", "应为数字", "should be a number"),
        ({"ratio": float("nan")}, "ratio", "应为有限的数", "should be a finite number"),
        ({"shown": "perhaps"}, "shown", "应为是或否", "should be yes or no"),
        ({"at": "soon"}, "at", "应为日期和时间", "should be a date and time"),
        ({"at": "2026-03-02T09:00:00"}, "at", "时间要带时区", "should say its time zone"),
        ({"on": "March"}, "on", "应为日期，如 2026-03-02", "should be a date such as 2026-03-02"),
        ({"id": "7"}, "id", "应为 UUID 编号", "should be a UUID"),
        ({"devices": {}}, "devices", "应为列表", "should be a list"),
        ({"devices": [{"mac": "AA"}] * 2}, "devices", "最多 1 项", "at most 1 of them"),
        ({"tags": []}, "tags", "不能为空", "may not be empty"),
        ({"devices": ["AA"]}, "devices.0", "应为一组字段", "should be a set of fields"),
        ({"result": "bad"}, "name", "请写明哪里不好", "say what is bad"),
    ],
)
def test_each_finding_is_told(given: dict[str, Any], field: str, zh: str, en: str) -> None:
    assert problems(**given) == [{"field": field, "zh": zh, "en": en}]


def test_a_validator_without_words_of_ours_is_quoted() -> None:
    (told,) = problems(result="open")
    assert told["field"] == "body" and "plain words" in told["zh"] and "plain words" in told["en"]


def test_every_problem_is_told_not_only_the_first() -> None:
    told = problems(score=0, ratio=2, colour=1)
    assert [each["field"] for each in told] == ["score", "ratio", "colour"]
    assert listed(told, at_most=2) == {
        "zh": "score（不能小于 1）；ratio（应小于 1.0）",
        "en": "score (should be 1 or more); ratio (should be less than 1.0)",
    }


def test_the_way_to_the_field_can_be_shortened() -> None:
    (told,) = field_problems([{"type": "missing", "loc": ("body", "event", "id"), "msg": ""}], skip=2)
    assert told["field"] == "id"

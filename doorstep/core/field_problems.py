"""What is wrong with a field, said in both languages. One shape everywhere: [{field, zh, en}].

What pydantic finds is told by the type of its finding; a validator of ours raises `BadField` with words of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final, TypedDict

from pydantic import AfterValidator, AwareDatetime, Field

from doorstep.core.errors import Text, text


class FieldProblem(TypedDict):
    """`field` is a dotted path into what was sent ("devices.0.mac")."""

    field: str
    zh: str
    en: str


class BadField(ValueError):
    """Raised by validators, in both languages. One that judges a whole model names the `field`."""

    def __init__(self, zh: str, en: str, *, field: str = "") -> None:
        self.said: Text = text(zh, en)
        self.field = field
        super().__init__(en)


def storable(said: str) -> str:
    """For validators: text that PostgreSQL can keep. Raises BadField."""
    if "\x00" in said:
        raise BadField("含有无法保存的字符", "has a character that can't be stored")
    return said


#: Free text of a request.
Storable = Annotated[str, AfterValidator(storable)]
#: A day and an instant of a request: far ones overflow where time is reckoned with.
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
Instant = Annotated[
    AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2199, 12, 31, tzinfo=UTC))
]

#: By pydantic's error type; {names} come from the finding's own context.
_SAID: Final[Mapping[str, Text]] = {
    "missing": text("必填", "is needed"),
    "extra_forbidden": text("没有这个字段，请去掉", "there is no such field; leave it out"),
    "none_required": text("应为空", "should be empty"),
    "string_type": text("应为文字", "should be text"),
    "string_too_short": text("至少 {min_length} 个字", "at least {min_length} characters"),
    "string_too_long": text("最多 {max_length} 个字", "at most {max_length} characters"),
    "string_pattern_mismatch": text("格式不对", "is not written as it should be"),
    "string_unicode": text("含有无法识别的字符", "has characters that are no text"),
    "literal_error": text("应为以下之一：{expected}", "should be one of: {expected}"),
    "enum": text("应为以下之一：{expected}", "should be one of: {expected}"),
    "greater_than": text("应大于 {gt}", "should be more than {gt}"),
    "greater_than_equal": text("不能小于 {ge}", "should be {ge} or more"),
    "less_than": text("应小于 {lt}", "should be less than {lt}"),
    "less_than_equal": text("不能大于 {le}", "should be {le} or less"),
    "finite_number": text("应为有限的数", "should be a finite number"),
    "int_type": text("应为整数", "should be a whole number"),
    "int_parsing": text("应为整数", "should be a whole number"),
    "int_parsing_size": text("数字太大", "is too large a number"),
    "int_from_float": text("应为整数，不带小数", "should be a whole number"),
    "float_type": text("应为数字", "should be a number"),
    "float_parsing": text("应为数字", "should be a number"),
    "bool_type": text("应为是或否", "should be yes or no"),
    "bool_parsing": text("应为是或否", "should be yes or no"),
    "date_type": text("应为日期，如 2026-03-02", "should be a date such as 2026-03-02"),
    "date_parsing": text("应为日期，如 2026-03-02", "should be a date such as 2026-03-02"),
    "date_from_datetime_parsing": text("应为日期，如 2026-03-02", "should be a date such as 2026-03-02"),
    "date_from_datetime_inexact": text("只填日期，不带时间", "should be a date without a time"),
    "datetime_type": text("应为日期和时间", "should be a date and time"),
    "datetime_parsing": text("应为日期和时间", "should be a date and time"),
    "datetime_from_date_parsing": text("应为日期和时间", "should be a date and time"),
    "datetime_object_invalid": text("应为日期和时间", "should be a date and time"),
    "timezone_aware": text("时间要带时区", "should say its time zone"),
    "uuid_type": text("应为 UUID 编号", "should be a UUID"),
    "uuid_parsing": text("应为 UUID 编号", "should be a UUID"),
    "list_type": text("应为列表", "should be a list"),
    "too_short": text("至少 {min_length} 项", "at least {min_length} of them"),
    "too_long": text("最多 {max_length} 项", "at most {max_length} of them"),
    "dict_type": text("应为一组字段", "should be a set of fields"),
    "model_type": text("应为一组字段", "should be a set of fields"),
    "model_attributes_type": text("应为一组字段", "should be a set of fields"),
    "json_invalid": text("不是有效的 JSON", "is no valid JSON"),
}


def field_problems(findings: Iterable[Mapping[str, Any]], *, skip: int = 0) -> list[FieldProblem]:
    """pydantic's findings (`error.errors()`), told; `skip` parts of each place are left out of its name."""
    return [_told(each, skip) for each in findings]


def _told(finding: Mapping[str, Any], skip: int) -> FieldProblem:
    cause = dict(finding.get("ctx") or {}).get("error")
    place = [str(part) for part in finding["loc"][skip:]]
    if isinstance(cause, BadField):
        place += [cause.field] if cause.field else []
    said = _words(finding, cause)
    return {"field": ".".join(place) or "body", "zh": said["zh"], "en": said["en"]}


def _words(finding: Mapping[str, Any], cause: object) -> Text:
    if isinstance(cause, BadField):
        return cause.said
    kind, context = finding["type"], dict(finding.get("ctx") or {})
    if kind in ("string_too_short", "too_short") and context.get("min_length") == 1:
        return text("不能为空", "may not be empty")
    said = _SAID.get(kind)
    if said is None:
        return text(f"不符合要求（{finding['msg']}）", str(finding["msg"]))
    among = str(context.get("expected", "")).replace("'", "")
    chinese = {**context, "expected": among.replace(" or ", "、").replace(", ", "、")}
    return text(said["zh"].format_map(chinese), said["en"].format_map({**context, "expected": among}))


def listed(problems: Iterable[FieldProblem], *, at_most: int = 5) -> Text:
    """The first of them in one line, for a title."""
    first = list(problems)[:at_most]
    return text(
        "；".join(f"{each['field']}（{each['zh']}）" for each in first),
        "; ".join(f"{each['field']} ({each['en']})" for each in first),
    )

"""One error tree. Each error tells its reader what happened and what to do next, in the request's language.

An endpoint never builds a response for a failure: it lets the error rise, and `web.errors` turns it into
RFC 9457 problem+json with `status`, the stable `code`, `retryable` and `mend`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypedDict

Language = Literal["zh", "en"]


class Text(TypedDict):
    """A line in both languages."""

    zh: str
    en: str


def text(zh: str, en: str) -> Text:
    return {"zh": zh, "en": en}


class DoorstepError(Exception):
    """Root of the tree. Subclasses set the class attributes; instances may add what is particular.

    `title` and `mend` are templates filled from the keyword arguments of the constructor, which also
    travel to the client as extension members of the problem.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    retryable: ClassVar[bool] = False
    title: ClassVar[Text] = text("系统内部错误", "Something went wrong on our side")
    mend: ClassVar[Text] = text(
        "请稍后重试；若仍出现，请把错误编号告诉管理员。",
        "Try again; if it stays, tell the administrator the error id.",
    )

    def __init__(self, **details: Any) -> None:
        self.details: Mapping[str, Any] = details
        super().__init__(self.titled("en"))

    def titled(self, language: Language) -> str:
        return self.title[language].format_map(_Said(self.details, language))

    def mended(self, language: Language) -> str:
        return self.mend[language].format_map(_Said(self.details, language))

    def problem(self, language: Language) -> dict[str, Any]:
        """The problem+json body (RFC 9457); extension members carry the details."""
        return {
            "type": f"urn:doorstep:problem:{self.code}",
            "title": self.titled(language),
            "status": self.status,
            "code": self.code,
            "mend": self.mended(language),
            "retryable": self.retryable,
            **self.details,
        }


class _Said(dict[str, Any]):
    """Details as words: a bilingual detail is said in the asked language, a missing one as a dash."""

    def __init__(self, details: Mapping[str, Any], language: Language) -> None:
        super().__init__({k: v[language] if _is_text(v) else v for k, v in details.items()})

    def __missing__(self, key: str) -> str:
        return "—"


def _is_text(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"zh", "en"}


class NotFound(DoorstepError):
    status = 404
    code = "not-found"
    title = text("找不到{what}", "Not found: {what}")
    mend = text(
        "请核对编号，或回到列表重新选择。", "Check the number, or go back to the list and pick again."
    )


class NotAllowed(DoorstepError):
    """The person may not do this: wrong role, or another unit's data."""

    status = 403
    code = "not-allowed"
    title = text("您的岗位或所属单位不能做这项操作", "Your role or unit may not do this")
    mend = text("请联系有权限的同事或管理员。", "Ask a colleague who may, or the administrator.")


class LoginNeeded(DoorstepError):
    status = 401
    code = "login-needed"
    title = text("请先登录", "Log in first")
    mend = text(
        "登录已失效或尚未登录，请重新登录后继续，已填内容不会丢失。",
        "Log in again and go on; what you typed is kept.",
    )


class Invalid(DoorstepError):
    """Input that cannot be taken. `fields` names each field with the reason: [{field, zh, en}]."""

    status = 422
    code = "invalid"
    title = text("提交的内容有误", "Some of the input can't be taken")
    mend = text("请按提示修改标出的内容后再提交。", "Correct the fields named and send it again.")


class Conflict(DoorstepError):
    status = 409
    code = "conflict"
    title = text("内容已被他人更新", "This has changed meanwhile")
    mend = text("请刷新后按最新内容再操作。", "Reload and act on the present state.")

"""The error table: every failure leaves as problem+json (RFC 9457) in the language of the request."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language_from_request
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from doorstep.core.errors import DoorstepError, Invalid, Language, LoginNeeded, NotAllowed, NotFound, text
from doorstep.core.field_problems import FieldProblem, field_problems

log = structlog.get_logger("doorstep.web")


class Unreadable(DoorstepError):
    """The request as a whole makes no sense: no JSON where JSON is asked for, a broken upload."""

    status = 400
    code = "unreadable"
    title = text("请求内容无法解析", "The request can't be read")
    mend = text("请刷新页面后重新提交。", "Reload the page and send it again.")


class CsrfFailed(NotAllowed):
    """The page's token is missing or old: a login elsewhere in this browser renews it."""

    code = "csrf-failed"
    retryable = True
    title = text("页面已过期", "This page is out of date")
    mend = text("请刷新页面后再试。", "Reload the page and try again.")


class TooLarge(DoorstepError):
    status = 413
    code = "too-large"
    title = text("提交的内容太大", "This is too much at once")
    mend = text("请分批提交。", "Send it in parts.")


class MethodUnknown(DoorstepError):
    """`allowed`: the methods that the address knows."""

    status = 405
    code = "method-unknown"
    title = text("该地址不支持 {method}", "This address does not take {method}")
    mend = text("可用的方法：{allowed}。", "It takes: {allowed}.")


class NotStorable(Invalid):
    """A number or character that no database column holds."""

    code = "not-storable"
    title = text(
        "提交的内容含有无法处理的字符或数字", "There is a character or number in it that can't be handled"
    )
    mend = text("请去掉特殊字符或过大的数字后重试。", "Leave out control characters and huge numbers.")


class TooManyTries(DoorstepError):
    """`wait_s`: seconds until the next try counts; `else_`: what helps sooner, a Text, or nothing."""

    status = 429
    code = "too-many-tries"
    retryable = True
    title = text("操作太频繁", "Too many tries")
    mend = text(
        "请等 {wait_s} 秒再试{else_}。",
        "Wait {wait_s} seconds{else_}.",
    )


def language_of(request: HttpRequest) -> Language:
    return "en" if get_language_from_request(request).startswith("en") else "zh"


def problem_response(request: HttpRequest, error: DoorstepError) -> JsonResponse:
    language = language_of(request)
    response = JsonResponse(
        error.problem(language),
        status=error.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Content-Language"] = "en" if language == "en" else "zh-CN"
    return response


def register_errors(api: NinjaAPI) -> None:
    """Put the table on the API."""
    for kind, answer in TABLE.items():
        api.add_exception_handler(kind, answer)


def unknown_address(request: HttpRequest) -> HttpResponse:
    return problem_response(request, NotFound(what=text("该地址", "this address")))


def unknown_method(request: HttpRequest, allowed: str) -> HttpResponse:
    response = problem_response(request, MethodUnknown(method=request.method, allowed=allowed))
    response["Allow"] = allowed
    return response


def _domain(request: HttpRequest, error: DoorstepError) -> HttpResponse:
    if error.status >= 500:
        log.error("request failed", code=error.code, exc_info=error)
    return problem_response(request, error)


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses before any verb runs: in words of its own, which are not for readers."""
    if isinstance(error.__cause__, RequestDataTooBig):
        return problem_response(request, TooLarge())
    return problem_response(request, CsrfFailed() if error.status_code == 403 else Unreadable())


_FORGOTTEN = text("；忘记密码请联系主管重置", "; if you forgot the password, ask your supervisor to reset it")


def _throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    wait_s = max(1, math.ceil(error.wait or 60))
    else_ = _FORGOTTEN if request.path.endswith("/session") else text("", "")
    response = problem_response(request, TooManyTries(wait_s=wait_s, else_=else_))
    response["Retry-After"] = str(wait_s)
    return response


def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    """Logged once, with an id that the reader can pass on."""
    error_id = uuid.uuid4().hex[:12]
    log.error("unforeseen error", error_id=error_id, exc_info=error)
    return problem_response(request, DoorstepError(error_id=error_id))


def _fields(error: ValidationError) -> list[FieldProblem]:
    """Named as the sender wrote them: neither "body" nor our name for the whole body is part of it."""
    return [
        problem
        for each in error.errors
        for problem in field_problems([each], skip=2 if each["loc"][0] == "body" else 1)
    ]


TABLE: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    DoorstepError: _domain,
    AuthenticationError: lambda request, _: problem_response(request, LoginNeeded()),
    ValidationError: lambda request, error: problem_response(request, Invalid(fields=_fields(error))),
    Http404: lambda request, _: unknown_address(request),
    Throttled: _throttled,
    HttpError: _http,
    RequestDataTooBig: lambda request, _: problem_response(request, TooLarge()),
    SuspiciousOperation: lambda request, _: problem_response(request, Unreadable()),
    DataError: lambda request, _: problem_response(request, NotStorable()),
    Exception: _unforeseen,
}

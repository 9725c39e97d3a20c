"""The error table: every failure leaves as problem+json (RFC 9457) in the language of the request."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language_from_request
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from doorstep.core.errors import DoorstepError, Invalid, Language, LoginNeeded, NotFound, text
from doorstep.core.field_problems import FieldProblem, field_problems
from doorstep.web.throttling import TooManyTries

log = structlog.get_logger("doorstep.web")


def language_of(request: HttpRequest) -> Language:
    return "en" if get_language_from_request(request).startswith("en") else "zh"


def problem_response(request: HttpRequest, error: DoorstepError) -> JsonResponse:
    response = JsonResponse(
        error.problem(language_of(request)),
        status=error.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Content-Language"] = "en" if language_of(request) == "en" else "zh-CN"
    return response


def register_errors(api: NinjaAPI) -> None:
    """Put the table on the API."""
    for kind, answer in TABLE.items():
        api.add_exception_handler(kind, answer)


def _domain(request: HttpRequest, error: DoorstepError) -> HttpResponse:
    if error.status >= 500:
        log.error("request failed", code=error.code, exc_info=error)
    return problem_response(request, error)


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 429:
        return problem_response(request, TooManyTries())
    return problem_response(request, Refused.with_status(error.status_code, str(error)))


def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    """Logged once, with an id that the reader can pass on."""
    error_id = uuid.uuid4().hex[:12]
    log.error("unforeseen error", error_id=error_id, exc_info=error)
    return problem_response(request, DoorstepError(error_id=error_id))


class Refused(DoorstepError):
    """A request that the framework refused before any verb ran (CSRF, malformed JSON)."""

    status = 400
    code = "refused"
    title = text("请求无法处理：{why}", "The request can't be handled: {why}")
    mend = text("请刷新页面后重试。", "Reload the page and try again.")

    @classmethod
    def with_status(cls, status: int, why: str) -> Refused:
        refused = cls(why=why)
        refused.__class__ = type("Refused", (cls,), {"status": status})
        return refused


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
    Http404: lambda request, _: problem_response(request, NotFound(what=text("该页面", "this page"))),
    HttpError: _http,
    Exception: _unforeseen,
}

"""What this package serves: the API. Probes and the apps' pages are config's.

Whatever goes wrong below /api leaves as a problem: the framework's own answers to an unknown address or
method are replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from doorstep.web.errors import unknown_address, unknown_method
from doorstep.web.root import api

View = Callable[..., HttpResponse]


def _with_problems(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return unknown_address(request)
        return unknown_method(request, response["Allow"]) if response.status_code == 405 else response

    return answer


def _wrapped(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        pattern.callback = _with_problems(pattern.callback)
    return pattern


_patterns, _app, _namespace = api.urls

urlpatterns = [
    path("api/", ([_wrapped(pattern) for pattern in _patterns], _app, _namespace)),
    re_path(r"^api(?:/.*)?$", unknown_address),
]

"""One log line a request, and the ids that tie every other line to it."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_QUIET = {"healthz", "metrics"}

log = structlog.get_logger("doorstep.requests")


class RequestLog:
    """Gives each request an id (the caller's `X-Request-ID` if it is a plain one), returns it and logs the
    outcome.

    The route is logged, not the path: paths hold customers' signed links.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        request_id = given if _ID.fullmatch(given) else uuid.uuid4().hex
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                response = self.get_response(request)
                self._report(request, response, time.perf_counter() - began)
            finally:
                structlog.contextvars.unbind_contextvars("order_id")
        response[HEADER] = request_id
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> None:
        """Ties the lines of a request about one order to that order."""
        if "order_id" in kwargs:
            structlog.contextvars.bind_contextvars(order_id=str(kwargs["order_id"]))

    def _report(self, request: HttpRequest, response: HttpResponseBase, took_s: float) -> None:
        match = request.resolver_match
        if match and match.route in _QUIET and response.status_code < 400:
            return
        log.info(
            "request",
            method=request.method,
            route=match.route if match else None,
            status=response.status_code,
            took_ms=round(took_s * 1000, 1),
        )

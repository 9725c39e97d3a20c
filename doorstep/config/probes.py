"""What a watchdog asks: is it up, and how is it doing."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

import doorstep


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 if this process answers and its database does, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse(
            {"ok": False, "version": doorstep.__version__, "database": "unreachable"}, status=503
        )
    return JsonResponse({"ok": True, "version": doorstep.__version__, "database": "ok"})


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Counters and timings of this process in Prometheus' text format."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)

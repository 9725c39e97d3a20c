"""A few addresses for tests of what surrounds every request, without the domain's endpoints."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from doorstep.config import probes
from doorstep.config.urls import pages


def order(request: HttpRequest, order_id: str) -> HttpResponse:
    """Stands for a screen of one order."""
    return HttpResponse(order_id)


def broken(request: HttpRequest, token: str) -> HttpResponse:
    """Stands for an endpoint with a fault."""
    raise RuntimeError("planted")


urlpatterns = [
    path("healthz", probes.healthz),
    path("metrics", probes.metrics),
    path("orders/<str:order_id>", order),
    path("door/broken/<str:token>", broken),
    *pages,
]

"""What our pages may load and use, told to the browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from doorstep.config.tiles import hosts

# Element Plus and Vant set inline styles; the barcode reader is WebAssembly; photos are previewed from blobs;
# the pictures of the map come from the installation's tile service, if it has one.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "manifest-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:{pictures}",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()"


class ContentPolicy:
    """Adds the content and permission policies to every answer that hasn't its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = POLICY.format(pictures="".join(f" {host}" for host in hosts(settings.TILES)))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

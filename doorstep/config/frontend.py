"""The pages of the built front end. whitenoise serves their files; here are the addresses inside each app."""

from wsgiref.headers import Headers

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

NOT_BUILT = (
    "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>上门 Doorstep</title>"
    "<p>页面还没有构建。请在项目目录执行 <code>make run</code>，"
    "或 <code>npm --prefix frontend run build</code> 后重启服务。</p>"
    "<p lang=en>The pages aren't built yet. Run <code>make run</code> in the checkout, or "
    "<code>npm --prefix frontend run build</code> and restart the service.</p>"
)


def headers(headers: Headers, path: str, url: str) -> None:
    """For whitenoise: a browser must ask each time whether the service worker or a page has changed."""
    if path.endswith(("/sw.js", ".html", ".webmanifest")):
        headers["Cache-Control"] = "no-cache"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the console."""
    return redirect("/console/")


@require_safe
def missing(request: HttpRequest, app: str) -> HttpResponse:
    """A part that whitenoise hasn't: of an older version, or mistyped. The app's page in its place would be
    taken for a broken script."""
    return HttpResponse("Not here: load the page anew.\n", status=404, content_type="text/plain")


@require_safe
@never_cache
@ensure_csrf_cookie
def page(request: HttpRequest, app: str) -> HttpResponse:
    """The one page of an app, for every address inside it: the app's own router reads the rest."""
    file = settings.FRONTEND / app / "index.html"
    if not file.is_file():
        return HttpResponse(NOT_BUILT, status=503)
    return HttpResponse(file.read_bytes())

"""Every address: probes, the three apps, and whatever `doorstep.web` serves."""

import importlib.util

from django.urls import URLPattern, URLResolver, include, path, re_path

from doorstep.config import frontend, probes

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", probes.healthz),
    path("metrics", probes.metrics),
]
if importlib.util.find_spec("doorstep.web"):
    urlpatterns.append(path("", include("doorstep.web.urls")))
urlpatterns += [
    path("", frontend.home),
    re_path(r"^(?P<app>console|field|door)(?:/.*)?$", frontend.page),
]

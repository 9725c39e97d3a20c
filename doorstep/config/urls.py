"""Every address: probes, whatever `doorstep.web` serves, and the pages of the three apps."""

from django.urls import include, path, re_path

from doorstep.config import frontend, probes

pages = [
    path("", frontend.home),
    re_path(r"^(?P<app>console|field|door)/assets/", frontend.missing),
    re_path(r"^(?P<app>console|field|door)(?:/.*)?$", frontend.page),
]
urlpatterns = [
    path("healthz", probes.healthz),
    path("metrics", probes.metrics),
    path("", include("doorstep.web.urls")),
    *pages,
]

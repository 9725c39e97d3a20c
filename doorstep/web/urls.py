"""What this package serves: the API. Probes and the apps' pages are config's."""

from __future__ import annotations

from django.urls import path

from doorstep.web.root import api

urlpatterns = [path("api/", api.urls)]

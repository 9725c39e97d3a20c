"""What a browser must get to install the field app: files named as what they are, and leave to load."""

from __future__ import annotations

import json
from pathlib import Path
from wsgiref.headers import Headers

import pytest
from django.conf import settings
from PIL import Image
from whitenoise.media_types import MediaTypes

from doorstep.config import frontend
from doorstep.config.env import CHECKOUT
from doorstep.config.security import POLICY

INSTALL = CHECKOUT / "frontend" / "src" / "apps" / "field" / "install"


@pytest.fixture
def manifest() -> dict[str, object]:
    return dict(json.loads((INSTALL / "manifest.webmanifest").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("file", "kind"),
    [("manifest.webmanifest", "application/manifest+json"), ("icon-192.png", "image/png")],
)
def test_files_are_served_as_what_they_are(file: str, kind: str) -> None:
    assert MediaTypes(extra_types=settings.WHITENOISE_MIMETYPES).get_type(f"/field/{file}") == kind


@pytest.mark.parametrize("file", ["manifest.webmanifest", "sw.js"])
def test_a_browser_asks_each_time_whether_they_changed(file: str) -> None:
    told = Headers([])
    frontend.headers(told, f"/dist/field/{file}", f"/field/{file}")
    assert told["Cache-Control"] == "no-cache"


def test_the_policy_lets_pages_load_our_manifest_and_worker() -> None:
    assert "manifest-src 'self'" in POLICY.split("; ")
    assert "worker-src 'self' blob:" in POLICY.split("; ")


def test_the_app_stands_alone_and_begins_within_its_scope(manifest: dict[str, str]) -> None:
    assert manifest["display"] == "standalone"
    assert manifest["start_url"].startswith(manifest["scope"])
    assert manifest["name"] and manifest["short_name"] and manifest["theme_color"]


def test_icons_are_there_in_the_sizes_they_claim(manifest: dict[str, list[dict[str, str]]]) -> None:
    icons = manifest["icons"]
    for icon in icons:
        with Image.open(INSTALL / Path(icon["src"]).name) as drawn:
            assert "x".join(map(str, drawn.size)) == icon["sizes"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} >= {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip

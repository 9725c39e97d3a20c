"""A technician's thumb in the page: does steps through the app's own forms and outbox (frontend/soak)."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from doorstep.config import env


@cache
def script() -> str:
    """The engine, built from the sources as they are now: once a session."""
    with tempfile.TemporaryDirectory(prefix="doorstep-soak-") as folder:
        target = Path(folder) / "engine.js"
        subprocess.run(["node", "frontend/scripts/soak.mjs", str(target)], cwd=env.CHECKOUT, check=True)
        return target.read_text(encoding="utf-8")


@dataclass
class Thumb:
    """The engine in one page. A page that was closed or has crashed needs a new one."""

    page: Page

    def put_in(self) -> Thumb:
        self.page.evaluate(script())
        return self

    def call(self, verb: str, *words: Any) -> Any:
        """`soak.verb(...words)` in the page."""
        return self.page.evaluate("([verb, words]) => globalThis.soak[verb](...words)", [verb, list(words)])

    def open(self, username: str) -> list[str]:
        """Opens this person's outbox and day; the numbers of its orders in order of the route."""
        self.call("open", username)
        found: list[str] = self.call("load")
        return found

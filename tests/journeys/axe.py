"""What axe finds serious or critical on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from doorstep.config.env import CHECKOUT

AXE = (Path(CHECKOUT) / "frontend/node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(({impact}) => impact === 'serious' || impact === 'critical')
  .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({target}) => target.join(' ')).join(' | ')}`)"""

#: The console's theme is chosen in it, not by the browser.
THEME = """scheme => {
  const root = document.documentElement
  if (!root.dataset.theme) return
  root.dataset.theme = scheme
  root.classList.toggle('dark', scheme === 'dark')
}"""


def faults(page: Page) -> list[str]:
    """Serious and critical ones, in light and in dark."""
    page.wait_for_load_state("networkidle")
    found: list[str] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(THEME, scheme)
        page.wait_for_timeout(400)
        import os

        os.environ.get("LOOKS") and page.screenshot(
            path=f"{os.environ['LOOKS']}/{len(os.listdir(os.environ['LOOKS'])):03}.png", full_page=True
        )
        # Our own content policy lets no foreign script in; the debugger's evaluation isn't bound by it.
        page.evaluate(AXE)
        said: Any = page.evaluate(RUN)
        found += [f"{page.url.split('/', 3)[-1]} ({scheme}) {each}" for each in said]
    return found


def speak(page: Page, language: str) -> None:
    """The pages' language from the next load on."""
    page.evaluate("language => localStorage.setItem('doorstep.locale', language)", language)

"""The form's typefaces, from packages: the same on every machine, nothing taken from the system.

Noto Sans CJK SC (variable, OFL) covers GB18030's hanzi; the smaller Noto faces set other scripts in names.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import typst

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans Devanagari",
    "Noto Sans",
    "Noto Emoji",
    "Noto Sans Symbols",
)
PACKAGES = ("manimgx_fonts_cjk", "manimgx_fonts")


@cache
def fonts() -> typst.Fonts:
    """Read once per process."""
    folders = [str(files(package)) for package in PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

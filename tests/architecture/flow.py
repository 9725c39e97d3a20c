"""The order of the packages, read from `.importlinter`, so that there is one list of it."""

import configparser
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def ranks() -> dict[str, int]:
    """Package → its place from the left; siblings share one. `core` is 0."""
    parser = configparser.ConfigParser()
    parser.read(CHECKOUT / ".importlinter", encoding="utf-8")
    lines = parser["importlinter:contract:flow"]["layers"].split("\n")
    layers = [re.findall(r"\w+", line) for line in lines if line.strip()]
    return {name: rank for rank, layer in enumerate(reversed(layers)) for name in layer}


def may_point(source: str, target: str) -> bool:
    """Whether package `source` may know `target`: itself, or what lies to its left."""
    order = ranks()
    return source == target or order[target] < order[source]

"""Whose device a MAC is: makers' prefixes and the names of their models, from `vendors.yaml`. Pure.

A MAC that doesn't fit its model is a doubt and a warning, never a refusal: makers get new prefixes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Final, Literal

import yaml
from pydantic import Field

from doorstep.core.errors import text
from doorstep.standards.language import Strict, Words

#: `unknown`: nobody knows the model. `local`: the MAC isn't its maker's but was set by someone.
Fit = Literal["fits", "differs", "unknown", "local"]
_LOCAL = 0b10


class Vendor(Strict):
    """`models`: how they begin, with a star; `ouis`: hex, apart by spaces."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{1,20}$")]
    title: Words
    models: Annotated[list[Annotated[str, Field(pattern=r"^[A-Z0-9-]+\*$")]], Field(min_length=1)]
    ouis: Annotated[str, Field(pattern=r"^[0-9A-F]{6}( [0-9A-F]{6})*$")]


class VendorFile(Strict):
    vendors: list[Vendor]


@dataclass(frozen=True, slots=True)
class Vendors:
    """`prefixes`: of MACs, in hex without colons, by how a model begins ("B860*")."""

    prefixes: Mapping[str, tuple[str, ...]]

    def fit(self, model: str, mac: str) -> Fit:
        """Does a MAC (AA:BB:CC:DD:EE:FF) belong to a device of this model?"""
        plain = _plain(model)
        known = [ouis for begin, ouis in self.prefixes.items() if plain.startswith(_plain(begin))]
        if int(mac[:2], 16) & _LOCAL:
            return "local"
        if not known:
            return "unknown"
        return "fits" if any(_plain(mac)[:6] in ouis for ouis in known) else "differs"


#: How a refusal or a reader is told of it.
MISFIT: Final = text("型号与 MAC 前缀对不上：{}", "Its MAC doesn't begin as this model's do: {}")


def misfit(device: Mapping[str, str]) -> str | None:
    """Of a device as an event's body names it: model and prefix, if they are of different makers."""
    differs = vendors().fit(device["model"], device["mac"]) == "differs"
    return f"{device['model']} · {device['mac'][:8]}" if differs else None


def _plain(said: str) -> str:
    return "".join(each for each in said.upper() if each.isalnum() and each.isascii())


@cache
def vendors() -> Vendors:
    """Those that come with Doorstep."""
    content = (resources.files("doorstep.accounts") / "vendors.yaml").read_text("utf-8")
    read = VendorFile.model_validate(yaml.safe_load(content))
    ouis = {each.id: tuple(each.ouis.split()) for each in read.vendors}
    return Vendors({model: ouis[each.id] for each in read.vendors for model in each.models})

"""Whose device a MAC is: the model's maker's, somebody's own, or nobody knows."""

from __future__ import annotations

import pytest

from doorstep.accounts.vendors import Fit, vendors


@pytest.mark.parametrize(
    ("model", "mac", "fit"),
    [
        ("B860AV2.1", "00:19:C6:12:34:56", "fits"),
        ("b860-av2.1", "00:19:C6:12:34:56", "fits"),
        ("B860AV2.1", "00:E0:FC:12:34:56", "differs"),
        ("HG8145X6", "00:E0:FC:12:34:56", "fits"),
        ("HG8145X6", "00:19:C6:12:34:56", "differs"),
        ("神秘盒子 3", "00:19:C6:12:34:56", "unknown"),
        ("B860AV2.1", "02:55:10:12:34:56", "local"),
    ],
)
def test_a_mac_is_held_against_its_model(model: str, mac: str, fit: Fit) -> None:
    assert vendors().fit(model, mac) == fit


def test_no_prefix_belongs_to_two_makers() -> None:
    makers = {id(ouis): set(ouis) for ouis in vendors().prefixes.values()}
    groups = list(makers.values())
    assert len(groups) >= 4 and sum(map(len, groups)) == len(set().union(*groups))

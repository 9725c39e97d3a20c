"""Reading a device's label a second time: its codes, and only where they don't tell, its letters.

A QR code reads well askew and blurred where bars fail (research), and recognition of letters takes seconds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import zxingcpp

from doorstep.visits.evidence.pictures import Grey, grey
from doorstep.visits.evidence.rules import Label, bears_out

_SIDE_PX: Final = 1600
#: The recogniser keeps state while it reads.
_one_at_a_time = threading.Lock()


def read_label(data: bytes, *, sn: str, mac: str) -> Label:
    """What can be read from the picture of a label; letters only if the codes don't bear out both."""
    picture = grey(data, _SIDE_PX)
    by_code = Label(codes=read_codes(picture))
    if bears_out(by_code, sn, mac):
        return by_code
    return Label(codes=by_code.codes, lines=read_lines(picture))


def read_codes(picture: Grey) -> list[str]:
    """Texts of the QR, Data Matrix and bar codes in the picture."""
    return [found.text for found in zxingcpp.read_barcodes(picture) if found.text.strip()]


def read_lines(picture: Grey) -> list[str]:
    """Lines of letters, top to bottom, as the recogniser orders them."""
    with _one_at_a_time:
        found = _recogniser()(picture).txts
    return [str(line) for line in found or ()]


@cache
def _recogniser() -> Callable[[Grey], Any]:
    """Loaded at the first label: it takes seconds and 650 MB."""
    from rapidocr import RapidOCR

    made: Callable[[Grey], Any] = RapidOCR(params={"Global.log_level": "critical"})
    return made

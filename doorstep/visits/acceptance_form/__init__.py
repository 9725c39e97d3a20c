"""The acceptance form (装维服务验收单) as a PDF: A4, Chinese with small English labels.

`render` is a pure function of its form: no clock, no network, no system fonts.
"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import typst

from . import pictures
from .content import content, qr_content
from .fonts import FAMILIES, fonts
from .form import (
    AcceptanceForm,
    Awaited,
    Charge,
    Check,
    Customer,
    Device,
    Line,
    Photo,
    Proof,
    Rating,
    Repair,
    Rework,
    Service,
    Signature,
    SpeedTest,
    Technician,
    Unit,
    Visit,
)
from .pictures import UnusablePicture

__all__ = [
    "AcceptanceForm",
    "Awaited",
    "Charge",
    "Check",
    "Customer",
    "Device",
    "Line",
    "Photo",
    "Proof",
    "Rating",
    "Repair",
    "Rework",
    "Service",
    "Signature",
    "SpeedTest",
    "Technician",
    "Unit",
    "UnusablePicture",
    "Visit",
    "render",
]

_TEMPLATE = Path(__file__).with_name("form.typ")


def render(form: AcceptanceForm) -> bytes:
    """The form as PDF; the same form gives the same bytes.

    Raises UnusablePicture for a photo or signature that can't be read, ValueError for a naive datetime.
    """
    values = content(form)
    with TemporaryDirectory(prefix="acceptance-form-") as name:
        folder = Path(name)
        values |= {"pictures": _write_pictures(form, folder), "families": FAMILIES}
        return typst.compile(
            copyfile(_TEMPLATE, folder / _TEMPLATE.name),
            root=folder,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"form": json.dumps(values, ensure_ascii=False)},
            timestamp=int(form.issued_at.timestamp()),
        )


def _write_pictures(form: AcceptanceForm, folder: Path) -> dict[str, str]:
    """Puts the pictures where the template may read them; returns their file names by role."""
    drawn = {f"photo-{at}.jpg": pictures.thumbnail(photo.image) for at, photo in enumerate(form.photos)}
    for role, signature in (("customer", form.customer_signature), ("technician", form.technician_signature)):
        ink = signature.ink if signature else None
        if isinstance(ink, bytes):
            drawn[f"{role}.png"] = pictures.signature_png(ink)
        elif ink is not None:
            drawn[f"{role}.svg"] = pictures.signature_svg(ink)
    if form.proof:
        drawn["proof.svg"] = pictures.qr_svg(qr_content(form.order_number, form.proof))
    for name, picture in drawn.items():
        (folder / name).write_bytes(picture)
    return {name.rpartition(".")[0]: name for name in drawn}

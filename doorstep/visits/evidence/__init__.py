"""Evidence by noun: `parts` take it in piece by piece, `files` say what it is, `camera` what the camera wrote
into it, `keeping` writes it once under its hash."""

from doorstep.visits.evidence.files import FIELD, MAX_BYTES, MEDIA_TYPES, PICTURES, SIGNATURE, Allowed
from doorstep.visits.evidence.keeping import (
    missing_evidence,
    path_of,
    pictures_of,
    read_evidence,
    store_evidence,
)
from doorstep.visits.evidence.parts import Progress, Span, add_part, progress_of, read_span, sweep_parts

__all__ = [
    "FIELD",
    "MAX_BYTES",
    "MEDIA_TYPES",
    "PICTURES",
    "SIGNATURE",
    "Allowed",
    "Progress",
    "Span",
    "add_part",
    "missing_evidence",
    "path_of",
    "pictures_of",
    "progress_of",
    "read_evidence",
    "read_span",
    "store_evidence",
    "sweep_parts",
]

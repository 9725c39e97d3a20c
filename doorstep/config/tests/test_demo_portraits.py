"""The sample city's faces: drawn, fit for the customer's page, told apart."""

from __future__ import annotations

import hashlib

from doorstep.config.demo.portraits import draw_faces, face
from doorstep.people.portraits import portrait_versions
from tests.cast import Cast, at


def test_a_face_is_always_the_same_and_none_is_another_s() -> None:
    drawn = [hashlib.sha256(face(f"HF10{number:02}")).hexdigest() for number in range(1, 13)]
    assert drawn[0] == hashlib.sha256(face("HF1001")).hexdigest()
    assert len(set(drawn)) == len(drawn)


def test_everybody_gets_one(cast: Cast) -> None:
    assert draw_faces(at(7)) == 2
    assert set(portrait_versions(["HF1001", "HF1002"])) == {"HF1001", "HF1002"}

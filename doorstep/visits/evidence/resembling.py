"""Which pictures of other orders and visits look like one: found by index, then held against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from doorstep.visits.evidence import pictures
from doorstep.visits.evidence.keeping import path_of
from doorstep.visits.evidence.likeness import CANDIDATES_AT_MOST, LEAST_SHARED, Sought, marks_of
from doorstep.visits.evidence.rules import Alike
from doorstep.visits.models import Measured, Shown

#: Of prints; of words, see likeness. Each costs some tens of milliseconds.
_PRINTS_AT_MOST: Final = 24
_SHARED: Final = "cardinality(ARRAY(SELECT unnest(visits_measured.words) INTERSECT SELECT unnest(%s::int[])))"


def same_bytes(shown: Shown) -> Iterator[Alike]:
    for other in _elsewhere(shown).filter(sha256=shown.sha256).order_by("shown_at", "pk")[:1]:
        yield Alike(other.order_id, other.sha256, 100)


def similar(shown: Shown, picture: pictures.Grey) -> Iterator[Alike]:
    """Pictures of other visits that look like this one, also cropped, turned or mirrored."""
    sought = Sought.of(picture)
    ways = _by_print(shown, picture) | _by_words(shown, sought)
    seen = _elsewhere(shown).filter(sha256__in=ways).order_by("shown_at", "pk")
    for sha256, order in {other.sha256: other.order_id for other in reversed(seen)}.items():
        path = path_of(sha256)
        if path.exists():
            theirs = pictures.grey(path.read_bytes())
            percent = sought.percent(theirs, marks_of(theirs), ways[sha256])
            yield Alike(order, sha256, min(percent, 99))


def _elsewhere(shown: Shown) -> QuerySet[Shown]:
    """What other orders show, and other visits of this one."""
    return Shown.objects.exclude(order_id=shown.order_id, visit=shown.visit)


def _measured(shown: Shown) -> QuerySet[Measured]:
    there = Exists(_elsewhere(shown).filter(sha256=OuterRef("pk")))
    return Measured.objects.filter(there).exclude(pk=shown.sha256)


def _by_print(shown: Shown, picture: pictures.Grey) -> dict[str, int]:
    """The nearest by their prints, and which way this one is to be turned."""
    prints = pictures.prints_of(picture)
    if not prints:
        return {}
    near = Q()
    for at in range(pictures.BANDS):
        probes = {each for print64 in prints.values() for each in pictures.near(pictures.bands(print64)[at])}
        near |= Q(**{f"band_{at}__in": sorted(probes)})
    ranked = sorted(
        (min((pictures.distance(each, int(other or 0)), way) for way, each in prints.items()), sha256)
        for sha256, other in _measured(shown).filter(near).values_list("pk", "print64")
    )
    return {sha256: way for (apart, way), sha256 in ranked[:_PRINTS_AT_MOST] if apart <= pictures.NEAR_BITS}


def _by_words(shown: Shown, sought: Sought) -> dict[str, int]:
    """Those that share the most words, and whether this one is to be mirrored for it."""
    found: list[tuple[int, str, int]] = []
    for way, words in sought.words().items():
        if words:
            rows = _measured(shown).filter(words__overlap=words).annotate(shared=RawSQL(_SHARED, [words]))
            most = rows.filter(shared__gte=LEAST_SHARED).order_by("-shared", "pk")[:CANDIDATES_AT_MOST]
            found += [(-shared, sha256, way) for sha256, shared in most.values_list("pk", "shared")]
    ways = dict[str, int]()
    for _, sha256, way in sorted(found):
        ways.setdefault(sha256, way)
    return dict(list(ways.items())[:CANDIDATES_AT_MOST])

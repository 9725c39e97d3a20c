"""How many spoilt copies are known again, and how many other pictures are taken for copies."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from benchmarks.evidence.drawing import SORTS, photograph
from benchmarks.evidence.spoiling import SPOILS, pressed
from doorstep.visits.evidence import likeness, pictures
from doorstep.visits.evidence.pictures import Grey
from doorstep.visits.evidence.rules import Limits

LIMIT = Limits().alike_least_percent
PRINTS_AT_MOST = 40
OTHERS = "taken for another (false)"


@dataclass
class Index:
    """What the database holds of the originals, found as `evidence.resembling` finds it."""

    prints: list[int | None] = field(default_factory=list)
    greys: list[Grey] = field(default_factory=list)
    marks: list[likeness.Marks] = field(default_factory=list)
    words: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, data: bytes) -> None:
        picture = pictures.grey(data)
        marks = likeness.marks_of(picture)
        self.prints.append(pictures.measure(picture).print64)
        self.greys.append(picture)
        self.marks.append(marks)
        for word in likeness.words_of(marks):
            self.words[word].append(len(self.marks) - 1)

    def by_print(self, picture: Grey, but: int) -> dict[int, int]:
        """At most 7 bits of 64 apart in one of eight ways: which by that way, the nearest first."""
        ways = pictures.prints_of(picture)
        ranked = sorted(
            (min((pictures.distance(each, held), way) for way, each in ways.items()), at)
            for at, held in enumerate(self.prints)
            if ways and held is not None and at != but
        )
        return {at: way for (apart, way), at in ranked[:PRINTS_AT_MOST] if apart <= pictures.NEAR_BITS}

    def by_words(self, sought: likeness.Sought, but: int) -> dict[int, int]:
        shared = Counter[tuple[int, int]]()
        for way, words in sought.words().items():
            shared.update((at, way) for word in words for at in self.words.get(word, ()) if at != but)
        found = dict[int, int]()
        for (at, way), count in shared.most_common(2 * likeness.CANDIDATES_AT_MOST):
            if count >= likeness.LEAST_SHARED:
                found.setdefault(at, way)
        return dict(list(found.items())[: likeness.CANDIDATES_AT_MOST])


def by_print_alone(index: Index, data: bytes, but: int = -1) -> int | None:
    """Which original the picture is taken for by its print and grey, as it was before."""
    picture = pictures.grey(data)
    for at, way in index.by_print(picture, but).items():
        if pictures.alike_percent(picture, index.greys[at], way) >= LIMIT:
            return at
    return None


def by_points_too(index: Index, data: bytes, but: int = -1) -> int | None:
    """As the check does it: who is near by print or by words, held against it point by point."""
    picture = pictures.grey(data)
    sought = likeness.Sought.of(picture)
    for at, way in (index.by_print(picture, but) | index.by_words(sought, but)).items():
        if sought.percent(index.greys[at], index.marks[at], way) >= LIMIT:
            return at
    return None


Ask = Callable[..., int | None]
MANNERS: dict[str, Ask] = {"print": by_print_alone, "points": by_points_too}


@dataclass(frozen=True)
class Row:
    """Percent of the pictures of each sort; `took_ms`: of one question."""

    what: str
    manner: str
    percent: dict[str, float]
    took_ms: float


def measured(each_sort: int) -> Iterator[Row]:
    """Copies known again for what they are, by what was done to them; then pictures taken for another one,
    though none is there."""
    index, data = Index(), list[tuple[str, bytes]]()
    taken = {(sort, seed): photograph(sort, seed) for sort in SORTS for seed in range(each_sort)}
    for (sort, _), picture in taken.items():
        data.append((sort, pressed(picture, 85)))
        index.add(data[-1][1])
    sorts = [sort for sort, _ in data]
    for what, (spoil, quality) in SPOILS.items():
        copies = [
            pressed(spoil(picture, random.Random(f"{what} {at}")), quality)
            for at, picture in enumerate(taken.values())
        ]
        for manner, ask in MANNERS.items():
            is_known = [partial(_is_known, ask, index, copy, at) for at, copy in enumerate(copies)]
            yield _row(what, manner, sorts, is_known)
    for manner, ask in MANNERS.items():
        is_mistaken = [partial(_is_mistaken, ask, index, own, at) for at, (_, own) in enumerate(data)]
        yield _row(OTHERS, manner, sorts, is_mistaken)


def _is_known(ask: Ask, index: Index, copy: bytes, original: int) -> bool:
    return ask(index, copy) == original


def _is_mistaken(ask: Ask, index: Index, data: bytes, own: int) -> bool:
    return ask(index, data, own) is not None


def _row(what: str, manner: str, sorts: list[str], asked: Sequence[Callable[[], bool]]) -> Row:
    begin, found = time.perf_counter(), defaultdict[str, list[bool]](list)
    for sort, is_so in zip(sorts, asked, strict=True):
        found[sort].append(is_so())
    took_ms = (time.perf_counter() - begin) * 1000 / len(sorts)
    percent = {sort: 100 * sum(answers) / len(answers) for sort, answers in found.items()}
    return Row(what, manner, percent, took_ms)

"""Shapes of the standards' endpoints: editions, clauses, drafts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Storable
from doorstep.standards.acting import Place
from doorstep.standards.differing import ChangeKind
from doorstep.standards.language import Words
from doorstep.standards.linting.findings import Severity
from doorstep.standards.states import DraftState, RemarkKind

#: As a standard is named.
StandardName = Annotated[str, Field(pattern=r"^[A-Z]{1,20}$")]
DraftId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
#: A standard is a few hundred lines; what is longer is no standard.
Content = Annotated[Storable, Field(max_length=200_000)]
Line = Annotated[Storable, Field(max_length=2000)]


class OpenDraft(Schema):
    id: int
    state: DraftState


class StandardRow(Schema):
    """`draft`: the unit's open draft, told to those who write standards."""

    standard: str
    title: Words
    version: str
    sha256: str
    clauses: int
    adopted_from: date
    draft: OpenDraft | None


class ParameterOut(Schema):
    name: str
    title: Words
    type: str
    default: Any
    value: Any
    unit: str


class KeptOrders(Schema):
    satisfied: int
    violated: int


class Kept(Schema):
    """Orders by how they stand now; `last_month`: those received in the last calendar month."""

    satisfied: int
    violated: int
    pending: int
    last_month: KeptOrders


class ActOut(Schema):
    place: Place
    title: Words


class ClauseOut(Schema):
    """`acts`: where the clause acts; `parameters`: the figures that it uses."""

    id: str
    source: str
    sources: list[str]
    control: str
    title: Words
    why: Words | None
    mend: Words | None
    modality: str
    severity: str
    status: str
    kinds: list[str]
    segments: list[str]
    step: str | None
    step_title: Words | None
    say: list[Words]
    evidence: list[str]
    acts: list[ActOut]
    capability: str | None
    test: str | None
    deduct_cny: str | None
    parameters: list[str]
    kept: Kept


class StandardOut(StandardRow):
    summary: Words | None
    parameters: list[ParameterOut]
    rows: list[ClauseOut]


class FiguresIn(Schema):
    """`parameters`: all of the unit's own figures; what isn't named is the edition's own again."""

    from_on: Day
    parameters: Annotated[dict[str, Any], Field(max_length=200)]


class PersonOut(Schema):
    username: str
    name: str


class AdoptionOut(Schema):
    unit_code: str
    from_on: date
    parameters: dict[str, Any]
    adopted_by: str | None


class EditionRow(Schema):
    """`author` and `published_by` by name; null for an edition that came with Doorstep."""

    sha256: str
    version: str
    published_at: datetime
    author: str | None
    published_by: str | None
    adoptions: list[AdoptionOut]
    in_force: bool


class EditionContent(Schema):
    sha256: str
    standard: str
    version: str
    content: str


class DraftBase(Schema):
    sha256: str
    version: str


class DraftRow(Schema):
    """`note`: what was said last, with a proposal or when it was sent back. `why_not`: why the reader can't
    publish it now."""

    id: int
    standard: str
    title: Words
    unit_code: str
    base: DraftBase
    version: str
    state: DraftState
    author: PersonOut
    edited_by: PersonOut
    edited_at: datetime
    proposed_by: PersonOut | None
    proposed_from_on: date | None
    published_by: PersonOut | None
    note: str
    may_publish: bool
    why_not: Words | None


class ComplaintOut(Schema):
    """`line`: from 1; 0 for none in particular."""

    line: int
    clause: str | None
    expected: Words


class LintOut(Schema):
    code: str
    severity: Severity
    clauses: list[str]
    text: Words


class FieldChangeOut(Schema):
    field: str
    before: Any
    after: Any


class DraftChange(Schema):
    clause: str | None
    kind: ChangeKind
    title: Words
    fields: list[FieldChangeOut]


class RemarkOut(Schema):
    kind: RemarkKind
    by: PersonOut
    at: datetime
    revision: int
    said: str


class CheckOut(Schema):
    problems: list[ComplaintOut]
    lints: list[LintOut]
    difference: list[DraftChange]


class DraftOut(DraftRow, CheckOut):
    """`parameters`: the unit's own figures now; `remarks`: what was done with it, oldest first."""

    content: str
    base_content: str
    revision: int
    parameters: dict[str, Any]
    remarks: list[RemarkOut]


class DraftIn(Schema):
    standard: StandardName


class ContentIn(Schema):
    """`revision`: the one that was edited."""

    content: Content
    revision: Annotated[int, Field(ge=1, le=1_000_000)]


class CheckIn(Schema):
    standard: StandardName
    content: Content


class ProposeIn(Schema):
    """`revision`: the one looked at; left out, whatever it is now."""

    from_on: Day
    note: Line = ""
    revision: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class RefuseIn(Schema):
    why: Annotated[Line, Field(min_length=1)]


class PublishIn(Schema):
    """`revision`: the one looked at; left out, whatever it is now."""

    revision: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

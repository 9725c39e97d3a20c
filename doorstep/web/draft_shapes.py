"""A draft as its readers see it."""

from __future__ import annotations

from collections.abc import Mapping

from doorstep.core.errors import Text
from doorstep.people.access import Person
from doorstep.people.states import Role
from doorstep.standards import queries, rules
from doorstep.standards.checking import Around, Checked
from doorstep.standards.differing import Change
from doorstep.standards.language import Words
from doorstep.standards.models import Draft
from doorstep.standards.states import DraftState, RemarkKind
from doorstep.web.standard_schemas import (
    CheckOut,
    ComplaintOut,
    DraftBase,
    DraftChange,
    DraftOut,
    DraftRow,
    FieldChangeOut,
    LintOut,
    PersonOut,
    RemarkOut,
)


def people_of(row: Draft) -> set[str]:
    """The logins of everybody who had to do with it."""
    remarks = {remark.by for remark in row.remarks.all()}
    return {row.author, row.edited_by, row.proposed_by, row.published_by, *remarks}


def draft_row(row: Draft, person: Person, names: Mapping[str, PersonOut]) -> DraftRow:
    why_not = rules.why_not_publish(
        state=row.state,
        author=row.author,
        edited_by=row.edited_by,
        by=person.user.username,
        may_publish=person.role == Role.MANAGER,
    )
    said = [remark.said for remark in row.remarks.all() if remark.said]
    return DraftRow(
        id=row.pk,
        standard=row.standard,
        title=queries.standard_of(row.base_id).title,
        unit_code=row.unit_code,
        base=DraftBase(sha256=row.base_id, version=row.base.version),
        version=rules.version_written(row.content) or row.base.version,
        state=DraftState(row.state),
        author=names[row.author],
        edited_by=names[row.edited_by],
        edited_at=row.edited_at,
        proposed_by=names.get(row.proposed_by),
        proposed_from_on=row.from_on,
        published_by=names.get(row.published_by),
        note=said[-1] if said else "",
        may_publish=why_not is None,
        why_not=_words(why_not) if why_not else None,
    )


def draft_out(
    row: Draft, person: Person, names: Mapping[str, PersonOut], checked: Checked, around: Around
) -> DraftOut:
    remarks = [
        RemarkOut(kind=RemarkKind(r.kind), by=names[r.by], at=r.at, revision=r.revision, said=r.said)
        for r in row.remarks.all()
    ]
    return DraftOut(
        **dict(draft_row(row, person, names)),
        **dict(checked_out(checked)),
        content=row.content,
        base_content=row.base.content,
        revision=row.revision,
        parameters=dict(around.figures),
        remarks=remarks,
    )


def checked_out(checked: Checked) -> CheckOut:
    return CheckOut(
        problems=[
            ComplaintOut(line=each.line, clause=each.clause, expected=_words(each.expected))
            for each in checked.problems
        ],
        lints=[
            LintOut(
                code=each.code, severity=each.severity, clauses=list(each.clauses), text=_words(each.text)
            )
            for each in checked.lints
        ],
        difference=[_change(each) for each in checked.changes],
    )


def _change(change: Change) -> DraftChange:
    fields = [FieldChangeOut(field=f.field, before=f.before, after=f.after) for f in change.fields]
    return DraftChange(clause=change.clause, kind=change.kind, title=change.title, fields=fields)


def _words(said: Text) -> Words:
    return Words(zh=said["zh"], en=said["en"])

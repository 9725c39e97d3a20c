"""Quotas over many orders, brought up to date in the transaction that records an event.

Locks: after the order's own row and its slots, quota verdicts by clause, key and period. What is stored
depends on the events alone, not on the order in which they came: a rebuild gives the same rows.
"""

from __future__ import annotations

from django.db.models import F

from doorstep.orders.log import Entry, fact_of
from doorstep.orders.models import Order, QuotaVerdict, Tally
from doorstep.standards.compiling import Quota
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.tallies import Span, Tallied, judge, tallied
from doorstep.standards.verdicts import Outcome


def count(order: Order, entry: Entry, rulebook: Rulebook) -> None:
    """Count the entry wherever a quota of the order's editions asks for it."""
    quotas = rulebook.quotas_for(entry.kind)
    if not quotas:
        return
    fact = fact_of(entry)
    found = [
        (quota, event) for quota in quotas if (event := tallied(quota, fact, order.attributes)) is not None
    ]
    for quota, event in sorted(found, key=lambda pair: (pair[0].id, pair[1].key, pair[1].span)):
        _count(order, entry, quota, event)


def forget_counts() -> None:
    """Before a rebuild."""
    QuotaVerdict.objects.all().delete()
    Tally.objects.all().delete()


def _count(order: Order, entry: Entry, quota: Quota, event: Tallied) -> None:
    span = event.span
    standing = _locked(order, quota, event)
    Tally.objects.create(
        clause=quota.id, event=entry.id, key=event.key, from_on=span.from_on, to_on=span.to_on, order=order,
        occurred_at=event.at, counts=event.counts, at_most=event.at_most, at_least=event.at_least,
    )  # fmt: skip
    if standing.violated_at is not None and event.at > standing.violated_at:
        # The first one too many stays the first: nothing that came after it needs to be looked at.
        QuotaVerdict.objects.filter(pk=standing.pk).update(counted=F("counted") + int(event.counts))
        return
    _judge(standing, span)


def _locked(order: Order, quota: Quota, event: Tallied) -> QuotaVerdict:
    """The row of the key in the period, made if it isn't there, locked until the transaction ends."""
    of = {"clause": quota.id, "key": event.key, "from_on": event.span.from_on, "to_on": event.span.to_on}
    begun = QuotaVerdict(**of, standard=quota.standard, order=order, counted=0, outcome=Outcome.PENDING.value)
    QuotaVerdict.objects.bulk_create([begun], ignore_conflicts=True)
    return QuotaVerdict.objects.select_for_update(no_key=True).get(**of)


def _judge(standing: QuotaVerdict, span: Span) -> None:
    """From all events of the key in the period, as they are before the period is over."""
    rows = list(
        Tally.objects.filter(
            clause=standing.clause, key=standing.key, from_on=span.from_on, to_on=span.to_on
        ).order_by("occurred_at", "event")
    )
    verdict = judge([_tallied(row, span) for row in rows], span.from_at)
    witnesses = () if verdict.outcome is Outcome.SATISFIED else verdict.witnesses
    deciding = next((row for row in rows if witnesses and str(row.event) == witnesses[-1]), rows[-1])
    standing.order_id = deciding.order_id
    standing.counted = sum(row.counts for row in rows)
    standing.outcome = verdict.outcome.value
    standing.due_at, standing.violated_at = verdict.due_at, verdict.violated_at
    standing.witnesses = list(witnesses)
    standing.save()


def _tallied(row: Tally, span: Span) -> Tallied:
    return Tallied(str(row.event), row.occurred_at, row.key, span, row.counts, row.at_most, row.at_least)

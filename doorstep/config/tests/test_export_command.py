"""`doorstep export`: orders go out whole, without personal data, and come back with their verdicts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from doorstep.config.cli import build
from doorstep.core.errors import NotFound
from doorstep.integrations.errors import CantWrite
from doorstep.integrations.eventlogs.conformance import Conformance, Ending
from doorstep.integrations.eventlogs.tests.test_export import plain, traces
from doorstep.integrations.eventlogs.tests.test_export_decl import parse
from doorstep.integrations.eventlogs.tests.test_judge import CLAUSES
from doorstep.orders.clocks import clocks
from doorstep.orders.judging import rulebook_of
from doorstep.orders.queries import verdicts_now
from tests import lives
from tests.cast import DAY, Cast, at
from tests.lives import run_standard
from tests.worlds import Visit, receive


def export(kind: str, out: Path, *arguments: str) -> str:
    result = CliRunner().invoke(build(), ["export", kind, str(out), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def finished(on_site: Visit) -> Visit:
    on_site.work()
    on_site.finish()
    return on_site


@pytest.mark.parametrize(("kind", "name"), [("xes", "a.xes.gz"), ("ocel-json", "a.json"), ("csv", "a.csv")])
def test_an_exported_order_is_judged_as_it_is_here(
    finished: Visit, tmp_path: Path, kind: str, name: str
) -> None:
    export(kind, tmp_path / name)
    rulebook = rulebook_of(finished.number)
    run = Conformance(rulebook, clocks(), Ending(False, finished.now))
    (judged,) = run.judged([traces(tmp_path / name)[finished.number]])
    here = {row.clause: row for row in verdicts_now(finished.number)}
    assert len(here) > 20
    for rule, verdict in zip(rulebook.rules, judged.verdicts, strict=True):
        known = here.get(rule.id)
        assert verdict.outcome.value == (known.outcome if known else "not_applicable"), rule.id
        if known is not None:
            assert verdict.witnesses == tuple(known.witnesses), rule.id
            assert (verdict.due_at, verdict.violated_at) == (known.due_at, known.violated_at), rule.id


@pytest.mark.parametrize("kind", ["xes", "ocel-json", "ocel-sqlite", "csv"])
def test_a_place_that_cannot_be_written_to_is_refused(received: Visit, tmp_path: Path, kind: str) -> None:
    with pytest.raises(CantWrite, match="nowhere"):
        export(kind, tmp_path / "nowhere" / "a.file")


def test_no_export_tells_who_the_customer_is(finished: Visit, cast: Cast, tmp_path: Path) -> None:
    customer, home = cast.wang_fang, cast.wang_fang_home
    secrets = (customer.name, customer.phone, str(customer.id), "明光路", str(home.lat), str(home.lon))
    for kind, name in (("xes", "a.xes"), ("ocel-json", "a.json"), ("ocel-sqlite", "a.db"), ("csv", "a.csv")):
        export(kind, tmp_path / name)
        said = plain(tmp_path / name)
        assert finished.number in said
        assert [secret for secret in secrets if secret in said] == []


def test_only_the_period_and_the_unit_go_out(cast: Cast, library: None, tmp_path: Path) -> None:
    receive(cast)
    receive(cast, "GD900000002", received_at=at(6, day=DAY - timedelta(days=1)))
    out = tmp_path / "a.xes"

    def exported(*arguments: str) -> list[str]:
        export("xes", out, *arguments)
        return sorted(traces(out))

    assert exported() == [lives.NUMBER, "GD900000002"]
    assert exported("--from", "2026-03-02") == [lives.NUMBER]
    assert exported("--to", "2026-03-02") == ["GD900000002"]
    assert exported("--unit", "hf-east", "--to", "2026-03-03") == [lives.NUMBER, "GD900000002"]
    assert exported("--unit", "hf-west") == []
    with pytest.raises(NotFound):
        exported("--unit", "nowhere")


def test_the_command_writes_a_units_standard(cast: Cast, tmp_path: Path) -> None:
    run_standard(cast)
    out = tmp_path / "test.decl"
    said = export("decl", out, "--unit", "hf-east", "--standard", "TEST")
    found = parse(out.read_text("utf-8"))
    assert [(each.template, each.activities) for each in found.constraints] == [
        ("Precedence", ("acceptance.signed", "order.replied")),
        ("Precedence", ("speed.tested", "acceptance.signed")),
        ("Existence", ("customer.rated",)),
    ]
    assert "left out test.call-soon: DECLARE has no `cancel`" in said
    with pytest.raises(NotFound):
        export("decl", out, "--unit", "hf-east", "--standard", "NONE")


def test_the_command_writes_a_file_of_clauses(tmp_path: Path) -> None:
    out = tmp_path / "clinic.decl"
    assert "8 clauses written" in export("decl", out, "--clauses", str(CLAUSES))
    assert len(parse(out.read_text("utf-8")).constraints) == 8

"""Verdicts of a log by us (in this process) and by the peers (in theirs), as sets of bits by constraint."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.conformance.constraints import PM4PY, Constraint, as_clauses
from doorstep.integrations.eventlogs.asked import fields_asked, only_fields
from doorstep.integrations.eventlogs.conformance import BY_CODE, Ending, in_parts, outcomes_of, rulebook_in
from doorstep.integrations.eventlogs.declare import declare_model
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.orders.clocks import clocks
from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.steps import catalogue
from doorstep.standards.verdicts import NOT_APPLICABLE, VIOLATED

HERE = Path(__file__).parent
PEERS = HERE.parents[1] / "var" / "peers"
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answer:
    """`violated[n]`: which traces violate the n-th constraint, in the order of `cases`; None: not asked."""

    version: str
    cases: Sequence[str]
    violated: Mapping[int, Bits]
    vacuous: Mapping[int, Bits]
    load_s: float
    check_s: float


class PeerMissing(Exception):
    """The peer's environment isn't there."""


def ours(traces: Sequence[Trace], constraints: Sequence[Constraint]) -> Answer:
    rulebook = rulebook_in(as_clauses(constraints), "bench.yaml", catalogue())
    began = time.process_time()
    ending = Ending(True, datetime(2100, 1, 1, tzinfo=UTC))
    violated = np.zeros((len(constraints), len(traces)), bool)
    vacuous = np.zeros((len(constraints), len(traces)), bool)
    start, asked = 0, fields_asked(rulebook.rules)
    for part in in_parts(traces):
        columns = ColumnLog.of((trace.case, only_fields(ending.log_of(trace), asked)) for trace in part)
        here = slice(start, start + len(part))
        for number, rule in enumerate(rulebook.rules):
            outcomes = outcomes_of(rule, columns, clocks(), ending.now)
            violated[number, here] = outcomes == BY_CODE.index(VIOLATED)
            vacuous[number, here] = outcomes == BY_CODE.index(NOT_APPLICABLE)
        start += len(part)
    return Answer(
        "Doorstep",
        [trace.case for trace in traces],
        dict(enumerate(violated)),
        dict(enumerate(vacuous)),
        0.0,
        time.process_time() - began,
    )


def pm4py(log: Path, constraints: Mapping[int, Constraint]) -> Answer:
    said = [
        {
            "key": str(number),
            "template": PM4PY[each.template],
            "activities": [each.first, each.second] if each.second else [each.first],
        }
        for number, each in constraints.items()
    ]
    return _ask("pm4py", {"log": str(log), "constraints": said})


def declare4py(log: Path, constraints: Mapping[int, Constraint], *, vacuity: bool) -> Answer:
    """The model is the .decl file that `doorstep export decl` writes of our clauses. Self pairs, which it
    leaves out, are added by hand.
    """
    said = [each for each in constraints.values() if not each.is_self_pair]
    rulebook = rulebook_in(as_clauses(said), "bench.yaml", catalogue())
    model, left_out = declare_model(rulebook.rules)
    if left_out:
        raise ValueError(f"left out of the .decl: {left_out}")
    keys = [str(number) for number, each in constraints.items() if not each.is_self_pair]
    for number, each in constraints.items():
        if each.is_self_pair:
            name = each.template.replace("_", " ").title()
            model += f"{name}[{each.first}, {each.second}] | | |\n"
            keys.append(str(number))
    with tempfile.NamedTemporaryFile("w", suffix=".decl", encoding="utf-8") as file:
        file.write(model)
        file.flush()
        return _ask("declare4py", {"log": str(log), "decl": file.name, "keys": keys, "vacuity": vacuity})


def _ask(peer: str, task: Mapping[str, Any]) -> Answer:
    python = PEERS / peer / "bin" / "python"
    if not python.exists():
        raise PeerMissing(f"{peer} is not installed: run benchmarks/conformance/peers.sh")
    ended = subprocess.run(
        [python, HERE / f"peer_{peer}.py"],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise RuntimeError(f"{peer} failed:\n{ended.stderr[-2000:]}")
    said = json.loads(ended.stdout)
    count = len(said["cases"])
    bits = {
        int(key): np.unpackbits(np.frombuffer(base64.b64decode(packed), np.uint8), count=count).astype(bool)
        for key, packed in said["violated"].items()
    }
    return Answer(said["version"], said["cases"], bits, {}, said["load_s"], said["check_s"])

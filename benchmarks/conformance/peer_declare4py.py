"""Runs in Declare4Py's own environment, with nothing of ours: a task comes in as JSON, violations go out.

`python peer_declare4py.py < task.json`: {log, keys, decl: the model's path, vacuity: bool} →
{version, cases, load_s, check_s, violated: {key: packed bits}}; the model's n-th constraint is the n-th key.
"""

import base64
import importlib.metadata
import json
import sys
import time

import numpy as np
from Declare4Py.D4PyEventLog import D4PyEventLog  # type: ignore[import-not-found,unused-ignore]
from Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer import (  # type: ignore[import-not-found,unused-ignore]
    MPDeclareAnalyzer,
)
from Declare4Py.ProcessModels.DeclareModel import (  # type: ignore[import-not-found,unused-ignore]
    DeclareModel,
)


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr
    task = json.load(sys.stdin)
    began = time.process_time()
    log = D4PyEventLog(case_name="case:concept:name")
    log.parse_xes_log(task["log"])
    for trace in log.log:
        trace._list.sort(key=lambda event: event["time:timestamp"])
    loaded = time.process_time()
    model = DeclareModel().parse_from_file(task["decl"])
    if len(model.constraints) != len(task["keys"]):
        raise SystemExit(f"{len(model.constraints)} constraints were read, not {len(task['keys'])}")
    run = MPDeclareAnalyzer(log=log, declare_model=model, consider_vacuity=task["vacuity"]).run()
    rows = run.model_check_res
    violated = np.array([[cell.state.value == "Violated" for cell in row] for row in rows], bool)
    if violated.shape != (len(rows), len(task["keys"])):
        raise SystemExit("a constraint was dropped from some of the results")
    checked = time.process_time()
    bits = {
        key: base64.b64encode(np.packbits(violated[:, n]).tobytes()).decode()
        for n, key in enumerate(task["keys"])
    }
    answer = {
        "version": f"Declare4Py {importlib.metadata.version('declare4py')}",
        "cases": [trace.attributes["concept:name"] for trace in log.log],
        "load_s": loaded - began,
        "check_s": checked - loaded,
        "violated": bits,
    }
    json.dump(answer, out)


main()

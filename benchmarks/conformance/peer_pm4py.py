"""Runs in pm4py's own environment, with nothing of ours: a task as JSON comes in, violations go out as JSON.

`python peer_pm4py.py < task.json`: {log, constraints: [{key, template, activities}]} →
{version, cases, load_s, check_s, violated: {key: packed bits}}.
"""

import base64
import json
import sys
import time

import numpy as np
import pm4py  # type: ignore[import-not-found,unused-ignore]


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr
    task = json.load(sys.stdin)
    began = time.process_time()
    frame = pm4py.read_xes(task["log"], variant="iterparse", return_legacy_log_object=False)
    # pm4py answers in the order of the sorted case names and takes rows as they stand: name the cases by
    # their place in the file, and put equal times in the file's order.
    names = {name: f"{place:09d}" for place, name in enumerate(dict.fromkeys(frame["case:concept:name"]))}
    frame["case:concept:name"] = frame["case:concept:name"].map(names)
    frame = frame.sort_values(["case:concept:name", "time:timestamp"], kind="stable").reset_index(drop=True)
    loaded = time.process_time()
    model: dict[str, dict[object, dict[str, int]]] = {}
    keys = {}
    for each in task["constraints"]:
        about = each["activities"][0] if len(each["activities"]) == 1 else tuple(each["activities"])
        model.setdefault(each["template"], {})[about] = {"support": 1, "confidence": 1}
        keys[each["template"], about] = each["key"]
    rows = pm4py.conformance_declare(frame, model)
    violated = {key: np.zeros(len(names), bool) for key in keys.values()}
    for place, row in enumerate(rows):
        for template, about in row["deviations"]:
            violated[keys[template, about]][place] = True
    checked = time.process_time()
    answer = {
        "version": f"pm4py {pm4py.__version__}",
        "cases": list(names),
        "load_s": loaded - began,
        "check_s": checked - loaded,
        "violated": {
            key: base64.b64encode(np.packbits(bits).tobytes()).decode() for key, bits in violated.items()
        },
    }
    json.dump(answer, out)


main()

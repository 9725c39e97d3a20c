"""The floor: pgbench writes the same rows on the same server, with the same number of writers."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from math import floor
from pathlib import Path

from benchmarks.append.writing import Measured

_SCRIPT = """\
\\set inserts {inserts} + (CASE WHEN random(1, 1000) <= {inserts_permille} THEN 1 ELSE 0 END)
\\set updates {updates} + (CASE WHEN random(1, 1000) <= {updates_permille} THEN 1 ELSE 0 END)
BEGIN;
UPDATE orders_order SET state = 'on_site', state_since_at = now(), seq = seq + 1, head_hash = repeat('a', 64),
  next_due_at = now() + interval '2 days' WHERE number = '{prefix}' || :client_id RETURNING seq \\gset
INSERT INTO orders_event (id, order_id, seq, kind, version, actor, occurred_at, recorded_at, happened, device,
    body, previous_hash, hash)
  VALUES ((lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
      || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid,
    '{prefix}' || :client_id, :seq, 'optical.measured', 1, 'technician' || chr(58) || 'HF1001', now(), now(),
    false, '{{}}', '{body}', repeat('a', 64), repeat('b', 64));
UPDATE orders_verdictinterval SET to_at = now() WHERE order_id = '{prefix}' || :client_id AND to_at IS NULL
  AND clause IN (SELECT 'floor-' || (:seq - 1) || '-' || i FROM generate_series(1, :updates) AS i);
INSERT INTO orders_verdictinterval
    (order_id, clause, standard, outcome, final, due_at, witnesses, from_at, cause)
  SELECT '{prefix}' || :client_id, 'floor-' || :seq || '-' || i, 'WORK', 'satisfied', false, NULL,
    '["0195d1c0-0000-7000-8000-000000000001"]', now(), gen_random_uuid()
  FROM generate_series(1, :inserts) AS i;
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """What one append writes, on average: verdict rows begun and ended, bytes of the event's body."""

    begun: float
    ended: float
    body_bytes: int


def measure(*, pgbench: str, url: str, prefix: str, writers: int, transactions: int, rows: Rows) -> Measured:
    """So many transactions by so many clients; client n writes to the order `prefix`n."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "floor.sql"
        script.write_text(_script(prefix, rows), encoding="utf-8")
        options = ["-n", "-M", "prepared", "-f", str(script), "-c", str(writers), "-j", str(min(writers, 4))]
        each = max(1, transactions // writers)
        command = [pgbench, *options, "-t", str(each), "-l", f"--log-prefix={folder}/log", url]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        if done.returncode or "ERROR" in done.stderr:
            raise SystemExit(f"pgbench failed: {done.stderr[-2000:]}")
        lines = [line.split() for log in Path(folder).glob("log.*") for line in log.read_text().splitlines()]
    # client, transaction, µs, script, second, µs of the second
    ends = [int(line[4]) + int(line[5]) / 1e6 for line in lines]
    begins = [end - int(line[2]) / 1e6 for end, line in zip(ends, lines, strict=True)]
    return Measured(max(ends) - min(begins), [int(line[2]) / 1000 for line in lines])


def _script(prefix: str, rows: Rows) -> str:
    padding = "x" * max(0, rows.body_bytes - len('{"note": ""}'))
    return _SCRIPT.format(
        prefix=prefix,
        body=json.dumps({"note": padding}),
        inserts=floor(rows.begun),
        inserts_permille=round((rows.begun - floor(rows.begun)) * 1000),
        updates=floor(rows.ended),
        updates_permille=round((rows.ended - floor(rows.ended)) * 1000),
    )

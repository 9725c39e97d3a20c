"""`python -m benchmarks.offers`: p50, p95 of offers, promises and refusals in a city of 1,000 technicians."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from doorstep.config.postgres import Cluster, place_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.offers", description=__doc__)
    parser.add_argument("--technicians", type=int, default=1000)
    parser.add_argument("--grids", type=int, default=25)
    parser.add_argument("--orders", type=int, default=300, help="so many orders ask, one after the other")
    parser.add_argument("--data", type=Path, help="a folder for the server (default: a temporary one)")
    asked = parser.parse_args()
    data = asked.data or Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.mkdir(exist_ok=True)
    data.chmod(0o711)
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(cluster, asked.technicians, asked.grids, asked.orders)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        if asked.data is None:
            shutil.rmtree(data, ignore_errors=True)


def _run(cluster: Cluster, technicians: int, grids: int, orders: int) -> None:
    import django

    django.setup()
    from benchmarks.offers.asking import ask_all
    from benchmarks.offers.making import Size
    from benchmarks.offers.world import load

    print(_about(cluster), flush=True)
    print(f"making {technicians} technicians in {grids} grids and their week …", flush=True)
    now, city = load(Size(technicians, grids))
    for line in ask_all(city, now, orders):
        print(line, flush=True)


def _about(cluster: Cluster) -> str:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"PostgreSQL {cluster.binaries().version}; {os.cpu_count()} processors, load {load}"


if __name__ == "__main__":
    main()

"""`python -m benchmarks.booking`: 500 customers race for 20 places in one window."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from doorstep.config.postgres import Cluster, place_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.booking", description=__doc__)
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--places", type=int, default=20)
    parser.add_argument("--at-once", type=int, default=100, help="connections; the server takes 150")
    asked = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.chmod(0o711)
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(asked.customers, asked.places, asked.at_once)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)


def _run(customers: int, places: int, at_once: int) -> None:
    import django

    django.setup()
    from benchmarks.booking.racing import race
    from benchmarks.offers.making import Size
    from benchmarks.offers.world import load

    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; making the city …", flush=True)
    now, city = load(Size(technicians=40, grids=1))
    for line in race(city, now, customers, places, at_once):
        print(line, flush=True)


if __name__ == "__main__":
    main()

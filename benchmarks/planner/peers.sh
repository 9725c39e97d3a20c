#!/usr/bin/env bash
# Makes the peers' environment; they are no dependencies of ours:
#   benchmarks/planner/peers.sh            → var/peers/planner
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
home=var/peers/planner

[ -x "$home/bin/python" ] || "$python" -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check \
  'pyvroom==1.15.2' 'pyvrp==0.14.1' 'ortools==9.15.6755' 'numpy>=2.3'
"$home/bin/python" -c 'from importlib.metadata import version; print(*(f"{each} {version(each)}" for each in ("pyvroom", "pyvrp", "ortools")))'

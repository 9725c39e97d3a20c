#!/usr/bin/env bash
# Makes the environments of the two peers, which are AGPL and therefore no dependencies of ours:
#   benchmarks/conformance/peers.sh            → var/peers/{pm4py,declare4py}
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}

peer() {
  local home=var/peers/$1; shift
  [ -x "$home/bin/python" ] || "$python" -m venv "$home"
  "$home/bin/pip" install --quiet --disable-pip-version-check "$@"
}

peer pm4py 'pm4py==2.7.23.11'
peer declare4py 'declare4py==2.2.0' 'pm4py==2.7.23.11'
var/peers/pm4py/bin/python -c 'import pm4py; print("pm4py", pm4py.__version__)'
var/peers/declare4py/bin/python -c 'import Declare4Py, pm4py; print("Declare4Py 2.2.0 on pm4py", pm4py.__version__)'

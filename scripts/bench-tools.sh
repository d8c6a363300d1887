#!/usr/bin/env bash
# Makes sure that the load generator wrk is there.
set -euo pipefail
command -v wrk >/dev/null || bash "$(dirname "$0")/apt-install.sh" wrk

#!/usr/bin/env bash
# Makes sure that the load generator wrk is there.
set -euo pipefail
command -v wrk >/dev/null && exit 0
if [ "$(id -u)" -eq 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
  echo "The benchmark needs wrk:  sudo apt-get install -y wrk" >&2
  exit 1
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends wrk >/dev/null

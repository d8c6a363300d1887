#!/usr/bin/env bash
# Installs the Debian packages given, where it may; else prints the line to run and fails.
set -euo pipefail
if [ "$(id -u)" -eq 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
  echo "These system packages are missing: $*. Install them, then run make again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y $*" >&2
  exit 1
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null

#!/usr/bin/env bash
# Makes sure that the system libraries Kinora needs are there: installs them where it may, else prints the line to run.
set -euo pipefail

missing=()
libraries=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p)
has_library() { [[ $libraries == *"$1 "* ]]; }
has_library libEGL.so.1 || missing+=(libegl1)
has_library libGL.so.1 || missing+=(libgl1)
has_library libexpat.so.1 || missing+=(libexpat1)
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
  echo "Kinora needs these system packages: ${missing[*]}. Install them, then run make again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

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
[ ${#missing[@]} -eq 0 ] || bash "$(dirname "$0")/apt-install.sh" "${missing[@]}"

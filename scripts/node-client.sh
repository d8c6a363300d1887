#!/usr/bin/env bash
# Installs the official Node client into the folder given, with Node itself where it is missing.
set -euo pipefail
folder=$1
version=6.49.0
if ! command -v npm >/dev/null; then
  if [ "$(id -u)" -eq 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
  if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
    echo "The Node tests need npm:  sudo apt-get install -y npm" >&2
    exit 1
  fi
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends npm >/dev/null
fi
grep -qs "\"version\": \"$version\"" "$folder/node_modules/openai/package.json" && exit 0
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --silent --no-package-lock "openai@$version"

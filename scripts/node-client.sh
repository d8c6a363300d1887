#!/usr/bin/env bash
# Installs the official Node client into the folder given, with Node itself where it is missing.
set -euo pipefail
folder=$1
version=6.49.0
command -v npm >/dev/null || bash "$(dirname "$0")/apt-install.sh" npm
grep -qs "\"version\": \"$version\"" "$folder/node_modules/openai/package.json" && exit 0
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --silent --no-package-lock "openai@$version"

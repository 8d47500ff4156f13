#!/bin/sh
# Installs a build into an empty folder and uses it from there. Usage: installation_test.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >"$work/log" 2>&1 ||
  { cat "$work/log"; echo "installation: cmake --install failed" >&2; exit 1; }
sh "$here/check_installed.sh" "$work/usr" "$build"
echo "installation: works"

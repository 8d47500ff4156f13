#!/bin/sh
# From a bare Debian 12 to a first result: installs what building needs, builds a release (all that
# `cmake --install` wants), runs the
# default pipeline over the sample pages (or the given files) and shows a page before and after.
# Of JSONL without a field `text`, `jernih init` finds out which field holds it.
# Usage: quickstart.sh [FILE…]
set -eu
cd_back=$PWD
root=$(cd "$(dirname "$0")/.." && pwd)

sh "$root/scripts/packages.sh" build
cd "$root"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Building (some minutes the first time) …" >&2
if ! { cmake --preset release -DJERNIH_BUILD_TESTS=OFF >"$log" 2>&1 &&
       cmake --build --preset release >>"$log" 2>&1; }; then
  cat "$log" >&2
  echo "quickstart: the build failed; its messages are above" >&2
  exit 1
fi
cd "$cd_back"
exec sh "$root/scripts/first_look.sh" "$root/build/release/interfaces/cli/jernih" \
  "$root/out/quickstart" "$@"

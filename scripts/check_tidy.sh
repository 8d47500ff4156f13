#!/bin/sh
# clang-tidy 14 by .clang-tidy. Usage: check_tidy.sh [FILE.cc …]
# Without files: the sources that differ from main. Needs a configured build/dev (compile_commands.json).
set -eu
cd "$(dirname "$0")/.."
[ -f build/dev/compile_commands.json ] || cmake --preset dev >/dev/null
if [ $# -eq 0 ]; then
  set -- $(git diff --name-only --diff-filter=d main -- '*.cc')
  [ $# -gt 0 ] || { echo "check_tidy: no source differs from main"; exit 0; }
fi
exec clang-tidy-14 -p build/dev --quiet --warnings-as-errors='*' "$@"

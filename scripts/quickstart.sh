#!/bin/sh
# From a bare Debian 12 to a first result: installs what building needs, builds a release, runs the
# default pipeline over the sample pages (or the given files) and shows a page before and after.
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
       cmake --build --preset release --target jernih >>"$log" 2>&1; }; then
  cat "$log" >&2
  echo "quickstart: the build failed; its messages are above" >&2
  exit 1
fi
jernih=$root/build/release/interfaces/cli/jernih

if [ $# -gt 0 ]; then
  cd "$cd_back"
  page=$1
else
  set -- "$root"/tests/samples/*
  page=$root/tests/samples/news_portal_article.txt
fi
out=$root/out/quickstart
rm -rf "$out"

shown=14
before=$(mktemp)
after=$(mktemp)
trap 'rm -f "$log" "$before" "$after"' EXIT
raw='version: 1
input: {format: auto}
output: {format: text}
stages: [split_segments]'
printf '%s\n' "$raw" >"$log"
"$jernih" run --quiet --limit 1 -c "$log" "$page" >"$before"
"$jernih" run --quiet --limit 1 --set output.format=text "$page" >"$after"

# Lines that change, a few around them.
echo
echo "A page before and after ($(basename "$page")), its lines that change:"
echo
diff --unchanged-line-format= --old-line-format='  - %L' --new-line-format='  + %L' \
  "$before" "$after" | cut -c1-100 | head -n $((shown * 2)) || true
echo
echo "All of it:"
"$jernih" run -o "$out" "$@"
echo
echo "The records: $out"
echo "Next:   $jernih text \"Diperbarui 5 jam lalu oleh Redaksi\""
echo "        $jernih explain \"$page\""

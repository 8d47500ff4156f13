#!/bin/sh
# The second half of quickstart.sh: a page before and after, then all of it into the folder OUT.
# Usage: first_look.sh JERNIH OUT [FILE…]
set -eu
jernih=$1
out=$2
shift 2
case $out in /*) ;; *) out=$PWD/$out ;; esac  # included from a file that lies elsewhere
root=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -gt 0 ]; then
  page=$1
else
  set -- "$root"/tests/samples/*.txt "$root"/tests/samples/*.jsonl
  page=$root/tests/samples/news_portal_article.txt
fi
mkdir -p "$(dirname "$out")"

raw=$(mktemp)
before=$(mktemp)
after=$(mktemp)
trap 'rm -f "$raw" "$before" "$after"' EXIT
config=default
looked=20
if ! "$jernih" run --quiet --limit $looked --rejected /dev/null "$page" >"$after" 2>&1 &&
   "$jernih" init default --from "$page" -o "$out.yaml" --force 2>"$after"; then
  config=$out.yaml
fi

# The text as it came: the same input, and no stage that changes it.
printf 'version: 1\ninclude: "%s"\noutput: {format: text}\nstages: [split_segments]\n' \
  "$config" >"$raw"
"$jernih" run --quiet --limit 1 --rejected /dev/null -c "$raw" "$page" >"$before" || true
"$jernih" run --quiet --limit 1 --rejected /dev/null -c "$config" --set output.format=text \
  "$page" >"$after" 2>/dev/null || true

# Lines that change, a few around them.
shown=14
echo
echo "A page before and after ($(basename "$page")), its lines that change:"
echo
diff --unchanged-line-format= --old-line-format='  - %L' --new-line-format='  + %L' \
  "$before" "$after" | cut -c1-100 | head -n $((shown * 2)) || true
echo
echo "All of it:"
code=0
"$jernih" run -o "$out" --force -c "$config" "$@" || code=$?
echo
echo "The records: $out"
[ "$config" = default ] || echo "The fields:  $config (found by init; change what it got wrong)"
echo "Next:   $jernih text \"Diperbarui 5 jam lalu oleh Redaksi\""
echo "        $jernih explain -c $config \"$page\""
exit $code

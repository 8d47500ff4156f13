#!/bin/sh
# MB/s of each stage, of the whole pipeline and of the program with JSON in and out, beside ICU word
# breaking and CLD2 on the same text; peak memory. Usage: bench.sh [FILE.jsonl …]
# Without files: the sample pages, many times over.
set -eu
here=$PWD
root=$(cd "$(dirname "$0")/.." && pwd)
sh "$root/scripts/packages.sh" test
cd "$root"
cmake --preset release -DJERNIH_BUILD_TESTS=ON >/dev/null
cmake --build --preset release --target stages_bench jernih >/dev/null
cd "$here"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
  i=0
  while [ $i -lt 2000 ]; do
    cat "$root"/tests/samples/*.jsonl
    i=$((i + 1))
  done >"$work/samples.jsonl"
  set -- "$work/samples.jsonl"
fi
"$root/build/release/tests/bench/stages_bench" --rounds 3 "$@"

echo
echo "The program, JSON in and out:"
for threads in 1 2; do
  echo "  $threads thread(s):"
  /usr/bin/env python3 - "$root/build/release/interfaces/cli/jernih" "$threads" "$work/out$threads" "$@" <<'PY'
import os, resource, subprocess, sys, time
jernih, threads, out, *files = sys.argv[1:]
size = sum(os.path.getsize(f) for f in files)
begin = time.time()
done = subprocess.run([jernih, "run", "--quiet", "--threads", threads, "-o", out, *files], check=False)
seconds = time.time() - begin
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"    {size / 1e6 / seconds:8.1f} MB/s of input   peak memory {peak} KiB   exit {done.returncode}")
PY
done
if diff -rq -x run.json "$work/out1" "$work/out2" >/dev/null; then
  echo "  the same bytes with 1 and 2 threads"
else
  echo "  DIFFERENT bytes with 1 and 2 threads" && exit 1
fi

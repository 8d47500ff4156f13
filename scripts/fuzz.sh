#!/bin/sh
# Fuzzes each target under ASan and UBSan with libFuzzer (clang 14), starting from tests/fuzz/corpus/ and
# the sample pages. Usage: fuzz.sh [SECONDS] [TARGET…]      default: 60 seconds, all targets
# A finding is left in out/fuzz/TARGET/ and ends the run with 1.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
seconds=${1:-60}
[ $# -gt 0 ] && shift
sh "$root/scripts/packages.sh" test
cd "$root"
cmake --preset fuzz >/dev/null
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls ./*_fuzz.cc | sed 's|^\./||; s|\.cc$||')
for target in "$@"; do
  cmake --build --preset fuzz --target "$target" >/dev/null
  work=out/fuzz/$target
  mkdir -p "$work/corpus"
  seeds=tests/fuzz/corpus/$target
  [ -d "$seeds" ] || seeds=tests/samples
  echo "== $target, $seconds s"
  "build/fuzz/tests/fuzz/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix="$work/" -print_final_stats=1 "$work/corpus" "$seeds" tests/samples 2>"$work/log" || {
    tail -n 40 "$work/log" >&2
    echo "fuzz: $target found something; the input is in $work/" >&2
    exit 1
  }
  grep -E "stat::number_of_executed_units|stat::new_units_added|stat::peak_rss_mb" "$work/log"
done

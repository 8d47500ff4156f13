#!/bin/sh
# Installs what testing needs, builds, and runs every test.
# Usage: test.sh [PRESET…]     presets: dev (g++ 12) and asan (clang 14, ASan and UBSan) without any,
#                              then README's way to an installation; also clang, release
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

sh scripts/packages.sh test
readme=no
[ $# -gt 0 ] || { set -- dev asan; readme=yes; }
for preset in "$@"; do
  echo "== $preset"
  cmake --preset "$preset" -DJERNIH_BUILD_TESTS=ON
  cmake --build --preset "$preset"
  ctest --preset "$preset" --no-tests=error -j "$(nproc)"
done
if [ "$readme" = yes ]; then
  echo "== README's Installing"
  sh tests/installation/readme_test.sh
fi

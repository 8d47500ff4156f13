#!/bin/sh
# Installs a build into an empty folder and uses it from there: the program, its man page, its
# configurations, and a project of somebody else that finds the library.
# Usage: installation_test.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "installation: $1" >&2; exit 1; }

cmake --install "$build" --prefix "$work/usr" >"$work/log" 2>&1 || { cat "$work/log"; fail "cmake --install failed"; }
cd "$work"
jernih=$work/usr/bin/jernih
[ "$("$jernih" text '5 jam lalu')" = '5 hours ago' ] || fail "the installed program does not work"
for file in share/man/man1/jernih.1 share/bash-completion/completions/jernih share/zsh/vendor-completions/_jernih \
            share/jernih/config/news.yaml share/jernih/lexicons/README.md; do
  [ -s "usr/$file" ] || fail "usr/$file is missing"
done
"$jernih" check --strict usr/share/jernih/config/*.yaml >/dev/null || fail "an installed configuration has mistakes"
grep -rl "$build" usr/share usr/lib/cmake usr/lib/*/cmake 2>/dev/null && fail "the files above name the build folder"

cmake -G Ninja -S "$here" -B "$work/outside" -DCMAKE_PREFIX_PATH="$work/usr" -DCMAKE_BUILD_TYPE=Release \
  ${CXX:+-DCMAKE_CXX_COMPILER="$CXX"} ${CXXFLAGS:+-DCMAKE_CXX_FLAGS="$CXXFLAGS"} >"$work/log" 2>&1 &&
  cmake --build "$work/outside" >>"$work/log" 2>&1 || { cat "$work/log"; fail "a project of somebody else does not build"; }
[ "$("$work/outside/outside")" = 'Updated 5 hours ago' ] || fail "a project of somebody else does not work"
echo "installation: works"

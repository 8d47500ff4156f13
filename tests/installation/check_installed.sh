#!/bin/sh
# Uses an installed Jernih: the program, its man page, its configurations, and a project of somebody
# else that finds the library. Usage: check_installed.sh PREFIX BUILD_DIR
set -eu
prefix=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "installation: $1" >&2; exit 1; }

cd "$work"
jernih=$prefix/bin/jernih
[ "$("$jernih" text '5 jam lalu')" = '5 hours ago' ] || fail "the installed program does not work"
for file in share/man/man1/jernih.1 share/bash-completion/completions/jernih share/zsh/vendor-completions/_jernih \
            share/doc/jernih/library.md share/jernih/config/news.yaml share/jernih/lexicons/README.md; do
  [ -s "$prefix/$file" ] || fail "$prefix/$file is missing"
done
"$jernih" check --strict "$prefix"/share/jernih/config/*.yaml >/dev/null || fail "an installed configuration has mistakes"
grep -rl "$build" "$prefix"/share "$prefix"/lib/cmake "$prefix"/lib/*/cmake 2>/dev/null && fail "the files above name the build folder"

# docs/library.md shows this very project.
python3 - "$here" <<'END' || fail "docs/library.md shows other bytes than tests/installation"
import pathlib, sys
here = pathlib.Path(sys.argv[1])
page = (here / "../../docs/library.md").read_text()
project = (here / "CMakeLists.txt").read_text().split("\n", 1)[1]
sys.exit(not ((here / "outside.cc").read_text() in page and project in page))
END

# Each header that it names compiles alone.
for header in $(sed -n 's/^| `\([^`]*\.h\)`.*/\1/p' "$here/../../docs/library.md"); do
  echo "#include \"$header\"" | ${CXX:-c++} -std=c++20 -fsyntax-only -I "$prefix/include/jernih" -x c++ - ||
    fail "$header does not compile alone"
done

cmake -G Ninja -S "$here" -B "$work/outside" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release \
  ${CXX:+-DCMAKE_CXX_COMPILER="$CXX"} ${CXXFLAGS:+-DCMAKE_CXX_FLAGS="$CXXFLAGS"} >"$work/log" 2>&1 &&
  cmake --build "$work/outside" >>"$work/log" 2>&1 || { cat "$work/log"; fail "a project of somebody else does not build"; }
"$work/outside/outside" >"$work/said" || fail "a project of somebody else does not work"
[ "$(head -n 1 "$work/said")" = 'Updated 5 hours ago' ] || fail "it says: $(cat "$work/said")"
printf '{"id": "a", "text": "12 Komentar"}\n' | "$jernih" run -q -c ui >"$work/record"
tail -n +2 "$work/said" | cmp - "$work/record" || fail "a record of the library is not that of the program"

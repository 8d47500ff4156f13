#!/bin/sh
# Does what README says under "Two commands" and "Installing", in a copy of the project that was never
# built: quickstart, then each command of "Installing" as it stands there. A release build: some
# minutes. Usage: readme_test.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/jernih" "$work/home"
(cd "$root" && git ls-files -z | xargs -0 sh -c 'for f; do [ -e "$f" ] && printf "%s\0" "$f"; done' - |
  tar --null -T - -cf -) | tar -C "$work/jernih" -xf -
cd "$work/jernih"
HOME=$work/home
export HOME
sh scripts/quickstart.sh >"$work/log" 2>&1 || { cat "$work/log"; echo "readme: quickstart failed" >&2; exit 1; }
awk '/^## /{ours = /^## Installing/} ours && /^    /' README.md | sed 's/^    //; s/ *#.*//' >"$work/commands"
[ -s "$work/commands" ] || { echo "readme: no command stands under Installing" >&2; exit 1; }
while read -r command; do
  echo "readme: $command"
  sh -euc "$command" </dev/null >"$work/log" 2>&1 || { cat "$work/log"; echo "readme: it failed" >&2; exit 1; }
done <"$work/commands"
sh "$here/check_installed.sh" "$HOME/.local" build/release
ls build/release/*.deb >/dev/null
echo "readme: what it says of installing is true"

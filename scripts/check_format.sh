#!/bin/sh
# Says which files clang-format-14 would change; exit 1 when there are any. --fix changes them.
set -eu
cd "$(dirname "$0")/.."
files=$(find pipeline lexicons stages interfaces tests -name '*.cc' -o -name '*.h' | sort)
if [ "${1:-}" = --fix ]; then
  # shellcheck disable=SC2086
  clang-format-14 -i $files
  exit 0
fi
wrong=
for file in $files; do
  clang-format-14 --dry-run -Werror "$file" 2>/dev/null || wrong="$wrong $file"
done
[ -z "$wrong" ] && { echo "format: as it should be"; exit 0; }
echo "format: scripts/check_format.sh --fix would change:"
printf '  %s\n' $wrong
exit 1

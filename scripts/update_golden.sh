#!/bin/sh
# Rewrites tests/golden/ from what the program says now. Review the difference before committing.
# Usage: update_golden.sh [JERNIH]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
jernih=${1:-$root/build/dev/interfaces/cli/jernih}
python3 "$root/tests/golden/golden.py" --update "$jernih"
git -C "$root" --no-pager diff --stat -- tests/golden

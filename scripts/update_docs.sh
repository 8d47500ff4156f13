#!/bin/sh
# Writes anew what the program says about itself: docs/stages.md, docs/*.schema.json, and the sessions in
# docs/cli.md. Review the difference before committing. Usage: update_docs.sh [JERNIH]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
jernih=${1:-$root/build/release/interfaces/cli/jernih}
"$jernih" stages --format markdown >"$root/docs/stages.md"
"$jernih" schema config >"$root/docs/config.schema.json"
"$jernih" schema record >"$root/docs/record.schema.json"
python3 "$root/tests/interfaces/transcripts.py" --update "$jernih"
git -C "$root" --no-pager diff --stat -- docs

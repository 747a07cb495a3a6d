#!/bin/sh
# Compares the tenant with the stack and the program, and keeps one issue about what was changed by hand.
# Exit code: 0 if everything is as declared, 2 if something differs, 1 if the comparison failed.
set -u
scripts=$(dirname "$0")
code=0
"$scripts/preview.sh" --expect-no-changes "$@" || code=$?
exec node "$scripts/issue.mjs" "$code"

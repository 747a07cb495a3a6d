#!/bin/sh
# Applies the approved plan: `apply.sh sha256:…`. Further arguments go to `pulumi up`.
# If the plan of this run has another digest, `up` writes nothing, shows what differs, and fails. It shows the difference line by
# line if plan.json of the approved plan lies in the folder.
set -eu
approved=${1:-}
# An empty digest would mean that any plan is approved.
if ! printf '%s\n' "$approved" | grep -Eq '^sha256:[0-9a-f]{64}$'; then
    echo "apply.sh: the first argument must be the digest of the approved plan, as in sha256:…; it is \"$approved\"." >&2
    exit 2
fi
shift
export TEAMS_PHONE_APPROVED_PLAN="$approved"
export TEAMS_PHONE_PLAN_FILE="${TEAMS_PHONE_PLAN_FILE:-$PWD/plan}"
# The preview that `up` runs by default would overwrite plan.json before `up` compares with it.
exec pulumi up --yes --skip-preview --non-interactive --color never "$@"

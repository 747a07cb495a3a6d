#!/bin/sh
# Previews the stack. Run it in the folder of Pulumi.yaml, with PULUMI_STACK set. Arguments go to `pulumi preview`.
# It always leaves plan.md, and plan.json if the preview got as far as a plan. Its exit code is the preview's.
set -u
plan=${TEAMS_PHONE_PLAN_FILE:-$PWD/plan}
export TEAMS_PHONE_PLAN_FILE="$plan"
rm -f "$plan.md" "$plan.json" "$plan.log"

code=0
pulumi preview --non-interactive --color never "$@" >"$plan.log" 2>&1 || code=$?
cat "$plan.log"
[ "$code" -eq 0 ] && exit 0

if [ ! -f "$plan.md" ]; then
    printf '## Teams Phone plan\n\nThe preview failed before it had a plan.\n' >"$plan.md"
elif grep -q '^### Refused' "$plan.md" || grep -q 'no changes were expected' "$plan.log"; then
    # The plan itself says why the preview failed.
    exit "$code"
fi
# A redacted plan must not be followed by names and numbers.
if [ "$(pulumi config get teams-phone:planRedacted 2>/dev/null)" = true ]; then
    printf '\n### The preview failed (exit code %s)\n\nThe log of the job says why.\n' "$code" >>"$plan.md"
    exit "$code"
fi
{
    printf '\n### The preview failed (exit code %s)\n\n' "$code"
    # The first error and what follows it; without one, the end of the output. Four blanks make it code.
    if grep -q 'error:' "$plan.log"; then sed -n '/error:/,$p' "$plan.log"; else tail -n 40 "$plan.log"; fi |
        sed 's/^/    /'
} >>"$plan.md"
exit "$code"

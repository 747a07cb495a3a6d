// Opens, edits or closes the one issue about drift, by plan.md, plan.json and the exit code of the preview that wrote them.
//   node issue.mjs EXIT-CODE     of `preview.sh --expect-no-changes`
// Exit code: 0 if everything is as declared, 2 if something differs, 1 if the comparison failed. A failed comparison leaves the
// issue as it is: it says nothing about the tenant.
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { host, shortened } from "./hosts/host.mjs";
import { MARKER } from "./hosts/marker.mjs";

const file = process.env.TEAMS_PHONE_PLAN_FILE ?? "plan";
const read = extension => (existsSync(`${file}.${extension}`) ? readFileSync(`${file}.${extension}`, "utf8") : "");

const code = Number(process.argv[2]);
const plan = JSON.parse(read("json") || "null");
const hasOtherChanges = read("log").includes("no changes were expected but changes were proposed");
const isDifferent = plan !== null && (plan.changes.length > 0 || plan.refused.length > 0 || hasOtherChanges);
if (plan === null || Number.isNaN(code) || (code !== 0 && !isDifferent)) {
    console.error("The comparison failed, so the issue stays as it is. See the output of the preview.");
    process.exit(1);
}

const { issues } = host();
const open = await issues.findOpen();
const today = new Date().toISOString().slice(0, 10);
if (isDifferent) {
    const text = `Found on ${today}. \`pulumi up\` of the main branch would do this:\n\n${read("md")}`;
    const body = shortened(`${MARKER}\n\n${text}`, issues.mostCharacters);
    if (open) await issues.edit(open, body);
    else await issues.open("The tenant differs from the Teams Phone program", body);
    console.log(`${open ? "edited" : "opened"} the issue`);
    process.exitCode = 2;
} else if (open) {
    await issues.close(open, `On ${today}, everything was as declared.`);
    console.log("closed the issue");
} else console.log("everything is as declared");

// Posts plan.md as one comment on the pull request, and edits that comment in later runs.
//   node comment.mjs [FILE]      default: plan.md
import { readFileSync } from "node:fs";
import process from "node:process";
import { host, shortened } from "./hosts/host.mjs";
import { MARKER } from "./hosts/marker.mjs";

const [file = "plan.md"] = process.argv.slice(2);
const { comments } = host();
const body = shortened(`${MARKER}\n\n${readFileSync(file, "utf8")}`, comments.mostCharacters);
const own = (await comments.ofThisLogin()).find(each => each.body.startsWith(MARKER));
if (own) await comments.edit(own, body);
else await comments.post(body);
console.log(`${own ? "edited" : "posted"} the comment with the plan`);

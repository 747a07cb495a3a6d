import process from "node:process";
import { azureDevOps } from "./azure-devops.mjs";
import { gitHub } from "./github.mjs";

/** The host of the pipeline, by the token that the environment has. */
export function host(env = process.env) {
    if (env.GITHUB_TOKEN) return gitHub(env);
    if (env.SYSTEM_ACCESSTOKEN) return azureDevOps(env);
    console.error("Set GITHUB_TOKEN, or SYSTEM_ACCESSTOKEN for Azure DevOps.");
    return process.exit(1);
}

/** Cuts a text that the host would refuse at the end of a line. A plan shows the riskiest changes first. */
export function shortened(text, mostCharacters) {
    if (text.length <= mostCharacters) return text;
    const note =
        "\n\n**The text is too long for this place. The whole plan is plan.md, in the artifact of the run.**\n";
    const end = "\n\n</details>";
    const cut = text.slice(0, mostCharacters - note.length - end.length);
    const isFolded = cut.lastIndexOf("<details>") > cut.lastIndexOf("</details>");
    return cut.slice(0, cut.lastIndexOf("\n")) + (isFolded ? end : "") + note;
}

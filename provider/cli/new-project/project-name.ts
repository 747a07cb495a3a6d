const MAX_LENGTH = 100;
/** npm refuses these as names, and a project with the name of its own dependency. */
const REFUSED = ["node_modules", "favicon.ico", "pulumi-teams-phone"];

/**
 * Makes a name that both Pulumi and npm accept from the name of a folder: lower case, at most 100 characters of `a` to `z`, digits,
 * `-`, `_` and `.`, beginning with a letter or a digit.
 */
export function projectName(folder: string): string {
    const name = folder
        // Splits letters from their accents, which the next step removes.
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, "-")
        .replace(/^[._-]+/, "")
        .slice(0, MAX_LENGTH)
        .replace(/[._-]+$/, "");
    if (name === "") return "teams-phone-project";
    return REFUSED.includes(name) ? `${name}-project` : name;
}

import { TeamsPhoneError } from "../../../errors";

// Paths below Graph's version.
export const NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";
export const OPERATIONS = "/admin/teams/telephoneNumberManagement/operations";
export const USER_CONFIGURATIONS = "/admin/teams/userConfigurations";
export const USERS = "/users";
export const ORGANIZATION = "/organization";

/** A string literal of a filter: OData doubles the quotes inside it. */
export function quoted(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

/** A path with query options. It encodes their values, because a bare `+` would arrive as a space. */
export function query(path: string, options: Readonly<Record<string, string | number>>): string {
    const pairs = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}

/**
 * Headers that a path needs. Entra ID counts only in advanced queries, which read an index that may lag ("Advanced query
 * capabilities on Microsoft Entra ID objects" in Microsoft's documentation).
 */
export function headersFor(path: string): Readonly<Record<string, string>> {
    return path.includes("$count=true") ? { consistencylevel: "eventual" } : {};
}

/**
 * The path of the next page below the version; `null` on the last page.
 * @throws TeamsPhoneError `graph` if it is not a link, or leads to another host: a token must not go there, and half a list is not
 * a list
 */
export function nextPath(body: unknown, root: string): string | null {
    const link =
        typeof body === "object" && body !== null && "@odata.nextLink" in body ? body["@odata.nextLink"] : null;
    if (link === null) return null;
    if (typeof link !== "string")
        throw new TeamsPhoneError(
            "graph",
            "Microsoft Graph links to the next page of a list with something other than text.",
        );
    if (link.startsWith(`${root}/`)) return link.slice(root.length);
    throw new TeamsPhoneError("graph", "Microsoft Graph links to another host for the next page of a list.");
}

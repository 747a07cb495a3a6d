import { TeamsPhoneError } from "../../../errors";

/** Where things are in Graph, below its version. */
export const NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";
export const OPERATIONS = "/admin/teams/telephoneNumberManagement/operations";
export const USER_CONFIGURATIONS = "/admin/teams/userConfigurations";
export const USERS = "/users";
export const ORGANIZATION = "/organization";

/** A text in a filter: OData doubles the quotes in it. */
export function quoted(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

/** A path with its query, encoded: `+` would arrive as a space otherwise. */
export function query(path: string, options: Readonly<Record<string, string | number>>): string {
    const pairs = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}

/**
 * Headers that a request needs because of what it asks. Entra ID counts for advanced queries alone, whose index may lag
 * ("Advanced query capabilities on Microsoft Entra ID objects", of Microsoft's documentation).
 */
export function headersFor(path: string): Readonly<Record<string, string>> {
    return path.includes("$count=true") ? { consistencylevel: "eventual" } : {};
}

/**
 * The path of a next page, below the version; `null` on the last one.
 * @throws TeamsPhoneError `graph` for an address elsewhere: no token is sent there, and a list without its end is none
 */
export function nextPath(body: unknown, root: string): string | null {
    const link =
        typeof body === "object" && body !== null && "@odata.nextLink" in body ? body["@odata.nextLink"] : null;
    if (typeof link !== "string") return null;
    if (link.startsWith(`${root}/`)) return link.slice(root.length);
    throw new TeamsPhoneError("graph", "Microsoft Graph names an address elsewhere for the next page of a list.");
}

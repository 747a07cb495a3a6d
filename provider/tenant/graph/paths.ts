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

/** The path of a next page, below the version; `null` for an address elsewhere, which no token is sent to. */
export function nextPath(link: unknown, root: string): string | null {
    return typeof link === "string" && link.startsWith(`${root}/`) ? link.slice(root.length) : null;
}

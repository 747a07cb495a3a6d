/** The kinds of call that faults and request counts distinguish. */
export const CALL_KINDS = [
    "list",
    "number",
    "assign",
    "unassign",
    "update",
    "operation",
    "userConfigurations",
    "resourceAccounts",
    "users",
    "organization",
    "batch",
    "token",
    "other",
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

const NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";
const PATTERNS: readonly [CallKind, RegExp][] = [
    ["batch", /^\/\$batch$/],
    ["assign", new RegExp(`^${NUMBERS}/[\\w.]*assignNumber$`)],
    ["update", new RegExp(`^${NUMBERS}/[\\w.]*updateNumber$`)],
    ["list", new RegExp(`^${NUMBERS}$`)],
    ["number", new RegExp(`^${NUMBERS}/[^/]+$`)],
    ["operation", /^\/admin\/teams\/telephoneNumberManagement\/operations\/[^/]+$/],
    ["userConfigurations", /^\/admin\/teams\/userConfigurations(\/[^/]+)?$/],
    ["resourceAccounts", /^\/admin\/teams\/resourceAccounts$/],
    ["users", /^\/users(\/.*)?$/],
    ["organization", /^\/organization(\/.*)?$/],
];

/** @param path The canonical path without the API version. */
export function callKindOf(path: string): CallKind {
    if (/unassignNumber$/.test(path)) return "unassign";
    if (/\/oauth2\/v2\.0\/token$/.test(path)) return "token";
    return PATTERNS.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
}

const NAMES = new Map(
    [
        "v1.0",
        "beta",
        "$batch",
        "admin",
        "teams",
        "telephoneNumberManagement",
        "numberAssignments",
        ...["assignNumber", "unassignNumber", "updateNumber"].flatMap(action => [
            action,
            `microsoft.graph.teamsAdministration.${action}`,
        ]),
        "operations",
        "userConfigurations",
        "resourceAccounts",
        "users",
        "licenseDetails",
        "organization",
    ].map(name => [name.toLowerCase(), name]),
);

/**
 * Spells a path as the routes do: names in their own case, because Graph ignores it; OData's key syntax `operations('x')` as
 * `operations/x`; and no slash at the end. Keys keep their case.
 */
export function canonicalPath(path: string): string {
    const keyed = path
        .replace(/%2[789]/g, encoded => decodeURIComponent(encoded))
        .replace(/\('([^'/]*)'\)/g, "/$1")
        .replace(/(?<=.)\/+$/, "");
    return keyed
        .split("/")
        .map(segment => NAMES.get(segment.replace(/%24/g, "$").toLowerCase()) ?? segment)
        .join("/");
}
